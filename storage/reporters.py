"""Who reported a case, and what they say of the result."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select, update

from domain.cases import Action, Case, Part, Source
from domain.moves import Move, decide
from domain.rulebook import Rulebook
from storage import cases
from storage.database import Tx
from storage.prepared import Prepared, inserting
from storage.tables import case as case_table
from storage.tables import reporter as reporters


class Verdict(NamedTuple):
    """`verdict` is "yes", "no" or None (not said yet); `rating` 1 to 5."""

    person: int
    verdict: str | None
    rating: int | None


IS_ONE = Prepared(
    select(reporters.c.person).where(
        reporters.c.case_id == bindparam("case"), reporters.c.person == bindparam("person")
    )
)
JOINED_SINCE = Prepared(
    select(reporters.c.joined_at)
    .where(reporters.c.person == bindparam("person"), reporters.c.joined_at > bindparam("since"))
    .order_by(reporters.c.joined_at)
)
VERDICTS = Prepared(
    select(reporters.c.person, reporters.c.verdict, reporters.c.rating)
    .where(reporters.c.case_id == bindparam("case"))
    .order_by(reporters.c.joined_at, reporters.c.person)
)


async def add(tx: Tx, case_id: int, person: int, now: datetime) -> None:
    row = {"case_id": case_id, "person": person, "joined_at": now}
    await tx.change(inserting(reporters, tuple(row)), row)


async def is_one(tx: Tx, case_id: int, person: int) -> bool:
    return bool(await tx.rows(IS_ONE, {"case": case_id, "person": person}))


async def join(tx: Tx, city: Rulebook, case: Case, person: int, words: str | None, now: datetime) -> Case:
    """One more voice for an open case; joining twice is joining once."""
    if await is_one(tx, case.id, person):
        return case
    await add(tx, case.id, person, now)
    move = Move(Action.JOIN, Part.REPORTER, person, words=words)
    return await cases.record(tx, city, decide(case, move, now, city), now)


async def leave(tx: Tx, city: Rulebook, case: Case, person: int, now: datetime) -> Case:
    """One voice less for an open case, on the record. Raises Stale where another leaves at the same moment:
    then this person may be the last."""
    mine = (reporters.c.case_id == case.id) & (reporters.c.person == person)
    await tx.execute(delete(reporters).where(mine))
    move = Move(Action.LEAVE, Part.REPORTER, person)
    return await cases.record(tx, city, decide(case, move, now, city), now)


async def verdicts(tx: Tx, case_id: int) -> list[Verdict]:
    return [Verdict(*row) for row in await tx.rows(VERDICTS, {"case": case_id})]


async def judge(tx: Tx, case_id: int, person: int, verdict: str, now: datetime) -> None:
    mine = (reporters.c.case_id == case_id) & (reporters.c.person == person)
    await tx.execute(update(reporters).where(mine).values(verdict=verdict, verdict_at=now))


async def rate(tx: Tx, case_id: int, person: int, stars: int) -> None:
    mine = (reporters.c.case_id == case_id) & (reporters.c.person == person)
    await tx.execute(update(reporters).where(mine).values(rating=stars))


async def ask_again(tx: Tx, case_id: int) -> None:
    """A reopened case asks everybody anew when it is closed again."""
    await tx.execute(
        update(reporters)
        .where(reporters.c.case_id == case_id)
        .values(verdict=None, verdict_at=None, rating=None)
    )


async def move_to(tx: Tx, city: Rulebook, merged: Case, other: Case, now: datetime) -> None:
    """The reporters of a merged case become co-reporters of the other, which must be open, and the inspector
    who found it its finder (S11)."""
    for verdict in await verdicts(tx, merged.id):
        other = await join(tx, city, other, verdict.person, None, now)
    if merged.source is Source.INSPECTOR and merged.found_by:
        move = Move(Action.JOIN, Part.FINDER, merged.found_by)
        await cases.record(tx, city, decide(other, move, now, city), now)


async def cases_of(tx: Tx, person: int, most: int, skip: int = 0) -> list[Case]:
    """What a person reported or joined, newest first."""
    mine = select(*cases.COLUMNS).join(reporters, reporters.c.case_id == case_table.c.id)
    found = mine.where(reporters.c.person == person).order_by(case_table.c.id.desc()).offset(skip).limit(most)
    return [cases.as_case(row) for row in await tx.execute(found)]


async def joined_since(tx: Tx, person: int, since: datetime) -> list[datetime]:
    """When this person reported or joined a case after a moment, oldest first."""
    return [row[0] for row in await tx.rows(JOINED_SINCE, {"person": person, "since": since})]
