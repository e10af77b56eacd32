"""S14-S18 with the catalogue's own numbers: five kinds, three best and three worst, fair and frozen."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.city import parse_city
from domain.city_files import Broken
from domain.exposure import (
    KINDS,
    Entry,
    LeftOut,
    Side,
    Standing,
    Where,
    appeal_until,
    kind_of,
    lists,
    month_before,
    publish_by,
    standings,
    unequal,
)
from domain.inspections import Found, Inspection
from domain.places import PlaceUse
from tests.domain.dongguan import read_dongguan

ZONE = ZoneInfo("Asia/Shanghai")
SETTINGS = parse_city(read_dongguan()).settings
MAY = date(2024, 5, 1)
DALANG = "441900113"
MARKET = {"M": Where(PlaceUse.MARKET, DALANG)}


def at(day: int, month: int = 5, hour: int = 10) -> datetime:
    return datetime(2024, month, day, hour, tzinfo=ZONE).astimezone(UTC)


def clean(day: int, place: str = "M", inspector: str = "0233") -> Inspection:
    return Inspection(place, at(day), inspector, Found.INSPECTOR)


def problem(
    day: int, points: float = 2, category: str = "CLN-01", month: int = 5, **more: object
) -> Inspection:
    made = Inspection("M", at(day, month), "0233", Found.INSPECTOR, category, points)
    return replace(made, **more)  # type: ignore[arg-type]


def stands(*found: Inspection) -> Standing:
    (standing,) = standings(MAY, found, MARKET, 1.5, ZONE)
    return standing


def place(
    name: str, score: float, kind: str = PlaceUse.MARKET, inspections: int = 2, open_: int = 0
) -> Standing:
    return Standing(name, kind, DALANG, score, inspections, 1, 0, 0, open_)


def shown(entries: Iterable[Entry], side: Side) -> list[str]:
    return [entry.standing.place for entry in entries if entry.side is side]


@pytest.mark.parametrize(
    ("found", "score", "repeats"),
    [
        ([clean(3), clean(17)], 100, 0),
        ([problem(3), clean(17)], 98, 0),
        ([problem(3), problem(17)], 95, 1),
        ([problem(3), problem(17, category="SIX-01")], 96, 0),
        ([problem(3), problem(3, points=1)], 97, 0),
        ([problem(28, month=4), problem(17)], 97, 1),
        ([problem(31, month=3), problem(17)], 98, 0),
        ([problem(3, repeat=True)], 97, 1),
        ([problem(3, points=0.5), problem(17, points=0.5)], 98.75, 1),
        ([problem(3, source=Found.RESIDENT), problem(17)], 98, 0),
    ],
    ids=[
        "clean",
        "once",
        "again on a later day",
        "another category",
        "twice on one visit",
        "a month ago",
        "two months ago",
        "marked by the inspector",
        "half points",
        "residents take nothing",
    ],
)
def test_the_score_is_100_less_the_points_with_what_comes_back_counted_more(
    found: list[Inspection], score: float, repeats: int
) -> None:
    standing = stands(*found)
    assert (standing.score, standing.repeats) == (score, repeats)


def test_a_visit_is_a_place_a_moment_and_an_inspector_whatever_was_found() -> None:
    found = [problem(3), problem(3, category="SIX-01"), clean(17), clean(17, inspector="0007")]
    assert stands(*found) == Standing("M", "market", DALANG, 96, 3, 2, 0, 0, 0)


def test_what_residents_found_is_counted_apart() -> None:
    by_resident = problem(5, source=Found.RESIDENT, category="SIX-02")
    assert stands(clean(3), by_resident, by_resident).residents == 2


def test_a_place_that_only_residents_spoke_of_does_not_stand_anywhere() -> None:
    assert standings(MAY, [problem(5, source=Found.RESIDENT)], MARKET, 1.5, ZONE) == []


def test_open_is_what_the_last_visit_still_found() -> None:
    assert stands(problem(3, category="SIX-01"), problem(17), problem(17, category="GRN-01")).open == 2
    assert stands(problem(3), clean(17)).open == 0


def test_the_month_is_that_of_the_city() -> None:
    last_of_april = replace(problem(1), at=datetime(2024, 4, 30, 15, 59, tzinfo=UTC))
    first_of_may = replace(problem(1), at=datetime(2024, 4, 30, 16, 0, tzinfo=UTC))
    assert standings(MAY, [last_of_april], MARKET, 1.5, ZONE) == []
    assert stands(first_of_may).inspections == 1


def test_the_order_of_the_lines_changes_nothing() -> None:
    found = [problem(3), problem(9, 0.1), problem(17, 0.2), problem(20, 0.7, "SIX-01"), clean(28)]
    assert stands(*found) == stands(*reversed(found))


def test_five_kinds_of_three_best_and_three_worst_are_thirty_entries() -> None:
    found = [place(f"{kind}-{number}", 100 - number, kind) for kind in KINDS for number in range(8)]
    entries = lists(found, SETTINGS)
    assert len(entries) == 30
    assert set(Counter((entry.kind, entry.side) for entry in entries).values()) == {3}
    assert len({entry.standing.place for entry in entries}) == 30
    roads = [entry for entry in entries if entry.kind == PlaceUse.ROAD]
    assert shown(roads, Side.BEST) == ["road-0", "road-1", "road-2"]
    assert shown(roads, Side.WORST) == ["road-7", "road-6", "road-5"]


def test_a_toilet_with_one_inspection_is_not_listed() -> None:
    found = [place(f"T{number}", 90 + number, PlaceUse.TOILET) for number in range(6)]
    once = place("T-once", 10, PlaceUse.TOILET, inspections=1)
    assert "T-once" not in {entry.standing.place for entry in lists([*found, once], SETTINGS)}


def test_ties_go_by_fewer_open_problems_then_code() -> None:
    found = [place("B", 90), place("A", 90), place("C", 90, open_=1), place("D", 90, open_=2)]
    entries = lists(found, SETTINGS)
    assert (shown(entries, Side.BEST), shown(entries, Side.WORST)) == (["A", "B"], ["D", "C"])


@pytest.mark.parametrize(("ranked", "length"), [(0, 0), (1, 0), (2, 1), (5, 2), (6, 3), (7, 3), (60, 3)])
def test_both_lists_shrink_alike_and_nobody_is_in_both(ranked: int, length: int) -> None:
    entries = lists([place(f"M{number:02}", 99 - number) for number in range(ranked)], SETTINGS)
    best, worst = shown(entries, Side.BEST), shown(entries, Side.WORST)
    assert (len(best), len(worst), set(best) & set(worst)) == (length, length, set())


def test_nobody_without_a_point_lost_is_among_the_worst() -> None:
    found = [place(f"M{number}", 100) for number in range(5)] + [place("M9", 98)]
    entries = lists(found, SETTINGS)
    assert (shown(entries, Side.BEST), shown(entries, Side.WORST)) == (["M0"], ["M9"])


def test_of_a_place_left_out_the_next_one_moves_up() -> None:
    found = [place(f"M{number}", 99 - number) for number in range(8)]
    entries = lists(found, SETTINGS, LeftOut(moved=frozenset({"M7"})))
    assert shown(entries, Side.WORST) == ["M6", "M5", "M4"]


def test_of_a_vacant_rank_nobody_takes_the_place_and_that_is_unequal() -> None:
    """S18: three worst and no best cannot be published without a reason."""
    found = [place(f"M{number}", 99 - number) for number in range(8)]
    entries = lists(found, SETTINGS, LeftOut(vacant=frozenset({"M0", "M1", "M2"})))
    assert unequal(entries) == {"market": (0, 3)}
    assert unequal(lists(found, SETTINGS)) == {}


@pytest.mark.parametrize(
    ("use", "kind"),
    [("village", "village"), ("toilet", "toilet"), ("station", "toilet"), ("other", None), ("shop", None)],
)
def test_a_transfer_station_stands_on_the_list_of_toilets(use: str, kind: str | None) -> None:
    assert kind_of(use) == kind


@pytest.mark.parametrize(
    ("now", "month"),
    [
        (datetime(2024, 5, 31, 15, 59, tzinfo=UTC), date(2024, 4, 1)),
        (datetime(2024, 5, 31, 16, 0, tzinfo=UTC), MAY),
        (datetime(2024, 1, 9, tzinfo=UTC), date(2023, 12, 1)),
    ],
)
def test_a_draft_is_of_the_month_before(now: datetime, month: date) -> None:
    assert month_before(now, SETTINGS, ZONE) == month


def test_before_the_draft_day_there_is_none() -> None:
    later = replace(SETTINGS, exposure_draft_day=3)
    assert month_before(at(2, 6), later, ZONE) is None
    assert month_before(at(3, 6), later, ZONE) == MAY


@pytest.mark.parametrize(
    ("told", "until"),
    [
        (at(1, 6), datetime(2024, 6, 4, tzinfo=ZONE)),
        (at(2, 6), datetime(2024, 6, 5, tzinfo=ZONE)),
        (at(3, 6), datetime(2024, 6, 5, tzinfo=ZONE)),
        (at(4, 6), at(4, 6) + timedelta(hours=24)),
        (at(20, 6), at(20, 6) + timedelta(hours=24)),
    ],
    ids=["two whole days", "to the publish day", "not beyond it", "a day at least", "long after"],
)
def test_a_unit_may_object_for_two_days_and_for_one_at_least(told: datetime, until: datetime) -> None:
    assert appeal_until(MAY, told, SETTINGS, ZONE) == until


def test_the_list_of_may_is_due_on_the_fifth_of_june() -> None:
    assert publish_by(MAY, SETTINGS, ZONE) == datetime(2024, 6, 5, tzinfo=ZONE)


def test_a_city_whose_lists_are_due_before_they_are_drafted_is_refused() -> None:
    files = dict(read_dongguan())
    files["settings.csv"] = files["settings.csv"].replace(
        "exposure_publish_day,5,", "exposure_publish_day,1,"
    )
    with pytest.raises(Broken, match="exposure_publish_day is not after exposure_draft_day"):
        parse_city(files)


ANY = st.builds(
    Standing,
    place=st.text("ABCDEF", min_size=1, max_size=3),
    kind=st.sampled_from([*KINDS, PlaceUse.OTHER]),
    unit=st.just(DALANG),
    score=st.sampled_from([100.0, 98.0, 97.5, 50.0, -4.0]),
    inspections=st.integers(1, 4),
    problems=st.integers(0, 9),
    repeats=st.just(0),
    residents=st.integers(0, 9),
    open=st.integers(0, 3),
)


@given(st.lists(ANY, max_size=40, unique_by=lambda each: each.place), st.randoms())
def test_whatever_was_found_the_lists_are_fair(found: list[Standing], random: Random) -> None:
    entries = lists(found, SETTINGS)
    assert unequal(entries) == {}
    assert len({entry.standing.place for entry in entries}) == len(entries)
    assert all(entry.standing.inspections >= 2 for entry in entries)
    for kind in KINDS:
        here = [entry for entry in entries if entry.kind == kind]
        best = [entry.standing.order for entry in here if entry.side is Side.BEST]
        worst = [entry.standing.order for entry in here if entry.side is Side.WORST]
        assert best == sorted(best)
        assert worst == sorted(worst, reverse=True)
        assert not best or max(best) < min(worst)
    random.shuffle(found)
    assert lists(found, SETTINGS) == entries
