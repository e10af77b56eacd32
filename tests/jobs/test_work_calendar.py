"""The work calendar is filled ahead, edited by admins, and its end is announced."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.people import Role
from domain.work_calendar import CalendarRow, CalendarSource, warning_due
from jobs.work_calendar import keep_filled
from storage import calendar_days, people
from storage.database import Database, Tx
from storage.work_calendar import calendar_rows
from tests.conftest import NOON
from tests.story import dongguan

EDITED = CalendarSource.EDITED


@pytest.mark.parametrize(
    ("today", "due"),
    [
        ("2026-10-31", None),
        ("2026-11-01", 60),
        ("2026-12-01", 30),
        ("2026-12-02", 30),
        ("2026-12-17", 14),
        ("2026-12-28", 3),
        ("2026-12-31", 0),
        ("2027-06-01", 0),
    ],
)
def test_when_admins_are_warned_before_the_last_certain_day_of_2026(today: str, due: int | None) -> None:
    assert warning_due(date(2026, 12, 31), date.fromisoformat(today)) == due


async def boss(tx: Tx) -> int:
    admin = await people.add(tx, 7, "Admin Wu", NOON)
    await people.appoint(tx, admin.id, Role.ADMIN, dongguan().code, NOON)
    return admin.id


async def run(database: Database, at: datetime) -> dict[str, Any]:
    async with database.write() as tx:
        return await keep_filled(tx, dongguan(), at)


async def test_the_end_is_announced_once_at_each_distance_until_somebody_confirms(database: Database) -> None:
    async with database.write() as tx:
        admin = await boss(tx)
        await calendar_days.fill(tx, calendar_rows([2026, 2027, 2028]))
    warned = {"certain_until": "2026-12-31", "told": [{"person": admin, "key": "calendar-runs-out"}]}
    november = datetime(2026, 11, 21, 1, tzinfo=UTC)
    assert await run(database, november) == warned
    assert await run(database, november + timedelta(days=1)) == {}
    assert await run(database, november + timedelta(days=12)) == warned
    async with database.write() as tx:
        await calendar_days.edit(tx, [CalendarRow(date(2027, 2, 6), False, "春节", EDITED)])
    january = datetime(2027, 1, 2, 1, tzinfo=UTC)
    assert (await run(database, january))["told"] == [{"person": admin, "key": "calendar-ran-out"}]
    async with database.write() as tx:
        assert await calendar_days.confirm(tx, 2027) == 364
    assert await run(database, january + timedelta(days=1)) == {}


async def test_a_year_is_added_before_it_is_needed(sqlite_database: Database) -> None:
    assert await run(sqlite_database, NOON) == {"filled": 365 + 365 + 366}
    assert await run(sqlite_database, NOON + timedelta(days=30)) == {}
    later = await run(sqlite_database, NOON + timedelta(days=800))
    assert later == {"filled": 365 * 3}
    async with sqlite_database.read() as tx:
        assert await calendar_days.last_day(tx) == date(2031, 12, 31)


@pytest.mark.parametrize("at", [datetime(1970, 1, 2, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)])
async def test_any_moment_will_do(sqlite_database: Database, at: datetime) -> None:
    await run(sqlite_database, at)
    async with sqlite_database.read() as tx:
        last = await calendar_days.last_day(tx)
    assert last is None or last.year <= 2100
