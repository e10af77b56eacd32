"""The outbox: every notice is kept with the change that it tells of, and sent afterwards, in order.

A chat's oldest message holds back its later ones while it waits to be tried again. `sending` is written
before the call, so that after a crash it is known what may have arrived.
"""

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    null,
    select,
    type_coerce,
    update,
)
from sqlalchemy import delete as delete_rows

from domain.messages import Message
from storage.database import Tx
from storage.letters import Letter, Picture, Sent
from storage.prepared import Prepared, inserting
from storage.tables import Moment, live_message, outbox, person, photo

PENDING = outbox.c.status == literal_column("'pending'")
URGENT_FIRST = (1, 0)
"""The priorities that there are."""
WAITING = outbox.c.status.in_([literal_column("'pending'"), literal_column("'sending'")])


async def put(tx: Tx, message: Message, now: datetime) -> None:
    await put_all(tx, [message], now)


async def put_all(tx: Tx, messages: Sequence[Message], now: datetime) -> None:
    """Keeps messages for sending. What waits for the same live message is changed in place instead."""
    rows: dict[tuple[int, int, str | int], dict[str, Any]] = {}
    for place, message in enumerate(messages):
        # Several for one target within the batch: the newest words at the oldest place.
        rows[message.chat, message.thread, message.target or place] = _row_of(message, now)
    fresh = [row for row in rows.values() if row["target"] is None or not await _renewed(tx, row)]
    if fresh:
        await tx.change(inserting(outbox, tuple(fresh[0])), fresh)
    if rows:
        tx.wake("outbox")


def _row_of(message: Message, now: datetime) -> dict[str, Any]:
    return {
        "chat": message.chat,
        "thread": message.thread,
        "key": message.key,
        "facts": dict(message.facts),
        "form": message.form(),
        "target": message.target,
        "language": message.language,
        "case_id": message.case_id,
        "priority": int(message.urgent),
        "put_at": now,
        "due_at": now,
        "status": "pending",
    }


_RENEW = Prepared(
    update(outbox)
    .where(
        PENDING,
        outbox.c.chat == bindparam("chat_"),
        outbox.c.thread == bindparam("thread_"),
        outbox.c.target == bindparam("target_"),
    )
    .values({name: bindparam(f"new_{name}") for name in ("key", "facts", "form", "language", "case_id")})
)


async def _renewed(tx: Tx, row: dict[str, Any]) -> bool:
    """Whether a message for the same target waited and now says the newest; it keeps its place."""
    new = {f"new_{name}": row[name] for name in ("key", "facts", "form", "language", "case_id")}
    same = {"chat_": row["chat"], "thread_": row["thread"], "target_": row["target"]}
    return await tx.change(_RENEW, new | same) > 0


_earlier = outbox.alias("earlier")
_has_earlier = exists().where(
    _earlier.c.chat == outbox.c.chat,
    _earlier.c.id < outbox.c.id,
    _earlier.c.status.in_([literal_column("'pending'"), literal_column("'sending'")]),
)
_shown: list[ColumnElement[Any]] = [
    *(outbox.c[name] for name in ("id", "chat", "thread", "key", "facts", "form", "target")),
    func.coalesce(outbox.c.language, person.c.language),
    outbox.c.case_id,
    outbox.c.priority > 0,
    *(outbox.c[name] for name in ("attempts", "doubts", "put_at")),
    live_message.c.message_id,
    func.coalesce(live_message.c.has_photo, False),
    func.coalesce(person.c.reachable, True),
]
_NEXT = Prepared(
    select(*_shown)
    .select_from(outbox)
    .outerjoin(person, person.c.telegram_id == outbox.c.chat)
    .outerjoin(
        live_message,
        (live_message.c.chat == outbox.c.chat)
        & (live_message.c.thread == outbox.c.thread)
        & (live_message.c.target == outbox.c.target),
    )
    # Walked in the order of sending, so that it costs with what is taken and not with all that waits. The sum
    # keeps SQLite from going by the index of due times, which would have to sort.
    .where(
        PENDING,
        outbox.c.priority == bindparam("priority"),
        type_coerce(outbox.c.due_at, BigInteger) + 0 <= bindparam("now", type_=Moment),
        ~_has_earlier,
    )
    .order_by(outbox.c.id)
    .limit(bindparam("limit"))
    .with_for_update(of=outbox, skip_locked=True)
)
_SENDING = Prepared(update(outbox).where(outbox.c.id == bindparam("number")).values(status="sending"))


async def take(tx: Tx, now: datetime, limit: int, resting: Collection[int] = ()) -> list[Letter]:
    """Up to `limit` letters to send now: the oldest of each chat that has none in hand, if it is due.

    Urgent ones come first. Chats in `resting` are passed over. All are marked as being sent.
    """
    letters: list[Letter] = []
    for priority in URGENT_FIRST:
        # Each chat has one that is next, so no more than these have to be passed over.
        most = limit - len(letters) + len(resting)
        found = await tx.rows(_NEXT, {"now": now, "limit": most, "priority": priority})
        letters += [letter for letter in map(_letter, found) if letter.chat not in resting]
    letters = letters[:limit]
    if not letters:
        return []
    await tx.change(_SENDING, [{"number": letter.id} for letter in letters])
    pictures = await _pictures(tx, {letter.form["photo"] for letter in letters if "photo" in letter.form})
    return [
        replace(letter, picture=pictures.get(letter.form["photo"])) if "photo" in letter.form else letter
        for letter in letters
    ]


