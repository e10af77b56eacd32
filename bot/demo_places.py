"""Points of the demo's city."""

from random import Random

from shapely.geometry import shape

from domain.areas import Area
from domain.coordinates import Point
from domain.rulebook import Rulebook


def inside(city: Rulebook, unit: Area, random: Random) -> Point | None:
    """A point of the unit, found by throwing darts at its outline's box."""
    if unit.outline is None:
        return None
    west, south, east, north = shape(dict(unit.outline)).bounds
    for _ in range(200):
        point = Point(random.uniform(south, north), random.uniform(west, east))
        if city.areas.unit_at(point) == unit:
            return point
    return None
