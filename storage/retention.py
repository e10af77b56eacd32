"""Whose contact details are no longer needed: a year after the last of their cases was closed (trust.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select, update

from storage.database import Tx
from storage.inbox import HELD, PENDING
from storage.leases import clock
from storage.tables import (
    case,
    draft,
    inbox,
    lane,
    live_message,
    outbox,
    patrol,
    person,
    photo,
    post,
    question,
    reporter,
)

KEPT_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Quiet:
    """A page of people not heard of for so long, by person id, and the letters that name their chats.

    `last` is the id that the page ends with; None: there are no more.
    """

    persons: Sequence[int]
    letters: Sequence[int]
    last: int | None


def _is_over(cut: datetime) -> ColumnElement[bool]:
    """Only a reporter, every case ended before `cut`, and nothing in hand with them."""
    theirs = (reporter.c.person == person.c.id) & (reporter.c.case_id == case.c.id)
    lively = or_(
        case.c.ended_at.is_(None),
        case.c.ended_at >= cut,
        reporter.c.joined_at >= cut,
        reporter.c.verdict_at >= cut,
    )
    return and_(
        or_(person.c.telegram_id.is_not(None), person.c.name != ""),
        person.c.created_at < cut,
        exists().where(reporter.c.person == person.c.id),
        ~exists().where(theirs, lively),
        ~exists().where(post.c.person == person.c.id),
        ~exists().where(patrol.c.person == person.c.id, patrol.c.ended_at.is_(None)),
        ~exists().where(draft.c.person == person.c.id),
        ~exists().where(question.c.person == person.c.id),
        ~exists().where(inbox.c.lane == person.c.telegram_id, PENDING),
        ~exists().where(inbox.c.lane == person.c.telegram_id, HELD),
    )


async def quiet(tx: Tx, at: datetime, after: int, most: int) -> Quiet:
    """The next people behind the id `after`. Reads much: not for the writer's time.

    Who wrote lately is known from the inbox, which is kept for a week.
    """
    cut = at - KEPT_FOR
    found = select(person.c.id, person.c.telegram_id).where(person.c.id > after, _is_over(cut))
    rows = (await tx.execute(found.order_by(person.c.id).limit(most))).all()
    chats = [chat for _, chat in rows if chat is not None]
    wrote = select(inbox.c.lane).where(inbox.c.lane.in_(chats), inbox.c.received_at >= cut)
    heard = set((await tx.execute(wrote)).scalars()) if chats else set()
    silent = [(number, chat) for number, chat in rows if chat not in heard]
    named = select(outbox.c.id).where(outbox.c.chat.in_([chat for _, chat in silent if chat is not None]))
    letters = list((await tx.execute(named)).scalars()) if silent else []
    return Quiet([number for number, _ in silent], letters, rows[-1][0] if rows else None)


async def wipe(tx: Tx, page: Quiet, at: datetime) -> int:
    """Wipes those of the page to whom it still applies: nobody can be found by what is left of them. Gives
    how many."""
    still = select(person.c.id, person.c.telegram_id).where(
        person.c.id.in_(page.persons), _is_over(at - KEPT_FOR)
    )
    rows = (await tx.execute(still)).all()
    chats = [chat for _, chat in rows if chat is not None]
    nameless = {"telegram_id": None, "name": "", "datum": None, "notice": None, "reachable": False}
    numbers = [number for number, _ in rows]
    await tx.execute(update(person).where(person.c.id.in_(numbers)).values(**nameless))
    reported = select(reporter.c.case_id).where(reporter.c.person.in_(numbers))
    sent = photo.c.case_id.in_(reported) & photo.c.chat.in_(chats)
    await tx.execute(update(photo).where(sent).values(chat=None, message_id=None))
    await tx.execute(delete(outbox).where(outbox.c.id.in_(page.letters), outbox.c.chat.in_(chats)))
    await tx.execute(delete(live_message).where(live_message.c.chat.in_(chats)))
    await tx.execute(delete(lane).where(lane.c.lane.in_(chats), lane.c.lease_until <= clock()))
    return len(rows)
