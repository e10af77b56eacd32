"""What a unit's page says of its week (S26)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.bulletin import OTHER, UnitWeek, Visits, is_overdue_at, pages, total
from domain.bulletin_weeks import Window, before, window
from domain.cases import Case, Source, Status
from tests.conftest import NOON
from tests.story import DANING, TOWN, dongguan

CITY = dongguan()
WEEK = window(CITY, NOON)
SHATIAN, PORT = "441900123", "441900402"
HOUR = timedelta(hours=1)


def finding(number: int, **changes: object) -> Case:
    """Of the middle of the week, open and not yet due."""
    made = Case(
        number,
        f"HM-{number}",
        Status.HANDLING,
        "CLN-01",
        TOWN,
        Source.INSPECTOR,
        reported_at=WEEK.since + 50 * HOUR,
        due_at=WEEK.until + HOUR,
        latitude=22.81 + number / 100,
        longitude=113.67,
        village=DANING,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def closed(number: int, **changes: object) -> Case:
    at = WEEK.since + 60 * HOUR
    done = {"status": Status.CLOSED, "rectified_at": at, "closed_at": at, "ended_at": at}
    return finding(number, **(done | changes))


def page(
    *cases: Case, unit: str = TOWN, visits: Visits | None = None, last: Visits | None = None
) -> UnitWeek:
    these, those = ({unit: visits} if visits else {}), ({unit: last} if last else {})
    done = [case for case in cases if case.closed_at and case.closed_at in WEEK]
    return pages(CITY, WEEK, cases, cases, done, these, those)[unit]


def test_every_unit_that_takes_part_has_a_page_though_nothing_was_found() -> None:
    found = pages(CITY, WEEK, [], [], [], {}, {})
    assert len(found) == 34
    assert set(found.values()) == {UnitWeek()}
    assert not UnitWeek().was_visited


def test_found_fixed_and_overdue_are_as_of_the_cut() -> None:
    late = {"due_at": WEEK.until - HOUR}
    found = page(
        finding(1),
        closed(2),
        finding(3, **late),
        closed(4, rectified_at=WEEK.until + HOUR, closed_at=WEEK.until + HOUR, ended_at=WEEK.until + HOUR),
        finding(5, status=Status.REFUSED, ended_at=WEEK.until - HOUR),
        finding(6, reported_at=WEEK.until),
        finding(7, reported_at=WEEK.since - 100 * 24 * HOUR, **late),
    )
    assert (found.found, found.fixed, found.overdue, found.last) == (4, 1, 2, None)


@pytest.mark.parametrize(
    ("changes", "is_overdue"),
    [
        ({}, True),
        ({"due_at": WEEK.until}, False),
        ({"due_at": None}, False),
        ({"status": Status.CHECKING, "rectified_at": WEEK.until - HOUR}, False),
        ({"status": Status.CHECKING, "rectified_at": WEEK.until + HOUR}, True),
        ({"status": Status.HANDLING, "rectified_at": WEEK.until - HOUR, "rework": 1}, True),
        (
            {"status": Status.CLOSED, "rectified_at": WEEK.until + HOUR, "ended_at": WEEK.until + 2 * HOUR},
            True,
        ),
        ({"status": Status.WITHDRAWN, "ended_at": WEEK.until + HOUR}, False),
    ],
)
def test_what_was_owed_at_the_cut_is_known_afterwards(changes: dict[str, object], is_overdue: bool) -> None:
    case = replace(finding(1, due_at=WEEK.until - HOUR), **changes)  # type: ignore[arg-type]
    assert is_overdue_at(case, WEEK.until) is is_overdue


def test_a_visit_that_found_nothing_is_a_visit() -> None:
    assert not page().was_visited
    assert page(visits=Visits(2, 0)).was_visited
    assert page(last=Visits(1, 0)).last == 0


def test_the_week_before_is_what_it_is_compared_with() -> None:
    earlier = before(CITY, WEEK).since + HOUR
    assert page(finding(1), finding(2, reported_at=earlier), finding(3, reported_at=earlier)).last == 2


def test_the_five_indicators_and_what_is_none_of_them() -> None:
    found = page(finding(1), finding(2), finding(3, category="GAS-01"), finding(4, category="OTH-01"))
    assert found.indicators == {"CLN": 2, "GAS": 1, OTHER: 1}


def test_a_place_found_twice_in_four_weeks_is_a_repeated_place() -> None:
    three_weeks, five_weeks = (WEEK.until - timedelta(weeks=weeks, hours=-1) for weeks in (3, 5))
    again = finding(1, latitude=22.81)
    near = {"latitude": 22.8103, "reported_at": three_weeks}
    assert [(each.latest.id, each.count) for each in page(again, finding(2, **near)).repeats] == [(1, 2)]
    assert page(again, finding(2, **near | {"reported_at": five_weeks})).repeats == ()
    assert page(again, finding(2, **near | {"latitude": 22.8106})).repeats == ()
    assert page(again, finding(2, **near | {"category": "GRN-01"})).repeats == ()
    old = finding(3, latitude=22.81, reported_at=three_weeks)
    assert page(finding(2, **near), old).repeats == ()


def test_a_place_known_only_by_its_words_is_compared_by_them() -> None:
    unmapped = {"latitude": None, "longitude": None, "address": "连升路 12 号"}
    found = page(finding(1, **unmapped), finding(2, **unmapped), finding(3, **unmapped | {"address": None}))
    assert [each.count for each in found.repeats] == [2]


def test_what_belongs_to_nobody_is_on_the_page_of_the_unit_in_charge() -> None:
    assert page(finding(1, unit=PORT, village=None), unit=SHATIAN).found == 1


def test_the_newest_closed_come_first() -> None:
    later = WEEK.until - HOUR
    assert page(closed(1), closed(2, closed_at=later), closed(3)).closed == (2, 1, 3)


def test_the_city_is_the_sum_of_its_units() -> None:
    whole = total([UnitWeek(3, 1, 2, 4, Visits(1, 2), {"CLN": 3}), UnitWeek(), UnitWeek(2, 2, 0, 0)])
    assert whole == UnitWeek(5, 3, 2, 4, Visits(1, 2), {"CLN": 3})
    assert total([UnitWeek()]).last is None


def test_a_week_holds_its_beginning_and_not_its_end() -> None:
    week = Window(NOON, NOON + HOUR)
    assert (NOON in week, NOON + HOUR in week) == (True, False)
