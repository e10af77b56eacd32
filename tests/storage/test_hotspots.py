"""Coded places as kept: figures, numbers, pages of the survey, who was quicker."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.cases import Action as CaseAction
from domain.cases import Part, Status
from domain.hotspot_dates import patience
from domain.hotspots import Action, Hotspot, Move, decide
from domain.messages import Refused
from storage import hotspot_coding, hotspot_links, hotspot_survey, hotspots
from storage.database import Database, Tx
from tests.storage.lives import CITY, NOON, add_case, add_person, dispatched, move
from tests.story import TOWN

MARKET = {"latitude": 22.81, "longitude": 113.67, "filed_at": NOON, "status": Status.CLOSED}
METRE = 1 / 111_195


def spot(number: int = 1, **changes: Any) -> Hotspot:
    known: dict[str, Any] = {
        "id": 0,
        "code": f"DG-121-01-{number:03}",
        "token": f"token{number}",
        "batch": 1,
        "category": "CLN",
        "unit": TOWN,
        "village": None,
        "latitude": 22.81,
        "longitude": 113.67,
        "coded_at": NOON,
        "open_since": NOON,
    }
    return Hotspot(**known | changes)


async def add(tx: Tx, number: int, **changes: Any) -> Hotspot:
    return await hotspots.add(tx, spot(number, **changes), NOON)


async def cancel(tx: Tx, known: Hotspot) -> Hotspot:
    for action, by in ((Action.APPLY, 1), (Action.VERIFY, 2), (Action.CANCEL, None)):
        at = NOON + timedelta(days=15)
        decided_at = at if action is Action.CANCEL else NOON
        outcome = decide(known, Move(action=action, by=by), decided_at, patience(CITY))
        known = await hotspots.record(tx, outcome, decided_at)
    return known


async def test_94_coded_86_cancelled_then_one_opened_again(database: Database) -> None:
    """S21's own numbers: 86/94 = 91.5 %, and 85/94 = 90.4 % once one is open again."""
    async with database.write() as tx:
        coded = [await add(tx, number) for number in range(1, 95)]
        cancelled = [await cancel(tx, known) for known in coded[:86]]
        found = await hotspots.figures(tx)
        assert (found.coded, found.cancelled, found.open) == (94, 86, 8)
        at = NOON + timedelta(days=20)
        again = decide(cancelled[0], Move(action=Action.REOPEN, case=1, at=at), at, patience(CITY))
        kept = await hotspots.record(tx, again, at)
        found = await hotspots.figures(tx)
        assert (found.coded, found.cancelled, found.open) == (94, 85, 9)
        assert (kept.code, kept.cancels, kept.reopened) == ("DG-121-01-001", 1, 1)
        assert await hotspots.get(tx, kept.id) == kept
        assert (await hotspots.figures(tx, ["441900119"])).coded == 0


async def test_steps_are_kept_in_their_order(database: Database) -> None:
    async with database.write() as tx:
        await cancel(tx, await add(tx, 1))
        steps = await hotspots.steps(tx, 1)
    assert [(step.action, step.by, step.at - NOON) for step in steps] == [
        (Action.CODE, None, timedelta(0)),
        (Action.APPLY, 1, timedelta(0)),
        (Action.VERIFY, 2, timedelta(0)),
        (Action.CANCEL, None, timedelta(days=15)),
    ]


async def test_whoever_comes_second_is_told_so(database: Database) -> None:
    async with database.write() as tx:
        known = await add(tx, 1)
        outcome = decide(known, Move(action=Action.PHOTO, by=1), NOON, patience(CITY))
        await hotspots.record(tx, outcome, NOON)
        with pytest.raises(Refused, match="hotspot-changed"):
            await hotspots.record(tx, outcome, NOON)


async def test_numbers_count_behind_what_was_brought_along(database: Database) -> None:
    async with database.write() as tx:
        await hotspot_coding.bring(tx, spot(1, code="DG-121-03-017", batch=3))
        await hotspot_coding.bring(tx, spot(2, code="DG-121-02-005", batch=2))
        assert await hotspots.next_number(tx, hotspots.BATCH) == 4
        assert await hotspots.next_number(tx, hotspots.number_key(3, "121")) == 18
        assert await hotspots.next_number(tx, hotspots.number_key(3, "119")) == 1


