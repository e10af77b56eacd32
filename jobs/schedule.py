"""What a job is, and how one period of it is done once, whoever else tries to."""

from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from domain.rulebook import Rulebook
from domain.schedules import Schedule
from storage import city as cities
from storage import runs
from storage.database import Database, Tx
from storage.photo_files import PhotoFiles

Result = dict[str, Any]
"""What a job decided and whom it tells, as plain values; persons by their id."""
Act = Callable[[Tx, Rulebook, datetime], Awaitable[Result]]
Batch = Callable[[Tx], Awaitable[Counter[str]]]
Now = Callable[[], datetime]


def real_now() -> datetime:
    return datetime.now(UTC)


class CatchUp(StrEnum):
    """Which periods are done after a stop: ALL one by one, or the NEWEST, which looks at all there is."""

    ALL = "all"
    NEWEST = "newest"


class BadRun(ValueError):
    """There is no such run: it would erase too early, or there is no city yet."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that one run works with. `at` is the moment as of which it decides; `now` is asked for the time."""

    database: Database
    city: Rulebook
    at: datetime
    owner: str
    now: Now = real_now
    files: PhotoFiles | None = None
    dry_run: bool = False

    async def batches(self, batch: Batch) -> Counter[str]:
        """Repeats `batch` until it does nothing, in transactions of its own so that turns come between."""
        total: Counter[str] = Counter()
        if self.dry_run:
            async with _undone(self.database) as tx:
                while (found := await batch(tx)).total():
                    total += found
            return total
        while True:
            async with self.database.write() as tx:
                found = await batch(tx)
            if not found.total():
                return total
            total += found


NO_CITY = "there is no city yet: load one with `jiejing city load DIR`"

Tidy = Callable[[Scene], Awaitable[Result]]
When = Callable[[Rulebook], Schedule]
"""The schedule that the settings of a city make."""


def always(schedule: Schedule) -> When:
    """The same in every city."""
    return lambda city: schedule


@dataclass(frozen=True, slots=True)
class Job:
    """Something that happens by itself.

    `act` has its effects in the transaction that marks the period as done: all of it, once. `tidy` comes
    before, in transactions of its own, and must be harmless to do twice. `most` caps how many periods
    CatchUp.ALL walks through. What `erases` by age may be run by hand for a moment to come only as a dry run:
    a slip of the date would wipe what has to be kept.
    """

    name: str
    description: str
    when: When
    act: Act | None = None
    tidy: Tidy | None = None
    catch_up: CatchUp = CatchUp.NEWEST
    most: int = 31
    erases: bool = False

    async def run(
        self,
        database: Database,
        at: datetime,
        dry_run: bool = False,
        files: PhotoFiles | None = None,
        now: Now = real_now,
    ) -> Result:
        """By hand: the period that `at` lies in, as of `at`; nothing if it was done already (`ran` is False).

        Any moment will do, past or to come (but see `erases`: BadRun). Photos of nobody need `files`.
        """
        if self.erases and at > now() and not dry_run:
            raise BadRun(f"{at.isoformat()} is still to come: what erases may look ahead only with --dry-run")
        async with database.read() as tx:
            city = await cities.current(tx)
        if city is None:
            raise BadRun(NO_CITY)
        return await perform(self, Scene(database, city, at, runs.HAND, now, files, dry_run))


async def perform(job: Job, scene: Scene) -> Result:
    """Does the period that `scene.at` lies in, or nothing if it is done (`ran` tells)."""
    period = job.when(scene.city).period(scene.at, scene.city.zone)
    head = {"job": job.name, "period": period, "dry_run": scene.dry_run}
    idle = head | {"ran": False}
    tidied: Result = {}
    if job.tidy:
        async with scene.database.read() as tx:
            if await runs.is_done(tx, job.name, period):
                return idle
        tidied = await job.tidy(scene)
    transaction = _undone(scene.database) if scene.dry_run else scene.database.write()
    async with transaction as tx:
        if not await runs.begin(tx, job.name, period, scene.at, scene.owner):
            return idle
        result = tidied | (await job.act(tx, scene.city, scene.at) if job.act else {})
        await runs.finish(tx, job.name, period, scene.now(), result)
    return head | {"ran": True} | result


class _Undone(Exception):
    pass


@asynccontextmanager
async def _undone(database: Database) -> AsyncIterator[Tx]:
    """A transaction of which nothing is left, so that a dry run tells exactly what would be done."""
    try:
        async with database.write() as tx:
            yield tx
            raise _Undone
    except _Undone:
        return
