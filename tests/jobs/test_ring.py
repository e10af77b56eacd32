"""An emergency rings in a growing circle until somebody takes it (S46)."""

from datetime import timedelta

from domain.cases import Action, Part
from domain.people import Role
from tests.jobs.jobbing import GAS, do, move, report
from tests.story import ADA, CHEN, HUI, MEI, TOWN, WU, YING, Someone, Story

FANG, GUO = Someone("Fang", 2020), Someone("Guo", 2021)
"""The head of Humen's branch; the city office."""


async def appoint(story: Story) -> None:
    await story.appoint(FANG, Role.TOWN, TOWN)
    await story.appoint(GUO, Role.CITY, story.city.code)


async def rung(story: Story) -> set[str]:
    """Who hears the next minute's ring, which must be all they hear."""
    await do(story, "ring")
    said = await story.deliver()
    assert {told.key for told in said.messages} <= {"told-ringing"}
    return {who.name for who in (YING, CHEN, WU, FANG, GUO, ADA) if said[who]}


async def test_a_gas_leak_at_three_in_the_night_rings_on_until_it_is_taken(story: Story) -> None:
    await appoint(story)
    story.pass_time(hours=15)  # 03:00
    case = await report(story, category=GAS)
    assert WU.id in {told.chat for told in story.chat(WU) if told.key == "card"}
    heard = []
    for _ in range(3):
        story.pass_time(minutes=9, seconds=59)
        heard.append(await rung(story))
        story.pass_time(seconds=1)
        heard.append(await rung(story))
    first, everybody = {"Chen", "Wu", "Fang"}, {"Chen", "Wu", "Fang", "Guo", "Ada"}
    assert heard == [set(), first, set(), everybody, set(), everybody]
    await move(story, case, Action.ACCEPT, Part.DUTY, WU)
    await story.deliver()
    story.pass_time(hours=1)
    assert await do(story, "ring") == {"ran": True}


async def test_the_result_names_the_ring_and_whom_it_tells(story: Story) -> None:
    case = await report(story, category=GAS)
    story.pass_time(minutes=10)
    persons = sorted([(await story.person(who)).id for who in (CHEN, WU)])
    told = [{"person": person, "key": "told-ringing", "cases": [case.code]} for person in persons]
    assert await do(story, "ring") == {"ran": True, "cases": [{"case": case.code, "ring": 1}], "told": told}
    assert (await story.case(case.id)).ring_at == story.now + timedelta(minutes=10)
    said = await story.deliver()
    assert said.to(WU)[0].button("accept").data == f"accept:{case.id}"


async def test_after_a_stop_it_rings_once_and_then_in_its_measure(story: Story) -> None:
    case = await report(story, category=GAS)
    story.pass_time(hours=2)
    assert (await do(story, "ring"))["cases"] == [{"case": case.code, "ring": 1}]
    story.pass_time(minutes=1)
    assert await do(story, "ring") == {"ran": True}


async def test_given_to_somebody_else_it_begins_anew(story: Story) -> None:
    case = await report(story, category=GAS)
    for _ in range(2):
        story.pass_time(minutes=10)
        await do(story, "ring")
    await move(story, case, Action.REASSIGN, Part.TOWN, WU, handler=(await story.person(HUI)).id, rule="hand")
    story.pass_time(minutes=10)
    assert (await do(story, "ring"))["cases"] == [{"case": case.code, "ring": 1}]


async def test_what_is_no_emergency_never_rings(story: Story) -> None:
    await report(story, MEI)
    story.pass_time(days=3)
    assert await do(story, "ring") == {"ran": True}


async def test_sent_back_it_rings_the_town_on(story: Story) -> None:
    case = await report(story, category=GAS)
    await move(story, case, Action.SEND_BACK, Part.HANDLER, CHEN, words="不在本社区")
    await story.deliver()
    story.pass_time(minutes=10)
    assert await rung(story) == {"Wu"}
