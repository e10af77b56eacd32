"""Which of several outlines a point lies in."""

from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely.geometry import shape

from domain.coordinates import Point

# Degrees, a tenth of a millimetre: a point computed to lie on a slanted border misses it by rounding.
ON_THE_BORDER = 1e-9


class Outlines:
    """GeoJSON geometries in WGS-84 by code, found by point. Raises ValueError on one that crosses itself.

    Asks every prepared outline in one call: exact, and for the few units of a city faster than an STRtree.
    """

    def __init__(self, outlines: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        # In the order of codes, so that the first of several hits is always the same one.
        drawn = sorted((code, shape(dict(geometry))) for code, geometry in outlines)
        for code, outline in drawn:
            if not outline.is_valid:
                raise ValueError(f"the outline of {code} is not valid")
        self._codes = [code for code, _ in drawn]
        # Heights mean nothing here, and what comes back is an array, which saves making one for each point.
        self._outlines = shapely.force_2d([outline for _, outline in drawn])
        shapely.prepare(self._outlines)

    def code_at(self, point: Point) -> str | None:
        """Exact. A point on a border belongs to the lowest of the codes that share it; None outside all."""
        if not self._codes:
            return None
        hits = shapely.intersects_xy(self._outlines, point.longitude, point.latitude)
        if not hits.any():
            hits = shapely.dwithin(
                self._outlines, shapely.Point(point.longitude, point.latitude), ON_THE_BORDER
            )
        return self._codes[hits.argmax()] if hits.any() else None
