"""Rounds of inspectors, and walks of leaders."""

import pytest

from domain.cases import Source
from domain.people import Role
from storage import exports, reporters
from tests.story import CHANGAN, HUI, HUMEN, LIN, TOWN, WU, YING, Story


async def test_each_photo_on_a_round_is_a_finding_and_the_next_is_asked_for_at_once(story: Story) -> None:
    await story.say(LIN, "/patrol")
    await story.photo(LIN, "垃圾成堆")
    await story.location(LIN, *HUMEN)
    said = await story.press(LIN, "submit")
    assert said[LIN] == ["draft-sent", "receipt-finding", "patrol-next"]
    case, lin = await story.case(), await story.person(LIN)
    assert (case.source, case.found_by) == (Source.INSPECTOR, lin.id)
    story.pass_time(minutes=30)
    await story.press(LIN, "patrol-here")
    await story.photo(LIN, "路灯不亮", picture=2)
    await story.press(LIN, "submit")
    said = await story.say(LIN, "/done")
    summary = said.to(LIN)[0]
    assert (summary.key, summary.facts["count"], summary.facts["took"]) == (
        "patrol-summary",
        2,
        {"hours": 0.5},
    )
    assert [line[1]["count"] for line in summary.facts["lines"]["lines"]] == [1, 1]


async def test_the_town_sees_a_number_and_never_the_inspectors_name(story: Story) -> None:
    await story.say(LIN, "/patrol")
    case = await story.report(LIN)
    card = story.chat(WU)[-1]
    assert f"巡查组 {case.found_by:02}" in card.words
    assert LIN.name not in card.words


async def test_the_inspector_who_found_it_checks_it(story: Story) -> None:
    await story.say(LIN, "/patrol")
    await story.report(LIN)
    await story.press(WU, "accept")
    said = await story.photo(WU, picture=2, reply_to=story.chat(WU)[0])
    assert "card" in said[LIN]


@pytest.mark.parametrize(("hours", "sources"), [(0, ["resident", "inspector"]), (25, ["resident"])])
async def test_what_a_resident_reported_and_an_inspector_found_is_one_case_with_two_sources(
    story: Story, hours: int, sources: list[str]
) -> None:
    await story.report(YING)
    story.pass_time(hours=hours)
    await story.say(LIN, "/patrol")
    await story.photo(LIN, "垃圾成堆", picture=3)
    await story.location(LIN, HUMEN[0] + 0.0004, HUMEN[1])
    await story.press(LIN, "submit")
    said = await story.press(LIN, "same")
    assert said[LIN] == ["draft-sent", "found-again", "patrol-next"]
    assert await listed(story) == [sources]
    async with story.read() as tx:
        assert [one.person for one in await reporters.verdicts(tx, 1)] == [(await story.person(YING)).id]
    await story.press(WU, "accept:1")
    await story.photo(WU, picture=2, reply_to=story.chat(WU)[0])
    said = await story.press(LIN, "pass:1")
    assert said[YING] == ["ask-verdict"]


async def test_what_an_inspector_found_and_a_resident_reported_is_one_case_with_two_sources(
    story: Story,
) -> None:
    await story.say(LIN, "/patrol")
    await story.report(LIN)
    await story.photo(YING, "垃圾成堆", picture=3)
    await story.location(YING, *HUMEN)
    await story.press(YING, "submit")
    assert (await story.press(YING, "same"))[YING][-1] == "joined"
    assert await listed(story) == [["inspector", "resident"]]


async def test_a_finding_merged_into_a_report_is_its_second_source(story: Story) -> None:
    await story.report(YING)
    await story.say(LIN, "/patrol")
    await story.photo(LIN, picture=3)
    await story.location(LIN, *HUMEN)
    await story.press(LIN, "cat:OTH-01")
    await story.press(LIN, "submit")
    await story.press(WU, "merge:2")
    await story.press(WU, "merge:2:1")
    assert await listed(story) == [["resident", "inspector"], ["inspector"]]


async def listed(story: Story) -> list[list[str]]:
    """The sources of every case, as they are exported."""
    async with story.read() as tx:
        return [document["sources"] async for document in exports.list_cases(tx, exports.Wanted())]


async def test_nothing_is_a_finding_after_the_round(story: Story) -> None:
    await story.say(LIN, "/patrol")
    assert (await story.say(LIN, "/done"))[LIN] == ["patrol-summary-none"]
    assert (await story.say(LIN, "/done"))[LIN] == ["patrol-none"]
    assert (await story.report(LIN)).source is Source.RESIDENT


async def test_residents_make_no_rounds(story: Story) -> None:
    assert (await story.say(YING, "/patrol"))[YING] == ["not-allowed"]


async def test_a_second_patrol_goes_on_with_the_first(story: Story) -> None:
    await story.say(LIN, "/patrol")
    assert (await story.say(LIN, "/patrol"))[LIN] == ["patrol-under-way"]


async def test_only_the_finder_continues_at_the_same_place(story: Story) -> None:
    await story.say(LIN, "/patrol")
    await story.report(LIN)
    said = await story.data(WU, "patrol-here:1")
    assert (said.answer, said.messages) == ("not-allowed", [])


async def test_what_a_leader_sends_comes_from_a_walk(story: Story) -> None:
    await story.appoint(HUI, Role.LEADER, TOWN)
    assert (await story.report(HUI, place=CHANGAN)).source is Source.LEADER
