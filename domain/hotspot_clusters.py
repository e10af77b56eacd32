"""Places where the same trouble comes back: what is suggested for coding (S21)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import cos, degrees, floor, radians
from typing import Any, NamedTuple

from domain.coordinates import EARTH_RADIUS


class Problem(NamedTuple):
    """A confirmed case at its point (WGS-84), `category` of level 1."""

    case: int
    category: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """`centre` is one of the cases, and every one of `cases` (by id) lies within the distance of it."""

    centre: int
    category: str
    cases: tuple[int, ...]


def clusters(problems: Iterable[Problem], metres: float, least: int) -> list[Cluster]:
    """The clusters of each category with at least `least` cases, the largest first.

    The centre is the case with the most cases within `metres` around it (of equals the lowest id); those are
    the cluster, and they are taken out before the next centre is looked for. So each case is in one cluster
    at most, a cluster is never wider than twice `metres`, and the order of `problems` does not matter.
    """
    by_category: dict[str, list[Problem]] = defaultdict(list)
    for problem in sorted(problems):
        by_category[problem.category].append(problem)
    found = [
        Cluster(centre.case, category, tuple(problem.case for problem in near))
        for category, some in sorted(by_category.items())
        if len(some) >= least
        for centre, near in _centres(some, metres, least)
    ]
    return sorted(found, key=lambda cluster: (-len(cluster.cases), cluster.centre))


def _centres(some: Sequence[Problem], metres: float, least: int) -> Iterator[tuple[Problem, list[Problem]]]:
    """Counts only fall while cases are taken out, so a count that is still true is the highest."""
    ground = _Ground(some, metres)
    waiting = [(-count, place) for place, count in enumerate(ground.counts(least)) if count >= least]
    heapify(waiting)
    while waiting:
        count, place = heappop(waiting)
        if not ground.is_left[place]:
            continue
        near = ground.near(place)
        if len(near) == -count:
            ground.is_left[near] = False
            yield some[place], [some[each] for each in near.tolist()]
        elif len(near) >= least:
            heappush(waiting, (-len(near), place))


class _Ground:
    """Points sorted into squares as wide as the distance, so that neighbours are in the nine around."""

    def __init__(self, some: Sequence[Problem], metres: float) -> None:
        import numpy  # noqa: PLC0415  needed once a day

        self._numpy = numpy
        self._metres = metres
        self._north = numpy.radians([problem.latitude for problem in some])
        self._east = numpy.radians([problem.longitude for problem in some])
        self._narrow = numpy.cos(self._north)
        self.is_left = numpy.ones(len(some), dtype=bool)
        step = degrees(metres / EARTH_RADIUS)
        # Squares are widest where degrees are narrowest, so that a neighbour is never two squares away.
        narrow = cos(radians(min(89.0, max(abs(problem.latitude) for problem in some))))
        cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._cell = [(floor(each.latitude / step), floor(each.longitude * narrow / step)) for each in some]
        for place, cell in enumerate(self._cell):
            cells[cell].append(place)
        self._cells = dict(cells)
        self._near_cell: dict[tuple[int, int], Any] = {}

    def counts(self, least: int) -> list[int]:
        """How many lie around each; 0 where there cannot be `least`."""
        counts = [0] * len(self._cell)
        for cell, places in self._cells.items():
            around = self._around(cell)
            if len(around) >= least:
                self._near_cell[cell] = self._numpy.array(sorted(around))
                near = self._are_near(self._numpy.array(places)[:, None], self._near_cell[cell])
                for place, count in zip(places, near.sum(axis=1).tolist(), strict=True):
                    counts[place] = count
        return counts

    def near(self, place: int) -> Any:
        """Those left within the distance of a point that was counted, itself among them, in order."""
        around = self._near_cell[self._cell[place]]
        left = around[self.is_left[around]]
        return left[self._are_near(place, left)]

    def _around(self, cell: tuple[int, int]) -> list[int]:
        row, column = cell
        found: list[int] = []
        for r in (row - 1, row, row + 1):
            for c in (column - 1, column, column + 1):
                found += self._cells.get((r, c), ())
        return found

    def _are_near(self, some: Any, others: Any) -> Any:
        """As `coordinates.metres_between` measures."""
        sin, root, narrow = self._numpy.sin, self._numpy.sqrt, self._narrow
        up = sin((self._north[others] - self._north[some]) / 2) ** 2
        across = sin((self._east[others] - self._east[some]) / 2) ** 2
        chord = up + narrow[some] * narrow[others] * across
        return 2 * EARTH_RADIUS * self._numpy.arcsin(root(chord)) <= self._metres
