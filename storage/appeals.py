"""What units say against an entry before it is published, and what the city office made of it."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import select, update

from storage.database import Tx
from storage.tables import appeal as appeals


@dataclass(frozen=True, slots=True)
class Appeal:
    """`upheld`: the entry stays; False: the list was corrected; None: not decided yet."""

    id: int
    month: date
    place: str
    unit: str
    person: int | None
    words: str | None
    at: datetime
    decided_at: datetime | None
    decided_by: int | None
    upheld: bool | None
    reason: str | None


COLUMNS = tuple(appeals.c[field.name] for field in fields(Appeal))


async def add(
    tx: Tx, month: date, place: str, unit: str, person: int, words: str | None, now: datetime
) -> int | None:
    """Its number; None where there is one for this entry: there is one round."""
    values = {"month": month, "place": place, "unit": unit, "person": person, "words": words, "at": now}
    made = tx.insert(appeals).values(**values).on_conflict_do_nothing().returning(appeals.c.id)
    return (await tx.execute(made)).scalar()


async def get(tx: Tx, appeal_id: int) -> Appeal | None:
    row = (await tx.execute(select(*COLUMNS).where(appeals.c.id == appeal_id))).first()
    return Appeal(*row) if row else None


async def of_month(tx: Tx, month: date) -> list[Appeal]:
    """In the order of their coming."""
    found = select(*COLUMNS).where(appeals.c.month == month).order_by(appeals.c.id)
    return [Appeal(*row) for row in await tx.execute(found)]


async def decide(tx: Tx, appeal_id: int, upheld: bool, reason: str, person: int, now: datetime) -> bool:
    """False where somebody else was quicker."""
    values = {"upheld": upheld, "reason": reason, "decided_by": person, "decided_at": now}
    still = (appeals.c.id == appeal_id) & appeals.c.decided_at.is_(None)
    return (await tx.execute(update(appeals).where(still).values(**values))).rowcount == 1


async def words_of(tx: Tx, person: int) -> set[str]:
    """What somebody wrote that may stand in a message to somebody else."""
    found = select(appeals.c.words).where(appeals.c.person == person, appeals.c.words.is_not(None))
    return set((await tx.execute(found)).scalars())


async def forget(tx: Tx, person: int) -> None:
    """For somebody who wants to be forgotten: what they wrote goes, that the unit objected stays."""
    mine, decided = appeals.c.person == person, appeals.c.decided_by == person
    await tx.execute(update(appeals).where(mine).values(words=None, person=None))
    await tx.execute(update(appeals).where(decided).values(reason="", decided_by=None))


def about(appeal_id: int) -> str:
    """What a photo sent with an appeal shows."""
    return f"appeal:{appeal_id}"
