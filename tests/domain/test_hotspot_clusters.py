"""Where the same trouble comes back (S21): three of one kind within 100 m."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.coordinates import Point, metres_between
from domain.hotspot_clusters import Cluster, Problem, clusters
from domain.hotspot_dates import Patience
from domain.hotspot_places import CodedPlaces
from tests.domain.test_hotspots import CANCELLED, CODED, DAY

METRE = 1 / 111_195
"""Of latitude, in degrees."""


def line(*metres: float, category: str = "CLN") -> list[Problem]:
    """Cases 1, 2, 3 … so many metres north of the market."""
    return [
        Problem(number, category, 22.81 + each * METRE, 113.67) for number, each in enumerate(metres, start=1)
    ]


@pytest.mark.parametrize(
    ("metres", "found"),
    [
        ((0, 50), []),
        ((0, 50, 100), [(2, (1, 2, 3))]),
        ((0, 99, 198), [(2, (1, 2, 3))]),
        ((0, 101, 202), []),
        ((0, 10, 20, 1000, 1010, 1020), [(1, (1, 2, 3)), (4, (4, 5, 6))]),
        ((0, 0, 0), [(1, (1, 2, 3))]),
    ],
)
def test_three_within_the_distance_of_one(metres: tuple[float, ...], found: list[object]) -> None:
    assert [(each.centre, each.cases) for each in clusters(line(*metres), 100, 3)] == found


def test_the_densest_place_comes_first_and_each_case_counts_once() -> None:
    problems = line(5, 90, 100, 110, 180, 195, 280)
    assert clusters(problems, 100, 3) == [Cluster(3, "CLN", (1, 2, 3, 4, 5, 6))]


def test_kinds_are_not_mixed() -> None:
    two = [*line(0, 10), *[each._replace(case=each.case + 10) for each in line(0, 10, category="SIX")]]
    assert clusters(two, 100, 3) == []


def test_nothing_comes_of_nothing() -> None:
    assert clusters([], 100, 3) == []


@given(
    st.lists(
        st.tuples(st.sampled_from(["CLN", "SIX"]), st.integers(-300, 300), st.integers(-300, 300)),
        max_size=40,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_does_not_matter_and_the_promises_hold(
    places: list[tuple[str, int, int]], random: Random
) -> None:
    problems = [
        Problem(number, kind, 22.81 + north * METRE, 113.67 + east * METRE)
        for number, (kind, north, east) in enumerate(places)
    ]
    found = clusters(problems, 100, 3)
    shuffled = problems[:]
    random.shuffle(shuffled)
    assert clusters(shuffled, 100, 3) == found
    members = [case for cluster in found for case in cluster.cases]
    assert len(members) == len(set(members))
    for cluster in found:
        assert len(cluster.cases) >= 3
        middle = problems[cluster.centre]
        for case in cluster.cases:
            other = problems[case]
            away = metres_between(
                Point(middle.latitude, middle.longitude), Point(other.latitude, other.longitude)
            )
            assert (other.category, away <= 100.001) == (cluster.category, True)
    left = [problem for problem in problems if problem.case not in members]
    assert clusters(left, 100, 3) == []


def test_the_nearest_place_of_the_kind_answers_within_its_distance_and_time() -> None:
    patience = Patience(quiet=14 * DAY, reopening=90 * DAY)
    spots = [CODED, replace(CANCELLED, id=2, latitude=22.81 + 60 * METRE)]
    places = CodedPlaces(spots, 100, patience)
    now = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)

    def answering(metres: float, category: str = "CLN", at: datetime = now) -> int | None:
        spot = places.answering(category, Point(22.81 + metres * METRE, 113.67), at)
        return spot.id if spot else None

    assert [answering(metres) for metres in (-101, -99, 20, 40, 159, 161)] == [None, 1, 1, 2, 2, None]
    assert answering(0, "SIX") is None
    assert [answering(40, at=now + days * timedelta(days=1)) for days in (80, 81)] == [2, 1]
