"""The life of a coded place, from the suggestion to its cancelling and back (S21)."""

from datetime import timedelta

from domain.hotspots import Action, Status
from storage import hotspot_survey, hotspots
from tests.stories import hotspot_road as road
from tests.stories.hotspot_road import MARKET, OFFICE, north_of
from tests.story import CHEN, HUI, LIN, MEI, WU, YING, Story


async def test_what_comes_back_is_suggested_coded_and_told(story: Story) -> None:
    await road.begin(story)
    await road.report_thrice(story)
    result = await road.next_day(story)
    assert result == {"ran": True, "suggested": 1}
    said = await story.say(OFFICE, "/hotspots suggest")
    assert said[OFFICE] == ["hotspots-suggested"]
    assert "3 宗" in said.to(OFFICE)[0].words
    assert (await story.press(OFFICE, "hs-cases")).to(OFFICE)[0].words.count("<code>HM-") == 3
    await story.press(OFFICE, "hs-pick")
    assert (await story.press(OFFICE, "hs-code"))[OFFICE] == ["hotspot-code-confirm"]
    said = await story.press(OFFICE, "hs-code-yes")
    assert (said[OFFICE], said[WU], said[CHEN]) == (
        ["hotspots-coded"],
        ["hotspot-told-coded"],
        ["hotspot-told-coded"],
    )
    known = await road.spot(story)
    assert (known.code, known.status, known.category, known.unit) == (
        "DG-121-01-001",
        Status.CODED,
        "CLN",
        "441900121",
    )
    async with story.read() as tx:
        assert [(await hotspots.of_case(tx, number)) for number in (1, 2, 3)] == [known] * 3
        assert await hotspot_survey.suggested(tx) == []
    assert "suggested" not in await road.next_day(story)


async def test_a_second_batch_counts_on(story: Story) -> None:
    await road.coded(story)
    for metres in (500, 560, 620):
        await road.report(story, YING, metres)
        story.pass_time(hours=25)
    await road.run(story)
    await story.say(OFFICE, "/hotspots suggest")
    await story.press(OFFICE, "hs-pick")
    await story.press(OFFICE, "hs-code")
    await story.press(OFFICE, "hs-code-yes")
    assert (await road.spot(story, 2)).code == "DG-121-02-001"


async def test_photos_check_and_quiet_days_cancel_the_code(story: Story) -> None:
    await road.coded(story)
    story.pass_time(minutes=1)
    await story.data(CHEN, "hs-apply:1")
    assert (await story.data(CHEN, "hs-send:1")).answer == "hotspot-photo-wanted"
    assert (await story.photo(CHEN, picture=11))[CHEN] == ["hotspot-apply-photos"]
    assert (await story.photo(CHEN, picture=12)).to(CHEN)[0].facts["count"] == 2
    said = await story.press(CHEN, "hs-send")
    assert (said[CHEN], said[LIN]) == (["hotspot-applied"], ["hotspot-told-applied"])
    assert (await road.spot(story)).status is Status.APPLIED
    await story.data(LIN, "hs-check:1")
    assert (await story.data(LIN, "hs-pass:1")).answer == "hotspot-photo-wanted"
    assert (await story.photo(LIN, picture=13))[LIN] == ["hotspot-check-result"]
    said = await story.press(LIN, "hs-pass")
    assert (said[LIN], said[CHEN], said[WU]) == (
        ["hotspot-checked-pass"],
        ["hotspot-told-verified"],
        ["hotspot-told-verified"],
    )
    await road.close_all(story)
    story.now = await road.quiet_end(story) - timedelta(seconds=1)
    assert "cancelled" not in await road.run(story)
    story.pass_time(seconds=1, days=1)
    assert (await road.run(story))["cancelled"] == ["DG-121-01-001"]
    said = await story.deliver()
    assert "hotspot-told-cancelled" in said[CHEN]
    assert "hotspot-told-cancelled" in said[WU]
    known = await road.spot(story)
    assert (known.status, known.cancels, known.reopened) == (Status.CANCELLED, 1, 0)
    assert "cancelled" not in await road.next_day(story)


