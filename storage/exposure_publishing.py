"""Publishes what was approved: keeps the entries, charges the units, tells the public (S14, S16, S17)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, update

from domain import exposure_lines
from domain.exposure import Side
from domain.exposure_lines import Listed
from domain.messages import Message
from domain.papers import Paper
from domain.rulebook import Rulebook
from storage import exposure_photos, ledger, listings, offices, outbox, rooms
from storage.announcing import announce
from storage.database import Tx
from storage.tables import listing

Post = tuple[str, dict[str, Any], int | None]
"""A text key with its facts, and a photo."""


async def publish(tx: Tx, city: Rulebook, paper: Paper, now: datetime) -> None:
    """A month's lists: from now on they are what was published, whatever is found out later."""
    month = date.fromisoformat(f"{paper.facts['month']}-01")
    rows = [_row(city, month, entry, now) for entry in paper.facts["entries"]]
    await tx.execute(insert(listing), rows)
    for kept in await listings.of_month(tx, month):
        await ledger.charge(tx, kept, now)
    lines = exposure_lines.for_public(paper.facts["entries"])
    facts = {"month": {"date": paper.facts["month"]}, "lines": {"lines": lines}}
    messages: list[Post] = [("exposure-public", facts, None)]
    shown = {entry["place"]: entry for entry in paper.facts["entries"]}
    for photo in paper.facts["photos"]:
        entry = shown.get(photo["place"])
        if entry and photo["state"] == exposure_photos.CLEARED:
            messages.append(("exposure-public-photo", exposure_lines.facts_of(entry), photo["photo"]))
    await _tell_public(tx, messages, now)


async def correct(tx: Tx, city: Rulebook, paper: Paper, now: datetime) -> None:
    """A published entry is taken back: it counts no more, and the ledger gets a line that says so."""
    entry = await listings.get(tx, paper.facts["listing"])
    assert entry is not None  # noqa: S101  entries are never deleted
    await tx.execute(update(listing).where(listing.c.id == entry.id).values(corrected_at=now))
    await ledger.give_back(tx, entry, now)
    facts = exposure_lines.facts_of(paper.facts["entry"])
    facts |= {"month": {"date": paper.facts["month"]}, "why": paper.facts["reason"]}
    await _tell_public(tx, [("exposure-public-correction", facts, None)], now)


def _row(city: Rulebook, month: date, entry: Listed, now: datetime) -> dict[str, Any]:
    same = ("place", "unit", "kind", "rank", "score", "inspections")
    points = city.settings.exposure_points if entry["side"] == Side.WORST else 0
    more = {"month": month, "list": entry["side"], "points": points, "published_at": now, "failures": 0}
    return {name: entry[name] for name in same} | more


async def _tell_public(tx: Tx, messages: list[tuple[str, dict[str, Any], int | None]], now: datetime) -> None:
    """In the channel of the city; where there is none, admins hear that nobody could read it."""
    channels = await rooms.public(tx)
    for chat, thread in channels:
        said = [Message(chat, key, facts, photo=photo, thread=thread) for key, facts, photo in messages]
        await outbox.put_all(tx, said, now)
    if not channels:
        await announce(tx, await offices.admins(tx), "public-channel-missing", {}, now)
