"""Where the people of a benchmark stand: in one town however their phone counts, so nobody asks back."""

from collections.abc import Iterator
from functools import cache
from itertools import islice, product

from bench.areas import units
from domain.coordinates import Point

STEP = 0.002
"""Degrees, some 200 m: no two reports are one, not even where one is read as WGS-84 and one as GCJ-02."""


@cache
def places(most: int = 2_000) -> list[Point]:
    """The first `most`, from the inner city to the east."""
    return list(islice(_settled(), most))


def _settled() -> Iterator[Point]:
    areas = units()
    for column, row in product(range(150), range(50)):
        point = Point(22.95 + row * STEP, 113.72 + column * STEP)
        reading = areas.readings(point, None)
        if reading.settled and not reading.outside:
            yield point