async def test_a_failed_check_says_why_and_the_place_stays_coded(story: Story) -> None:
    await road.applied(story)
    await story.data(LIN, "hs-check:1")
    await story.photo(LIN, picture=13)
    await story.press(LIN, "hs-fail")
    said = await story.say(LIN, "墙角还有垃圾")
    assert (said[LIN], said[CHEN]) == (["hotspot-checked-fail"], ["hotspot-told-failed"])
    assert "墙角还有垃圾" in said.to(CHEN)[0].words
    assert (await road.spot(story)).status is Status.CODED
    await story.data(CHEN, "hs-apply:1")
    assert (await story.data(CHEN, "hs-send:1")).answer == "hotspot-photo-wanted"


async def test_a_new_problem_in_the_quiet_days_puts_the_clock_back(story: Story) -> None:
    await road.verified(story, LIN)
    await road.close_all(story)
    story.pass_time(days=10)
    await road.report(story, YING, 90)
    said = await story.deliver()
    assert [said[who].count("hotspot-told-set-back") for who in (CHEN, WU, OFFICE)] == [1, 1, 0]
    await road.close_all(story)
    story.pass_time(days=13)
    assert "cancelled" not in await road.run(story)
    assert (await road.next_day(story))["cancelled"] == ["DG-121-01-001"]


async def test_a_place_with_an_open_case_is_not_cancelled(story: Story) -> None:
    await road.verified(story, LIN)
    story.pass_time(seconds=-1)
    await road.report(story)
    story.pass_time(seconds=1)
    story.now = await road.quiet_end(story)
    assert "cancelled" not in await road.run(story)
    await road.close_all(story)
    assert (await road.next_day(story))["cancelled"] == ["DG-121-01-001"]


async def test_a_new_problem_after_the_cancelling_opens_the_same_code_again(story: Story) -> None:
    await road.cancelled(story, LIN)
    story.pass_time(days=89)
    await story.photo(YING, "垃圾成堆", 41)
    await story.location(YING, *north_of(MARKET, 20))
    said = await story.press(YING, "submit")
    assert said[YING][-1] == "hotspot-here-reported"
    for who in (WU, CHEN, OFFICE):
        assert "hotspot-told-reopened" in said[who]
    known = await road.spot(story)
    assert (known.code, known.status, known.cancels, known.reopened, known.open_since) == (
        "DG-121-01-001",
        Status.CODED,
        1,
        1,
        story.now,
    )
    async with story.read() as tx:
        actions = [step.action for step in await hotspots.steps(tx, 1)]
    assert actions == [Action.CODE, Action.APPLY, Action.VERIFY, Action.CANCEL, Action.REOPEN]


async def test_after_ninety_days_it_is_another_place(story: Story) -> None:
    await road.cancelled(story, LIN)
    story.pass_time(days=90, seconds=1)
    await road.report(story)
    assert (await road.spot(story)).status is Status.CANCELLED


async def test_another_kind_of_trouble_is_none_of_its_business(story: Story) -> None:
    await road.cancelled(story, LIN)
    await story.report(YING, "路灯不亮", MARKET, 41)
    await road.report(story, MEI, 250)
    assert (await road.spot(story)).status is Status.CANCELLED


async def test_a_refused_report_that_opened_it_again_did_not(story: Story) -> None:
    await road.cancelled(story, LIN)
    story.pass_time(minutes=1)
    case = await road.report(story)
    assert (await road.spot(story)).reopened == 1
    await story.data(YING, f"withdraw:{case.id}:mistake")
    assert (await road.next_day(story))["restored"] == ["DG-121-01-001"]
    known = await road.spot(story)
    assert (known.status, known.cancels, known.reopened) == (Status.CANCELLED, 1, 0)
    assert "restored" not in await road.next_day(story)


async def test_what_came_another_way_is_found_by_the_daily_look(story: Story) -> None:
    """As after an import: nothing was filed in the chat."""
    await road.cancelled(story, LIN)
    story.pass_time(days=2)
    case = await road.report(story, HUI, 300)
    async with story.write() as tx:
        await road.move_case(tx, case.id, MARKET)
    result = await road.next_day(story)
    assert result["linked"] == 1
    assert {told["key"] for told in result["heard"]} == {"hotspot-told-reopened"}
    assert (await road.spot(story)).reopened == 1
