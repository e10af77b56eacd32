"""Which cases have climbed the ladder of their limit, and how far that was told."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import case as choose
from sqlalchemy import func, literal_column, select

from domain.cases import RUNNING, Case
from domain.overdue import Level, Patience
from storage import cases
from storage.database import Tx
from storage.tables import case as case_table
from storage.tables import overdue

# Written out, not bound: only so do the engines know that the partial index serves.
RUNS = case_table.c.status.in_([literal_column(f"'{status}'") for status in RUNNING])


class Late(NamedTuple):
    """A case whose limit has reached a level that is not told yet; `told` is the last that was."""

    case: Case
    told: Level


async def untold(
    tx: Tx, at: datetime, patience: Patience, most: int, emergencies_only: bool = False
) -> list[Late]:
    """Up to `most` of them, the oldest due time first. Costs with what is not fixed yet."""
    limit = case_table.c.due_at
    reached = choose(
        (limit <= at - patience.city, int(Level.CITY)),
        (limit <= at - patience.town, int(Level.TOWN)),
        (limit <= at, int(Level.LIMIT)),
        else_=int(Level.WARNING),
    )
    told = func.coalesce(overdue.c.level, int(Level.NONE))
    ours = (overdue.c.case_id == case_table.c.id) & (overdue.c.due_at == limit)
    found = (
        select(told, *cases.COLUMNS)
        .select_from(case_table)
        .outerjoin(overdue, ours)
        .where(RUNS, func.coalesce(case_table.c.warn_at, limit) <= at, told < reached)
        .order_by(limit, case_table.c.id)
        .limit(most)
    )
    if emergencies_only:
        found = found.where(case_table.c.emergency)
    return [Late(cases.as_case(row[1:]), Level(row[0])) for row in await tx.execute(found)]


async def tell(tx: Tx, reached: Sequence[tuple[Case, Level]], now: datetime) -> set[int]:
    """Notes the levels; gives the ids of the cases for which nobody else did meanwhile."""
    rows = [
        {"case_id": case.id, "due_at": case.due_at, "level": int(level), "at": now} for case, level in reached
    ]
    if not rows:
        return set()
    made = tx.insert(overdue)
    higher = made.on_conflict_do_update(
        index_elements=["case_id", "due_at"],
        set_={"level": made.excluded.level, "at": made.excluded.at},
        where=overdue.c.level < made.excluded.level,
    )
    kept = await tx.execute(higher.returning(overdue.c.case_id), rows)
    return set(kept.scalars())
