"""Puts what a move has to tell into the outbox."""

from datetime import datetime

from sqlalchemy import select

from domain.cases import Action, Case
from domain.messages import Button, Fact, Message, Rows
from domain.moves import Outcome
from domain.notices import Audience, notices
from domain.rulebook import Rulebook
from storage import audience, outbox, people, photos
from storage.database import Tx
from storage.facts import case_facts, why
from storage.tables import case as cases


async def tell(tx: Tx, city: Rulebook, outcome: Outcome, after: Case, now: datetime) -> None:
    """One message for each person of each audience of the move, but not to whoever made it."""
    for notice in notices(outcome):
        facts = case_facts(city, after) | await _move_facts(tx, outcome)
        picture = await _picture(tx, notice.key, after)
        for person in await people.many(tx, await _persons(tx, outcome, notice.audience)):
            if person.id == outcome.move.by or person.telegram_id is None or not person.reachable:
                continue
            buttons = _buttons(notice.key, after)
            message = Message(
                person.telegram_id, notice.key, facts, buttons=buttons, photo=picture, case_id=after.id
            )
            await outbox.put(tx, message, now)


async def _persons(tx: Tx, outcome: Outcome, to: Audience) -> list[int]:
    if to is Audience.REPORTERS:
        return await audience.reporters_of(tx, outcome.before.id)
    handler, former = outcome.after.handler, outcome.before.handler
    if to is Audience.HANDLER:
        return [handler] if handler else []
    replaced = former is not None and (former != handler or not outcome.after.is_open)
    return [former] if former is not None and replaced else []


async def _move_facts(tx: Tx, outcome: Outcome) -> dict[str, Fact | None]:
    move = outcome.move
    facts: dict[str, Fact | None] = {"reason": why(str(move.action), move.reason, move.words)}
    if move.action is Action.MERGE:
        facts["other"] = (
            await tx.execute(select(cases.c.code).where(cases.c.id == move.into))
        ).scalar() or ""
    return facts


async def _picture(tx: Tx, key: str, case: Case) -> int | None:
    """The before/after picture goes with the question for the verdict."""
    return await photos.pair_of(tx, case.id) if key == "ask-verdict" else None


def _buttons(key: str, case: Case) -> Rows:
    if key != "ask-verdict":
        return ()
    yes = Button("button-verdict-yes", f"verdict:{case.id}:yes", style="success")
    no = Button("button-verdict-no", f"verdict:{case.id}:no", style="danger")
    return ((yes, no),)
