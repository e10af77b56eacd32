"""Somebody else looks at a closed case again: still clean, or dirty again with a photo (S34)."""

from typing import Any

from domain.cases import Action, Case, Part
from domain.messages import Button, Message, Refused, Rows
from domain.moves import Move, decide
from domain.people import CHECKING
from handlers import pictures
from handlers.pages import page
from handlers.routes import answer_to, press
from handlers.turn import Turn, number, rows
from storage import (
    audience,
    cases,
    look_back_cards,
    look_back_cases,
    outbox,
    people,
    photos,
    questions,
    reporters,
)
from storage.facts import case_facts
from storage.look_back_cases import Look

DIRTY_AGAIN = "back_again"
"""The reason of the city's list under which a failed look-back opens a case again."""


@press("lb-cases")
async def list_cases(turn: Turn, skip: str) -> None:
    """What this person was asked to look at and has not."""
    if not any(post.role in CHECKING for post in await turn.posts()):
        raise Refused("not-allowed")
    found = await look_back_cases.of_person(turn.tx, turn.person.id)
    if not found:
        await turn.edit("look-back-cases-none")
        return
    shown, turning = page(found, number(skip), "lb-cases")
    lines = [["look-back-line-case", case_facts(turn.city, case)] for _, case in shown]
    await turn.edit(
        "look-back-cases",
        count=len(found),
        lines={"lines": lines},
        buttons=(*_codes(shown), *rows(*turning, width=2)),
    )


def _codes(shown: Any) -> Rows:
    return rows(*(Button("button-code", f"lb-case:{look.id}", {"code": case.code}) for look, case in shown))


@press("lb-case")
async def show(turn: Turn, look_id: str) -> None:
    look, case = await _load(turn, look_id)
    await outbox.put(
        turn.tx, await look_back_cards.card(turn.tx, turn.city, look, case, turn.chat, turn.now), turn.now
    )


@press("lb-clean")
async def still_clean(turn: Turn, look_id: str) -> None:
    """Noted in the history; nobody has to hear of it."""
    look, case = await _load(turn, look_id)
    await _settle(turn, look, case, passed=True)
    await cases.note(turn.tx, case, turn.now, "look-back-pass", "checker", turn.person.id)
    await turn.edit("look-back-done-clean", code=case.code)


@press("lb-dirty")
async def dirty_again(turn: Turn, look_id: str) -> None:
    """Nothing is opened again without a photo."""
    look, case = await _load(turn, look_id)
    await questions.ask(turn.tx, turn.chat, turn.person.id, "look-back-case", turn.now, case.id, look=look.id)
    await turn.reply("look-back-photo-wanted", code=case.code)


@answer_to("look-back-case")
async def take_photo(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    """The case is opened again, rework and all, and whoever fixed it and reported it hears why."""
    look, case = await _load(turn, str(facts["look"]))
    if turn.message is None or not pictures.of(turn.message):
        raise Refused("look-back-photo-wanted", code=case.code)
    await _settle(turn, look, case, passed=False)
    move = Move(
        Action.REOPEN,
        Part.CHECKER,
        turn.person.id,
        reason=DIRTY_AGAIN,
        words=turn.text or None,
        look_back=True,
    )
    reopened = await cases.record(turn.tx, turn.city, decide(case, move, turn.now, turn.city), turn.now)
    await reporters.ask_again(turn.tx, case.id)
    photo = await pictures.keep(turn, photos.ADDED, case_id=case.id)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await _show_handler(turn, reopened, photo)
    await turn.reply("look-back-done-dirty", **case_facts(turn.city, reopened))


async def _show_handler(turn: Turn, case: Case, photo: int) -> None:
    for person in await people.many(turn.tx, [case.handler] if case.handler else []):
        if person.telegram_id is not None and person.reachable and person.id != turn.person.id:
            said = Message(
                person.telegram_id, "look-back-photo", {"code": case.code}, photo=photo, case_id=case.id
            )
            await outbox.put(turn.tx, said, turn.now)


async def _settle(turn: Turn, look: Look, case: Case, passed: bool) -> None:
    if not look.means(case):
        raise Refused("look-back-pointless", code=case.code)
    if not await look_back_cases.settle(turn.tx, look, turn.person.id, passed, turn.now):
        raise Refused("look-back-over-case", code=case.code)


async def _load(turn: Turn, look_id: str) -> tuple[Look, Case]:
    """Whoever was asked, or could have been: neither the fixer, nor of their team, nor the checker."""
    look = await look_back_cases.get(turn.tx, number(look_id))
    case = await cases.get(turn.tx, look.case_id) if look else None
    if look is None or case is None:
        raise Refused("not-allowed")
    if not await audience.may_look(turn.tx, turn.city, case, turn.person.id):
        raise Refused("not-allowed")
    return look, case
