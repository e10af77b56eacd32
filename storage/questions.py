"""What a person's next words or photo are meant for, asked by a button before."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from storage.database import Tx
from storage.prepared import Prepared, deleting
from storage.rows import put
from storage.tables import question as questions

OPEN_FOR = timedelta(hours=24)


class Question(NamedTuple):
    kind: str
    case_id: int | None
    facts: dict[str, Any]


OPEN = Prepared(
    select(questions.c.kind, questions.c.case_id, questions.c.facts).where(
        questions.c.chat == bindparam("chat"),
        questions.c.person == bindparam("person"),
        questions.c.asked_at > bindparam("since"),
    )
)


async def ask(
    tx: Tx, chat: int, person: int, kind: str, now: datetime, case_id: int | None = None, **facts: Any
) -> None:
    """Remembers the question, in the place of an earlier one."""
    values = {"kind": kind, "case_id": case_id, "facts": facts, "asked_at": now}
    await put(tx, questions, {"chat": chat, "person": person}, values)


async def open_in(tx: Tx, chat: int, person: int, now: datetime) -> Question | None:
    """The question that waits for an answer; one of yesterday is forgotten."""
    found = await tx.rows(OPEN, {"chat": chat, "person": person, "since": now - OPEN_FOR})
    return Question(*found[0]) if found else None


async def settle(tx: Tx, chat: int, person: int) -> None:
    await tx.change(deleting(questions, ("chat", "person")), {"key_chat": chat, "key_person": person})
