"""When something is due, on the three clocks of a city (closed-loop §6).

cal   runs always.
duty  runs in the duty hours of every day, working day or not: streets are swept on holidays.
wd    runs on working days, all 24 hours of each, so that 24 h are one working day: what starts on a working
      day at 10:00 is due at 10:00; what starts on a day off is due with the end of a working day. A working
      day on which the clocks change still counts 24 h.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class Clock(StrEnum):
    CAL = "cal"
    DUTY = "duty"
    WD = "wd"


@dataclass(frozen=True, slots=True)
class DutyHours:
    """Local times of one day. Raises ValueError when they do not end after they start."""

    start: time = time(7)
    end: time = time(22)

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"duty hours end before they start: {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked. Days that it does not cover are assumed: Monday to Friday are."""

    days: Mapping[date, bool] = field(default_factory=dict, hash=False)

    @property
    def first(self) -> date | None:
        return min(self.days, default=None)

    @property
    def last(self) -> date | None:
        return max(self.days, default=None)

    def is_covered(self, day: date) -> bool:
        """False where `is_workday` is only an assumption."""
        return day in self.days

    def is_workday(self, day: date) -> bool:
        return self.days.get(day, day.weekday() < SATURDAY)

    def latest_workday(self, day: date) -> date:
        """`day` itself or the nearest working day before it (S26: the bulletin of a holiday's Friday)."""
        while not self.is_workday(day):
            day -= ONE_DAY
        return day


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which a clock runs, in UTC, and how much it counts for."""

    start: datetime
    end: datetime
    worth: timedelta

    def worth_between(self, start: datetime, end: datetime) -> timedelta:
        inside = min(end, self.end) - max(start, self.start)
        return max(inside, timedelta()) * self._rate

    def moment_after(self, start: datetime, worth: timedelta) -> datetime:
        """When `worth` has run since `start`; both must fit in."""
        return start + worth / self._rate

    @property
    def _rate(self) -> float:
        return self.worth / (self.end - self.start)


def due(
    start: datetime, hours: float, clock: Clock, zone: ZoneInfo, calendar: WorkCalendar, duty: DutyHours
) -> datetime:
    """The UTC moment at which `clock` has run for `hours` since `start` (aware). Never before `start`; with
    no hours at all, the next moment at which the clock runs. Raises ValueError on negative hours or a naive
    start."""
    left = timedelta(hours=hours)
    if left < timedelta():
        raise ValueError(f"a limit below zero: {hours} h")
    start = _aware(start)
    if clock is Clock.CAL:
        return start + left
    for stretch in _stretches(start, clock, zone, calendar, duty):
        begin = max(start, stretch.start)
        available = stretch.worth_between(begin, stretch.end)
        if begin < stretch.end and left <= available:
            return stretch.moment_after(begin, left)
        left -= available
    raise AssertionError("days never end")


def elapsed(
    start: datetime, end: datetime, clock: Clock, zone: ZoneInfo, calendar: WorkCalendar, duty: DutyHours
) -> float:
    """Hours that `clock` ran from `start` to `end` (both aware), the inverse of `due`; 0 where `end` is not
    after `start`."""
    start, end = _aware(start), _aware(end)
    if end <= start:
        return 0.0
    ran = end - start
    if clock is not Clock.CAL:
        ran = timedelta()
        for stretch in _stretches(start, clock, zone, calendar, duty):
            if stretch.start >= end:
                break
            ran += stretch.worth_between(start, end)
    return ran / timedelta(hours=1)


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a time zone: {moment}")
    return moment.astimezone(UTC)


def _stretches(
    start: datetime, clock: Clock, zone: ZoneInfo, calendar: WorkCalendar, duty: DutyHours
) -> Iterator[Stretch]:
    """Endless, in order, from the local day of `start` on."""
    day = start.astimezone(zone).date()
    while True:
        if clock is Clock.DUTY:
            opens, closes = _moment(day, duty.start, zone), _moment(day, duty.end, zone)
            yield Stretch(opens, closes, closes - opens)
        elif calendar.is_workday(day):
            yield Stretch(_moment(day, time(), zone), _moment(day + ONE_DAY, time(), zone), ONE_DAY)
        day += ONE_DAY


def _moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)
