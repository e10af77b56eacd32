"""A published entry was wrong: that is said as openly as the entry was, by a paper of its own."""

from typing import Any

from domain import exposure_lines
from domain.exposure_lines import Listed
from domain.messages import Button, Refused
from handlers import city_only
from handlers.exposure import PUBLISH, read_month
from handlers.pages import page
from handlers.routes import answer_to, press
from handlers.turn import Turn, number, rows
from storage import exposure_papers, listings, paper_cards, questions
from storage.listings import Listing


@press("exposure-correct")
async def choose(turn: Turn, month: str, skip: str = "0") -> None:
    """Which entry of the published list."""
    if not await city_only.may(turn, PUBLISH, f"exposure:{month}"):
        return
    found = [entry for entry in await listings.of_month(turn.tx, read_month(month)) if not entry.corrected_at]
    if not found:
        raise Refused("button-old")
    shown, turning = page(found, number(skip), f"exposure-correct:{month}")
    buttons = []
    for each in shown:
        facts = exposure_lines.facts_of(await _entry(turn, each))
        buttons.append(Button("button-exposure-wrong", f"exposure-wrong:{each.id}", facts))
    await turn.edit(
        "exposure-correct-which", month={"date": month}, buttons=(*rows(*buttons), *rows(*turning, width=2))
    )


@press("exposure-wrong")
async def want_reason(turn: Turn, listing_id: str) -> None:
    found = await _published(turn, listing_id)
    if found is None:
        return
    await questions.ask(turn.tx, turn.chat, turn.person.id, "exposure-wrong", turn.now, listing=found.id)
    await turn.reply("ask-exposure-wrong", **exposure_lines.facts_of(await _entry(turn, found)))


@answer_to("exposure-wrong")
async def take_reason(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    """Makes the paper; two people decide it like the list itself."""
    found = await _published(turn, str(facts["listing"]))
    if found is None:
        return
    if not turn.text:
        raise Refused("words-wanted")
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    listed = await exposure_papers.of_month(turn.tx, found.month)
    assert listed is not None  # noqa: S101  what is published had a paper
    entry = await _entry(turn, found)
    paper = await exposure_papers.draft_correction(
        turn.tx, listed, entry, found.id, turn.text, turn.person.id, turn.now
    )
    if paper is None:
        raise Refused("exposure-correction-there")
    await paper_cards.show(turn.tx, turn.city, paper, turn.now)


async def _published(turn: Turn, listing_id: str) -> Listing | None:
    if not await city_only.may(turn, PUBLISH, f"listing:{listing_id}"):
        return None
    found = await listings.get(turn.tx, number(listing_id))
    if found is None:
        raise Refused("button-unknown")
    if found.corrected_at:
        raise Refused("button-old")
    return found


async def _entry(turn: Turn, found: Listing) -> Listed:
    """As it was published."""
    paper = await exposure_papers.of_month(turn.tx, found.month)
    assert paper is not None  # noqa: S101  what is published had a paper
    return await exposure_papers.entry_of(turn.tx, paper, found.place)
