"""What the jobs ask every minute costs with what is due, not with all that ever was: each by its index."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from domain.overdue import Patience
from storage import drafts, overdue, pruning, scoring, unanswered, unclaimed
from storage.database import Database, Tx
from tests.conftest import NOON

PATIENCE = Patience(timedelta(hours=24), timedelta(hours=72))
Asking = Callable[[Tx], Awaitable[object]]


@pytest.mark.parametrize(
    ("asking", "index"),
    [
        (lambda tx: unanswered.overdue(tx, NOON, 9, emergencies_only=False), "ix_case_unanswered"),
        (lambda tx: unanswered.overdue(tx, NOON, 9, emergencies_only=True), "ix_case_unanswered"),
        (lambda tx: unanswered.ringing(tx, NOON, 9), "ix_case_ring"),
        (lambda tx: unanswered.undispatched(tx), "ix_case_undispatched"),
        (lambda tx: overdue.untold(tx, NOON, PATIENCE, 9), "ix_case_running"),
        (lambda tx: overdue.untold(tx, NOON, PATIENCE, 9, emergencies_only=True), "ix_case_running"),
        (lambda tx: scoring.unscored(tx, NOON, 9), "ix_case_unscored"),
        (lambda tx: drafts.expired(tx, NOON, 9), "ix_draft_expires_at"),
        (lambda tx: unclaimed.of_nobody(tx, 0, 9), "ix_photo_case"),
        (lambda tx: pruning.erase_held(tx, NOON, 9), "ix_inbox_held"),
        (lambda tx: pruning.delete_old(tx, "inbox", NOON, 9), "ix_inbox_received"),
        (lambda tx: pruning.delete_old(tx, "outbox", NOON, 9), "ix_outbox_sent_at"),
        (lambda tx: pruning.delete_old(tx, "undeliverable", NOON, 9), "ix_outbox_sent_at"),
    ],
)
async def test_the_index_serves(sqlite_database: Database, asking: Asking, index: str) -> None:
    asked: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    async with sqlite_database.write() as tx:
        connection: Any = tx._connection
        event.listen(connection, "before_cursor_execute", note)
        await asking(tx)
        event.remove(connection, "before_cursor_execute", note)
        statement, parameters = asked[0]
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        assert index in str(plan.all())
