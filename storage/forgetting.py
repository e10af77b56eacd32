"""Forgets a person: afterwards their number, name and words are nowhere; their cases stay, anonymous.

One transaction does it all. What SQLite's write-ahead log still holds of the old pages goes with `settle`.
"""

from collections.abc import Iterable
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Text, cast, delete, literal_column, or_, select, text, update

from domain.drafts import ADDRESS
from storage import (
    appeals,
    clean_signups,
    drafts,
    exposures,
    hotspots,
    inbox,
    look_back_rounds,
    model_cases,
    outbox,
    papers,
    people,
    posts,
    state,
    subscriptions,
    suggestions,
    summons,
    told,
)
from storage.database import Database, Tx
from storage.people import Person
from storage.tables import card, case, history, lane, photo, question, reporter
from storage.tables import inbox as updates
from storage.tables import outbox as letters

DUE = "forgotten"
"""The key of `state` that says that the write-ahead log has to be emptied."""


async def forget(tx: Tx, who: Person) -> list[int]:
    """Forgets `who`; gives the ids of the open cases whose cards have to be shown anew without the words.

    Raises Refused("last-admin").
    """
    await posts.remove(tx, who.id)
    await drafts.give_up(tx, who.id)
    theirs = await _cases_of(tx, who.id)
    words = await _words_of(tx, who, theirs) | await appeals.words_of(tx, who.id)
    words |= await suggestions.words_of(tx, who.id) | await look_back_rounds.words_of(tx, who.id)
    await _wipe_cases(tx, who.id, theirs)
    await clean_signups.forget(tx, who.id)
    await _wipe_photos(tx, who)
    await tx.execute(
        delete(question).where((question.c.person == who.id) | (question.c.chat == who.telegram_id))
    )
    await appeals.forget(tx, who.id)
    await exposures.forget(tx, who.id)
    await told.forget(tx, who.id)
    await subscriptions.forget(tx, who.id)
    await papers.forget(tx, who.id)
    await summons.forget(tx, who.id)
    await look_back_rounds.forget(tx, who.id)
    await model_cases.forget(tx, who.id)
    await suggestions.forget(tx, who.id)
    await hotspots.forget(tx, who.id)
    await _wipe_letters(tx, who, theirs, words)
    await _wipe_updates(tx, who)
    nameless: dict[str, Any] = {"telegram_id": None, "name": "", "datum": None, "notice": None}
    await people.change(tx, who.id, **nameless, reachable=False, language="zh", language_chosen=False)
    await state.put(tx, DUE, True)
    tx.wake(DUE)
    still = select(case.c.id).where(case.c.id.in_(theirs), case.c.ended_at.is_(None))
    return list((await tx.execute(still)).scalars())


async def settle(database: Database) -> bool:
    """Empties the write-ahead log if somebody was forgotten since; False while a reader hinders it."""
    async with database.read() as tx:
        if not await state.get(tx, DUE, False):
            return True
    async with database.write() as tx:
        await state.put(tx, DUE, False)
    if database.dialect != "sqlite":
        return True
    async with database.read() as tx:
        # A checkpoint cannot run inside the transaction that a reader begins with.
        await tx.execute(text("COMMIT"))
        busy, *_ = (await tx.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))).one()
    if busy:
        async with database.write() as tx:
            await state.put(tx, DUE, True)
    return not busy


async def _cases_of(tx: Tx, who: int) -> list[int]:
    """What they reported, joined or found."""
    reported = select(reporter.c.case_id).where(reporter.c.person == who)
    found = select(case.c.id).where(case.c.found_by == who)
    return list((await tx.execute(reported.union(found).order_by(literal_column("1")))).scalars())


async def _words_of(tx: Tx, who: Person, theirs: list[int]) -> set[str]:
    """Every text of theirs that may stand in a message to somebody else."""
    written = select(history.c.words).where(history.c.by == who.id, history.c.words.is_not(None))
    words = set((await tx.execute(written)).scalars())
    for note, address in await tx.execute(
        select(case.c.note, case.c.address).where(_first_by(who.id, theirs))
    ):
        words |= {note, address}
    words |= await clean_signups.names_of(tx, who.id)
    return {each for each in words | {who.name} if each}


def _first_by(who: int, theirs: list[int]) -> ColumnElement[bool]:
    """Cases of `theirs` whose own words are this person's: they sent the report, others only joined it."""
    first = (
        select(history.c.by)
        .where(history.c.case_id == case.c.id)
        .order_by(history.c.id)
        .limit(1)
        .scalar_subquery()
    )
    return case.c.id.in_(theirs) & (first == who)


async def _wipe_cases(tx: Tx, who: int, theirs: list[int]) -> None:
    mine = _first_by(who, theirs)
    await tx.execute(update(case).where(mine & (case.c.place_kind == ADDRESS)).values(place_kind=None))
    await tx.execute(update(case).where(mine).values(note=None, address=None))
    await tx.execute(update(history).where(history.c.by == who).values(words=None))


async def _wipe_photos(tx: Tx, who: Person) -> None:
    """The pictures stay as evidence; who sent them, and from which chat, does not."""
    theirs = (photo.c.by == who.id) | (photo.c.chat == who.telegram_id)
    nobodys = {"by": None, "chat": None, "message_id": None, "album": None, "draft_of": None}
    await tx.execute(update(photo).where(theirs).values(**nobodys))


async def _wipe_letters(tx: Tx, who: Person, theirs: list[int], words: set[str]) -> None:
    """Everything in their own chat; elsewhere what quotes them. A sent message keeps its row, so that a reply
    to it still finds the case, but none of what it said."""
    assert who.telegram_id is not None  # noqa: S101  who is forgotten was known
    await outbox.forget(tx, who.telegram_id)
    await tx.execute(delete(card).where(card.c.chat == who.telegram_id))
    quoting = or_(*(_says(column, words) for column in (letters.c.facts, letters.c.form)))
    over = letters.c.status.in_(["sent", "gone"])
    about = letters.c.case_id.in_(theirs)
    await tx.execute(update(letters).where(over, about | quoting).values(facts={}, form={}, last_error=None))
    await tx.execute(delete(letters).where(~over, quoting, letters.c.target.is_(None)))


def _says(column: Any, words: Iterable[str]) -> ColumnElement[bool]:
    """Whether the JSON of a column holds one of these texts."""
    quoted = (orjson.dumps(each).decode()[1:-1] for each in words)
    return or_(
        literal_column("1 = 0"), *(cast(column, Text).contains(each, autoescape=True) for each in quoted)
    )


async def _wipe_updates(tx: Tx, who: Person) -> None:
    """What they sent, here and in groups. The numbers of the updates stay: nothing is done twice."""
    assert who.telegram_id is not None  # noqa: S101  as above
    await inbox.forget(tx, who.telegram_id)
    over = updates.c.status.in_(["done", "dead", "held"])
    named = updates.c.payload.contains(f'"id":{who.telegram_id},')
    await tx.execute(update(updates).where(over, named).values(payload="{}", error=None))
    waiting = select(updates.c.update_id).where(updates.c.lane == who.telegram_id)
    await tx.execute(delete(lane).where(lane.c.lane == who.telegram_id, ~waiting.exists()))
