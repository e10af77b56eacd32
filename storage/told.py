"""What was told to whom, so that nothing is told twice, whatever restarts or is run by hand."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select

from storage.database import Tx
from storage.tables import told

DONE = 0
"""In the place of a person: the thing itself was done."""


async def fresh(tx: Tx, topic: str, subject: str, persons: Iterable[int], now: datetime) -> list[int]:
    """Those of `persons` who had not been told, in their order; from now on they have."""
    wanted = list(dict.fromkeys(persons))
    if not wanted:
        return []
    rows = [{"topic": topic, "subject": subject, "person": person, "at": now} for person in wanted]
    kept = await tx.execute(tx.insert(told).on_conflict_do_nothing().returning(told.c.person), rows)
    new = set(kept.scalars())
    return [person for person in wanted if person in new]


async def first_time(tx: Tx, topic: str, subject: str, now: datetime) -> bool:
    """Whether the thing itself was not done yet; from now on it is."""
    return bool(await fresh(tx, topic, subject, [DONE], now))


async def was(tx: Tx, topic: str, subject: str, person: int = DONE) -> bool:
    same = (told.c.topic == topic) & (told.c.subject == subject) & (told.c.person == person)
    return (await tx.execute(select(told.c.at).where(same))).first() is not None


async def forget(tx: Tx, person: int) -> None:
    """For somebody who wants to be forgotten."""
    await tx.execute(delete(told).where(told.c.person == person))
