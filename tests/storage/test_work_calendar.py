from datetime import date

import pytest

from domain.work_calendar import CalendarRow, CalendarSource
from storage.work_calendar import calendar_rows

PUBLISHED, ESTIMATED = CalendarSource.PUBLISHED, CalendarSource.ESTIMATED


@pytest.fixture(scope="module")
def rows() -> dict[date, CalendarRow]:
    return {row.date: row for row in calendar_rows([2027, 2024])}


@pytest.mark.parametrize(
    "row",
    [
        CalendarRow(date(2024, 4, 26), True, "", PUBLISHED),
        CalendarRow(date(2024, 4, 27), False, "", PUBLISHED),
        CalendarRow(date(2024, 4, 28), True, "劳动节", PUBLISHED),  # a Sunday, made up for 3 May
        CalendarRow(date(2024, 5, 3), False, "劳动节", PUBLISHED),
        CalendarRow(date(2024, 5, 6), True, "", PUBLISHED),
        CalendarRow(date(2024, 5, 11), True, "劳动节", PUBLISHED),
        CalendarRow(date(2024, 2, 4), True, "春节", PUBLISHED),
        CalendarRow(date(2024, 2, 18), True, "春节", PUBLISHED),
        CalendarRow(date(2024, 4, 7), True, "清明", PUBLISHED),
        CalendarRow(date(2024, 9, 14), True, "中秋", PUBLISHED),
        CalendarRow(date(2024, 9, 29), True, "国庆节", PUBLISHED),
        CalendarRow(date(2024, 10, 12), True, "国庆节", PUBLISHED),
        CalendarRow(date(2027, 1, 1), False, "元旦", ESTIMATED),
        CalendarRow(date(2027, 1, 4), True, "", ESTIMATED),
        CalendarRow(date(2027, 10, 1), False, "国庆节", ESTIMATED),
    ],
    ids=lambda row: row.date.isoformat(),
)
def test_a_day_is_what_the_notice_says_or_an_estimate(
    rows: dict[date, CalendarRow], row: CalendarRow
) -> None:
    assert rows[row.date] == row


def test_every_day_of_the_years_is_there_once_and_in_order(rows: dict[date, CalendarRow]) -> None:
    assert len(rows) == 366 + 365
    assert list(rows) == sorted(rows)


def test_the_make_up_days_of_2024_are_the_eight_of_the_notice(rows: dict[date, CalendarRow]) -> None:
    made_up = [row.date for row in rows.values() if row.source is PUBLISHED and row.is_workday and row.name]
    assert [(day.month, day.day) for day in made_up] == [
        (2, 4),
        (2, 18),
        (4, 7),
        (4, 28),
        (5, 11),
        (9, 14),
        (9, 29),
        (10, 12),
    ]


def test_a_year_asked_twice_comes_once() -> None:
    assert len(calendar_rows([2025, 2025])) == 365
