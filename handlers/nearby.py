"""What is open around a place: for everybody, without a word about who reported it."""

from typing import Any

import telegram

from domain.cases import Case
from domain.coordinates import Point, metres_between
from domain.draft_questions import PLACE_KEYBOARD
from domain.messages import Button
from domain.people import STAFF, holds
from handlers import pictures, report, shared_place
from handlers.routes import answer_to, command
from handlers.turn import Turn, rows
from storage import cases, questions
from storage.facts import case_facts

METRES = 1000
MOST = 12


@command("nearby")
async def nearby(turn: Turn, _: str) -> None:
    await questions.ask(turn.tx, turn.chat, turn.person.id, "nearby", turn.now)
    share = PLACE_KEYBOARD[0]
    await turn.reply("nearby-where", keyboard=(share,))


@answer_to("nearby")
async def take(turn: Turn, _case: int | None, _facts: dict[str, Any]) -> None:
    """A location is looked around; anything else was meant for the report."""
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    place = shared_place.location_of(turn.message)
    if place:
        await _look_around(turn, place)
    elif turn.message and pictures.of(turn.message):
        await report.take_photo(turn)
    else:
        await report.take_words(turn)


async def _look_around(turn: Turn, place: telegram.Location) -> None:
    """Where the point is not kept; it only asks."""
    points = [candidate.point for candidate in shared_place.reading_inside(turn, place).candidates]
    found = await cases.open_near(turn.tx, points, METRES)
    if not found:
        await turn.reply("nearby-none", drop_keyboard=True)
        return
    await turn.reply("nearby-here", drop_keyboard=True)
    lines = [["line-nearby", _facts(turn, case, points)] for case in found[:MOST]]
    await turn.reply(
        "nearby-list", count=len(found), lines={"lines": lines}, buttons=await _codes(turn, found[:MOST])
    )


def _facts(turn: Turn, case: Case, points: list[Point]) -> dict[str, Any]:
    """Kind, state and distance, to ten metres: nothing that leads to who reported it."""
    away = min((metres_between(point, case.point) for point in points if case.point), default=0.0)
    facts = case_facts(turn.city, case)
    return {"category": facts["category"], "status": facts["status"], "metres": round(away, -1)}


async def _codes(turn: Turn, found: list[Case]) -> tuple[tuple[Button, ...], ...]:
    """Staff open the cases of their own areas."""
    posts = await turn.posts()
    own = [case for case in found if holds(posts, STAFF, case.place, turn.city.covers)]
    return rows(*(Button("button-code", f"case:{case.id}", {"code": case.code}) for case in own), width=2)
