"""The areas of a city: its units, sectors and villages, and who covers whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class AreaKind(StrEnum):
    CITY = "city"
    UNIT = "unit"
    SECTOR = "sector"
    VILLAGE = "village"


@dataclass(frozen=True, slots=True)
class Area:
    """`duty_unit` is the code of the unit that looks after this one, where that is another; `letters` begin
    the case codes of a unit; `outline` is a GeoJSON geometry in WGS-84; `in_seed` marks the units that the
    source articles count."""

    code: str
    parent: str | None
    kind: AreaKind
    name: str
    name_en: str
    pinyin: str
    letters: str | None = None
    duty_unit: str | None = None
    outline: Mapping[str, Any] | None = field(default=None, hash=False, repr=False)
    in_seed: bool = True


class AreaTree:
    """The tree of a city. Raises ValueError on a code that is there twice, or one that leads nowhere or in
    a circle."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._areas: dict[str, Area] = {}
        self._children: dict[str, list[Area]] = defaultdict(list)
        self._villages: dict[str, list[Area]] = defaultdict(list)
        for area in areas:
            if area.code in self._areas:
                raise ValueError(f"area {area.code} is there twice")
            self._areas[area.code] = area
        everything = self._areas.values()
        self._units = [a for a in everything if a.kind is AreaKind.UNIT and a.duty_unit in (None, a.code)]
        self._chains = {code: tuple(self._climb(code)) for code in self._areas}
        for area in self._areas.values():
            self._children[area.parent or ""].append(area)
            if area.kind is AreaKind.VILLAGE:
                for above in self._chains[area.code]:
                    self._villages[above].append(area)

    def __iter__(self) -> Iterator[Area]:
        return iter(self._areas.values())

    def __len__(self) -> int:
        return len(self._areas)

    def __getitem__(self, code: str) -> Area:
        return self._areas[code]

    def get(self, code: str) -> Area | None:
        return self._areas.get(code)

    def children(self, code: str) -> list[Area]:
        """The areas right below, in the order given."""
        return list(self._children.get(code, ()))

    def ancestors(self, code: str) -> list[Area]:
        """Nearest first. A unit that another looks after stands below that other."""
        return [self._areas[above] for above in self._chains.get(code, ())]

    def covers(self, outer: str, inner: str) -> bool:
        """Whether `inner` is `outer` or lies in it; False for codes that are not there."""
        return inner in self._areas and (outer == inner or outer in self._chains[inner])

    def units(self) -> list[Area]:
        """Those that look after themselves: what a city counts as its units (S1: 34)."""
        return list(self._units)

    def villages_of(self, unit: Area | str) -> list[Area]:
        """Every village in it (or in a sector, or in the whole city), also those of units it looks after."""
        return list(self._villages.get(unit if isinstance(unit, str) else unit.code, ()))

    def unit_of(self, code: str) -> Area | None:
        """The unit that looks after an area; None for the city and for codes that are not there."""
        above = [self._areas[code], *self.ancestors(code)] if code in self._areas else []
        unit = next((area for area in above if area.kind is AreaKind.UNIT), None)
        return self.duty_unit_of(unit) if unit else None

    def duty_unit_of(self, unit: Area) -> Area:
        return self._areas[unit.duty_unit] if unit.duty_unit else unit

    def without_outline(self) -> list[Area]:
        """Units that no point can lead to: they are chosen by button."""
        return [unit for unit in self.units() if unit.outline is None]

    def _climb(self, code: str) -> Iterator[str]:
        passed = {code}
        while above := self._above(code):
            if above not in self._areas:
                raise ValueError(f"area {code} lies in {above}, which is not there")
            if above in passed:
                raise ValueError(f"area {code} lies in itself")
            passed.add(above)
            yield above
            code = above

    def _above(self, code: str) -> str | None:
        area = self._areas[code]
        return area.duty_unit if area.duty_unit not in (None, code) else area.parent
