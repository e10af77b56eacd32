"""Inspections of places: what was found where, or that nothing was (S14); and how a file tells of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b


class Found(StrEnum):
    """By whom."""

    INSPECTOR = "inspector"
    RESIDENT = "resident"


@dataclass(frozen=True, slots=True)
class Inspection:
    """One line of a visit: a problem of a category, or with none a clean place. `place` is a place's code.

    All lines of the same place, moment and inspector are one visit. `inspector` is a number: who it is, the
    inspected never learn (S08). `repeat`: the inspector marked the problem as one that comes back.
    """

    place: str
    at: datetime
    inspector: str
    source: Found
    category: str | None = None
    points: float = 0.0
    repeat: bool = False
    note: str | None = None

    @property
    def seal(self) -> str:
        """Equal lines have equal seals: a file that comes twice adds nothing."""
        told = (
            self.place,
            f"{self.at.timestamp():.0f}",
            self.inspector,
            self.source,
            self.category or "",
            f"{self.points:.2f}",
            "1" if self.repeat else "0",
            self.note or "",
        )
        return blake2b("\x1f".join(told).encode(), digest_size=16).hexdigest()
