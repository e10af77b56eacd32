"""A day, perhaps with a time, as people type it: 2024-06-28, 6月28日, 6/28 15:00, 28日下午3点."""

import re
from datetime import date, time

from domain.clean_day_words import parse_time
from domain.schedules import month_on

DAY = re.compile(
    r"(?:(?:(?P<year>\d{4})\s*[-/年.]\s*)?(?P<month>\d{1,2})\s*[-/月.]\s*)?(?P<day>\d{1,2})\s*[日号號]?(?!\d)"
)


def parse_day(text: str, today: date) -> tuple[date, time | None] | None:
    """The first such day from `today` on where the year or the month is left out; None for anything else."""
    words = text.strip()
    match = DAY.match(words)
    if match is None:
        return None
    rest = words[match.end() :].strip()
    at = parse_time(rest) if rest else None
    if rest and at is None:
        return None
    day = int(match["day"])
    if match["month"] is None:
        tries = [(month.year, month.month) for month in _months_from(today)]
    elif match["year"] is None:
        tries = [(today.year, int(match["month"])), (today.year + 1, int(match["month"]))]
    else:
        return _result(_day(int(match["year"]), int(match["month"]), day), at)
    found = (_day(year, month, day) for year, month in tries)
    return _result(next((one for one in found if one and one >= today), None), at)


def _months_from(today: date) -> list[date]:
    """Two may lack the day in a row: the 31st of February."""
    first = today.replace(day=1)
    return [month_on(first, ahead) for ahead in range(3)]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _result(day: date | None, at: time | None) -> tuple[date, time | None] | None:
    return (day, at) if day else None
