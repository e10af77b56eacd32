"""Deletes what nobody needs any more, a few rows at a time, each by an index (rule 9 of docs/adr/0006)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, literal_column, select, tuple_

from storage import outbox as outbox_queue
from storage import people
from storage.database import Tx
from storage.questions import OPEN_FOR
from storage.tables import inbox, invite, job_run, outbox, question, told

Old = Callable[[datetime], ColumnElement[bool]]

HELD = inbox.c.status == literal_column("'held'")
DONE = inbox.c.status.in_(["done", "dead"])
GONE = outbox.c.sent_at.is_(None) & (outbox.c.status == "gone")
# Rows of jobs that run several times a day: the key of their period has a time in it.
OFTEN = job_run.c.period.like("%T%")

OLD: dict[str, tuple[Table, Old]] = {
    "inbox": (inbox, lambda at: DONE & (inbox.c.received_at < at - timedelta(days=7))),
    "outbox": (outbox, lambda at: outbox.c.sent_at < at - timedelta(days=90)),
    "undeliverable": (outbox, lambda at: GONE & (outbox.c.put_at < at - timedelta(days=90))),
    "questions": (question, lambda at: question.c.asked_at <= at - OPEN_FOR),
    # A day longer than it can be redeemed: an admin may still have to settle who came by it.
    "invites": (invite, lambda at: invite.c.expires_at < at - timedelta(hours=24)),
    "told": (told, lambda at: told.c.at < at - timedelta(days=400)),
    "runs": (job_run, lambda at: OFTEN & (job_run.c.started_at < at - timedelta(days=7))),
}


async def delete_old(tx: Tx, kind: str, at: datetime, most: int) -> int:
    """Deletes up to `most` rows of a kind of OLD that are of no use as of `at`; gives how many."""
    table, old = OLD[kind]
    key: list[Any] = list(table.primary_key)
    some = select(*key).where(old(at)).limit(most)
    chosen = key[0].in_(some) if len(key) == 1 else tuple_(*key).in_(some)
    return (await tx.execute(delete(table).where(chosen))).rowcount


async def erase_held(tx: Tx, at: datetime, most: int) -> int:
    """Erases up to `most` updates of strangers who let a day pass without accepting the privacy notice, and
    the notice that they were shown; gives how many."""
    old = HELD & (inbox.c.received_at < at - timedelta(hours=24))
    # In the order of the index of the few that are held, lest a week of others is looked through.
    some = select(inbox.c.update_id, inbox.c.lane).where(old).order_by(inbox.c.lane, inbox.c.update_id)
    rows = (await tx.execute(some.limit(most))).all()
    if not rows:
        return 0
    await tx.execute(delete(inbox).where(inbox.c.update_id.in_([row.update_id for row in rows])))
    for lane in sorted({row.lane for row in rows}):
        if await people.by_telegram(tx, lane) is None:
            await outbox_queue.forget(tx, lane)
    return len(rows)
