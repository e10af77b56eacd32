"""The units of a city as flat shapes, to be drawn without a projection."""

from functools import lru_cache
from math import cos, radians

from shapely import simplify, transform
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from domain.areas import Area, AreaKind
from domain.rulebook import Rulebook


def drawable(city: Rulebook) -> list[Area]:
    """The units that have outlines."""
    return [area for area in city.areas if area.kind is AreaKind.UNIT and area.outline]


def narrow(city: Rulebook) -> float:
    """How much shorter a degree of longitude is there than one of latitude."""
    _, south, _, north = city.data.info.bbox
    return cos(radians((south + north) / 2))


@lru_cache(200)
def flat(area: Area, narrowed: float, fineness: float) -> BaseGeometry:
    """Its outline in degrees of latitude, without what is finer than `fineness`."""
    outline = simplify(shape(dict(area.outline or {})), fineness)
    return transform(outline, lambda points: points * (narrowed, 1))
