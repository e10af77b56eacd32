"""申诉: a unit objects to an entry before it is published, and the city office decides (S14)."""

from typing import Any

from domain import exposure_lines
from domain.exposure import Side
from domain.exposure_lines import Listed
from domain.messages import Button, Message, Refused
from domain.people import Role
from handlers import city_only, pictures
from handlers.exposure import PUBLISH, read_month
from handlers.routes import answer_to, press
from handlers.turn import Turn, number, rows
from storage import (
    appeals,
    exposure_papers,
    exposure_rounds,
    exposures,
    offices,
    outbox,
    paper_cards,
    people,
    questions,
)
from storage.appeals import Appeal

SHOWN = "appeal"
"""The kind of a photo sent with an appeal."""


@press("appeal")
async def want_words(turn: Turn, month: str, place: str) -> None:
    """What is wrong with the entry: words or a photo."""
    entry = await _entry(turn, month, place)
    await questions.ask(turn.tx, turn.chat, turn.person.id, "appeal", turn.now, month=month, place=place)
    await turn.reply("ask-appeal", **exposure_lines.facts_of(entry))


@answer_to("appeal")
async def take_words(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    entry = await _entry(turn, facts["month"], facts["place"])
    month = read_month(facts["month"])
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    appeal_id = await appeals.add(
        turn.tx, month, entry["place"], entry["unit"], turn.person.id, turn.text or None, turn.now
    )
    if appeal_id is None:
        raise Refused("appeal-once")
    photo = None
    if turn.message and pictures.of(turn.message):
        photo = await pictures.keep(turn, SHOWN, about=appeals.about(appeal_id))
    await _show_office(turn, entry, appeal_id, photo)
    paper = await exposure_papers.of_month(turn.tx, month)
    assert paper is not None  # noqa: S101  `_entry` looked
    paper = await exposure_papers.rework(turn.tx, turn.city, paper, None, turn.now)
    await paper_cards.show(turn.tx, turn.city, paper, turn.now)
    await turn.reply("appeal-received", **exposure_lines.facts_of(entry))


async def _show_office(turn: Turn, entry: Listed, appeal_id: int, photo: int | None) -> None:
    facts = exposure_lines.facts_of(entry) | {"words": turn.text or ""}
    buttons = rows(
        Button("button-appeal-uphold", f"appeal-uphold:{appeal_id}"),
        Button("button-appeal-correct", f"appeal-correct:{appeal_id}"),
        width=2,
    )
    office = await paper_cards.reachable(turn.tx, await offices.city_office(turn.tx, turn.city))
    messages = [
        Message(person.telegram_id, "appeal-card", facts, buttons=buttons, photo=photo)
        for person in office
        if person.telegram_id is not None
    ]
    await outbox.put_all(turn.tx, messages, turn.now)


async def _entry(turn: Turn, month: str, place: str) -> Listed:
    """The worst entry of the own unit while there is time to object. Refused otherwise, alike for what is not
    theirs and what is not there."""
    paper = await exposure_papers.of_month(turn.tx, read_month(month))
    found = [
        entry
        for entry in (paper.facts["entries"] if paper else ())
        if entry["place"] == place and entry["side"] == Side.WORST
    ]
    if paper is None or not found:
        raise Refused("not-allowed")
    entry = found[0]
    await people.require(turn.tx, turn.person, [Role.TOWN], entry["unit"], turn.city.covers)
    until = (await exposures.windows(turn.tx, exposure_papers.month_of(paper))).get(place)
    if not paper.is_waiting or until is None or until <= turn.now:
        raise Refused("appeal-too-late")
    if any(each.place == place for each in await appeals.of_month(turn.tx, read_month(month))):
        raise Refused("appeal-once")
    return dict(entry)


@press("appeal-uphold")
async def uphold(turn: Turn, appeal_id: str) -> None:
    await _want_reason(turn, appeal_id, True)


@press("appeal-correct")
async def correct(turn: Turn, appeal_id: str) -> None:
    await _want_reason(turn, appeal_id, False)


async def _want_reason(turn: Turn, appeal_id: str, upheld: bool) -> None:
    """The unit reads why, whichever way it goes."""
    appeal = await _waiting(turn, appeal_id)
    if appeal is None:
        return
    await questions.ask(
        turn.tx, turn.chat, turn.person.id, "appeal-reason", turn.now, appeal=appeal.id, upheld=upheld
    )
    await turn.reply("ask-appeal-uphold" if upheld else "ask-appeal-correct")


@answer_to("appeal-reason")
async def take_reason(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    appeal = await _waiting(turn, str(facts["appeal"]))
    if appeal is None:
        return
    if not turn.text:
        raise Refused("words-wanted")
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await exposure_rounds.decide(
        turn.tx, turn.city, appeal, facts["upheld"], turn.text, turn.person.id, turn.now
    )
    await turn.reply("appeal-done")


async def _waiting(turn: Turn, appeal_id: str) -> Appeal | None:
    if not await city_only.may(turn, PUBLISH, f"appeal:{appeal_id}"):
        return None
    appeal = await appeals.get(turn.tx, number(appeal_id))
    if appeal is None:
        raise Refused("button-unknown")
    if appeal.decided_at is not None:
        raise Refused("appeal-decided")
    return appeal
