"""The figures of a digest are the same however they are counted, and cost with what is open."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from domain.cases import Case, Status
from domain.digest_choices import Ground, ground
from domain.digests import Digest, Need, Slot, Standing, most_pressing
from storage import digests
from storage.database import Database, Tx
from tests.storage.lives import CHANGAN, CITY, NOON, add_case
from tests.story import DANING, TOWN

HOUR = timedelta(hours=1)
DUES = (-80, -30, -24, -1, 0, 2, 11, 13, 35, 37)
"""Hours from noon; the day ends after twelve, the next after 36."""
WHOLE, HUMEN = ground(CITY, [CITY.code]), ground(CITY, [TOWN])
VILLAGES = ground(CITY, [village.code for village in CITY.areas.villages_of(TOWN)])
LAST = "441900121004"


def shapes() -> Iterator[dict[str, Any]]:
    """Open cases in each status, due in each way; what is closed in time and late, today and before."""
    for status in (Status.DISPATCHED, Status.HANDLING, Status.CHECKING):
        for due in DUES:
            yield {"status": status, "due_at": NOON + due * HOUR, "filed_at": NOON - 90 * HOUR}
    fixed = {"rectified_at": NOON - 3 * HOUR}
    yield {"status": Status.CHECKING, "due_at": NOON - HOUR, **fixed}
    yield {"status": Status.COLLECTED, "reported_at": NOON - 50 * HOUR}
    yield {"status": Status.FILED, "reported_at": NOON - 51 * HOUR}
    for back in (0, 1, 24, 7 * 24, 12 * 24, 20 * 24):
        ended = NOON - back * HOUR
        for late in (False, True):
            limit = ended + (-HOUR if late else HOUR)
            moments = {"reported_at": ended - 9 * HOUR, "due_at": limit, "rectified_at": ended}
            yield {"status": Status.CLOSED, "closed_at": ended, "ended_at": ended, "late": late, **moments}


async def keep(tx: Tx, village: str = DANING, **more: Any) -> None:
    for number, shape in enumerate(shapes(), 1):
        await add_case(tx, number, village=village, unit=village[:9], **shape, **more)


async def told(tx: Tx, about: Ground | None, slot: Slot = Slot.EVENING, listed: bool = False) -> Digest:
    assert about
    return await digests.of(tx, CITY, about, slot, NOON, listed=listed)


@pytest.mark.parametrize("slot", Slot)
async def test_a_town_is_the_sum_of_its_villages_and_the_city_that_of_its_towns(
    database: Database, slot: Slot
) -> None:
    async with database.write() as tx:
        await keep(tx)
        town, villages, whole = [await told(tx, about, slot) for about in (HUMEN, VILLAGES, WHOLE)]
        assert town == villages == whole
        assert set(town.units) == {TOWN}
        assert town.now == Standing(33, 20, 10, 4, 4, 12, 11)
        assert (town.trend[-1].new > 0, town.has_trend) == (True, True)


async def test_other_towns_and_villages_do_not_count(database: Database) -> None:
    async with database.write() as tx:
        await keep(tx)
        assert (await told(tx, ground(CITY, [CHANGAN]))).is_empty
        assert (await told(tx, ground(CITY, [LAST]))).is_empty
        mixed = await told(tx, ground(CITY, [CHANGAN, DANING]))
        assert mixed == await told(tx, HUMEN)


async def test_the_list_of_a_chief_is_all_that_is_open(database: Database) -> None:
    async with database.write() as tx:
        await keep(tx)
        of_village, of_town = [await told(tx, about, listed=True) for about in (VILLAGES, HUMEN)]
        assert of_village == of_town
        assert (len(of_village.open), of_village.matters) == (33, ())
        late = [case.due_at for case in of_village.open[:20]]
        assert late == sorted(late)  # type: ignore[type-var]


PRESSING: list[list[dict[str, Any]]] = [
    [],
    [{"status": Status.CHECKING, "rectified_at": NOON - back * HOUR} for back in (1, 2, 3, 4)],
    [
        {"status": Status.HANDLING, "due_at": NOON - HOUR},
        {"status": Status.FILED},
        {"status": Status.HANDLING, "due_at": NOON + HOUR, "delay_until": NOON + 9 * HOUR},
        {"status": Status.CHECKING},
    ],
    [
        *({"status": Status.HANDLING, "due_at": NOON - back * HOUR} for back in (25, 80, 30)),
        {"status": Status.DISPATCHED, "emergency": True, "ring_at": NOON, "due_at": NOON + HOUR},
    ],
    [{"status": Status.COLLECTED, "emergency": True}, {"status": Status.COLLECTED}] * 3,
    [{"status": Status.HANDLING, "due_at": NOON - back * HOUR} for back in (1, 30, 2, 3)],
]
NEEDS = [
    [],
    [Need.CHECK] * 3,
    [Need.DELAY, Need.UNFILED, Need.CHECK],
    [Need.EMERGENCY, Need.OVERDUE, Need.OVERDUE],
    [Need.EMERGENCY] * 3,
    [Need.OVERDUE, Need.LATE, Need.LATE],
]


@pytest.mark.parametrize(("found", "needs"), list(zip(PRESSING, NEEDS, strict=True)))
async def test_what_is_found_to_be_pressing_is_what_is(
    database: Database, found: list[dict[str, Any]], needs: list[Need]
) -> None:
    async with database.write() as tx:
        kept: list[Case] = [await add_case(tx, number, **shape) for number, shape in enumerate(found, 1)]
        wanted = most_pressing(kept, NOON, CITY.patience)
        assert [each.need for each in wanted] == needs
        for about in (HUMEN, VILLAGES, WHOLE):
            assert (await told(tx, about)).matters == wanted


async def test_the_whole_city_is_asked_by_partial_indexes(sqlite_database: Database) -> None:
    asked: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    values = {"now": NOON, "today": NOON, "tomorrow": NOON, "due": NOON, "most": 3}
    async with sqlite_database.write() as tx:
        connection: Any = tx._connection
        event.listen(connection, "before_cursor_execute", note)
        for statement in digests.STATEMENTS.values():
            await tx.execute(statement, values)
        event.remove(connection, "before_cursor_execute", note)
        plans = [
            str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", given).all())
            for words, given in asked
        ]
    assert len(plans) == len(digests.STATEMENTS)
    assert [plan for plan in plans if "USING" not in plan or "INDEX ix_case_" not in plan] == []


async def test_a_moment_long_ago_or_far_ahead_has_a_digest(database: Database) -> None:
    async with database.write() as tx:
        await keep(tx)
        assert HUMEN
        past = await digests.of(tx, CITY, HUMEN, Slot.MORNING, NOON - timedelta(days=36500))
        future = await digests.of(tx, CITY, HUMEN, Slot.MORNING, NOON + timedelta(days=36500))
        assert (past.has_trend, past.now.overdue) == (False, 0)
        assert (future.has_trend, future.now.overdue) == (False, 20)
