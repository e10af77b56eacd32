"""What is late, how late, and who hears of it: a ladder that each limit of a case climbs once.

A limit begins when its due time is set: by the first dispatch, a granted delay, a failed check, a reopening.
Each of these makes a new limit, which warns anew. Sending back, reassigning and accepting leave the due time
and so the limit: whoever then has the case learns how late it is from the card, and nobody is told again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum, StrEnum
from zoneinfo import ZoneInfo

from domain.cases import RUNNING, Case
from domain.deadlines import Clock, DutyHours, WorkCalendar, due, elapsed


class Level(IntEnum):
    """How far the lateness of a case has climbed."""

    NONE = 0
    WARNING = 1
    LIMIT = 2
    TOWN = 3
    CITY = 4


class Circle(StrEnum):
    """Who is told, from the nearest to the case outwards."""

    HANDLER = "handler"
    CHIEF = "chief"
    TOWN = "town"
    CITY = "city"


TELLS: dict[Level, tuple[Circle, ...]] = {
    Level.WARNING: (Circle.HANDLER,),
    Level.LIMIT: (Circle.HANDLER, Circle.CHIEF),
    Level.TOWN: (Circle.TOWN,),
    Level.CITY: (Circle.CITY,),
}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long after the due time, day and night, the town and the city are told."""

    town: timedelta
    city: timedelta


def warning(
    start: datetime,
    due_at: datetime,
    share: float,
    clock: Clock,
    zone: ZoneInfo,
    calendar: WorkCalendar,
    duty: DutyHours,
) -> datetime:
    """When `share` of the time that `clock` runs from `start` to `due_at` is over; never after
    `due_at`, which may be granted for a moment at which the clock stands still."""
    hours = elapsed(start, due_at, clock, zone, calendar, duty) * share
    return min(due(start, hours, clock, zone, calendar, duty), due_at.astimezone(UTC))


def has_passed(case: Case, now: datetime) -> bool:
    """Whether the limit is reached while the fix is still owed."""
    return case.status in RUNNING and case.due_at is not None and case.due_at <= now


def level(case: Case, now: datetime, patience: Patience) -> Level:
    """The highest level that the present limit has reached."""
    if case.status not in RUNNING or case.due_at is None:
        return Level.NONE
    moments = (
        (Level.CITY, case.due_at + patience.city),
        (Level.TOWN, case.due_at + patience.town),
        (Level.LIMIT, case.due_at),
        (Level.WARNING, case.warn_at or case.due_at),
    )
    return next((reached for reached, moment in moments if moment <= now), Level.NONE)


def steps(told: Level, reached: Level) -> Iterator[tuple[Circle, ...]]:
    """The circles of each level above `told` up to `reached`. A case that is first seen late passes several
    levels at once; the time to warn is then over, and the handler hears of the limit."""
    for each in TELLS:
        if told < each <= reached and not (each is Level.WARNING and reached > Level.WARNING):
            yield TELLS[each]


def outwards(circle: Circle) -> tuple[Circle, ...]:
    """Those who are told instead where nobody of `circle` can be reached, the nearest first."""
    circles = tuple(Circle)
    return circles[circles.index(circle) + 1 :]
