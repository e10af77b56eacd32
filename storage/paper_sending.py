"""What is approved goes out: to the officers of each unit, who owe a receipt."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from domain.messages import Button, Facts, Message, Rows
from domain.papers import Paper, PaperAction, PaperMove
from domain.rulebook import Rulebook
from storage import offices, outbox, paper_cards, papers, receipts
from storage.announcing import announce
from storage.database import Tx
from storage.paper_cards import page_message, reachable
from storage.paper_kinds import form_of
from storage.people import Person
from storage.receipts import Receipt

FEW = 3
"""So many pages are sent to one person at once; for more they get a list."""
MOST_BUTTONS = 60

Told = list[dict[str, Any]]
"""Who was told what: `{"person": id, "key": text key}`."""


async def send_if_due(tx: Tx, city: Rulebook, paper: Paper, now: datetime) -> Told | None:
    """None where it is not to be sent now: not approved, too early, or at night."""
    return await send(tx, city, paper, now) if paper.is_due(now) and city.is_day(now) else None


async def send(tx: Tx, city: Rulebook, paper: Paper, now: datetime) -> Told:
    """To every unit it concerns; the city hears which units have nobody to read it. Raises Refused for what
    is not approved."""
    paper = await papers.record(tx, city, paper, PaperMove(PaperAction.SEND), now)
    units = form_of(paper.kind).units(city, paper)
    told, counts = await deliver(tx, city, paper, units, now)
    await receipts.add(tx, paper.id, counts.items(), now)
    await form_of(paper.kind).on_sent(tx, city, paper, now)
    await paper_cards.show(tx, city, paper, now)
    told += await _name_the_silent(tx, city, paper, [unit for unit in counts if not counts[unit]], now)
    return told


async def deliver(
    tx: Tx, city: Rulebook, paper: Paper, units: Sequence[str], now: datetime, before: str | None = None
) -> tuple[Told, dict[str, int]]:
    """Each unit's page to its officers; who was told what, and how many of each unit. `before` is the key of
    what is said first, with the paper's title."""
    readers = await _readers(tx, city, paper, units)
    counts = dict.fromkeys(units, 0)
    messages: list[Message] = []
    told: Told = []
    for person, theirs in readers.values():
        assert person.telegram_id is not None  # noqa: S101  `reachable` looked
        if before:
            messages.append(Message(person.telegram_id, before, {"title": paper_cards.title(paper)}))
        pages = _pages(city, paper, person, theirs)
        messages += pages
        told += [{"person": person.id, "key": page.key} for page in pages]
        for unit in theirs:
            counts[unit] += 1
    await outbox.put_all(tx, messages, now)
    return told, counts


async def _readers(
    tx: Tx, city: Rulebook, paper: Paper, units: Sequence[str]
) -> dict[int, tuple[Person, list[str]]]:
    """By person id: who reads the paper, for which of the units."""
    found: dict[int, tuple[Person, list[str]]] = {}
    for unit in units:
        for person in await reachable(tx, await form_of(paper.kind).addressees(tx, city, paper, unit)):
            found.setdefault(person.id, (person, []))[1].append(unit)
    return found


def _pages(city: Rulebook, paper: Paper, person: Person, units: Sequence[str]) -> list[Message]:
    """One for each unit; whoever answers for more than FEW of them gets a list to open them from."""
    if len(units) <= FEW:
        form = form_of(paper.kind)
        return [
            page_message(person, form.letter(city, paper, unit), read_button(paper, unit)) for unit in units
        ]
    assert person.telegram_id is not None  # noqa: S101  `reachable` looked
    buttons = [
        Button("button-paper-of", f"paper-again:{paper.id}:{unit}", {"unit": {"area": unit}})
        for unit in units[:MOST_BUTTONS]
    ]
    pairs = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    facts = {"title": paper_cards.title(paper), "count": len(units)}
    return [Message(person.telegram_id, "paper-many", facts, buttons=pairs)]


def read_button(paper: Paper, unit: str) -> Rows:
    return ((Button(form_of(paper.kind).read_button, f"paper-read:{paper.id}:{unit}", style="success"),),)


async def remind(
    tx: Tx, city: Rulebook, paper: Paper, unread: Sequence[Receipt], now: datetime
) -> tuple[Told, list[str]]:
    """The pages once more to units that have not read them; who was told what, and which units were reached.
    A unit without officers is asked again later."""
    told, counts = await deliver(
        tx, city, paper, [receipt.unit for receipt in unread], now, before="paper-unread"
    )
    reached = [receipt for receipt in unread if counts[receipt.unit]]
    for receipt in reached:
        await receipts.remind(tx, receipt, counts[receipt.unit], now)
    return told, [receipt.unit for receipt in reached]


async def _name_the_silent(tx: Tx, city: Rulebook, paper: Paper, units: Sequence[str], now: datetime) -> Told:
    if not units:
        return []
    lines = [["line-paper-silent", {"unit": {"area": unit}}] for unit in units]
    facts: Facts = {"title": paper_cards.title(paper), "count": len(units), "lines": {"lines": lines}}
    return await announce(tx, await offices.city_office(tx, city), "paper-silent", facts, now)
