"""Nobody answers in time: the deputies are asked, then the town office, then whoever appoints (S30)."""

from datetime import timedelta

from domain.cases import Action, Escalation, Part
from domain.people import Role
from storage import people
from tests.jobs.jobbing import GAS, do, move, report
from tests.story import ADA, CHEN, DANING, HUI, MEI, TOWN, WU, Someone, Story

DENG, SU = Someone("Deng", 2010), Someone("Su", 2011)
"""Deputies of Daning."""
OTHER_VILLAGE = "441900119002"


async def test_a_case_not_taken_goes_to_the_deputies_then_to_the_town(story: Story) -> None:
    for deputy in (DENG, SU):
        await story.appoint(deputy, Role.DEPUTY, DANING)
    case = await report(story)
    assert case.respond_by == story.now + timedelta(hours=1)
    story.pass_time(minutes=59)
    assert await do(story, "escalate") == {"ran": True}
    story.pass_time(minutes=1)
    deng, su, wu = [(await story.person(who)).id for who in (DENG, SU, WU)]
    assert await do(story, "escalate") == {
        "ran": True,
        "cases": [{"case": case.code, "to": "deputies"}],
        "told": [{"person": person, "key": "card", "cases": [case.code]} for person in (deng, su)],
    }
    said = await story.deliver()
    assert (said[DENG], said[SU], said[CHEN], said[WU]) == (["card"], ["card"], [], [])
    assert said.to(DENG)[0].button("accept").data == f"accept:{case.id}"
    assert "还没人接单" in said.to(DENG)[0].words
    story.pass_time(hours=1)
    assert (await do(story, "escalate"))["told"] == [{"person": wu, "key": "card", "cases": [case.code]}]
    said = await story.deliver()
    assert (said[WU], said[DENG], said[ADA]) == (["card"], [], [])
    assert "到时间还没人接单" in said.to(WU)[0].words
    story.pass_time(hours=5)
    assert await do(story, "escalate") == {"ran": True}


async def test_without_deputies_the_town_is_asked_at_once(story: Story) -> None:
    case = await report(story)
    story.pass_time(hours=1)
    assert (await do(story, "escalate"))["cases"] == [{"case": case.code, "to": "town"}]
    said = await story.deliver()
    assert (said[WU], said[CHEN]) == (["card"], [])
    after = await story.case(case.id)
    assert (after.escalation, after.respond_by, after.handler) == (Escalation.TOWN, None, case.handler)


async def test_a_case_that_was_taken_climbs_no_more(story: Story) -> None:
    case = await report(story)
    await move(story, case, Action.ACCEPT, Part.HANDLER, CHEN)
    story.pass_time(hours=20)
    assert await do(story, "escalate") == {"ran": True}


async def test_where_nobody_is_appointed_the_admins_are_told_once(story: Story) -> None:
    case = await report(story, village=OTHER_VILLAGE)
    assert (case.handler, case.rule) == (None, "nobody")
    told = []
    for _ in range(4):
        story.pass_time(hours=1)
        await do(story, "escalate")
        told += (await story.deliver())[ADA]
    assert told == ["told-nobody-appointed"]


async def test_at_night_only_an_emergency_climbs(story: Story) -> None:
    story.pass_time(hours=9, minutes=30)  # 21:30
    cables = await report(story, HUI, category="MUN-02")  # lights out: four hours, at any time
    story.pass_time(hours=4)
    gas = await report(story, MEI, category=GAS)
    story.pass_time(minutes=30)  # 02:00
    assert (await do(story, "escalate"))["cases"] == [{"case": gas.code, "to": "town"}]
    story.pass_time(hours=4, minutes=59)
    assert await do(story, "escalate") == {"ran": True}
    story.pass_time(minutes=1)  # 07:00
    assert (await do(story, "escalate"))["cases"] == [{"case": cables.code, "to": "town"}]


async def test_several_cases_of_the_night_come_in_one_message(story: Story) -> None:
    story.pass_time(hours=8)  # 20:00
    lights = [await report(story, category="MUN-02") for _ in range(25)]
    story.pass_time(hours=11)  # 07:00
    result = await do(story, "escalate")
    codes = [case.code for case in lights]
    assert result["told"] == [
        {"person": (await story.person(WU)).id, "key": "told-escalated-many", "cases": codes}
    ]
    said = await story.deliver()
    assert said[WU] == ["told-escalated-many"]
    words = said.to(WU)[0].words
    assert words.count("<code>") == 20
    assert "还有 5 宗" in words
    said = await story.press(WU, "todo:0")
    assert said.to(WU)[0].facts["count"] == 25


async def test_deputies_who_got_a_list_find_each_case_in_their_own(story: Story) -> None:
    await story.appoint(DENG, Role.DEPUTY, DANING)
    await story.meet(DENG)
    lights = [await report(story, category="MUN-02") for _ in range(2)]
    story.pass_time(hours=4)
    await do(story, "escalate")
    assert (await story.deliver())[DENG] == ["told-escalated-many"]
    await story.press(DENG, "todo:0")
    said = await story.press(DENG, f"card:{lights[1].id}:deputy")
    assert said[DENG] == ["card"]
    await story.press(DENG, f"accept:{lights[1].id}")
    assert (await story.case(lights[1].id)).handler == (await story.person(DENG)).id
    assert [told.facts["count"] for told in (await story.say(DENG, "/todo")).to(DENG)] == [2]


async def test_whoever_has_the_card_already_is_reminded_beside_it(story: Story) -> None:
    await report(story, village=None)
    assert [told.key for told in story.chat(WU)] == ["card"]
    story.pass_time(hours=1)
    await do(story, "escalate")
    assert (await story.deliver())[WU] == ["told-escalated"]


async def test_several_emergencies_come_one_by_one(story: Story) -> None:
    await report(story, category=GAS)
    await report(story, MEI, category=GAS)
    story.pass_time(minutes=15)
    await do(story, "escalate")
    assert (await story.deliver())[WU].count("told-escalated") == 2


async def test_whoever_cannot_be_reached_is_left_alone(story: Story) -> None:
    await story.appoint(DENG, Role.TOWN, TOWN)
    async with story.write() as tx:
        await people.change(tx, (await story.person(DENG)).id, reachable=False)
    await report(story)
    story.pass_time(hours=1)
    await do(story, "escalate")
    said = await story.deliver()
    assert (said[DENG], said[WU]) == ([], ["card"])
