"""The quarterly round over the worst-listed places 回头看 (S19), and what its results make of a place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.deadlines import WorkCalendar
from domain.schedules import LONGEST_REST_MONTHS, month_on

ONE_DAY = timedelta(days=1)
FURTHEST = timedelta(days=366)
"""How far ahead a city may set a date: further is a slip of the year."""
Plan = Mapping[date, date]
"""The dates that the city set itself: by the first day of the month that the round was planned for."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A round and its date; `month` is the first day of the month that it is planned for."""

    month: date
    date: date


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a place stands after its rounds: the rounds that failed in a row, and whether the last visit was
    a pass. `summons` holds the failed rounds for which the unit is to be summoned now, oldest first."""

    failed: tuple[date, ...] = ()
    released: bool = False
    summons: tuple[date, ...] = ()


def judge(rounds: Sequence[tuple[date, bool | None]], needed: int, skips_unvisited: bool) -> Standing:
    """What rounds, oldest first, make of a place: passed, failed, or None for not visited, which is neither.

    `needed` failures in a row make a summons, so many more the next one; a pass begins anew. A round without
    a visit breaks the row only where the city does not skip it (S19, S20).
    """
    failed: list[date] = []
    last: bool | None = None
    for day, passed in rounds:
        if passed or (passed is None and not skips_unvisited):
            failed = []
        if passed is False:
            failed.append(day)
        last = last if passed is None else passed
    is_due = needed > 0 and failed and rounds[-1][1] is False and len(failed) % needed == 0
    return Standing(tuple(failed), last is True, tuple(failed[-needed:]) if is_due else ())


def by_rule(month: date, every: int, calendar: WorkCalendar) -> date | None:
    """The last working day of a month in which a round is due: with 3, March, June, September, December."""
    if every < 1 or (month.year * 12 + month.month) % every:
        return None
    return calendar.latest_workday(month_on(month, 1) - ONE_DAY)


def rounds_around(today: date, plan: Plan, every: int, calendar: WorkCalendar) -> list[Planned]:
    """The rounds of the two years before and after, by date; the city's own dates win."""
    first = today.replace(day=1)
    near = (month_on(first, by) for by in range(-LONGEST_REST_MONTHS, LONGEST_REST_MONTHS + 1))
    dates = {month: by_rule(month, every, calendar) for month in near} | dict(plan)
    planned = (Planned(month, day) for month, day in dates.items() if day)
    return sorted(planned, key=lambda one: (one.date, one.month))


def newest(rounds: Sequence[Planned], today: date) -> Planned | None:
    """The round whose date has come last."""
    return next((one for one in reversed(rounds) if one.date <= today), None)


def upcoming(rounds: Sequence[Planned], today: date) -> Planned | None:
    """The next round whose date is still to come."""
    return next((one for one in rounds if one.date > today), None)
