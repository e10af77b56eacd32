"""The days of a year as working days or days off: as published, and estimated where nothing is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class CalendarSource(StrEnum):
    """PUBLISHED days follow the State Council's notice; ESTIMATED ones lack its make-up working days; EDITED
    ones were set by an admin and stay as they are."""

    PUBLISHED = "published"
    ESTIMATED = "estimated"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """`name` is the holiday that a day is off for, or makes up for; "" on ordinary days and weekends."""

    date: date
    is_workday: bool
    name: str
    source: CalendarSource


SATURDAY = 5

Day = tuple[bool, str]
"""Whether it is a working day, and the name of its holiday or ""."""


def build_calendar(
    years: Iterable[int], published: Callable[[date], Day | None], estimated: Callable[[date], Day]
) -> list[CalendarRow]:
    """A row for every day of `years`, in order; `published` answers None for a day not published yet."""
    return [_row(day, published(day), estimated) for year in sorted(set(years)) for day in _days(year)]


def _row(day: date, known: Day | None, estimated: Callable[[date], Day]) -> CalendarRow:
    if known is not None:
        return CalendarRow(day, *known, CalendarSource.PUBLISHED)
    return CalendarRow(day, *estimated(day), CalendarSource.ESTIMATED)


def _days(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


def is_special(row: CalendarRow) -> bool:
    """Whether the day is not what its weekday says: a holiday in the week, or a weekend that is worked."""
    return row.is_workday != (row.date.weekday() < SATURDAY)


WARNED_BEFORE = (60, 30, 14, 7, 3, 1, 0)
"""Days before the last certain day at which admins are warned; once it is past, the last time."""


def warning_due(certain_until: date, today: date) -> int | None:
    """Which of WARNED_BEFORE is due as of `today`: the nearest that has come, None while there is time."""
    left = (certain_until - today).days
    return min((days for days in WARNED_BEFORE if left <= days), default=None)
