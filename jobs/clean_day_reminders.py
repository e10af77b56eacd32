"""Reminders of Clean City Day, and the question what was done: each to each person once, none afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.clean_day import TOPIC, CleanDay, Venue, ends_at
from domain.clean_day_plan import When, reminder_due, reminder_subject, thanks_at
from domain.messages import Button, Facts, Rows
from domain.people import STAFF
from domain.rulebook import Rulebook
from jobs.schedule import Result
from storage import clean_results, clean_signups, clean_venues, offices, people, subscriptions, told
from storage.announcing import announce
from storage.clean_day_facts import day_facts, venue_list
from storage.database import Tx

MOST_LINES = 10
FEW = 4
KEYS = {
    When.AHEAD: ("clean-day-ahead-signed", "clean-day-ahead-staff", "clean-day-ahead-all"),
    When.TODAY: ("clean-day-today-signed", "clean-day-today-staff", "clean-day-today-all"),
}
"""For the signed-up, the staff, the subscribers."""


@dataclass(slots=True)
class Audience:
    """Whom to remind of one date, each person in the first part that fits."""

    signed: dict[int, list[Venue]] = field(default_factory=dict)
    staff: dict[int, list[Venue]] = field(default_factory=dict)
    subscribers: list[int] = field(default_factory=list)


async def remind(tx: Tx, city: Rulebook, day: CleanDay, at: datetime) -> list[Result]:
    said: list[Result] = []
    venues = [venue for venue in await clean_venues.of_month(tx, day.month) if venue.is_open]
    for on in sorted({venue.on(city.zone) for venue in venues}):
        then = [venue for venue in venues if venue.on(city.zone) == on]
        when = reminder_due(city, day, on, then, at)
        if when:
            said += await _remind(tx, city, day, on, then, when, at)
    return said


async def _remind(
    tx: Tx, city: Rulebook, day: CleanDay, on: date, venues: list[Venue], when: When, at: datetime
) -> list[Result]:
    audience = await _audience(tx, city, venues)
    everybody = [*audience.signed, *audience.staff, *audience.subscribers]
    fresh = set(await told.fresh(tx, TOPIC, reminder_subject(when, on), everybody, at))
    said: list[Result] = []
    to_signed, to_staff, to_others = KEYS[when]
    for key, theirs in ((to_signed, audience.signed), (to_staff, audience.staff)):
        for some in dict.fromkeys(tuple(mine) for mine in theirs.values()):
            persons = [one for one, mine in theirs.items() if tuple(mine) == some and one in fresh]
            said += await announce(tx, persons, key, _facts(city, day, some), at, buttons=_buttons(some))
    others = [person for person in audience.subscribers if person in fresh]
    facts = _facts(city, day, venues)
    buttons = ((Button("button-clean-venues", "cd"),), *QUIET)
    return said + await announce(tx, others, to_others, facts, at, buttons=buttons)


async def _audience(tx: Tx, city: Rulebook, venues: list[Venue]) -> Audience:
    """The signed-up, the staff of the units, the subscribers; without those who want no reminders."""
    choices = await subscriptions.of_topic(tx, TOPIC)
    quiet = {person for person, choice in choices.items() if not choice.get("on")}
    found = Audience()
    known = {venue.id: venue for venue in venues}
    for signup in await clean_signups.of_venues(tx, known):
        if signup.person not in quiet and signup.checked_in_at is None:
            found.signed.setdefault(signup.person, []).append(known[signup.venue])
    for person, post in await people.staff(tx):
        unit = city.areas.unit_of(post.area)
        theirs = [venue for venue in venues if unit and venue.unit == unit.code]
        if post.role in STAFF and theirs and person.id not in quiet and person.id not in found.signed:
            mine = found.staff.setdefault(person.id, [])
            mine += [venue for venue in theirs if venue not in mine]
    found.subscribers = [
        person
        for person, choice in choices.items()
        if choice.get("on") and person not in found.signed and person not in found.staff
    ]
    return found


def _facts(city: Rulebook, day: CleanDay, venues: Sequence[Venue]) -> Facts:
    lines = {"lines": venue_list(city, venues, MOST_LINES)}
    return day_facts(city, day) | {"count": len(venues), "lines": lines}


QUIET: Rows = ((Button("button-clean-quiet", "cd-quiet:off"),),)


def _buttons(venues: Sequence[Venue]) -> Rows:
    shown = [
        (Button("button-clean-venue", f"cd-venue:{venue.id}", {"venue": venue.name}),)
        for venue in venues[:FEW]
    ]
    return (*shown, *QUIET)


async def ask_results(tx: Tx, city: Rulebook, day: CleanDay, at: datetime) -> list[Result]:
    """Whoever posted a venue is asked once what was done; the town where that person cannot be reached."""
    said: list[Result] = []
    venues = await clean_venues.of_month(tx, day.month)
    over = [
        venue
        for venue in venues
        if venue.is_open and ends_at(city, venue) <= at < thanks_at(city, venue.on(city.zone))
    ]
    known = await clean_results.newest(tx, [venue.id for venue in over])
    for venue in over:
        if venue.id in known or not await told.first_time(tx, TOPIC, f"result:{venue.id}", at):
            continue
        posted = [venue.posted_by] if venue.posted_by else []
        said += await _ask_result(tx, city, day, venue, posted, at) or await _ask_result(
            tx, city, day, venue, await offices.town(tx, city, venue.unit), at
        )
    return said


async def _ask_result(
    tx: Tx, city: Rulebook, day: CleanDay, venue: Venue, persons: list[int], at: datetime
) -> list[Result]:
    buttons = ((Button("button-clean-result", f"cd-result:{venue.id}"),),)
    facts = day_facts(city, day) | {"venue": venue.name}
    return await announce(tx, persons, "clean-day-ask-result", facts, at, buttons=buttons)
