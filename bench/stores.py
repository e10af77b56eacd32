"""Databases with very many cases, made by SQL alone: Dongguan, most cases long closed, some open."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import text
from sqlalchemy.schema import CreateIndex, DropIndex

from bot.city_files import find_city, read_city
from bot.store import load_city
from domain.rulebook import Rulebook
from domain.tallies import COUNTS, Key, Tally, local_day
from storage import city as cities
from storage import tallies
from storage.database import Database, Tx
from storage.migrate import upgrade
from storage.tables import EPOCH, MICROSECOND, case

NOW = datetime(2026, 11, 21, 0, 0, tzinfo=UTC)
"""08:00 in Dongguan, a Saturday."""
DAYS = 900
"""Over which 348,026 cases are spread, as many as Humen's; ten times as many are ten times as long ago."""
A_DAY = 348_026 / DAYS
COUNTED = 60
"""Days back that have tallies: no figure looks further."""
DAY = timedelta(days=1) // MICROSECOND
STATUSES = ("dispatched", "handling", "handling", "checking", "filed", "collected")
# Every number is a prime step away from the one before, so that neighbours in time are none in place.
FILL = text(
    """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
    INSERT INTO cases (code, status, version, category, unit, village, source, emergency, latitude, longitude,
                       datum_sure, escalation, reported_at, filed_at, dispatched_at, due_at, rectified_at,
                       closed_at, ended_at, rework, late, draws_look_back, score, rectified_by, checker)
    SELECT 'C' || i, 'closed', 5, 'CLN-01',
           (SELECT unit FROM bench_unit WHERE number = i % :units),
           NULL, 'resident', 0,
           22.64 + (i * 7919 % 1000003) / 1000003.0 * 0.52,
           113.50 + (i * 104729 % 1000033) / 1000033.0 * 0.77,
           1, 'none', at, at, at, at + :hour * 4, at + :hour * 3, at + :hour * 5, at + :hour * 5, 0, 0, 0,
           100, 1, 2
    FROM (SELECT i, :now - 2 * :day - (:count - i) * :gap AS at FROM n)
    """
)
OPEN = text(
    """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
    INSERT INTO cases (code, status, version, category, unit, source, emergency, latitude, longitude,
                       datum_sure, escalation, reported_at, filed_at, dispatched_at, due_at, warn_at,
                       rectified_at, handler, rework, late, draws_look_back)
    SELECT 'O' || i, (SELECT status FROM bench_status WHERE number = i % :statuses), 3, 'CLN-01',
           (SELECT unit FROM bench_unit WHERE number = i * 31 % :units), 'resident', 0,
           22.64 + (i * 7919 % 1000003) / 1000003.0 * 0.52,
           113.50 + (i * 104729 % 1000033) / 1000033.0 * 0.77,
           1, 'none', at, at, at, at + :day / 2, at + :day / 3, at, NULL, 0, 0, 0
    FROM (SELECT i, :now - (i * 7919 % 100003) / 100003.0 * :day AS at FROM n)
    """
)


@asynccontextmanager
async def stored(folder: Path, closed: int, open_: int) -> AsyncIterator[tuple[Database, Rulebook]]:
    """A database with Dongguan, so many closed cases, the newest of two days ago, and so many open ones."""
    database = Database.open(f"sqlite:///{folder}/{closed}-{open_}.db")
    try:
        await upgrade(database)
        folder_of_city = find_city("dongguan", folder)
        assert folder_of_city is not None
        async with database.write() as tx:
            await load_city(tx, read_city(folder_of_city), NOW)
            city = await cities.current(tx)
            assert city is not None
            await _fill(tx, city, closed, open_)
            await _count(tx, city)
        yield database, city
    finally:
        await database.close()


async def _fill(tx: Tx, city: Rulebook, closed: int, open_: int) -> None:
    """Without its indexes, which are made at the end: ten times as fast."""
    units = [unit.code for unit in city.areas.units()]
    await tx.execute(text("CREATE TEMP TABLE bench_unit (number INTEGER PRIMARY KEY, unit)"))
    await tx.execute(text("CREATE TEMP TABLE bench_status (number INTEGER PRIMARY KEY, status)"))
    rows = [{"number": number, "value": unit} for number, unit in enumerate(units)]
    await tx.execute(text("INSERT INTO bench_unit VALUES (:number, :value)"), rows)
    rows = [{"number": number, "value": status} for number, status in enumerate(STATUSES)]
    await tx.execute(text("INSERT INTO bench_status VALUES (:number, :value)"), rows)
    for index in case.indexes:
        await tx.execute(DropIndex(index))
    same = {"now": (NOW - EPOCH) // MICROSECOND, "day": DAY, "units": len(units)}
    await tx.execute(FILL, {"count": closed, "hour": DAY // 24, "gap": int(DAY / A_DAY), **same})
    await tx.execute(OPEN, {"count": open_, "statuses": len(STATUSES), **same})
    for index in case.indexes:
        await tx.execute(CreateIndex(index))
    await tx.execute(text("ANALYZE"))


async def _count(tx: Tx, city: Rulebook) -> None:
    """Numbers for each day, unit and indicator, as they are in a city that reports everywhere every day."""
    chance = Random(5)
    today = local_day(NOW, city.zone)
    for back in range(COUNTED):
        day = today - timedelta(days=back)
        await tallies.add(
            tx,
            {
                Key(day, unit.code, top.code): Tally(*[chance.randrange(9) for _ in COUNTS])
                for unit in city.areas.units()
                for top in city.categories.top()
            },
        )
