"""G6: what is open within 50 m of a point, with few cases stored and with many.

`run()` gives the figures; alone: `python -m bench.nearby`. Measured is `storage.cases.open_near` as a turn
calls it, from the point to the finished cases, on SQLite's one writer with a warm cache; PostgreSQL is not.
Times are the processor's: a look waits for nothing, and whoever else uses the machine does not count.
"""

import asyncio
import statistics
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random

from sqlalchemy import text

from bench.figures import Figure, median_ratio, show
from domain.coordinates import Point, metres_between, to_wgs84
from storage import cases
from storage.database import Database, Tx
from storage.migrate import upgrade

FEW, MANY, OPEN = 10_000, 350_000, 6_000
METRES = 50
ASKED, CHECKED = 1_000, 150
BOX = (22.64, 113.50, 23.16, 114.27)
KINDS = ("CLN-01", "CLN-02", "SIX-04", "MUN-02")
# The closed ones are strewn over the same box: two thirds of what is open, and nearly sixty times as many.
FILL = text(
    """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
    INSERT INTO cases (code, status, version, category, unit, source, emergency, latitude, longitude,
                       datum_sure, escalation, reported_at, closed_at, ended_at, rework,
                       late, draws_look_back)
    SELECT :name || i, 'closed', 5, 'CLN-01', 'U', 'resident', 0,
           :south + (i * 7919 % 1000003) / 1000003.0 * (:north - :south),
           :west + (i * 104729 % 1000033) / 1000033.0 * (:east - :west),
           1, 'none', 0, 1, 1, 0, 0, 0
    FROM n
    """
)


def run(rounds: int = 5) -> list[Figure]:
    """The hits are checked once in both stores; then each round asks both, one after the other."""
    return asyncio.run(_run(rounds))


async def _run(rounds: int) -> list[Figure]:
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        few, many = [await _store(stack, Path(folder), stored) for stored in (FEW, MANY)]
        wrong = await _wrong(few) + await _wrong(many)
        times = [[await _milliseconds(store, number) for store in (few, many)] for number in range(rounds)]
    small, large = [each[0] for each in times], [each[1] for each in times]
    pace, growth = statistics.median(large), median_ratio(large, small)
    note = f"SQLite, warm, {OPEN:,} open; half of the points lie beside an open case"
    return [
        Figure("G6", f"nearby, {MANY:,} cases stored", round(pace, 4), "ms", "≤ 0.1", pace <= 0.1, note),
        Figure(
            "G6", f"nearby, {MANY:,} against {FEW:,}", round(growth, 2), "×", "≤ 1.5 (flat)", growth <= 1.5
        ),
        Figure(
            "G6",
            f"nearby wrong of {2 * CHECKED} looks",
            wrong,
            "looks",
            "0",
            wrong == 0,
            "same hits in the same order as a look at every open case, also around two points",
        ),
    ]


async def _store(stack: AsyncExitStack, folder: Path, stored: int) -> Database:
    """A database with this many cases, of which OPEN are open; the same each time."""
    database = Database.open(f"sqlite:///{folder}/{stored}.db")
    stack.push_async_callback(database.close)
    await upgrade(database)
    south, west, north, east = BOX
    corners = {"south": south, "west": west, "north": north, "east": east}
    async with database.write() as tx:
        # Old ones on both sides of the open ones, so that these are not the last pages of the file.
        await tx.execute(FILL, {"count": stored - OPEN - 1, "name": "A", **corners})
        await tx.execute(FILL, {"count": OPEN, "name": "O", **corners})
        await tx.execute(FILL, {"count": 1, "name": "Z", **corners})
        chance = Random(6)
        rows = (
            (await tx.execute(text("SELECT id FROM cases WHERE code LIKE 'O%' ORDER BY id"))).scalars().all()
        )
        wake = text(
            "UPDATE cases SET status = 'handling', ended_at = NULL, closed_at = NULL, category = :kind,"
            " latitude = :latitude, longitude = :longitude WHERE id = :id"
        )
        spots = [_anywhere(chance) for _ in rows]
        await tx.execute(
            wake,
            [
                {"id": id, "kind": chance.choice(KINDS), "latitude": p.latitude, "longitude": p.longitude}
                for id, p in zip(rows, spots, strict=True)
            ],
        )
    return database


def _anywhere(chance: Random) -> Point:
    south, west, north, east = BOX
    return Point(chance.uniform(south, north), chance.uniform(west, east))


async def _asked(tx: Tx, count: int, seed: int) -> list[Point]:
    """Half of them within some 40 m of an open case, half anywhere."""
    chance = Random(seed)
    known = list(await tx.execute(text("SELECT latitude, longitude FROM cases WHERE ended_at IS NULL")))
    beside = [chance.choice(known) for _ in range(count // 2)]
    off = 0.00025
    close = [Point(n + chance.uniform(-off, off), e + chance.uniform(-off, off)) for n, e in beside]
    return [*close, *(_anywhere(chance) for _ in range(count - len(close)))]


async def _wrong(database: Database) -> int:
    """How many looks differ from a look at every open case."""
    wrong = 0
    async with database.write() as tx:
        rows = list(
            await tx.execute(
                text("SELECT id, latitude, longitude, category FROM cases WHERE ended_at IS NULL")
            )
        )
        for number, point in enumerate(await _asked(tx, CHECKED, 66)):
            points = [point, to_wgs84(point)] if number % 2 else [point]
            found = [case.id for case in await cases.open_near(tx, points, METRES, KINDS[0])]
            away = {
                id: min(metres_between(one, Point(north, east)) for one in points)
                for id, north, east, kind in rows
                if kind == KINDS[0]
            }
            near = sorted((metres, id) for id, metres in away.items() if metres <= METRES)
            wrong += found != [id for _, id in near]
    return wrong


async def _milliseconds(database: Database, seed: int) -> float:
    """Of the processor, for one look, on the average of ASKED."""
    async with database.write() as tx:
        points = await _asked(tx, ASKED, seed)
        for point in points[:50]:
            await cases.open_near(tx, [point], METRES, KINDS[0])
        start = time.process_time()
        for point in points:
            await cases.open_near(tx, [point], METRES, KINDS[0])
        return (time.process_time() - start) / len(points) * 1e3


if __name__ == "__main__":
    print(show(run()))
