"""Places where trouble comes back: those that are suggested, and which coded one answers for a problem."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import degrees, floor

from domain.coordinates import EARTH_RADIUS, Point, metres_between
from domain.hotspots import Hotspot, Patience, answers_for


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A place where one kind of trouble came back; `cases` are ids, `centre` is the one in the middle.

    `chosen`: the city office has picked it for its next batch.
    """

    centre: int
    category: str
    unit: str
    village: str | None
    latitude: float
    longitude: float
    count: int
    cases: list[int]
    found_at: datetime
    chosen: bool = False

    @property
    def point(self) -> Point:
        return Point(self.latitude, self.longitude)


class CodedPlaces:
    """Places sorted into bands from west to east, each as high as `metres`."""

    def __init__(self, spots: Iterable[Hotspot], metres: float, patience: Patience) -> None:
        self._metres = metres
        self._patience = patience
        self._height = degrees(metres / EARTH_RADIUS)
        self._bands: dict[tuple[str, int], list[Hotspot]] = defaultdict(list)
        for spot in spots:
            band = self._band(spot.latitude)
            for near in (band - 1, band, band + 1):
                self._bands[spot.category, near].append(spot)

    def answering(self, category: str, point: Point, reported_at: datetime) -> Hotspot | None:
        """The nearest place of that category (level 1) within the distance to which the problem belongs."""
        close = [
            (away, spot.id, spot)
            for spot in self._bands.get((category, self._band(point.latitude)), ())
            if (away := metres_between(point, spot.point)) <= self._metres
            and answers_for(spot, reported_at, self._patience)
        ]
        return min(close)[2] if close else None

    def _band(self, latitude: float) -> int:
        return floor(latitude / self._height)