def _letter(row: Sequence[Any]) -> Letter:
    return Letter(*row)


async def _pictures(tx: Tx, ids: Collection[int]) -> dict[int | None, Picture]:
    if not ids:
        return {}
    columns: list[ColumnElement[Any]] = [photo.c[field.name] for field in fields(Picture)]
    rows = await tx.execute(select(*columns).where(photo.c.id.in_(ids)))
    return {row["id"]: Picture(**row) for row in rows.mappings()}


async def recover(tx: Tx) -> int:
    """Takes up again what another sender left in the middle: it may have arrived."""
    left = update(outbox).where(outbox.c.status == literal_column("'sending'"))
    return (await tx.execute(left.values(status="pending", doubts=outbox.c.doubts + 1))).rowcount


_SENT = Prepared(
    update(outbox)
    .where(outbox.c.id == bindparam("number"))
    .values(
        status="sent",
        sent_message_id=bindparam("message"),
        sent_at=bindparam("now"),
        last_error=bindparam("doubt"),
        attempts=outbox.c.attempts + 1,
        # What was said is in the reader's chat; here it would only be kept without need (T10, privacy).
        facts={},
        form={},
    )
)


async def sent(tx: Tx, arrived: Sequence[Sent], now: datetime) -> None:
    """Marks letters as sent and remembers which message shows what."""
    if not arrived:
        return
    await tx.change(
        _SENT,
        [{"number": s.letter.id, "message": s.message_id, "now": now, "doubt": s.doubt} for s in arrived],
    )
    for known in arrived:
        if known.uploaded and known.letter.picture:
            ours = update(photo).where(photo.c.id == known.letter.picture.id)
            await tx.execute(ours.values(sent_file_id=known.uploaded))
    standing = [
        {
            "chat": s.letter.chat,
            "thread": s.letter.thread,
            "target": s.letter.target,
            "message_id": s.message_id,
            "has_photo": s.has_photo,
        }
        for s in arrived
        if s.letter.target and s.message_id
    ]
    if standing:
        insert = tx.insert(live_message)
        newest = {name: insert.excluded[name] for name in ("message_id", "has_photo")}
        await tx.execute(
            insert.on_conflict_do_update(index_elements=["chat", "thread", "target"], set_=newest), standing
        )


async def later(
    tx: Tx, id: int, due: datetime, error: str, tried: bool = True, doubtful: bool = False
) -> None:
    """Back into the queue, at its old place, not before `due`."""
    await tx.execute(
        update(outbox)
        .where(outbox.c.id == id)
        .values(
            status="pending",
            due_at=due,
            last_error=error,
            attempts=outbox.c.attempts + int(tried),
            doubts=outbox.c.doubts + int(doubtful),
        )
    )


async def gone(tx: Tx, id: int, reason: str) -> None:
    """This letter will never arrive."""
    await tx.execute(update(outbox).where(outbox.c.id == id).values(status="gone", last_error=reason))


async def chat_gone(tx: Tx, chat: int, reason: str) -> None:
    """Nobody hears us in `chat`: all that waits for it is gone, until the person writes again."""
    await tx.execute(
        update(outbox).where(WAITING, outbox.c.chat == chat).values(status="gone", last_error=reason)
    )
    await tx.execute(update(person).where(person.c.telegram_id == chat).values(reachable=False))


async def case_of_message(tx: Tx, chat: int, message_id: int) -> int | None:
    """The case that a message of ours in `chat` speaks of."""
    about = select(outbox.c.case_id).where(
        outbox.c.chat == chat, outbox.c.sent_message_id == message_id, outbox.c.case_id.is_not(None)
    )
    return (await tx.execute(about.order_by(outbox.c.id.desc()).limit(1))).scalar()


async def depth(tx: Tx, now: datetime) -> tuple[int, float]:
    """How many letters wait, and for how many seconds the oldest that is due has."""
    due = case((outbox.c.due_at <= now, outbox.c.put_at), else_=null())
    figures: list[ColumnElement[Any]] = [func.count(), func.min(due)]
    row: Any = (await tx.execute(select(*figures).where(WAITING))).one()
    count, oldest = row
    return count, max((now - oldest) / timedelta(seconds=1), 0.0) if oldest else 0.0


async def forget(tx: Tx, chat: int) -> None:
    """Keeps nothing of what was or should have been said in `chat`."""
    await tx.execute(delete_rows(live_message).where(live_message.c.chat == chat))
    await tx.execute(delete_rows(outbox).where(outbox.c.chat == chat))
