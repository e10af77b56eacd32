"""Which area a command means."""

from domain.areas import Area
from domain.messages import Refused
from handlers.turn import Turn

MOST_NEAR = 6


def one(turn: Turn, words: str) -> Area:
    """The one area with this code or name; Refused with those that may be meant."""
    found = turn.city.areas.find(words) if words else []
    if len(found) == 1:
        return found[0]
    meant = found[:MOST_NEAR] or turn.city.areas.near(words, MOST_NEAR)
    if not meant:
        raise Refused("area-unknown", words=words)
    raise Refused("area-unclear", words=words, areas={"lines": [line(turn, area) for area in meant]})


def line(turn: Turn, area: Area) -> list[object]:
    """The area after the unit that it lies in."""
    unit = turn.city.areas.unit_of(area.code)
    if unit is None or unit.code == area.code:
        return ["line-area", {"area": {"area": area.code}}]
    return ["line-area-in", {"area": {"area": area.code}, "unit": {"area": unit.code}}]
