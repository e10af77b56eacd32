"""Rounds over the worst-listed places, with the catalogue's own places and dates (S19)."""

from datetime import date

import pytest
from sqlalchemy import func, select

from domain.papers import PaperKind
from domain.people import Role
from storage import ledger, listings, look_back_rounds, papers
from storage.tables import look_back_visit
from tests.stories.listed import MARKET, QIN, ROAD, TOILET, listed, local, run_on, visit
from tests.story import ADA, CHEN, LIN, TOWN, WU, YING, Group, Story

JANUARY, MARCH, JUNE = date(2024, 1, 31), date(2024, 3, 29), date(2024, 6, 28)
SEPTEMBER = date(2024, 9, 30)
CHANNEL = Group(-1001234567)


@pytest.fixture(autouse=True)
async def city_office(story: Story) -> None:
    await story.meet(QIN)
    await story.appoint(QIN, Role.CITY, story.city.code)


async def test_a_market_that_fails_twice_is_summoned(story: Story) -> None:
    await listed(story, MARKET, JANUARY)
    begun = await run_on(story, MARCH)
    assert begun["begun"] == {"date": "2024-03-29", "places": [MARKET.code]}
    said = await story.deliver()
    assert (said[QIN], said[LIN], said[WU]) == (["look-back-begun"], ["look-back-begun-visit"], [])
    said = await visit(story, MARKET, "fail", "后门又堆满了")
    assert (said[LIN], said[WU]) == (["look-back-visit-failed"], ["look-back-failed-told"])
    assert await failures(story) == 1
    await run_on(story, JUNE)
    said = await visit(story, MARKET, "fail", "污水横流")
    assert said[LIN] == ["look-back-visit-summons"]
    assert said[QIN][:1] == ["paper-card"]
    card = said.to(QIN)[0].words
    assert "3月29日" in card
    assert "6月28日" in card
    assert "后门又堆满了" in card
    assert await failures(story) == 2
    async with story.read() as tx:
        paper = await papers.find(tx, PaperKind.SUMMONS, f"look-back:{MARKET.code}:2024-06-28", TOWN)
    assert paper
    assert (paper.unit, paper.made_at) == (TOWN, story.now)


async def test_a_road_that_fails_and_passes_is_released(story: Story) -> None:
    await listed(story, ROAD, JANUARY)
    await run_on(story, MARCH)
    await visit(story, ROAD, "fail")
    await run_on(story, JUNE)
    await story.say(ADA, f"/bind public {CHANNEL.id}")
    said = await visit(story, ROAD, "pass")
    assert said[CHANNEL] == ["look-back-released-public"]
    assert (said[LIN], said[WU]) == (["look-back-visit-passed"], ["look-back-released"])
    async with story.read() as tx:
        (entry,) = await listings.of_place(tx, ROAD.code)
        (line,) = await ledger.lines(tx)
        waiting = await papers.waiting(tx)
    assert (entry.released_at, entry.failures) == (story.now, 0)
    assert (line.points, line.released_on) == (-2, JUNE)
    assert waiting == []
    assert "begun" not in await run_on(story, SEPTEMBER)


async def test_a_round_without_a_visit_is_neither_and_breaks_no_row(story: Story) -> None:
    await listed(story, TOILET, JANUARY)
    await run_on(story, MARCH)
    await visit(story, TOILET, "fail")
    await run_on(story, JUNE)
    await story.deliver()
    closed = await run_on(story, date(2024, 7, 5))
    assert closed["closed"] == [{"date": "2024-06-28", "unvisited": [TOILET.code]}]
    said = await story.deliver()
    assert said[QIN] == ["look-back-over-unvisited"]
    assert TOILET.name in said.to(QIN)[0].words
    assert await failures(story) == 1
    await run_on(story, SEPTEMBER)
    said = await visit(story, TOILET, "fail")
    assert said[LIN] == ["look-back-visit-summons"]
    words = said.to(QIN)[0].words
    assert ("3月29日" in words, "6月28日" in words, "9月30日" in words) == (True, False, True)


async def test_who_was_listed_for_less_than_thirty_days_waits_for_the_next_round(story: Story) -> None:
    await listed(story, MARKET, date(2024, 2, 28))
    await listed(story, ROAD, date(2024, 2, 29))
    assert (await run_on(story, MARCH))["begun"]["places"] == [MARKET.code]
    assert (await run_on(story, JUNE))["begun"]["places"] == [MARKET.code, ROAD.code]


async def test_nothing_happens_twice_or_without_places(story: Story) -> None:
    assert await run_on(story, MARCH) == {"ran": True}
    await listed(story, MARKET, JANUARY)
    assert await run_on(story, MARCH) == {"ran": False}
    await run_on(story, JUNE)
    await story.deliver()
    story.now = local(story, date(2024, 6, 29))
    assert (await run_on(story, date(2024, 6, 29))) == {"ran": True}
    for day in (date(2019, 1, 1), date(2031, 5, 5)):
        await run_on(story, day)
    said = await story.deliver()
    assert said[QIN].count("look-back-begun") == 1, "of 2031 only"


async def test_inspectors_are_reminded_once_before_the_end(story: Story) -> None:
    await listed(story, MARKET, JANUARY)
    await run_on(story, MARCH)
    await story.deliver()
    told = [(await run_on(story, date(2024, 4, day))).get("told", []) for day in (2, 3, 4, 5)]
    lin, qin = (await story.person(LIN)).id, (await story.person(QIN)).id
    assert told == [
        [],
        [{"person": lin, "key": "look-back-last-days"}],
        [],
        [{"person": qin, "key": "look-back-over-unvisited"}],
    ]


