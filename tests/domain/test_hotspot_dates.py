"""What the calendar makes of a place that stays open (S21, S22)."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.hotspot_dates import (
    Colour,
    colour,
    escalates_by,
    limit,
    months_later,
    months_open,
    photo_wishes,
    warning,
)
from domain.hotspots import Status
from domain.rulebook import Rulebook
from domain.settings import EscalateRun
from tests.domain.test_hotspots import CANCELLED, CODED
from tests.story import dongguan

DONGGUAN = ZoneInfo("Asia/Shanghai")


def on(day: str, hour: int = 9) -> datetime:
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=DONGGUAN)


SPOT = replace(CODED, coded_at=on("2024-04-08", 15), open_since=on("2024-04-08", 15))


def daily() -> Rulebook:
    city = dongguan()
    settings = replace(city.settings, escalate_run=EscalateRun.DAILY)
    return replace(city, data=replace(city.data, settings=settings))


@pytest.mark.parametrize(
    ("since", "months", "then"),
    [
        ("2024-04-08", 3, "2024-07-08"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-01-31", 3, "2024-04-30"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2024-12-31", 2, "2025-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_a_month_ends_on_its_last_day_at_the_latest(since: str, months: int, then: str) -> None:
    assert months_later(date.fromisoformat(since), months) == date.fromisoformat(then)
    day = date.fromisoformat(then)
    assert months_open(date.fromisoformat(since), day) == months
    assert months_open(date.fromisoformat(since), day - timedelta(days=1)) == months - 1


def test_nothing_is_open_before_it_is_coded() -> None:
    assert months_open(date(2024, 4, 8), date(2023, 12, 1)) == 0


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2024-04-08", Colour.GREEN),
        ("2024-05-07", Colour.GREEN),
        ("2024-05-08", Colour.YELLOW),
        ("2024-06-07", Colour.YELLOW),
        ("2024-06-08", Colour.RED),
        ("2025-06-08", Colour.RED),
    ],
)
def test_green_yellow_and_red_by_months(day: str, shown: Colour) -> None:
    """Green below one month, yellow below two, then red; a cancelled place has no colour."""
    assert colour(dongguan(), SPOT, on(day)) is shown
    assert colour(dongguan(), CANCELLED, on(day)) is None


def test_the_day_is_the_citys() -> None:
    """Coded at 23:30 in Dongguan, which is the day before in London: still of that day."""
    late = replace(SPOT, open_since=on("2024-04-08", 23) + timedelta(minutes=30))
    assert limit(dongguan(), late) == date(2024, 7, 8)
    assert limit(dongguan(), replace(SPOT, open_since=on("2024-04-09", 0))) == date(2024, 7, 9)


@pytest.mark.parametrize(
    ("day", "warned"),
    [
        ("2024-05-07", None),
        ("2024-05-08", Colour.YELLOW),
        ("2024-06-08", Colour.RED),
        ("2024-07-07", Colour.RED),
        ("2024-07-08", None),
    ],
)
def test_warned_at_one_and_two_months_and_no_more_once_it_is_late(day: str, warned: Colour | None) -> None:
    assert warning(dongguan(), SPOT, on(day)) is warned


@pytest.mark.parametrize(
    ("day", "monthly", "each_day"),
    [
        ("2024-07-08", "2024-07-01", "2024-07-08"),
        ("2024-07-31", "2024-07-01", "2024-07-31"),
        ("2024-08-01", "2024-08-01", "2024-08-01"),
        ("2024-08-15", "2024-08-01", "2024-08-15"),
    ],
)
def test_the_run_of_the_month_and_of_the_day(day: str, monthly: str, each_day: str) -> None:
    assert escalates_by(dongguan(), on(day)) == date.fromisoformat(monthly)
    assert escalates_by(daily(), on(day)) == date.fromisoformat(each_day)


@pytest.mark.parametrize(
    ("day", "wishes"),
    [
        ("2024-04-14", []),
        ("2024-04-15", [("ask", "2024-04-08+1")]),
        ("2024-04-16", [("ask", "2024-04-08+1")]),
        ("2024-04-17", [("again", "2024-04-08+1")]),
        ("2024-04-21", [("again", "2024-04-08+1")]),
        ("2024-04-22", [("ask", "2024-04-08+2")]),
    ],
)
def test_a_photo_each_week_and_one_reminder(day: str, wishes: list[tuple[str, str]]) -> None:
    assert list(photo_wishes(dongguan(), SPOT, on(day))) == wishes
    assert list(photo_wishes(dongguan(), replace(SPOT, status=Status.CANCELLED), on(day))) == []


def test_a_photo_puts_the_next_one_off() -> None:
    spot = replace(SPOT, photo_at=on("2024-04-13"))
    assert list(photo_wishes(dongguan(), spot, on("2024-04-19"))) == []
    assert list(photo_wishes(dongguan(), spot, on("2024-04-20"))) == [("ask", "2024-04-13+1")]
