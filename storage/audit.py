"""The access log: refused presses, views of personal data, appointments. Each row seals the one before (T21).

Facts name no one and quote nobody: a sealed row can never be wiped.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import insert, select, text

from storage.database import Tx
from storage.tables import EPOCH, MICROSECOND, audit

FIRST = "0" * 64
PAGE = 1000
CHAIN = 0x6A696361
"""The number of PostgreSQL's lock that lets one writer at a time extend the chain."""


async def note(
    tx: Tx,
    now: datetime,
    action: str,
    by: int | None = None,
    subject: str | None = None,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Adds a row; `by` is a person's id, None for the command line and the bot itself."""
    if tx.dialect == "postgresql":
        await tx.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": CHAIN})
    last = (await tx.execute(select(audit.c.hash).order_by(audit.c.id.desc()).limit(1))).scalar()
    row = {"at": now, "by": by, "action": action, "subject": subject, "facts": dict(facts or {})}
    await tx.execute(insert(audit), {**row, "hash": _seal(last or FIRST, row)})


async def verify(tx: Tx) -> int | None:
    """The id of the first row that was edited, or whose predecessor is gone; None where all is whole.

    Rows cut off at the very end leave no trace here: compare with an earlier backup.
    """
    last_id, last_hash = -1, FIRST
    while True:
        page = select(audit).where(audit.c.id > last_id).order_by(audit.c.id).limit(PAGE)
        rows = (await tx.execute(page)).mappings().all()
        for row in rows:
            if row["hash"] != _seal(last_hash, dict(row)):
                return int(row["id"])
            last_id, last_hash = row["id"], row["hash"]
        if len(rows) < PAGE:
            return None


def _seal(before: str, row: Mapping[str, Any]) -> str:
    content = {name: row[name] for name in ("by", "action", "subject", "facts")}
    content["at"] = (row["at"] - EPOCH) // MICROSECOND
    return hashlib.sha256(before.encode() + orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()
