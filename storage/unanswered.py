"""Cases that wait for an answer: not taken, not filed or dispatched, ringing; each by its partial index."""

from datetime import datetime

from sqlalchemy import func, literal_column, select, update

from domain.cases import Action, Case
from storage import cases
from storage.database import Tx
from storage.tables import Moment, history
from storage.tables import case as case_table

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


UNDISPATCHED = case_table.c.status.in_([literal_column("'collected'"), literal_column("'filed'")])


async def undispatched(tx: Tx) -> list[tuple[Case, datetime]]:
    """What waits for a town office, and since when: its report, its filing or the last time it was sent back.
    The longest known come first."""
    found = select(*cases.COLUMNS).where(UNDISPATCHED).order_by(case_table.c.reported_at, case_table.c.id)
    waiting = [cases.as_case(row) for row in await tx.execute(found)]
    back = await _sent_back(tx, [case.id for case in waiting if case.due_at])
    return [(case, back.get(case.id) or case.filed_at or case.reported_at) for case in waiting]


async def _sent_back(tx: Tx, ids: list[int]) -> dict[int, datetime]:
    ours = history.c.case_id.in_(ids) & (history.c.action == str(Action.SEND_BACK))
    newest = select(history.c.case_id, func.max(history.c.at, type_=Moment)).where(ours)
    return {row[0]: row[1] for row in await tx.execute(newest.group_by(history.c.case_id))}


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
