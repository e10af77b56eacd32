"""What is approved goes out: to the officers of each unit, who owe a receipt."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from domain.messages import Button, Message, Rows
from domain.papers import Paper, PaperAction, PaperMove
from domain.rulebook import Rulebook
from storage import offices, outbox, paper_cards, papers, receipts
from storage.database import Tx
from storage.paper_cards import page_message, reachable
from storage.paper_kinds import form_of
from storage.receipts import Receipt

Told = list[dict[str, Any]]
"""Who was told what: `{"person": id, "key": text key}`."""


async def send_if_due(tx: Tx, city: Rulebook, paper: Paper, now: datetime) -> Told | None:
    """None where it is not to be sent now: not approved, too early, or at night."""
    return await send(tx, city, paper, now) if paper.is_due(now) and city.is_day(now) else None


async def send(tx: Tx, city: Rulebook, paper: Paper, now: datetime) -> Told:
    """To every unit it concerns; the city hears which units have nobody to read it. Raises Refused for what
    is not approved."""
    paper = await papers.record(tx, city, paper, PaperMove(PaperAction.SEND), now)
    told: Told = []
    counts: dict[str, int] = {}
    for unit in form_of(paper.kind).units(city, paper):
        reached = await deliver(tx, city, paper, unit, now)
        counts[unit] = len(reached)
        told += reached
    await receipts.add(tx, paper.id, counts.items(), now)
    await form_of(paper.kind).on_sent(tx, city, paper, now)
    await paper_cards.show(tx, city, paper, now)
    told += await _name_the_silent(tx, city, paper, [unit for unit in counts if not counts[unit]], now)
    return told


async def deliver(
    tx: Tx, city: Rulebook, paper: Paper, unit: str, now: datetime, before: str | None = None
) -> Told:
    """A unit's page to its officers; `before` is the key of what is said first, with the paper's title."""
    form = form_of(paper.kind)
    page = form.letter(city, paper, unit)
    messages: list[Message] = []
    told: Told = []
    for person in await reachable(tx, await form.addressees(tx, city, paper, unit)):
        assert person.telegram_id is not None  # noqa: S101  `reachable` looked
        if before:
            messages.append(Message(person.telegram_id, before, {"title": paper_cards.title(paper)}))
        messages.append(page_message(person, page, read_button(paper, unit)))
        told.append({"person": person.id, "key": page.key})
    await outbox.put_all(tx, messages, now)
    return told


def read_button(paper: Paper, unit: str) -> Rows:
    return ((Button(form_of(paper.kind).read_button, f"paper-read:{paper.id}:{unit}", style="success"),),)


async def remind(tx: Tx, city: Rulebook, paper: Paper, receipt: Receipt, now: datetime) -> Told:
    """The page once more to a unit that has not read it. A unit without officers is asked again later."""
    told = await deliver(tx, city, paper, receipt.unit, now, before="paper-unread")
    if told:
        await receipts.remind(tx, receipt, len(told), now)
    return told


async def _name_the_silent(tx: Tx, city: Rulebook, paper: Paper, units: Sequence[str], now: datetime) -> Told:
    if not units:
        return []
    office = await reachable(tx, await offices.city_office(tx, city))
    lines = [["line-paper-silent", {"unit": {"area": unit}}] for unit in units]
    facts = {"title": paper_cards.title(paper), "count": len(units), "lines": {"lines": lines}}
    messages = [
        Message(person.telegram_id, "paper-silent", facts)
        for person in office
        if person.telegram_id is not None
    ]
    await outbox.put_all(tx, messages, now)
    return [{"person": person.id, "key": "paper-silent"} for person in office]
