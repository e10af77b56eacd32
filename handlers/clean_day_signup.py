"""Signing up for a venue of Clean City Day by one button, with a name or without, and withdrawing."""

from typing import Any

from domain.clean_day import (
    TOPIC,
    Venue,
    ends_at,
)
from domain.clean_day_plan import (
    reminder_due,
    reminder_subject,
)
from domain.messages import Button, Refused
from handlers import clean_day_standing as standing
from handlers import pictures, report
from handlers.routes import answer_to, press
from handlers.turn import Turn, rows
from storage import clean_signups, questions, told
from storage.clean_day_facts import calendar_entry, day_facts, venue_facts

LONGEST_NAME = 40


@press("cd-join")
async def join(turn: Turn, venue_id: str) -> None:
    """The answer carries the calendar entry; whoever comes so late needs no reminder that is out already."""
    venue = await standing.venue_of(turn, venue_id)
    _must_be_coming(turn, venue)
    if not await clean_signups.join(turn.tx, venue.id, turn.person.id, turn.now):
        turn.answer("clean-day-joined-already", alert=True)
        return
    day, on = await standing.day_of(turn, venue), venue.on(turn.city.zone)
    when = reminder_due(turn.city, day, on, [venue], turn.now)
    if when:
        await told.fresh(turn.tx, TOPIC, reminder_subject(when, on), [turn.person.id], turn.now)
    name = Button("button-clean-name", f"cd-name:{venue.id}")
    leave = Button("button-clean-leave", f"cd-leave:{venue.id}")
    await turn.reply(
        "clean-day-joined",
        **day_facts(turn.city, day) | venue_facts(turn.city, venue),
        attachment=calendar_entry(turn.city, day, [venue], turn.now),
        buttons=rows(name, leave, width=2),
    )


def _must_be_coming(turn: Turn, venue: Venue) -> None:
    if not venue.is_open:
        raise Refused("clean-day-venue-cancelled")
    if turn.now >= ends_at(turn.city, venue):
        raise Refused("clean-day-over")


@press("cd-leave")
async def leave(turn: Turn, venue_id: str) -> None:
    venue = await standing.venue_of(turn, venue_id)
    if not await clean_signups.leave(turn.tx, venue.id, turn.person.id, turn.now):
        raise Refused("clean-day-not-joined")
    back = Button("button-clean-join", f"cd-join:{venue.id}")
    await turn.reply("clean-day-left", **venue_facts(turn.city, venue), buttons=rows(back))


@press("cd-name")
async def want_name(turn: Turn, venue_id: str) -> None:
    venue = await standing.venue_of(turn, venue_id)
    await questions.ask(turn.tx, turn.chat, turn.person.id, "clean-day-own-name", turn.now, venue=venue.id)
    await turn.reply("clean-day-ask-own-name")


@answer_to("clean-day-own-name")
async def take_name(turn: Turn, _case: int | None, facts: dict[str, Any]) -> None:
    """A photo instead begins a report."""
    if turn.message and pictures.of(turn.message):
        await questions.settle(turn.tx, turn.chat, turn.person.id)
        await report.take_photo(turn)
        return
    name = " ".join(turn.text.split())
    if not name or len(name) > LONGEST_NAME:
        raise Refused("clean-day-name-long", most=LONGEST_NAME)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    if not await clean_signups.give_name(turn.tx, facts["venue"], turn.person.id, name):
        raise Refused("clean-day-not-joined")
    await turn.reply("clean-day-named", name=name)
