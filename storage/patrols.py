"""Rounds of inspectors: from /patrol to /done every report is a finding."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, func, insert, select, update

from storage.database import Tx
from storage.prepared import Prepared
from storage.tables import case as cases
from storage.tables import patrol as patrols


class Patrol(NamedTuple):
    id: int
    started_at: datetime
    findings: int


OPEN_OF = Prepared(
    select(patrols.c.id, patrols.c.started_at, patrols.c.findings).where(
        patrols.c.person == bindparam("person"), patrols.c.ended_at.is_(None)
    )
)


async def open_of(tx: Tx, person: int) -> Patrol | None:
    mine = await tx.rows(OPEN_OF, {"person": person})
    return Patrol(*mine[0]) if mine else None


async def start(tx: Tx, person: int, now: datetime) -> None:
    await tx.execute(insert(patrols), {"person": person, "started_at": now})


async def count_finding(tx: Tx, person: int) -> None:
    mine = (patrols.c.person == person) & patrols.c.ended_at.is_(None)
    await tx.execute(update(patrols).where(mine).values(findings=patrols.c.findings + 1))


async def found(tx: Tx, person: int, since: datetime) -> dict[str, int]:
    """What an inspector found since a moment: how many of each category, the most first."""
    mine = (cases.c.found_by == person) & (cases.c.reported_at >= since)
    counted = select(cases.c.category, func.count()).where(mine).group_by(cases.c.category)
    rows = await tx.execute(counted.order_by(func.count().desc(), cases.c.category))
    return {row[0]: row[1] for row in rows}


async def end(tx: Tx, patrol_id: int, now: datetime) -> None:
    await tx.execute(update(patrols).where(patrols.c.id == patrol_id).values(ended_at=now))
