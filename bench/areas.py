"""G9: the unit of a point, against a plain scan of all outlines."""

import json
import random
import statistics
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from shapely import Point as Dot
from shapely import get_coordinates
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from bench.figures import Figure
from domain.areas import Area, AreaKind, Areas
from domain.coordinates import Point

OUTLINES = Path(__file__).parents[1] / "city" / "dongguan" / "outlines.geojson"
POINTS = 20_000
TIMED = 2_500
ON_THE_BORDER = 1e-9  # degrees: what rounding can move a point off a slanted border


def run(rounds: int) -> list[Figure]:
    """The lookup is checked once on all points, and timed in each round on some of them."""
    areas = units()
    outlines = {area.code: shape(dict(area.outline or {})) for area in areas}
    dots = list(draw(outlines, random.Random(9)))
    wrong = sum(not is_right(areas, outlines, dot) for dot in dots)
    pace = statistics.median(microseconds(areas, dots[:: POINTS // TIMED]) for _ in range(rounds))
    note = "a third inside the city's box, a third on borders, a third on corners and a metre around them"
    return [
        Figure("G9", f"area lookups wrong of {len(dots)}", wrong, "points", "0", wrong == 0, note),
        Figure("G9", "area lookup", round(pace, 1), "µs", "≤ 100", pace <= 100),
    ]


def units() -> Areas:
    """Those of Dongguan that are drawn."""
    features = json.loads(OUTLINES.read_text(encoding="utf-8"))["features"]
    drawn = {f["properties"]["code"]: f["geometry"] for f in features if f["geometry"]}
    return Areas(Area(code, None, AreaKind.UNIT, code, "", "", outline=it) for code, it in drawn.items())


def draw(outlines: Mapping[str, BaseGeometry], chance: random.Random) -> Iterator[Dot]:
    shapes = list(outlines.values())
    for number in range(POINTS):
        outline = chance.choice(shapes)
        if number % 3 == 0:
            yield Dot(chance.uniform(113.5, 114.27), chance.uniform(22.64, 23.16))
        elif number % 3 == 1:
            yield outline.boundary.interpolate(chance.random(), normalized=True)
        else:
            x, y = chance.choice(get_coordinates(outline))
            off = chance.choice([0.0, 1e-5])
            yield Dot(x + chance.uniform(-off, off), y + chance.uniform(-off, off))


def is_right(areas: Areas, outlines: Mapping[str, BaseGeometry], dot: Dot) -> bool:
    """In the one outline that contains the point; on a border, in one of those that share it, each time."""
    found, again = look_up(areas, dot), look_up(areas, dot)
    allowed = {code for code, outline in outlines.items() if outline.contains(dot)}
    if not allowed:
        allowed = {code for code, outline in outlines.items() if outline.dwithin(dot, ON_THE_BORDER)}
    return found == again and (found in allowed if allowed else found is None)


def look_up(areas: Areas, dot: Dot) -> str | None:
    unit = areas.unit_at(Point(dot.y, dot.x))
    return unit.code if unit else None


def microseconds(areas: Areas, dots: list[Dot]) -> float:
    start = time.perf_counter()
    for dot in dots:
        look_up(areas, dot)
    return (time.perf_counter() - start) / len(dots) * 1e6
