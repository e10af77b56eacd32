"""Dispatched cases that nobody has taken in time, and emergencies that ring; each by its partial index."""

from datetime import datetime

from sqlalchemy import func, literal_column, select, update

from domain.cases import Action, Case
from storage import cases
from storage.database import Tx
from storage.tables import case as case_table
from storage.tables import history

RING = "ring"
"""The action of the history rows that tell of the rings."""

# Written out, not bound: only so do the engines know that the partial index serves.
DISPATCHED = case_table.c.status == literal_column("'dispatched'")


async def overdue(tx: Tx, at: datetime, most: int, emergencies_only: bool) -> list[Case]:
    """Up to `most` cases whose first response is overdue, those that wait longest first."""
    late = DISPATCHED & (case_table.c.respond_by <= at)
    if emergencies_only:
        late &= case_table.c.emergency
    found = select(*cases.COLUMNS).where(late).order_by(case_table.c.respond_by, case_table.c.id).limit(most)
    return [cases.as_case(row) for row in await tx.execute(found)]


async def ringing(tx: Tx, at: datetime, most: int) -> list[Case]:
    """Up to `most` emergencies that are to ring by `at`, the longest unanswered first."""
    due = select(*cases.COLUMNS).where(case_table.c.ring_at <= at)
    rows = await tx.execute(due.order_by(case_table.c.ring_at, case_table.c.id).limit(most))
    return [cases.as_case(row) for row in rows]


async def ring_again(tx: Tx, case: Case, at: datetime, again: datetime) -> int | None:
    """Notes the ring and when the next is; gives its number since the dispatch, from 1; None: just taken."""
    same = (case_table.c.id == case.id) & (case_table.c.ring_at == case.ring_at)
    if (await tx.execute(update(case_table).where(same).values(ring_at=again))).rowcount != 1:
        return None
    number = await _rings(tx, case.id) + 1
    await cases.note(tx, case, at, RING, "rule", None, facts={"ring": number})
    return number


async def _rings(tx: Tx, case_id: int) -> int:
    ours = history.c.case_id == case_id
    sent = [str(Action.DISPATCH), str(Action.REASSIGN)]
    newest = select(func.coalesce(func.max(history.c.id), 0)).where(ours, history.c.action.in_(sent))
    rings = select(func.count()).where(
        ours, history.c.action == RING, history.c.id > newest.scalar_subquery()
    )
    return int((await tx.execute(rings)).scalar_one())
