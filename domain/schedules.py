"""When what happens by itself is due: slots on the clock, each with a key under which it is done once.

A slot begins a period that lasts until the next one. Slots are moments in UTC, so a day on which the clocks
change neither skips nor doubles one; the key is the slot as the city reads it.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)
ONE_DAY = timedelta(days=1)


class Schedule(Protocol):
    """`str()` says it in words, for the table of `jiejing jobs`."""

    @abstractmethod
    def slot(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The beginning of the period that `moment` (aware) lies in."""

    @abstractmethod
    def next_after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The first slot after `moment`."""

    @abstractmethod
    def period(self, moment: datetime, zone: ZoneInfo) -> str:
        """The key of the period that `moment` lies in."""

    def slots_between(self, last: datetime, now: datetime, zone: ZoneInfo, most: int) -> list[datetime]:
        """The slots after `last` up to `now`, oldest first; of more than `most` only the newest."""
        found: list[datetime] = []
        slot = self.slot(now, zone)
        while slot > last and len(found) < most:
            found.append(slot)
            slot = self.slot(slot - INSTANT, zone)
        return found[::-1]


@dataclass(frozen=True, slots=True)
class Every(Schedule):
    """Every so many minutes, counted from midnight UTC: 60 gives the full hours of most zones.

    Raises ValueError for what does not divide a day.
    """

    minutes: int

    def __post_init__(self) -> None:
        if self.minutes < 1 or ONE_DAY % timedelta(minutes=self.minutes):
            raise ValueError(f"{self.minutes} minutes do not divide a day")

    def slot(self, moment: datetime, zone: ZoneInfo) -> datetime:
        length = timedelta(minutes=self.minutes)
        return EPOCH + (moment - EPOCH) // length * length

    def next_after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        return self.slot(moment, zone) + timedelta(minutes=self.minutes)

    def period(self, moment: datetime, zone: ZoneInfo) -> str:
        """With the offset: an hour that the clock shows twice is two hours."""
        return self.slot(moment, zone).astimezone(zone).isoformat(timespec="minutes")

    def __str__(self) -> str:
        return {1: "every minute", 60: "hourly"}.get(self.minutes, f"every {self.minutes} minutes")


@dataclass(frozen=True, slots=True)
class Daily(Schedule):
    """Once a day at a time of the city: as much later where a day skips it, once where a day has it twice."""

    at: time

    def slot(self, moment: datetime, zone: ZoneInfo) -> datetime:
        return self._on(self._day(moment, zone), zone)

    def next_after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        return self._on(self._day(moment, zone) + ONE_DAY, zone)

    def period(self, moment: datetime, zone: ZoneInfo) -> str:
        return self._day(moment, zone).isoformat()

    def _day(self, moment: datetime, zone: ZoneInfo) -> date:
        today = moment.astimezone(zone).date()
        return today if self._on(today, zone) <= moment else today - ONE_DAY

    def _on(self, day: date, zone: ZoneInfo) -> datetime:
        return datetime.combine(day, self.at, zone).astimezone(UTC)

    def __str__(self) -> str:
        return f"daily at {self.at:%H:%M}"


LONGEST_REST_MONTHS = 24
Moments = Callable[[date, ZoneInfo], Iterable[datetime]]
"""The slots of the month whose first day is given: aware moments in any order, which may lie outside it."""


@dataclass(frozen=True, slots=True)
class Planned(Schedule):
    """At the moments that a calendar gives for each month. Raises ValueError where two years have none."""

    moments: Moments
    words: str

    def slot(self, moment: datetime, zone: ZoneInfo) -> datetime:
        for back in range(LONGEST_REST_MONTHS):
            past = [slot for slot in self._around(moment, -back, zone) if slot <= moment]
            if past:
                return max(past)
        raise ValueError(f"no slot in the {LONGEST_REST_MONTHS} months before {moment}")

    def next_after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        for ahead in range(LONGEST_REST_MONTHS):
            coming = [slot for slot in self._around(moment, ahead, zone) if slot > moment]
            if coming:
                return min(coming)
        raise ValueError(f"no slot in the {LONGEST_REST_MONTHS} months after {moment}")

    def period(self, moment: datetime, zone: ZoneInfo) -> str:
        """Without the T by which rows of jobs that run several times a day are known and pruned."""
        return self.slot(moment, zone).astimezone(zone).isoformat(" ", timespec="minutes")

    def _around(self, moment: datetime, months: int, zone: ZoneInfo) -> list[datetime]:
        """The slots of the month so far off, and of both its neighbours: a holiday may push a slot over."""
        first = moment.astimezone(zone).date().replace(day=1)
        near = (month_on(first, months + by) for by in (-1, 0, 1))
        return [slot.astimezone(UTC) for month in near for slot in self.moments(month, zone)]

    def __str__(self) -> str:
        return self.words


def month_on(first: date, months: int) -> date:
    """The first day of the month so many months after (or before) that of `first`."""
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def days_of_month(*slots: tuple[int, time]) -> Moments:
    """Each month on these days at these times of the city."""

    def moments(first: date, zone: ZoneInfo) -> Iterable[datetime]:
        return [datetime.combine(first.replace(day=day), at, zone) for day, at in slots]

    return moments
