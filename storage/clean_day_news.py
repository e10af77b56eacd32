"""Tells everybody whom a change of Clean City Day concerns, once, with the calendar entry as it is now."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.clean_day import TOPIC, CleanDay, Venue
from domain.clean_day_plan import When, reminder_due, reminder_subject
from domain.messages import Button
from domain.rulebook import Rulebook
from storage import clean_signups, offices, told
from storage.announcing import announce
from storage.clean_day_facts import calendar_entry, day_facts, venue_list
from storage.database import Tx

MOST_LINES, MOST_BUTTONS = 5, 4
"""The words are the caption of a file, which has to be short."""


async def venues_changed(
    tx: Tx, city: Rulebook, day: CleanDay, venues: Sequence[Venue], key: str, by: int, now: datetime
) -> int:
    """One message to each of the signed-up about all of theirs among `venues`, and to whoever posted one; not
    to `by`, who knows. Gives how many were signed up."""
    theirs: dict[int, list[Venue]] = {}
    known = {venue.id: venue for venue in venues}
    found = await clean_signups.of_venues(tx, known)
    signed = {signup.person for signup in found}
    for signup in found:
        theirs.setdefault(signup.person, []).append(known[signup.venue])
    for venue in venues:
        if venue.posted_by and venue.posted_by not in signed:
            theirs.setdefault(venue.posted_by, []).append(venue)
    theirs.pop(by, None)
    for some in dict.fromkeys(tuple(mine) for mine in theirs.values()):
        facts = day_facts(city, day) | {"lines": {"lines": venue_list(city, some, MOST_LINES)}}
        persons = [person for person, mine in theirs.items() if tuple(mine) == some]
        entry = calendar_entry(city, day, some, now)
        await announce(tx, persons, key, facts, now, attachment=entry, buttons=_buttons(some))
        await _count_as_reminded(tx, city, day, some, persons, now)
    return len(signed)


async def _count_as_reminded(
    tx: Tx, city: Rulebook, day: CleanDay, venues: Sequence[Venue], persons: list[int], now: datetime
) -> None:
    """Who hears today of a date that is near needs not be reminded of it tomorrow; on the day they are."""
    for venue in venues:
        on = venue.on(city.zone)
        if venue.is_open and reminder_due(city, day, on, [venue], now) is When.AHEAD:
            await told.fresh(tx, TOPIC, reminder_subject(When.AHEAD, on), persons, now)


def _buttons(venues: Sequence[Venue]) -> tuple[tuple[Button, ...], ...]:
    return tuple(
        (Button("button-clean-venue", f"cd-venue:{venue.id}", {"venue": venue.name}),)
        for venue in venues[:MOST_BUTTONS]
    )


async def day_changed(
    tx: Tx, city: Rulebook, day: CleanDay, key: str, by: int, besides: Iterable[Venue], now: datetime
) -> None:
    """The town offices hear that the whole day moved; who posted one of `besides` hears of that already."""
    told = {venue.posted_by for venue in besides} | {by}
    persons = [
        person
        for unit in city.areas.units()
        for person in await offices.town(tx, city, unit.code)
        if person not in told
    ]
    await announce(tx, persons, key, day_facts(city, day), now)
