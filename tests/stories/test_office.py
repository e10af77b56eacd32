"""What the town office decides: file, refuse, merge, reassign, delay."""

from datetime import timedelta

from domain.cases import Status
from domain.people import Role
from storage import reporters
from tests.stories.road import buttons, card, reported, taken
from tests.story import CHEN, DANING, HUMEN, MEI, WU, YING, Someone, Story

LAO = Someone("Lao", 2010)


async def unclear(story: Story) -> None:
    """Reported as something else, which only an officer can tell."""
    await story.photo(YING)
    await story.location(YING, *HUMEN)
    await story.press(YING, "cat:OTH-01")
    said = await story.press(YING, "submit")
    assert said[YING] == ["draft-sent", "receipt-unclear"]
    assert said[WU] == ["card"]


async def test_an_unclear_report_is_filed_by_the_duty_officer_and_the_reporter_hears_it(story: Story) -> None:
    await unclear(story)
    assert (await story.case()).status is Status.COLLECTED
    await story.press(WU, "file:1")
    await story.press(WU, "file-group:1:MUN")
    said = await story.press(WU, "file:1:MUN-02")
    case = await story.case()
    assert (case.category, case.status) == ("MUN-02", Status.DISPATCHED)
    assert said[YING] == ["told-filed"]
    assert said[WU][-1] == "done-file"


async def test_refusing_needs_a_reason_and_the_reporter_reads_it(story: Story) -> None:
    await unclear(story)
    said = await story.press(WU, "refuse:1")
    assert said[WU] == ["ask-reason-refuse"]
    assert (await story.case()).status is Status.COLLECTED
    said = await story.press(WU, "refuse:1:private")
    assert said[YING] == ["told-refused"]
    assert "属于私人纠纷" in said.to(YING)[0].words
    assert (await story.case()).status is Status.REFUSED
    said = await story.data(WU, "file:1:MUN-02")
    assert said.answer == "move-not-now"


async def test_refusing_in_own_words(story: Story) -> None:
    await unclear(story)
    await story.press(WU, "refuse:1")
    said = await story.press(WU, "words:refuse:1")
    assert said[WU] == ["ask-own-words"]
    said = await story.say(WU, "这是工地自己的围挡")
    assert "这是工地自己的围挡" in said.to(YING)[0].words


async def test_merging_makes_the_reporters_co_reporters_of_the_other(story: Story) -> None:
    await story.report(MEI, "路灯不亮", picture=5)
    await unclear(story)
    said = await story.press(WU, "merge:2")
    assert said[WU] == ["ask-merge"]
    said = await story.press(WU, "merge:2:1")
    assert said[YING] == ["told-merged"]
    assert "HM-261121-0001" in said.to(YING)[0].words
    assert (await story.case(2)).merged_into == 1
    async with story.read() as tx:
        people = {verdict.person for verdict in await reporters.verdicts(tx, 1)}
    assert people == {(await story.person(who)).id for who in (MEI, YING)}
    said = await story.press(WU, "accept:1")
    assert said[YING] == said[MEI] == ["told-accepted"]


async def test_there_may_be_nothing_to_merge_into(story: Story) -> None:
    await unclear(story)
    said = await story.press(WU, "merge:1")
    assert said.answer == "merge-nothing-near"


async def elsewhere(story: Story, who: Someone, words: str) -> None:
    """Reported by words alone, as something that an officer has to tell."""
    await story.photo(who)
    await story.say(who, words)
    await story.press(who, "cat:OTH-01")
    await story.press(who, "submit")


async def test_where_nobody_knows_the_point_what_is_alike_in_the_village_can_be_merged(story: Story) -> None:
    await elsewhere(story, YING, "虎门镇大宁社区市场门口")
    assert (await story.press(WU, "merge:1")).answer == "merge-nothing-alike"
    await elsewhere(story, MEI, "虎门镇大宁社区篮球场")
    assert (await story.press(WU, "merge:2"))[WU] == ["ask-merge"]
    assert (await story.press(WU, "merge:2:1"))[MEI] == ["told-merged"]
    assert (await story.case(2)).merged_into == 1


async def test_sent_back_with_a_reason_the_town_gives_it_to_somebody_else(story: Story) -> None:
    await story.meet(LAO)
    await story.appoint(LAO, Role.DEPUTY, DANING)
    due = (await reported(story)).due_at
    await story.press(CHEN, "send-back:1")
    said = await story.press(CHEN, "send-back:1:wrong_area")
    assert (said[YING], said[WU]) == ([], ["card"])
    case = await story.case()
    assert (case.status, case.handler) == (Status.FILED, None)
    assert buttons(card(story, CHEN, case)) == []
    said = await story.press(WU, "dispatch:1")
    assert "Lao" in " ".join(button.words for button in said.to(WU)[0].buttons)
    lao = (await story.person(LAO)).id
    said = await story.press(WU, f"dispatch:1:{lao}")
    assert said[LAO] == ["card"]
    case = await story.case()
    assert (case.status, case.handler, case.rule, case.due_at) == (Status.DISPATCHED, lao, "officer", due)


async def test_reassigning_tells_who_had_it_and_leaves_the_due_time(story: Story) -> None:
    await story.meet(LAO)
    await story.appoint(LAO, Role.DEPUTY, DANING)
    due = (await taken(story)).due_at
    lao = (await story.person(LAO)).id
    story.pass_time(hours=1)
    said = await story.data(WU, f"reassign:1:{lao}")
    assert said[CHEN][0] == "told-reassigned"
    assert said[LAO] == ["card"]
    case = await story.case()
    assert (case.status, case.handler, case.due_at) == (Status.DISPATCHED, lao, due)
    assert buttons(card(story, CHEN, case)) == []


async def test_a_delay_is_granted_by_the_town_and_every_reporter_hears_the_new_time(story: Story) -> None:
    case = await taken(story)
    assert case.due_at
    await story.press(CHEN, "ask-delay:1")
    said = await story.press(CHEN, "ask-delay:1:weather")
    assert said[CHEN] == ["ask-how-long"]
    said = await story.press(CHEN, "ask-delay:1:weather:3")
    assert (said[CHEN][-1], said[YING]) == ("done-ask-delay", [])
    assert buttons(card(story, WU, case))[:2] == ["grant-delay", "deny-delay"]
    said = await story.press(WU, "grant-delay")
    assert said[CHEN] == ["told-delay-granted", "card"]
    assert said[YING] == ["told-delayed"]
    assert (await story.case()).due_at == case.due_at + timedelta(days=3)


async def test_a_denied_delay_changes_nothing_for_the_reporter(story: Story) -> None:
    case = await taken(story)
    await story.press(CHEN, "ask-delay:1")
    await story.press(CHEN, "ask-delay:1:works")
    await story.press(CHEN, "ask-delay:1:works:1")
    said = await story.press(WU, "deny-delay")
    assert (said[CHEN], said[YING]) == (["told-delay-denied", "card"], [])
    assert (await story.case()).due_at == case.due_at


async def test_a_reporter_takes_a_report_back_and_who_had_it_hears_it(story: Story) -> None:
    case = await reported(story)
    await story.press(YING, "withdraw:1")
    said = await story.press(YING, "withdraw:1:gone")
    assert said[CHEN][0] == "told-withdrawn"
    assert (await story.case()).status is Status.WITHDRAWN
    assert buttons(card(story, CHEN, case)) == []


async def test_what_is_being_handled_is_not_taken_back(story: Story) -> None:
    await taken(story)
    said = await story.press(YING, "withdraw:1")
    assert said.answer == "move-not-now"
