"""The code of a hotspot, `DG-128-01-007`: prefix, last three digits of the unit, batch, number."""

import re
from typing import NamedTuple

TYPED = re.compile(r"([A-Z]{1,8})-([0-9]{3})-([0-9]{2,6})-([0-9]{3,6})")
MOST = 999_999
LINK_PREFIX = "h_"
"""What the deep link on a plate begins with (handlers/deep_links.py)."""


class HotspotCode(NamedTuple):
    prefix: str
    town: str
    batch: int
    number: int

    def __str__(self) -> str:
        return f"{self.prefix}-{self.town}-{self.batch:02}-{self.number:03}"


def hotspot_code(prefix: str, unit: str, batch: int, number: int) -> HotspotCode:
    """A batch is one act of coding; numbers run in each batch and unit, both from 1. Raises ValueError for
    what `parse_hotspot_code` would not read back."""
    code = HotspotCode(prefix, town_digits(unit), batch, number)
    if parse_hotspot_code(str(code)) != code:
        raise ValueError(f"no hotspot code from {prefix!r}, {unit!r}, {batch} and {number}")
    return code


def town_digits(unit: str) -> str:
    return unit[-3:]


def parse_hotspot_code(text: str) -> HotspotCode | None:
    """The code that stands there, spaces around and small letters forgiven; None for anything else."""
    read = TYPED.fullmatch(text.strip().upper())
    if read is None or not (0 < int(read[3]) <= MOST and 0 < int(read[4]) <= MOST):
        return None
    code = HotspotCode(read[1], read[2], int(read[3]), int(read[4]))
    return code if str(code) == read[0] else None


def plate_link(bot_name: str, token: str) -> str:
    """What the QR code of a plate holds."""
    return f"https://t.me/{bot_name}?start={LINK_PREFIX}{token}"
