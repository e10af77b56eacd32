"""A place in one line: unit, village, address, as much of it as is known."""

import re

from domain.areas import Area
from domain.messages import Fact
from domain.rulebook import Rulebook

GAP = " ,，"


def place_line(city: Rulebook, unit: str | None, village: str | None, address: str | None) -> list[object]:
    """A text key with its facts."""
    beyond = _beyond(city, unit, village, address or "")
    facts: dict[str, Fact | None] = {
        "unit": {"area": unit},
        "village": {"area": village},
        "address": beyond,
    }
    shape = ("-village" if village else "") + ("-address" if beyond else "")
    return [f"place-unit{shape}", facts]


def _beyond(city: Rulebook, unit: str | None, village: str | None, address: str) -> str:
    """The address without the city, unit and village that it names: those are said anyway."""
    whole = city.areas.get(city.code)
    here = city.areas.get(unit) if unit else None
    inner = city.areas.get(village) if village else None
    if whole and here:
        address = _without_city(whole, here, address)
        address = _without_ending(whole, here, address)
    for area in (here, inner):
        for name in (area.name, area.name_en) if area else ():
            address = address.removeprefix(name).lstrip(GAP)
    return address


def _without_city(city: Area, unit: Area, address: str) -> str:
    """广东省东莞市, 东莞市 and 东莞虎门镇 begin with the city; 东莞大道 is a road."""
    name = re.escape(city.name.removesuffix("市"))
    return re.sub(rf"^(?:\w{{2,3}}省)?{name}(?:市|(?={re.escape(unit.name)}))[{GAP}]*", "", address)


def _without_ending(city: Area, unit: Area, address: str) -> str:
    """English addresses end with what is large: 12 Liansheng Road, Humen, Dongguan."""
    short = unit.name_en.partition(" ")[0]
    town = rf"{re.escape(unit.name_en)}|{re.escape(short)}"
    return re.sub(rf",\s*(?:{town})(?:,\s*{re.escape(city.name_en)})?\s*$", "", address, flags=re.IGNORECASE)