async def test_the_first_result_counts_and_the_city_corrects_it_with_a_reason(story: Story) -> None:
    await listed(story, MARKET, JANUARY)
    await run_on(story, MARCH)
    await visit(story, MARKET, "pass")
    async with story.read() as tx:
        (entry,) = await look_back_rounds.of_place(tx, MARKET.code)
    said = await story.data(LIN, f"lb-visit:{entry.id}:fail")
    assert said.answer == "look-back-visited"
    assert (await story.data(LIN, f"lb-correct:{entry.id}")).answer == "city-only"
    story.pass_time(hours=1)
    await story.data(QIN, f"lb-place:{entry.id}")
    await story.press(QIN, "lb-correct")
    said = await story.say(QIN, "看错了地方")
    assert said[QIN] == ["look-back-visit-failed"]
    assert said[WU] == ["look-back-release-corrected", "look-back-failed-told"]
    async with story.read() as tx:
        (after,) = await look_back_rounds.of_place(tx, MARKET.code)
        (line,) = await ledger.lines(tx)
        results = select(func.count()).where(look_back_visit.c.entry == entry.id)
        count = (await tx.execute(results)).scalar_one()
    assert (after.passed, after.words, line.released_on, count) == (False, "看错了地方", None, 2)
    assert await failures(story) == 1


async def test_a_corrected_failure_takes_the_summons_draft_with_it(story: Story) -> None:
    await listed(story, MARKET, JANUARY)
    for day in (MARCH, JUNE):
        await run_on(story, day)
        await visit(story, MARKET, "fail")
    async with story.read() as tx:
        entry = (await look_back_rounds.of_place(tx, MARKET.code))[-1]
    await story.data(QIN, f"lb-place:{entry.id}")
    await story.press(QIN, "lb-correct")
    said = await story.say(QIN, "照片是隔壁的")
    assert (said[QIN], said[WU]) == (["paper-card", "look-back-visit-passed"], ["look-back-released"])
    async with story.read() as tx:
        assert await papers.waiting(tx) == []


async def test_a_corrected_first_failure_takes_the_later_draft_with_it(story: Story) -> None:
    await listed(story, MARKET, JANUARY)
    for day in (MARCH, JUNE):
        await run_on(story, day)
        await visit(story, MARKET, "fail")
    async with story.read() as tx:
        first, _ = await look_back_rounds.of_place(tx, MARKET.code)
    await story.data(QIN, f"lb-correct:{first.id}")
    said = await story.say(QIN, "那天是隔壁的垃圾")
    assert (said[QIN], said[WU]) == (["paper-card", "look-back-visit-kept"], [])
    async with story.read() as tx:
        assert await papers.waiting(tx) == []
    assert await failures(story) == 1


async def test_a_third_failure_leaves_the_draft_as_it_is(story: Story) -> None:
    await listed(story, MARKET, JANUARY)
    for day in (MARCH, JUNE, SEPTEMBER):
        await run_on(story, day)
        await visit(story, MARKET, "fail")
    async with story.read() as tx:
        (draft,) = await papers.waiting(tx)
    assert draft.subject == f"look-back:{MARKET.code}:2024-06-28"
    assert await failures(story) == 3


async def test_a_result_needs_a_photo_and_an_inspector(story: Story) -> None:
    await listed(story, MARKET, JANUARY)
    await run_on(story, MARCH)
    async with story.read() as tx:
        (entry,) = await look_back_rounds.of_place(tx, MARKET.code)
    for who in (YING, CHEN, WU):
        assert (await story.data(who, f"lb-visit:{entry.id}:pass")).answer == "not-allowed"
    assert (await story.say(YING, "/lookback"))[YING] == ["not-allowed"]
    await story.data(LIN, f"lb-visit:{entry.id}:pass")
    said = await story.say(LIN, "很干净")
    assert said[LIN] == ["look-back-visit-photo"]
    assert await failures(story) == 0


async def test_the_nearest_places_come_first(story: Story) -> None:
    for place in (MARKET, ROAD, TOILET):
        await listed(story, place, JANUARY)
    await run_on(story, MARCH)
    await story.say(LIN, "/lookback")
    await story.press(LIN, "lb-near")
    said = await story.location(LIN, 22.82, 113.68)
    assert said[LIN] == ["look-back-near-here", "look-back-near"]
    names = [button.words for button in said.to(LIN)[1].buttons]
    assert names == [TOILET.name, MARKET.name, ROAD.name]


async def test_the_city_moves_the_next_round(story: Story) -> None:
    await listed(story, MARKET, JANUARY)
    story.now = local(story, date(2024, 3, 1))
    assert (await story.say(LIN, "/lookback 3月20日"))[LIN] == ["city-only"]
    assert (await story.say(QIN, "/lookback 昨天"))[QIN] == ["look-back-date-wrong"]
    assert (await story.say(QIN, "/lookback 2024-02-01"))[QIN] == ["look-back-date-past"]
    assert (await story.say(QIN, "/lookback 2042-03-29"))[QIN] == ["look-back-date-far"]
    await story.say(QIN, "/lookback")
    await story.press(QIN, "lb-date")
    said = await story.say(QIN, "4月3日")
    assert said[QIN] == ["look-back-date-set"]
    assert "begun" not in await run_on(story, MARCH)
    assert (await run_on(story, date(2024, 4, 3)))["begun"]["date"] == "2024-04-03"
    said = await story.say(QIN, "/lookback")
    words = said.to(QIN)[-1].words
    assert ("4月3日" in words, "6月28日" in words, "3月29日" in words) == (True, True, False)


async def failures(story: Story) -> int:
    async with story.read() as tx:
        (entry,) = await listings.worst(tx, story.now)
    return entry.failures
