"""A city as data: everything that `jiejing city load` takes, checked before any of it is used."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.area_tree import Area, AreaKind
from domain.categories import Category
from domain.city_areas import Sector, read_areas
from domain.city_categories import read_categories
from domain.city_files import Broken
from domain.city_info import CityInfo, read_info
from domain.city_lists import Fact, Reason, Theme, read_facts, read_reasons, read_themes
from domain.city_settings import read_settings
from domain.settings import Settings

__all__ = ["FILES", "Broken", "CityData", "parse_city"]

FILES = (
    "city.toml",
    "settings.csv",
    "units.csv",
    "villages.csv",
    "sectors.csv",
    "outlines.geojson",
    "categories.csv",
    "category_words.csv",
    "themes.csv",
    "reasons.csv",
    "facts.csv",
)
"""What a city's folder holds; anything else in it is left alone."""


@dataclass(frozen=True, slots=True)
class CityData:
    """A whole and consistent city; areas come after their parents, all else in the order of the files."""

    info: CityInfo
    settings: Settings
    areas: tuple[Area, ...]
    sectors: tuple[Sector, ...]
    categories: tuple[Category, ...]
    themes: tuple[Theme, ...]
    reasons: tuple[Reason, ...]
    facts: tuple[Fact, ...]


def parse_city(files: Mapping[str, str]) -> CityData:
    """The city of these texts by file name (FILES); a byte-order mark and either line end are fine.

    Raises Broken for the first thing that is wrong, in the order of FILES.
    """
    info = read_info(files)
    settings = read_settings(files)
    areas, sectors = read_areas(files, info)
    _check_units(settings, areas)
    return CityData(
        info=info,
        settings=settings,
        areas=areas,
        sectors=sectors,
        categories=read_categories(files),
        themes=read_themes(files),
        reasons=read_reasons(files),
        facts=read_facts(files, frozenset(area.code for area in areas)),
    )


def _check_units(settings: Settings, areas: tuple[Area, ...]) -> None:
    taking_part = sum(area.in_seed for area in areas if area.kind is AreaKind.UNIT)
    if settings.units != taking_part:
        reason = f"is {settings.units}, but {taking_part} units of units.csv take part (in_seed 1)"
        raise Broken("settings.csv", None, "units", reason)
