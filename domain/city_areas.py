"""Reads a city's areas: `units.csv`, `villages.csv`, `sectors.csv`, and their outlines."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from domain.area_tree import Area, AreaKind
from domain.city_files import Once, Row, read_table
from domain.city_info import CityInfo
from domain.city_outlines import read_outlines

UNIT_COLUMNS = ("code", "letters", "name", "name_en", "pinyin", "level", "duty_unit", "in_seed")
VILLAGE_COLUMNS = ("code", "unit", "name", "name_en", "pinyin", "kind")
SECTOR_COLUMNS = ("code", "parent", "level", "name", "name_en", "villages", "membership")
CODE = "[0-9A-Za-z-]{1,16}"
Outlines = Mapping[str, Mapping[str, Any]]
# What fits on a button beside an emoji on a narrow phone.
LONGEST_ZH, LONGEST_EN = 12, 40


class UnitLevel(StrEnum):
    SUBDISTRICT = "subdistrict"
    TOWN = "town"
    PARK = "park"


class VillageKind(StrEnum):
    VILLAGE = "village"
    COMMUNITY = "community"
    OTHER = "other"


class SectorLevel(StrEnum):
    LARGE = "large"
    SMALL = "small"


class Membership(StrEnum):
    """Whether the office has said which villages are in a sector, or they are there for trying the bot."""

    OFFICIAL = "official"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Sector:
    """Which villages a sector holds itself; a large one may have none and hold small ones (S41)."""

    code: str
    level: SectorLevel
    villages: tuple[str, ...]
    membership: Membership


def read_areas(files: Mapping[str, str], info: CityInfo) -> tuple[tuple[Area, ...], tuple[Sector, ...]]:
    """Areas, each after its parent, and what sectors hold; a village lies in its sector, else its unit."""
    once = Once()
    units = read_table(files, "units.csv", UNIT_COLUMNS)
    unit_codes = frozenset(_code(row, once) for row in units)
    villages = read_table(files, "villages.csv", VILLAGE_COLUMNS)
    village_codes = frozenset(_code(row, once) for row in villages)
    sectors = read_table(files, "sectors.csv", SECTOR_COLUMNS)
    outlines = read_outlines(files, unit_codes | village_codes, info.bbox)
    answering = frozenset(row.cells["code"] for row in units if _answers(row))
    above = (
        _city(info),
        *(_unit(row, once, info.code, answering, outlines) for row in units),
        *_sector_areas(sectors, once, unit_codes),
    )
    below = [_village(row, once, unit_codes, outlines) for row in villages]
    held = _memberships(sectors, {village.code: village.parent for village in below})
    return (*above, *_placed(below, held)), held


def _code(row: Row, once: Once) -> str:
    code = row.matched("code", CODE, "a code of at most 16 letters, digits and hyphens")
    once.check(row, "code")
    return code


def _answers(row: Row) -> bool:
    return row.yes("in_seed") and row.cells["duty_unit"] == row.cells["code"]


def _placed(villages: list[Area], sectors: tuple[Sector, ...]) -> list[Area]:
    sector_of = {village: sector.code for sector in sectors for village in sector.villages}
    return [replace(village, parent=sector_of.get(village.code, village.parent)) for village in villages]


def _city(info: CityInfo) -> Area:
    return Area(info.code, None, AreaKind.CITY, info.name_zh, info.name_en, pinyin="")


def _unit(row: Row, once: Once, city: str, answering: frozenset[str], outlines: Outlines) -> Area:
    code = row.cells["code"]
    letters = row.matched("letters", "[A-Z]{2,4}", "2 to 4 capital letters")
    once.check(row, "letters")
    once.check(row, "name")
    row.one_of("level", UnitLevel)
    duty_unit = row.text("duty_unit")
    if duty_unit not in answering:
        raise row.broken("duty_unit", f"'{duty_unit}' is not a unit that takes part and answers for itself")
    return Area(
        code=code,
        parent=city,
        kind=AreaKind.UNIT,
        name=row.text("name", LONGEST_ZH),
        name_en=row.text("name_en", LONGEST_EN),
        pinyin=row.maybe("pinyin"),
        letters=letters,
        duty_unit=duty_unit if duty_unit != code else None,
        outline=outlines.get(code),
        in_seed=row.yes("in_seed"),
    )


def _village(row: Row, once: Once, units: frozenset[str], outlines: Outlines) -> Area:
    unit = row.text("unit")
    if unit not in units:
        raise row.broken("unit", f"'{unit}' is not in units.csv")
    once.check(row, "name", unit)
    row.one_of("kind", VillageKind)
    return Area(
        code=row.cells["code"],
        parent=unit,
        kind=AreaKind.VILLAGE,
        name=row.text("name", LONGEST_ZH),
        name_en=row.text("name_en", LONGEST_EN),
        pinyin=row.maybe("pinyin"),
        outline=outlines.get(row.cells["code"]),
    )


def _sector_areas(rows: list[Row], once: Once, units: frozenset[str]) -> list[Area]:
    large: set[str] = set()
    areas = []
    for row in rows:
        code, parent, level = _code(row, once), row.text("parent"), row.one_of("level", SectorLevel)
        if level is SectorLevel.LARGE and parent not in units:
            raise row.broken("parent", f"'{parent}' is not in units.csv")
        if level is SectorLevel.SMALL and parent not in units | large:
            raise row.broken(
                "parent", f"'{parent}' is neither in units.csv nor a large sector above this line"
            )
        if level is SectorLevel.LARGE:
            large.add(code)
        areas.append(_sector_area(row, once, code, parent))
    return areas


def _sector_area(row: Row, once: Once, code: str, parent: str) -> Area:
    once.check(row, "name")
    name, name_en = row.text("name", LONGEST_ZH), row.text("name_en", LONGEST_EN)
    return Area(code, parent, AreaKind.SECTOR, name, name_en, pinyin="")


def _memberships(rows: list[Row], village_units: Mapping[str, str | None]) -> tuple[Sector, ...]:
    parents = {row.cells["code"]: row.cells["parent"] for row in rows}
    taken: dict[str, int] = {}
    sectors = []
    for row in rows:
        parent = row.cells["parent"]
        unit = parents.get(parent, parent)
        villages = tuple(row.maybe("villages").split())
        for village in villages:
            if village_units.get(village) != unit:
                reason = (
                    f"is not a village of {unit}" if village in village_units else "is not in villages.csv"
                )
                raise row.broken("villages", f"'{village}' {reason}")
            if taken.setdefault(village, row.line) != row.line or villages.count(village) > 1:
                raise row.broken("villages", f"'{village}' is in two sectors (line {taken[village]})")
        sectors.append(_membership(row, villages))
    return tuple(sectors)


def _membership(row: Row, villages: tuple[str, ...]) -> Sector:
    level, membership = row.one_of("level", SectorLevel), row.one_of("membership", Membership)
    return Sector(row.cells["code"], level, villages, membership)
