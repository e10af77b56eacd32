"""G4: whole lives of cases, from the report to the stars, with a million cases stored.

`run()` gives the figures; alone: `python -m bench.lives`. Each of its six steps (report, accept, rectify,
check, verdict, rating) is a transaction with a real fsync: the rules, the case, its history and counts, and
the messages and cards that it puts into the outbox. Telegram's side and the photos are not in it: G1, G8.
"""

import asyncio
import tempfile
import time
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from statistics import median

from bench.figures import Figure, show
from bench.stores import NOW, stored
from domain.cases import Action, Case, Part, Source
from domain.drafts import Asked, Draft
from domain.moves import Move, decide
from domain.people import Role
from domain.rulebook import Rulebook
from storage import cases, drafts, filing, people, reporters, scoring
from storage.database import Database

MILLION, OPEN = 1_000_000, 6_000
LIVES = 200
VILLAGE = "441900121013"
TARGET = 37


def run(rounds: int = 3) -> list[Figure]:
    return asyncio.run(_run(rounds))


async def _run(rounds: int) -> list[Figure]:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        database, city = await stack.enter_async_context(stored(folder, MILLION, OPEN))
        office = await _appoint(database)
        found = [await _pace(database, city, office, number) for number in range(rounds)]
    pace = median(found)
    name, note = f"whole lives, {MILLION:,} cases stored", "one core; without Telegram's side and photos"
    return [Figure("G4", name, round(pace, 1), "a second", "≥ 37", pace >= TARGET, note)]


async def _appoint(database: Database) -> tuple[int, int]:
    """The chief of the village and the officer of its town."""
    async with database.write() as tx:
        chief = await people.add(tx, 2001, "Chen", NOW)
        await people.appoint(tx, chief.id, Role.CHIEF, VILLAGE, NOW)
        officer = await people.add(tx, 2003, "Wu", NOW)
        await people.appoint(tx, officer.id, Role.TOWN, VILLAGE[:9], NOW)
    return chief.id, officer.id


async def _pace(database: Database, city: Rulebook, office: tuple[int, int], number: int) -> float:
    """Lives a second, eight at a time, as many residents as lives."""
    async with database.write() as tx:
        residents = [
            (await people.add(tx, 10_000 + number * LIVES + each, "Ying", NOW)).id for each in range(LIVES)
        ]
    waiting = iter(residents)

    async def live() -> None:
        for resident in waiting:
            await _live(database, city, resident, *office)

    start = time.perf_counter()
    await asyncio.gather(*(live() for _ in range(8)))
    return LIVES / (time.perf_counter() - start)


async def _live(database: Database, city: Rulebook, resident: int, chief: int, officer: int) -> None:
    draft = Draft(
        person=resident,
        source=Source.RESIDENT,
        started_at=NOW,
        expires_at=NOW + timedelta(hours=24),
        asked=Asked.REVIEW,
        category="CLN-01",
        unit=VILLAGE[:9],
        village=VILLAGE,
        latitude=22.81,
        longitude=113.67,
    )
    async with database.write() as tx:
        case = await filing.file(tx, city, await drafts.start(tx, draft), NOW)
    for move in (
        Move(Action.ACCEPT, Part.HANDLER, chief),
        Move(Action.RECTIFY, Part.HANDLER, chief),
        Move(Action.PASS, Part.CHECKER, officer),
    ):
        case = await _make(database, city, case, move)
    async with database.write() as tx:
        await reporters.judge(tx, case.id, resident, "yes", NOW)
        verdict = Move(Action.VERDICT, Part.REPORTER, resident, reason="yes")
        case = await cases.record(tx, city, decide(case, verdict, NOW, city), NOW)
        await scoring.settle(tx, city, case.id, NOW)
    async with database.write() as tx:
        await reporters.rate(tx, case.id, resident, 5)
        rating = Move(Action.RATE, Part.REPORTER, resident, reason="5", stars=5)
        await cases.record(tx, city, decide(case, rating, NOW, city), NOW)


async def _make(database: Database, city: Rulebook, case: Case, move: Move) -> Case:
    async with database.write() as tx:
        return await cases.record(tx, city, decide(case, move, NOW, city), NOW)


if __name__ == "__main__":
    print(show(run()))
