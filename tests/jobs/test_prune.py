"""What has done its work is deleted when it is old enough, and nothing else is."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, func, insert, select

from storage import audit
from storage.tables import audit as audit_table
from storage.tables import inbox, invite, job_run, outbox, question
from tests.conftest import NOON
from tests.jobs.jobbing import do
from tests.story import Story

Row = Mapping[str, Any]
WEEK, QUARTER, DAY = timedelta(days=7), timedelta(days=90), timedelta(days=1)
SECOND = timedelta(seconds=1)


def update(received_at: datetime, status: str) -> Row:
    return {"update_id": 1, "lane": 1, "payload": "{}", "received_at": received_at, "status": status}


def letter(put_at: datetime, status: str, sent_at: datetime | None = None) -> Row:
    shape = {"chat": 2, "key": "card", "facts": {}, "form": {}, "due_at": put_at}
    return shape | {"put_at": put_at, "status": status, "sent_at": sent_at}


def asked(asked_at: datetime) -> Row:
    return {"chat": 1, "person": 1, "kind": "reason", "facts": {}, "asked_at": asked_at}


def invited(expires_at: datetime) -> Row:
    return {
        "token_hash": "x",
        "role": "chief",
        "area": "a",
        "duty": False,
        "made_by": 1,
        "expires_at": expires_at,
    }


def ran(period: str, started_at: datetime) -> Row:
    return {"name": "ring", "period": period, "started_at": started_at, "owner": "me"}


OLD_MINUTE = "2026-11-14T11:59+08:00"


ROWS: list[tuple[Table, Row, str | None]] = [
    (inbox, update(NOON - WEEK - SECOND, "done"), "inbox"),
    (inbox, update(NOON - WEEK - SECOND, "dead"), "inbox"),
    (inbox, update(NOON - WEEK, "done"), None),
    (inbox, update(NOON - 2 * WEEK, "pending"), None),
    (inbox, update(NOON - DAY - SECOND, "held"), "held"),
    (inbox, update(NOON - DAY, "held"), None),
    (outbox, letter(NOON - QUARTER - WEEK, "sent", NOON - QUARTER - SECOND), "outbox"),
    (outbox, letter(NOON - QUARTER - WEEK, "sent", NOON - QUARTER), None),
    (outbox, letter(NOON - QUARTER - SECOND, "gone"), "undeliverable"),
    (outbox, letter(NOON - QUARTER, "gone"), None),
    (outbox, letter(NOON - 2 * QUARTER, "pending"), None),
    (outbox, letter(NOON - 2 * QUARTER, "sending"), None),
    (question, asked(NOON - DAY), "questions"),
    (question, asked(NOON - DAY + SECOND), None),
    (invite, invited(NOON - DAY - SECOND), "invites"),
    (invite, invited(NOON - DAY), None),
    (job_run, ran(OLD_MINUTE, NOON - WEEK - SECOND), "runs"),
    (job_run, ran(OLD_MINUTE, NOON - WEEK), None),
    # A day's or a month's period is remembered: it must not be done twice.
    (job_run, ran("2026-10-21", NOON - 4 * WEEK), None),
]
"""A row, and the kind under which it is deleted; None: it stays."""


async def test_each_row_goes_at_its_age(story: Story) -> None:
    async with story.write() as tx:
        for number, (table, row, _) in enumerate(ROWS):
            await tx.execute(insert(table), {**row, **told_apart(table, row, number)})
    gone = Counter(kind for _, _, kind in ROWS if kind)
    assert await do(story, "prune", dry_run=True) == {"ran": True, **gone}
    assert await do(story, "prune") == {"ran": True, **gone}
    for table in (inbox, outbox, question, invite, job_run):
        own = 1 if table is job_run else 0  # of this very run
        assert await count(story, table) == own + len(
            [kind for kept, _, kind in ROWS if kept is table and not kind]
        )


def told_apart(table: Table, row: Row, number: int) -> Row:
    """A key of its own for each row."""
    keys = {inbox: "update_id", question: "person", invite: "token_hash"}
    if table is job_run:
        return {"name": f"job {number}"}
    return {keys[table]: str(number) if table is invite else number} if table in keys else {}


async def test_more_than_one_statement_takes_goes_all_the_same(story: Story) -> None:
    rows = [{**update(NOON - 2 * WEEK, "done"), "update_id": number} for number in range(1200)]
    async with story.write() as tx:
        await tx.execute(insert(inbox), rows)
    assert await do(story, "prune", dry_run=True) == {"ran": True, "inbox": 1200}
    assert await do(story, "prune") == {"ran": True, "inbox": 1200}


async def test_the_access_log_is_never_pruned(story: Story) -> None:
    async with story.write() as tx:
        await audit.note(tx, NOON - timedelta(days=4000), "refused", None, "x", {})
    await do(story, "prune")
    assert await count(story, audit_table) == 1


async def count(story: Story, table: Table) -> int:
    async with story.read() as tx:
        return int((await tx.execute(select(func.count()).select_from(table))).scalar_one())
