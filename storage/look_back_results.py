"""What a visit of a round brings about: release, failures counted, a summons drafted; and who hears of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from domain.look_back_rounds import Standing, judge
from domain.messages import Message
from domain.papers import WAITING, PaperAction, PaperKind, PaperMove
from domain.rulebook import Rulebook
from storage import (
    ledger,
    listings,
    look_back_rounds,
    offices,
    outbox,
    paper_cards,
    papers,
    rooms,
    summons,
)
from storage.announcing import announce
from storage.database import Tx
from storage.look_back_facts import place_facts
from storage.look_back_rounds import Entry
from storage.tables import deduction, listing

CORRECTED = "回头看结果已更正 · a look-back was corrected"
"""Shown as the reason, to readers of either language."""


@dataclass(frozen=True, slots=True)
class Settled:
    """How the place stands, whether it was released just now, and whether a summons was drafted."""

    standing: Standing
    released: bool = False
    summoned: bool = False


async def standing_of(tx: Tx, city: Rulebook, place: str) -> Standing:
    """How a place stands after its visited and its closed rounds."""
    return _judge(city, await _rounds(tx, place))


async def _rounds(tx: Tx, place: str) -> list[Entry]:
    found = await look_back_rounds.of_place(tx, place)
    return [entry for entry in found if entry.visit is not None or entry.closed_at is not None]


def _judge(city: Rulebook, rounds: Sequence[Entry]) -> Standing:
    numbers = city.settings
    results = [(entry.date, entry.passed) for entry in rounds]
    return judge(results, numbers.summons_after_failed_lookbacks, numbers.summons_skips_unvisited)


async def settle(tx: Tx, city: Rulebook, entry: Entry, now: datetime) -> Settled:
    """After a visit or a correction of one: everything that follows, and nothing twice."""
    rounds = await _rounds(tx, entry.place)
    standing = _judge(city, rounds)
    await _drop_groundless(tx, city, rounds, now)
    if standing.released:
        released = await ledger.release(tx, entry.place, now.astimezone(city.zone).date(), now)
        if released:
            await _tell_unit(tx, city, entry, "look-back-released", now)
            await _tell_public(tx, entry, "look-back-released-public", now)
        return Settled(standing, released=bool(released))
    for one in await listings.worst(tx, now):
        if one.place == entry.place:
            await listings.count_failure(tx, one.id, len(standing.failed))
    if entry.passed is False:
        await _tell_unit(tx, city, entry, "look-back-failed-told", now, count=len(standing.failed))
    # Exactly the rounds for which the unit is summoned.
    failed = [one for one in rounds if one.date in standing.summons and one.passed is False]
    return Settled(standing, summoned=bool(failed and await summons.draft(tx, city, failed, now)))


async def take_back_release(tx: Tx, city: Rulebook, entry: Entry, now: datetime) -> None:
    """A pass that was corrected releases nothing: what it released is worst-listed again, and the unit
    hears it."""
    same = (listing.c.place == entry.place) & (listing.c.released_at == entry.visited_at)
    ids = list((await tx.execute(select(listing.c.id).where(same))).scalars())
    await tx.execute(update(listing).where(listing.c.id.in_(ids)).values(released_at=None))
    await tx.execute(update(deduction).where(deduction.c.listing.in_(ids)).values(released_on=None))
    if ids:
        await _tell_unit(tx, city, entry, "look-back-release-corrected", now)
        await _tell_public(tx, entry, "look-back-release-corrected", now)


async def _drop_groundless(tx: Tx, city: Rulebook, rounds: Sequence[Entry], now: datetime) -> None:
    """Drafts that a correction took the ground from; what was sent is not called back by the bot."""
    for count, entry in enumerate(rounds, 1):
        subject = summons.subject(entry.place, entry.date)
        paper = await papers.find(tx, PaperKind.SUMMONS, subject, entry.unit)
        if paper and paper.status in WAITING and not _judge(city, rounds[:count]).summons:
            dropped = PaperMove(PaperAction.DROP, None, CORRECTED)
            await paper_cards.show(tx, city, await papers.record(tx, city, paper, dropped, now), now)


async def _tell_unit(tx: Tx, city: Rulebook, entry: Entry, key: str, now: datetime, **more: Any) -> None:
    """The officers of the town."""
    facts = await place_facts(tx, entry) | {"date": {"date": entry.date.isoformat()}, **more}
    facts["words"] = entry.words or ""
    await announce(tx, await offices.town(tx, city, entry.unit), key, facts, now)


async def _tell_public(tx: Tx, entry: Entry, key: str, now: datetime) -> None:
    """Everybody: places, never persons (S16)."""
    facts = await place_facts(tx, entry) | {"date": {"date": entry.date.isoformat()}}
    channels = await rooms.public(tx)
    await outbox.put_all(tx, [Message(chat, key, facts, thread=thread) for chat, thread in channels], now)
