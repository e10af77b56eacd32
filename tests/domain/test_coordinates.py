from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.coordinates import (
    Box,
    Datum,
    PlaceKind,
    Point,
    bounding_box,
    datum_of,
    map_link,
    metres_between,
    to_gcj02,
    to_wgs84,
)

CENTRE = Point(23.02, 113.75)
in_dongguan = st.builds(Point, st.floats(22.64, 23.16), st.floats(113.50, 114.27))


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(91, 0), (-90.1, 0), (0, 180.1), (0, -181), (nan, 0), (0, nan), (inf, 0)]
)
def test_a_point_off_the_earth_is_refused(latitude: float, longitude: float) -> None:
    with pytest.raises(ValueError, match="no such point"):
        Point(latitude, longitude)


def test_the_shift_in_the_middle_of_dongguan_is_the_measured_one() -> None:
    shifted = to_gcj02(CENTRE)
    assert round(shifted.longitude - CENTRE.longitude, 5) == 0.00519
    assert round(shifted.latitude - CENTRE.latitude, 5) == -0.00272
    assert round(metres_between(CENTRE, shifted)) == 612


@given(in_dongguan)
def test_the_shift_around_the_city_is_about_600_metres_everywhere(point: Point) -> None:
    assert 575 < metres_between(point, to_gcj02(point)) < 630


@pytest.mark.parametrize(
    ("point", "shifted"),
    [
        (Point(39.9, 116.4), Point(39.901403529849404, 116.40624278491117)),
        (Point(43.8, 87.6), Point(43.80121203029208, 87.60283897227161)),
    ],
)
def test_other_cities_shift_as_the_public_formula_says(point: Point, shifted: Point) -> None:
    assert metres_between(to_gcj02(point), shifted) < 0.001


@given(in_dongguan)
def test_there_and_back_is_exact_to_less_than_a_millimetre(point: Point) -> None:
    assert metres_between(to_wgs84(to_gcj02(point)), point) < 0.001


@pytest.mark.parametrize("point", [Point(51.5, -0.1), Point(0.5, 100), Point(60, 100)])
def test_points_outside_the_mainland_stay_where_they_are(point: Point) -> None:
    assert to_gcj02(point) == point
    assert to_wgs84(point) == point


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert round(metres_between(Point(22, 113), Point(23, 113))) == 111195
    assert metres_between(CENTRE, CENTRE) == 0


def test_the_other_side_of_the_earth_is_half_the_way_round() -> None:
    assert round(metres_between(Point(0, 0), Point(0, 180)) / 1000) == 20015


@given(in_dongguan, in_dongguan)
def test_whatever_is_near_is_inside_the_box(one: Point, other: Point) -> None:
    box = bounding_box(one, metres_between(one, other) + 0.001)
    assert box.south <= other.latitude <= box.north
    assert box.west <= other.longitude <= box.east


def test_the_box_is_no_larger_than_it_must_be() -> None:
    box = bounding_box(CENTRE, 50)
    assert round(metres_between(CENTRE, Point(box.north, CENTRE.longitude)), 2) == 50.00
    assert round(metres_between(CENTRE, Point(CENTRE.latitude, box.east)), 2) == 50.00


def test_the_box_at_a_pole_goes_all_round() -> None:
    box = bounding_box(Point(90, 0), 50)
    assert (box.west, box.east, box.north) == (-180, 180, 90)
    assert isinstance(box, Box)


def test_the_link_to_the_map_carries_the_shifted_point_longitude_first() -> None:
    assert map_link(CENTRE) == "https://uri.amap.com/marker?position=113.755194,23.017277"


@pytest.mark.parametrize(
    ("kind", "datum"),
    [
        (PlaceKind.LOCATION, None),
        (PlaceKind.VENUE, None),
        (PlaceKind.LIVE, Datum.WGS84),
        (PlaceKind.EXIF, Datum.WGS84),
        (PlaceKind.CODE, Datum.WGS84),
    ],
)
def test_only_what_a_satellite_measured_has_a_known_datum(kind: PlaceKind, datum: Datum | None) -> None:
    assert datum_of(kind) is datum
