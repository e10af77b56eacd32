"""Which unit was sent a paper, and who of it was the first to say that it was read (S15)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import insert, select, update

from storage.database import Tx
from storage.tables import paper as papers
from storage.tables import receipt as receipts

POINTLESS_AFTER = timedelta(days=14)
"""Nobody is reminded of what is older: something newer has come since."""


class Receipt(NamedTuple):
    """`told`: to how many officers it went; `person` was the first who read it."""

    paper: int
    unit: str
    told: int
    sent_at: datetime
    person: int | None
    read_at: datetime | None
    reminded_at: datetime | None


COLUMNS = tuple(receipts.c[name] for name in Receipt._fields)


async def add(tx: Tx, paper: int, told: Iterable[tuple[str, int]], now: datetime) -> None:
    """One for each unit, with the number of officers who were told."""
    rows = [{"paper": paper, "unit": unit, "told": count, "sent_at": now} for unit, count in told]
    if rows:
        await tx.execute(insert(receipts), rows)


async def of_paper(tx: Tx, paper: int) -> list[Receipt]:
    rows = await tx.execute(select(*COLUMNS).where(receipts.c.paper == paper).order_by(receipts.c.unit))
    return [Receipt(*row) for row in rows]


async def get(tx: Tx, paper: int, unit: str) -> Receipt | None:
    mine = (receipts.c.paper == paper) & (receipts.c.unit == unit)
    row = (await tx.execute(select(*COLUMNS).where(mine))).first()
    return Receipt(*row) if row else None


async def read(tx: Tx, paper: int, unit: str, person: int, now: datetime) -> bool:
    """Whether this is the first of the unit to say so: later ones change nothing."""
    mine = (receipts.c.paper == paper) & (receipts.c.unit == unit) & receipts.c.read_at.is_(None)
    return (await tx.execute(update(receipts).where(mine).values(person=person, read_at=now))).rowcount == 1


async def unread(tx: Tx, sent_by: datetime) -> list[Receipt]:
    """Not read, never reminded, and sent at `sent_by` or before it, but not long ago; the oldest first."""
    silent = receipts.c.read_at.is_(None) & receipts.c.reminded_at.is_(None)
    lately = receipts.c.sent_at.between(sent_by - POINTLESS_AFTER, sent_by)
    order = (receipts.c.sent_at, receipts.c.paper, receipts.c.unit)
    return [
        Receipt(*row) for row in await tx.execute(select(*COLUMNS).where(silent, lately).order_by(*order))
    ]


async def remind(tx: Tx, receipt: Receipt, told: int, now: datetime) -> None:
    mine = (receipts.c.paper == receipt.paper) & (receipts.c.unit == receipt.unit)
    values = {"reminded_at": now, "told": max(told, receipt.told)}
    await tx.execute(update(receipts).where(mine).values(**values))


async def of_units(tx: Tx, units: Sequence[str], most: int, kind: str | None = None) -> list[Receipt]:
    """What these units were sent, the newest first."""
    wanted = select(*COLUMNS).where(receipts.c.unit.in_(units))
    if kind:
        wanted = wanted.join(papers, papers.c.id == receipts.c.paper).where(papers.c.kind == kind)
    newest = wanted.order_by(receipts.c.sent_at.desc(), receipts.c.paper.desc()).limit(most)
    return [Receipt(*row) for row in await tx.execute(newest)]
