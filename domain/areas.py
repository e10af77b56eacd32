"""The areas of a city with their outlines and names: where a point lies, what a person means."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from domain.area_names import AreaNames
from domain.area_tree import Area, AreaKind, AreaTree
from domain.coordinates import Datum, Point, to_wgs84
from domain.outlines import Outlines

__all__ = ["Area", "AreaKind", "Areas", "Candidate", "Reading"]


class Candidate(NamedTuple):
    """One way to read a point: the datum it came in, the WGS-84 point that makes, and the unit there."""

    datum: Datum
    point: Point
    unit: Area | None


@dataclass(frozen=True, slots=True)
class Reading:
    """How a point may be meant: one candidate, or two with the WGS-84 one first."""

    candidates: tuple[Candidate, ...]

    @property
    def units(self) -> tuple[Area, ...]:
        """The units to choose from, each once; none outside the city."""
        found = {c.unit.code: c.unit for c in self.candidates if c.unit}
        return tuple(found.values())

    @property
    def settled(self) -> bool:
        """Nobody needs to be asked: there is one unit, or none."""
        return len(self.units) <= 1

    @property
    def outside(self) -> bool:
        return not self.units

    @property
    def datum(self) -> Datum | None:
        """None while it is open: then search around every candidate and let distance flag nobody."""
        return self.candidates[0].datum if len(self.candidates) == 1 else None

    @property
    def point(self) -> Point:
        """What to store (WGS-84): the WGS-84 reading for as long as both are possible."""
        return self.candidates[0].point


class Areas(AreaTree):
    """What the whole bot asks about areas. Raises ValueError as `AreaTree` and `Outlines` do."""

    def __init__(self, areas: Iterable[Area]) -> None:
        super().__init__(areas)
        self._outlines = {kind: self._drawn(kind) for kind in (AreaKind.UNIT, AreaKind.VILLAGE)}
        self._names = AreaNames(self)

    def unit_at(self, point: Point) -> Area | None:
        """The unit that looks after a WGS-84 point, exactly by outline; None outside the city."""
        code = self._outlines[AreaKind.UNIT].code_at(point)
        return self.duty_unit_of(self._areas[code]) if code else None

    def village_at(self, point: Point) -> Area | None:
        """None also where the city has no outlines of villages."""
        code = self._outlines[AreaKind.VILLAGE].code_at(point)
        return self._areas[code] if code else None

    def readings(self, point: Point, datum: Datum | None) -> Reading:
        """How a raw point may be meant. Without a datum it is read both ways; a reading that falls outside
        the city counts only if the other does as well."""
        both = [self._read(point, each) for each in ([datum] if datum else Datum)]
        inside = [candidate for candidate in both if candidate.unit]
        return Reading(tuple(inside or both))

    def _read(self, point: Point, datum: Datum) -> Candidate:
        real = to_wgs84(point) if datum is Datum.GCJ02 else point
        return Candidate(datum, real, self.unit_at(real))

    def find(self, words: str) -> list[Area]:
        """The areas that a command may mean: one if the words are clear (see `AreaNames.find`)."""
        return self._names.find(words)

    def near(self, words: str, most: int) -> list[Area]:
        """Up to `most` areas that misspelt words may mean."""
        return self._names.near(words, most)

    def unit_in(self, text: str) -> Area | None:
        """The unit that a typed address names (see `AreaNames.unit_in`)."""
        return self._names.unit_in(text)

    def village_in(self, text: str, unit: Area | None) -> Area | None:
        """The village that a typed address names (see `AreaNames.village_in`)."""
        return self._names.village_in(text, unit)

    def _drawn(self, kind: AreaKind) -> Outlines:
        return Outlines((a.code, a.outline) for a in self if a.kind is kind and a.outline)