@pytest.mark.parametrize("page", [1, 2, 3, 100])
async def test_the_survey_reads_every_page(
    database: Database, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seven cases, of which four share a moment."""
    monkeypatch.setattr(hotspot_survey, "PAGE", page)
    async with database.write() as tx:
        for number, hours in enumerate((0, 1, 1, 1, 1, 2, 3), start=1):
            at = NOON - timedelta(hours=hours)
            await add_case(tx, number, **MARKET | {"reported_at": at})
    found = await hotspot_survey.look(database, CITY, NOON)
    assert [cluster.cases for cluster in found.clusters] == [(1, 2, 3, 4, 5, 6, 7)]


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"status": Status.DISPATCHED}, True),
        ({"status": Status.COLLECTED, "filed_at": None}, False),
        ({"status": Status.REFUSED}, False),
        ({"status": Status.MERGED}, False),
        ({"status": Status.WITHDRAWN}, False),
        ({"latitude": None, "longitude": None}, False),
        ({"category": "CLN-02"}, True),
        ({"category": "MUN-02"}, False),
        ({"reported_at": NOON - timedelta(days=90)}, False),
        ({"reported_at": NOON - timedelta(days=90, seconds=-1)}, True),
        ({"reported_at": NOON + timedelta(seconds=1)}, False),
        ({"latitude": 22.81 + 99 * METRE}, True),
        ({"latitude": 22.81 + 101 * METRE}, False),
    ],
)
async def test_what_counts_as_the_third_of_three(
    sqlite_database: Database, changes: dict[str, Any], counts: bool
) -> None:
    """Confirmed, of the same kind, within 90 days and 100 m (S21)."""
    async with sqlite_database.write() as tx:
        await add_case(tx, 1, **MARKET)
        await add_case(tx, 2, **MARKET)
        await add_case(tx, 3, **MARKET | changes)
    found = await hotspot_survey.look(sqlite_database, CITY, NOON)
    assert len(found.clusters) == counts


async def test_what_a_code_answers_for_is_not_suggested_again(database: Database) -> None:
    async with database.write() as tx:
        for number in (1, 2, 3):
            await add_case(tx, number, **MARKET)
        await add(tx, 1)
        await add(tx, 2, category="SIX", latitude=22.9)
    found = await hotspot_survey.look(database, CITY, NOON)
    assert (found.clusters, [(met.hotspot, met.case) for met in found.met]) == ([], [(1, 1), (1, 2), (1, 3)])


async def test_what_is_picked_stays_picked_while_it_is_suggested(database: Database) -> None:
    async with database.write() as tx:
        for number, metres in enumerate((0, 0, 0, 500, 500, 500), start=1):
            await add_case(tx, number, **MARKET | {"latitude": 22.81 + metres * METRE})
    found = await hotspot_survey.look(database, CITY, NOON)
    async with database.write() as tx:
        assert await hotspot_survey.keep(tx, CITY, found.clusters, NOON) == 2
        await hotspot_survey.choose(tx, 4, chosen=True)
        await hotspot_survey.keep(tx, CITY, found.clusters, NOON)
        kept = await hotspot_survey.suggested(tx)
        assert [(each.centre, each.chosen) for each in kept] == [(1, False), (4, True)]
        await hotspot_survey.keep(tx, CITY, found.clusters[:1], NOON)
        assert [each.centre for each in await hotspot_survey.suggested(tx)] == [1]


async def test_what_got_a_code_meanwhile_gets_no_second_one(database: Database) -> None:
    """Two officers press at the same moment."""
    async with database.write() as tx:
        for number in (1, 2, 3):
            await add_case(tx, number, **MARKET)
    found = await hotspot_survey.look(database, CITY, NOON)
    async with database.write() as tx:
        await hotspot_survey.keep(tx, CITY, found.clusters, NOON)
        chosen = await hotspot_survey.suggested(tx)
        first = await hotspot_coding.code(tx, CITY, chosen, None, NOON)
        assert [each.code for each in first] == ["DG-121-01-001"]
        assert await hotspot_coding.code(tx, CITY, chosen, None, NOON) == []


async def test_a_case_is_linked_once_and_counted(database: Database) -> None:
    async with database.write() as tx:
        handler = await add_person(tx, "Chen", 2001)
        known = await add(tx, 1, coded_at=NOON - timedelta(days=1), open_since=NOON - timedelta(days=1))
        case = await dispatched(tx, handler, 1, latitude=22.81, longitude=113.67)
        for _ in range(2):
            met = await hotspot_links.meet(tx, CITY, case, NOON)
            assert met
        found = (await hotspot_links.problems(tx, [known.id]))[known.id]
        assert (found.count, found.last, found.open) == (1, NOON, 1)
        steps = await hotspots.steps(tx, known.id)
        assert [step.action for step in steps] == [Action.CODE, Action.PROBLEM]
        await move(tx, case, CaseAction.WITHDRAW, Part.REPORTER, reason="mistake")
        assert await hotspot_links.problems(tx, [known.id]) == {}


async def test_a_case_between_two_places_belongs_to_the_nearer(database: Database) -> None:
    async with database.write() as tx:
        await add(tx, 1)
        await add(tx, 2, latitude=22.81 + 100 * METRE)
        case = await add_case(tx, 1, **MARKET | {"latitude": 22.81 + 60 * METRE})
        met = await hotspot_links.meet(tx, CITY, replace(case, filed_at=NOON), NOON)
        assert met
        assert met.code == "DG-121-01-002"


async def test_a_report_never_fails_because_of_the_place(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when two people report at the same moment: the daily look links the case later."""

    async def too_late(*_: object) -> None:
        raise Refused("hotspot-changed")

    async with database.write() as tx:
        await add(tx, 1, coded_at=NOON - timedelta(days=1), open_since=NOON - timedelta(days=1))
        case = await add_case(tx, 1, **MARKET)
        monkeypatch.setattr(hotspots, "record", too_late)
        assert await hotspot_links.meet(tx, CITY, case, NOON) is None
        assert await hotspots.of_case(tx, case.id) is None
