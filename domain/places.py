"""Coded places: a sticker with a link, so that whoever scans it need not say where they are."""

from dataclasses import dataclass
from enum import StrEnum

PREFIX = "p_"
"""What a place's deep link begins with; other links have letters of their own (handlers/deep_links.py)."""


class PlaceUse(StrEnum):
    """The five kinds of place (S14), and what else a sticker may hang on."""

    VILLAGE = "village"
    ROAD = "road"
    MARKET = "market"
    PARK = "park"
    TOILET = "toilet"
    STATION = "station"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """`token` is what the link carries: made up, so that nobody can guess a neighbour's. WGS-84."""

    token: str
    kind: str
    name: str
    name_en: str
    area: str
    latitude: float
    longitude: float


def deep_link(bot_name: str, token: str) -> str:
    """The link to print or to put into a QR code."""
    return f"https://t.me/{bot_name}?start={PREFIX}{token}"
