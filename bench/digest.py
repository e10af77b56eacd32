"""G5: what digests, rankings and scheduled jobs cost, with few cases stored, with many, and with many open.

`run()` gives the figures; alone: `python -m bench.digest`. Times are the processor's, of the statements and
of what is made of their rows, on SQLite's one writer with a warm cache; PostgreSQL is not measured.
"""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from statistics import median

from bench.figures import Figure, median_ratio, show
from bench.stores import NOW, stored
from domain.digest_choices import Ground
from domain.digests import Slot
from domain.rulebook import Rulebook
from domain.tallies import local_day
from jobs.clock import SCHEDULE
from jobs.schedule import Job, Scene, perform
from storage import digests, tallies
from storage.database import Database, Tx

HUMEN, TENFOLD = 348_026, 3_480_260
FEW_OPEN, MANY_OPEN = 6_000, 60_000
TIMES = 10
Store = tuple[Database, Rulebook]
Ask = Callable[[Tx, Rulebook], Awaitable[object]]


def run(rounds: int = 5) -> list[Figure]:
    """Makes three stores, the largest of some 2 GB; then each round asks all, one after the other."""
    return asyncio.run(_run(rounds))


async def _run(rounds: int) -> list[Figure]:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        usual, tenfold, busy = [
            await stack.enter_async_context(stored(folder, closed, open_))
            for closed, open_ in ((HUMEN, FEW_OPEN), (TENFOLD, FEW_OPEN), (HUMEN, MANY_OPEN))
        ]
        stores = usual, tenfold, busy
        digest = [[await _milliseconds(store, _digest) for store in stores] for _ in range(rounds)]
        month = [[await _milliseconds(store, _month) for store in (usual, tenfold)] for _ in range(rounds)]
        jobs = {job.name: [await _job(store, job) for store in (usual, tenfold)] for job in SCHEDULE}
    at, more, open_ = ([each[place] for each in digest] for place in range(3))
    ranking = median(each[0] for each in month)
    slowest = max(jobs, key=lambda name: jobs[name][1] / max(jobs[name][0], 5.0))
    growth = jobs[slowest][1] / max(jobs[slowest][0], 5.0)
    return [
        _most("city digest, 348,026 cases, 6,000 open", median(at), "ms", 3),
        _most("city digest, 3,480,260 cases against 348,026", median_ratio(more, at), "×", 1.5),
        _most("city digest, 60,000 open against 6,000", median_ratio(open_, at), "×", 12),
        _most("month's ranking of the 34 units", ranking, "ms", 10),
        _most(
            "the scheduled job that grows most, ten times the cases",
            growth,
            "×",
            1.5,
            f"{slowest}: {jobs[slowest][0]:.0f} and {jobs[slowest][1]:.0f} ms, dry; below 5 ms counts as 5",
        ),
    ]


def _most(name: str, value: float, unit: str, target: float, note: str = "") -> Figure:
    return Figure("G5", name, round(value, 2), unit, f"≤ {target:g}", value <= target, note)


async def _digest(tx: Tx, city: Rulebook) -> object:
    whole = Ground((city.code,), tuple(unit.code for unit in city.areas.units()))
    return await digests.of(tx, city, whole, Slot.MORNING, NOW)


async def _month(tx: Tx, city: Rulebook) -> object:
    today = local_day(NOW, city.zone)
    return await tallies.sums(tx, today - timedelta(days=29), today)


async def _milliseconds(store: Store, ask: Ask) -> float:
    """Of the processor, the median of TIMES after one that warms up."""
    database, city = store
    found = []
    async with database.write() as tx:
        await ask(tx, city)
        for _ in range(TIMES):
            start = time.process_time()
            await ask(tx, city)
            found.append((time.process_time() - start) * 1e3)
    return median(found)


async def _job(store: Store, job: Job) -> float:
    """A dry run, so that each time there is as much to do; the second, when all is warm."""
    database, city = store
    spent = 0.0
    for _ in range(2):
        start = time.process_time()
        await perform(job, Scene(database, city, NOW, "bench", lambda: NOW, None, dry_run=True))
        spent = (time.process_time() - start) * 1e3
    return spent


if __name__ == "__main__":
    print(show(run()))
