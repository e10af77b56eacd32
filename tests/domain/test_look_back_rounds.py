"""When the rounds are, and what their results make of a place (S19, with the catalogue's own dates)."""

from datetime import date

import pytest

from domain.deadlines import WorkCalendar
from domain.look_back_rounds import Planned, Standing, by_rule, judge, newest, rounds_around, upcoming

MARCH, JUNE, SEPTEMBER = date(2024, 3, 29), date(2024, 6, 28), date(2024, 9, 30)
CALENDAR = WorkCalendar({})


@pytest.mark.parametrize(
    ("results", "standing"),
    [
        ([], Standing()),
        ([(MARCH, False)], Standing((MARCH,))),
        ([(MARCH, False), (JUNE, False)], Standing((MARCH, JUNE), False, (MARCH, JUNE))),
        ([(MARCH, False), (JUNE, True)], Standing((), True)),
        (
            [(MARCH, False), (JUNE, None), (SEPTEMBER, False)],
            Standing((MARCH, SEPTEMBER), False, (MARCH, SEPTEMBER)),
        ),
        ([(MARCH, False), (JUNE, None)], Standing((MARCH,))),
        ([(MARCH, True), (JUNE, False)], Standing((JUNE,))),
        ([(MARCH, True), (JUNE, None)], Standing((), True)),
    ],
    ids=[
        "none",
        "T after one",
        "market M",
        "road R",
        "toilet T",
        "not visited",
        "a pass begins anew",
        "as it was",
    ],
)
def test_a_place_stands_where_its_visits_leave_it(
    results: list[tuple[date, bool | None]], standing: Standing
) -> None:
    assert judge(results, needed=2, skips_unvisited=True) == standing


def test_a_city_may_let_a_round_without_a_visit_break_the_row() -> None:
    rounds = [(MARCH, False), (JUNE, None), (SEPTEMBER, False)]
    assert judge(rounds, needed=2, skips_unvisited=False) == Standing((SEPTEMBER,))


def test_after_a_summons_as_many_failures_make_the_next() -> None:
    days = [date(2024 + quarter // 4, quarter % 4 * 3 + 3, 28) for quarter in range(4)]
    summons = [judge([(day, False) for day in days[:count]], 2, True).summons for count in range(1, 5)]
    assert summons == [(), (days[0], days[1]), (), (days[2], days[3])]


def test_a_city_without_summons_never_makes_one() -> None:
    assert judge([(MARCH, False), (JUNE, False)], 0, True) == Standing((MARCH, JUNE))


@pytest.mark.parametrize(
    ("month", "every", "day"),
    [
        (date(2024, 3, 1), 3, MARCH),
        (date(2024, 6, 1), 3, JUNE),
        (date(2024, 5, 1), 3, None),
        (date(2024, 12, 1), 12, date(2024, 12, 31)),
        (date(2024, 6, 1), 12, None),
        (date(2024, 6, 1), 0, None),
    ],
)
def test_a_round_is_on_the_last_working_day_of_its_month(month: date, every: int, day: date | None) -> None:
    assert by_rule(month, every, CALENDAR) == day


def test_a_holiday_at_the_end_of_a_month_is_passed_over() -> None:
    closed = WorkCalendar({date(2024, 9, 30): False})
    assert by_rule(date(2024, 9, 1), 3, closed) == date(2024, 9, 27)


def test_the_citys_own_date_wins() -> None:
    july = date(2024, 7, 5)
    rounds = rounds_around(date(2024, 7, 1), {date(2024, 6, 1): july}, 3, CALENDAR)
    assert newest(rounds, date(2024, 7, 1)) == Planned(date(2024, 3, 1), MARCH)
    assert upcoming(rounds, date(2024, 7, 1)) == Planned(date(2024, 6, 1), july)
    assert newest(rounds, july) == Planned(date(2024, 6, 1), july)


def test_a_city_without_rounds_has_none() -> None:
    assert rounds_around(JUNE, {}, 0, CALENDAR) == []
