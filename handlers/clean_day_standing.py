"""Who may do what with Clean City Day, and the venue or day that a button means."""

from datetime import date

from domain.clean_day import CleanDay, NoCleanDay, Venue
from domain.messages import Refused
from domain.people import Role, holds
from handlers.turn import Turn, number
from storage import clean_days, clean_venues, people

ORGANISERS = frozenset({Role.TOWN, Role.CHIEF, Role.DEPUTY, Role.CITY, Role.ADMIN})
"""They post venues for their areas and answer for them."""
OFFICE = frozenset({Role.CITY, Role.ADMIN})


async def venue_of(turn: Turn, venue_id: str) -> Venue:
    venue = await clean_venues.get(turn.tx, number(venue_id))
    if venue is None:
        raise Refused("button-old")
    return venue


async def own_venue(turn: Turn, venue_id: str) -> Venue:
    """For those who answer for it; one that is not there is refused like one that is not theirs (T17)."""
    venue = await clean_venues.get(turn.tx, number(venue_id))
    if venue is None:
        raise Refused("not-allowed")
    await require_organiser(turn, venue.area)
    return venue


async def require_organiser(turn: Turn, area: str) -> None:
    await people.require(turn.tx, turn.person, ORGANISERS, area, turn.city.covers)


async def require_office(turn: Turn) -> None:
    await people.require(turn.tx, turn.person, OFFICE, turn.city.code, turn.city.covers)


async def organises(turn: Turn, area: str) -> bool:
    return holds(await turn.posts(), ORGANISERS, area, turn.city.covers)


async def is_office(turn: Turn) -> bool:
    return holds(await turn.posts(), OFFICE, turn.city.code, turn.city.covers)


async def day_of(turn: Turn, venue: Venue) -> CleanDay:
    return await clean_days.of_month(turn.tx, turn.city, venue.month)


async def day_named(turn: Turn, name: str) -> CleanDay:
    """The day of a button's month, 2024-05; kept from now on."""
    try:
        return await clean_days.begin(turn.tx, turn.city, date.fromisoformat(f"{name}-01"))
    except (NoCleanDay, ValueError):
        raise Refused("button-unknown") from None
