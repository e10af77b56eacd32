import json
import random
from pathlib import Path
from typing import Any

import pytest
from shapely import Point as Dot
from shapely import get_coordinates
from shapely.geometry import shape

from domain.areas import Area, AreaKind, Areas, Candidate
from domain.coordinates import Datum, Point, to_gcj02, to_wgs84

OUTLINES = Path(__file__).parents[2] / "city" / "dongguan" / "outlines.geojson"


def square(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return {"type": "Polygon", "coordinates": [ring]}


def unit(code: str, name: str, outline: dict[str, Any] | None = None, duty: str | None = None) -> Area:
    return Area(code, "4419", AreaKind.UNIT, name, "", "", code.upper(), duty, outline)


def village(code: str, parent: str, name: str) -> Area:
    return Area(code, parent, AreaKind.VILLAGE, name, "", "")


CITY = Area("4419", None, AreaKind.CITY, "东莞市", "Dongguan", "")
# Three units side by side, each 0.1° wide: Humen, Chang'an, and the port that Humen looks after.
HUMEN = unit("hm", "虎门镇", square(113.6, 22.8, 113.7, 22.9))
CHANGAN = unit("ca", "长安镇", square(113.7, 22.8, 113.8, 22.9), duty="ca")
PORT = unit("port", "东莞港", square(113.5, 22.8, 113.6, 22.9), duty="hm")
BAY = unit("bay", "滨海湾新区")
SECTOR = Area("hm-s1", "hm", AreaKind.SECTOR, "虎门第一片", "", "")
DANING = village("hm-1", "hm-s1", "大宁社区")
HUAIDE = village("hm-2", "hm", "怀德社区")
QUAY = village("port-1", "port", "港前社区")
AREAS = Areas([CITY, HUMEN, CHANGAN, PORT, BAY, SECTOR, DANING, HUAIDE, QUAY])


def test_an_area_is_found_by_its_code() -> None:
    assert AREAS.get("hm") is AREAS["hm"] is HUMEN
    assert AREAS.get("nowhere") is None
    assert (len(AREAS), next(iter(AREAS))) == (9, CITY)


def test_children_are_right_below_and_ancestors_all_the_way_up() -> None:
    assert AREAS.children("4419") == [HUMEN, CHANGAN, PORT, BAY]
    assert AREAS.children("hm") == [SECTOR, HUAIDE]
    assert AREAS.ancestors("hm-1") == [SECTOR, HUMEN, CITY]
    assert AREAS.ancestors("4419") == AREAS.ancestors("nowhere") == AREAS.children("hm-1") == []


@pytest.mark.parametrize(
    ("outer", "inner", "covered"),
    [
        ("hm", "hm", True),
        ("hm", "hm-1", True),
        ("hm-s1", "hm-1", True),
        ("4419", "port-1", True),
        ("hm", "port-1", True),  # through its duty unit
        ("hm-s1", "hm-2", False),
        ("ca", "hm-1", False),
        ("hm-1", "hm", False),
        ("port", "hm", False),
        ("nowhere", "nowhere", False),
    ],
)
def test_an_area_covers_itself_and_what_lies_in_it(outer: str, inner: str, covered: bool) -> None:
    assert AREAS.covers(outer, inner) is covered


def test_units_are_those_that_look_after_themselves() -> None:
    assert AREAS.units() == [HUMEN, CHANGAN, BAY]
    assert AREAS.without_outline() == [BAY]
    assert AREAS.duty_unit_of(PORT) is HUMEN


def test_a_unit_has_the_villages_of_its_sectors_and_of_the_units_it_looks_after() -> None:
    assert AREAS.villages_of(HUMEN) == AREAS.villages_of("hm") == [DANING, HUAIDE, QUAY]
    assert AREAS.villages_of("hm-s1") == [DANING]
    assert AREAS.villages_of(CHANGAN) == []


@pytest.mark.parametrize(
    ("code", "unit"), [("hm-1", HUMEN), ("port-1", HUMEN), ("ca", CHANGAN), ("4419", None), ("nowhere", None)]
)
def test_every_area_below_the_city_has_a_unit(code: str, unit: Area | None) -> None:
    assert AREAS.unit_of(code) is unit


@pytest.mark.parametrize(
    ("areas", "reason"),
    [
        ([CITY, CITY], "there twice"),
        ([HUMEN], "not there"),
        ([CITY, PORT], "not there"),
        ([village("a", "b", "甲村"), village("b", "a", "乙村")], "in itself"),
        (
            [
                CITY,
                unit(
                    "x",
                    "坏镇",
                    {"type": "Polygon", "coordinates": [[(0, 0), (1, 1), (1, 0), (0, 1), (0, 0)]]},
                ),
            ],
            "valid",
        ),
    ],
)
def test_a_broken_tree_is_refused(areas: list[Area], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Areas(areas)


@pytest.mark.parametrize(
    ("latitude", "longitude", "unit"),
    [
        (22.85, 113.65, HUMEN),
        (22.85, 113.75, CHANGAN),
        (22.85, 113.55, HUMEN),  # the port
        (22.95, 113.65, None),
        (22.85, 113.7, CHANGAN),  # the border: the lower code, always
        (22.9, 113.65, HUMEN),  # the border of the city
    ],
)
def test_a_point_belongs_to_one_unit(latitude: float, longitude: float, unit: Area | None) -> None:
    assert AREAS.unit_at(Point(latitude, longitude)) is unit


def test_a_city_with_outlines_of_villages_uses_them() -> None:
    outline = square(113.6, 22.8, 113.65, 22.9)
    drawn = Area("hm-1", "hm", AreaKind.VILLAGE, "大宁社区", "", "", outline=outline)
    areas = Areas([CITY, HUMEN, drawn])
    assert areas.village_at(Point(22.85, 113.62)) is drawn
    assert areas.village_at(Point(22.85, 113.68)) is None
    assert AREAS.village_at(Point(22.85, 113.62)) is None


def test_no_point_of_dongguan_is_in_the_wrong_unit_borders_included() -> None:
    features = json.loads(OUTLINES.read_text(encoding="utf-8"))["features"]
    drawn = {f["properties"]["code"]: f["geometry"] for f in features if f["geometry"]}
    dongguan = Areas([CITY, *(unit(code, code, outline) for code, outline in drawn.items())])
    shapes = {code: shape(outline) for code, outline in drawn.items()}
    chance = random.Random(9)  # noqa: S311  a fixed draw
    inside = [Dot(chance.uniform(113.5, 114.27), chance.uniform(22.64, 23.16)) for _ in range(300)]
    borders = [
        s.boundary.interpolate(chance.random(), normalized=True) for s in shapes.values() for _ in range(5)
    ]
    corners = [Dot(get_coordinates(s)[0]) for s in shapes.values()]
    for dot in inside + borders + corners:
        near = {code for code, outline in shapes.items() if outline.dwithin(dot, 1e-9)}
        found = dongguan.unit_at(Point(dot.y, dot.x))
        assert found.code in near if found else not near


def test_a_point_of_known_datum_has_one_reading() -> None:
    raw = Point(22.85, 113.7001)
    reading = AREAS.readings(raw, Datum.WGS84)
    assert reading.candidates == (Candidate(Datum.WGS84, raw, CHANGAN),)
    assert (reading.settled, reading.datum, reading.point) == (True, Datum.WGS84, raw)
    assert AREAS.readings(raw, Datum.GCJ02).candidates == (Candidate(Datum.GCJ02, to_wgs84(raw), HUMEN),)


def test_a_point_in_the_same_unit_both_ways_is_settled_and_stored_as_wgs84() -> None:
    raw = Point(22.85, 113.65)
    reading = AREAS.readings(raw, None)
    assert [c.datum for c in reading.candidates] == [Datum.WGS84, Datum.GCJ02]
    assert (reading.settled, reading.units, reading.point, reading.datum) == (True, (HUMEN,), raw, None)


def test_a_point_near_a_border_leaves_two_units_to_ask_for() -> None:
    reading = AREAS.readings(Point(22.85, 113.7001), None)
    assert (reading.settled, reading.outside) == (False, False)
    assert reading.units == (CHANGAN, HUMEN)


def test_a_point_near_the_port_is_settled_because_the_same_unit_looks_after_both() -> None:
    assert AREAS.readings(Point(22.85, 113.6001), None).settled


def test_a_reading_outside_the_city_gives_way_to_the_one_inside() -> None:
    raw = to_gcj02(Point(22.85, 113.7999))  # as WGS-84 it would lie beyond Chang'an
    reading = AREAS.readings(raw, None)
    assert [(c.datum, c.unit) for c in reading.candidates] == [(Datum.GCJ02, CHANGAN)]
    assert (reading.settled, reading.datum) == (True, Datum.GCJ02)


def test_a_point_outside_both_ways_is_outside() -> None:
    reading = AREAS.readings(Point(23.5, 113.65), None)
    assert (reading.outside, reading.settled, reading.units) == (True, True, ())
