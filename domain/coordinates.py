"""Points on the ground and the two datums they come in.

WGS-84 is what satellites measure; GCJ-02 is what maps of mainland China show, about 600 m off in Dongguan.
Everything stored is WGS-84; GCJ-02 appears only in what some phones send and in links to maps.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import asin, cos, degrees, pi, radians, sin, sqrt

EARTH_RADIUS = 6_371_008.8
KRASOVSKY_RADIUS = 6_378_245.0
KRASOVSKY_ECCENTRICITY_SQUARED = 0.00669342162296594323
INVERSE_ROUNDS = 10  # each round shrinks the error about a thousandfold


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees, north and east positive. Raises ValueError outside ±90 / ±180 and for NaN."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        # NaN fails every comparison, infinity fails the range.
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError(f"no such point on Earth: {self.latitude}, {self.longitude}")


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees; south ≤ north, west ≤ east, edges included."""

    south: float
    west: float
    north: float
    east: float


class Datum(StrEnum):
    WGS84 = "wgs84"
    GCJ02 = "gcj02"


class PlaceKind(StrEnum):
    """How a point reached us."""

    LOCATION = "location"
    VENUE = "venue"
    LIVE = "live"
    EXIF = "exif"
    CODE = "code"


MEASURED = frozenset({PlaceKind.LIVE, PlaceKind.EXIF, PlaceKind.CODE})


def datum_of(kind: PlaceKind) -> Datum | None:
    """The datum such points come in; None where it depends on the sender's phone (closed-loop §5)."""
    return Datum.WGS84 if kind in MEASURED else None


def to_gcj02(point: Point) -> Point:
    """The GCJ-02 reading of a WGS-84 point; unchanged outside mainland China's box."""
    if not _is_shifted(point):
        return point
    north, east = _shift(point.latitude, point.longitude)
    return Point(point.latitude + north, point.longitude + east)


def to_wgs84(point: Point) -> Point:
    """The WGS-84 reading of a GCJ-02 point, the inverse of `to_gcj02` to less than a millimetre."""
    if not _is_shifted(point):
        return point
    latitude, longitude = point.latitude, point.longitude
    for _ in range(INVERSE_ROUNDS):
        north, east = _shift(latitude, longitude)
        latitude, longitude = point.latitude - north, point.longitude - east
    return Point(latitude, longitude)


def metres_between(one: Point, other: Point) -> float:
    """Along the great circle of a sphere, 0.5 % exact."""
    south, north = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(chord)))


def bounding_box(point: Point, metres: float) -> Box:
    """The smallest box around everything within `metres`; cut off at the poles and the date line."""
    reach = metres / EARTH_RADIUS
    ratio = sin(reach) / max(cos(radians(point.latitude)), 1e-12)
    east = degrees(asin(ratio)) if ratio < 1 else 180.0
    north = degrees(reach)
    return Box(
        south=max(point.latitude - north, -90.0),
        west=max(point.longitude - east, -180.0),
        north=min(point.latitude + north, 90.0),
        east=min(point.longitude + east, 180.0),
    )


def map_link(point: Point) -> str:
    """A page of AMap with a pin on this WGS-84 point, for a person to open."""
    pin = to_gcj02(point)
    return f"https://uri.amap.com/marker?position={pin.longitude:.6f},{pin.latitude:.6f}"


def _is_shifted(point: Point) -> bool:
    return 0.8293 <= point.latitude <= 55.8271 and 72.004 <= point.longitude <= 137.8347


def _shift(latitude: float, longitude: float) -> tuple[float, float]:
    """Degrees that GCJ-02 adds (north, east): a wave in metres, laid on the Krasovsky ellipsoid."""
    x, y = longitude - 105.0, latitude - 35.0
    # The first wave is the same in both directions.
    shared = 20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)
    northward = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    northward += 2 / 3 * (shared + _waves(y, (20, 1), (40, 3), (160, 12), (320, 30)))
    eastward = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    eastward += 2 / 3 * (shared + _waves(x, (20, 1), (40, 3), (150, 12), (300, 30)))
    bend = 1 - KRASOVSKY_ECCENTRICITY_SQUARED * sin(radians(latitude)) ** 2
    meridian = KRASOVSKY_RADIUS * (1 - KRASOVSKY_ECCENTRICITY_SQUARED) / bend**1.5
    parallel = KRASOVSKY_RADIUS / sqrt(bend) * cos(radians(latitude))
    return degrees(northward / meridian), degrees(eastward / parallel)


def _waves(distance: float, *parts: tuple[float, float]) -> float:
    return sum(height * sin(distance * pi / length) for height, length in parts)
