"""The place that somebody shares: a location, or a venue with one."""

import telegram

from domain.areas import Reading
from domain.coordinates import Datum, Point
from domain.messages import Refused
from handlers.turn import Turn


def location_of(message: telegram.Message | None) -> telegram.Location | None:
    """None where the message shares no place."""
    if message is None:
        return None
    return message.venue.location if message.venue else message.location


def point_of(location: telegram.Location) -> Point:
    """As the phone counts. Raises Refused for what is no place on earth."""
    try:
        return Point(location.latitude, location.longitude)
    except ValueError:
        raise Refused("place-unreadable") from None


def reading_of(turn: Turn, location: telegram.Location) -> Reading:
    """How the sender may mean it."""
    datum = Datum(turn.person.datum) if turn.person.datum else None
    return turn.city.areas.readings(point_of(location), datum)


def reading_inside(turn: Turn, location: telegram.Location) -> Reading:
    """The same. Raises Refused for a place outside the city."""
    reading = reading_of(turn, location)
    if reading.outside:
        raise Refused("place-outside")
    return reading
