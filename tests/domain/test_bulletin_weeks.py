"""Which week a bulletin tells of, in a year with holidays (S26)."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise

import pytest

from domain.bulletin_weeks import before, schedule, send_at, window
from domain.deadlines import WorkCalendar
from domain.rulebook import Rulebook
from storage.work_calendar import calendar_rows
from tests.story import dongguan


@cache
def city() -> Rulebook:
    """With the working days of 2023 and 2024 as published."""
    days = {row.date: row.is_workday for row in calendar_rows([2023, 2024])}
    return replace(dongguan(), calendar=WorkCalendar(days))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=city().zone)


def shown(moment: datetime) -> str:
    return f"{moment.astimezone(city().zone):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("at", "since", "until"),
    [
        ("2024-05-24 15:00", "2024-05-17 15:00", "2024-05-24 15:00"),
        ("2024-05-24 14:59", "2024-05-10 15:00", "2024-05-17 15:00"),
        ("2024-05-30 03:00", "2024-05-17 15:00", "2024-05-24 15:00"),
        # 2024-05-03 was in the holiday: the last working day before it.
        ("2024-05-03 15:00", "2024-04-26 15:00", "2024-04-30 15:00"),
        ("2024-04-30 15:00", "2024-04-26 15:00", "2024-04-30 15:00"),
        ("2024-05-10 15:00", "2024-04-30 15:00", "2024-05-10 15:00"),
        # Two Fridays of the autumn holidays of 2023 have one working day before them.
        ("2023-10-06 15:00", "2023-09-22 15:00", "2023-09-28 15:00"),
        ("2023-10-13 15:00", "2023-09-28 15:00", "2023-10-13 15:00"),
    ],
)
def test_a_week_runs_from_cut_to_cut(at: str, since: str, until: str) -> None:
    week = window(city(), local(at))
    assert (shown(week.since), shown(week.until)) == (since, until)


def test_no_moment_of_a_year_lies_in_two_weeks_or_in_none() -> None:
    week = window(city(), local("2024-12-31 00:00"))
    weeks = [week]
    while weeks[-1].since > local("2023-02-01 00:00"):
        weeks.append(before(city(), weeks[-1]))
    assert all(later.since == earlier.until for later, earlier in pairwise(weeks))
    assert {week.until.astimezone(city().zone).weekday() for week in weeks} <= {0, 1, 2, 3, 4}
    assert all(timedelta() < week.until - week.since <= timedelta(days=16) for week in weeks)


def test_it_goes_out_on_the_day_of_its_cut() -> None:
    assert shown(send_at(city(), window(city(), local("2024-05-03 15:00")))) == "2024-04-30 17:30"


def test_the_next_slot_after_a_holiday_is_known() -> None:
    following = schedule(city()).next_after(local("2024-04-27 00:00"), city().zone)
    assert shown(following) == "2024-04-30 15:00"
    assert following.astimezone(city().zone).date() == date(2024, 4, 30)
