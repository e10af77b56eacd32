"""Coded places: a sticker with a link, so that whoever scans it need not say where they are; and what is
inspected and listed (S14)."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from domain.coordinates import Point

PREFIX = "p_"
"""What a place's deep link begins with; other links have letters of their own (handlers/deep_links.py)."""
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,31}")
CODE_WANTED = "a code of at most 32 letters, digits and hyphens"


class PlaceUse(StrEnum):
    """The five kinds of place (S14), of which a transfer station counts as a toilet; and what else a sticker
    may hang on."""

    VILLAGE = "village"
    ROAD = "road"
    MARKET = "market"
    PARK = "park"
    TOILET = "toilet"
    STATION = "station"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """`token` is what the link carries: made up, so that nobody can guess a neighbour's. `code` is what the
    office calls the place; a village's is that of the area. WGS-84; a road has no single point."""

    token: str
    code: str
    kind: str
    name: str
    name_en: str
    area: str
    latitude: float | None = None
    longitude: float | None = None

    @property
    def point(self) -> Point | None:
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude)


def deep_link(bot_name: str, token: str) -> str:
    """The link to print or to put into a QR code."""
    return f"https://t.me/{bot_name}?start={PREFIX}{token}"


def next_code(letters: str, kind: str, taken: Collection[str]) -> str:
    """A code for a place that came without one: HM-MARKET-001, the first number that is free."""
    number = 1
    while (code := f"{letters}-{kind.upper()}-{number:03}") in taken:
        number += 1
    return code
