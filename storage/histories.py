"""The history of a case as people read it."""

from typing import Any

from sqlalchemy import select

from domain.cases import Action
from storage.database import Tx
from storage.tables import history

# What moves a case on; the rest is detail for the office.
STEPS = (
    Action.COLLECT,
    Action.FILE,
    Action.DISPATCH,
    Action.REASSIGN,
    Action.ACCEPT,
    Action.SEND_BACK,
    Action.RECTIFY,
    Action.GRANT_DELAY,
    Action.PASS,
    Action.FAIL,
    Action.REOPEN,
    Action.REFUSE,
    Action.MERGE,
    Action.WITHDRAW,
    "look-back-pass",
)


async def steps(tx: Tx, case_id: int) -> list[dict[str, Any]]:
    """Facts for `line-step`: when, and what was done; oldest first."""
    chosen = (history.c.case_id == case_id) & history.c.action.in_([str(step) for step in STEPS])
    found = await tx.execute(select(history.c.at, history.c.action).where(chosen).order_by(history.c.id))
    return [{"at": {"at": at.isoformat()}, "action": {"action": action}} for at, action in found]
