"""The weeks that the Friday bulletin tells of: from one cut to the next, whatever the holidays (S26)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.rulebook import Rulebook
from domain.schedules import INSTANT, Planned


@dataclass(frozen=True, slots=True)
class Window:
    """From `since` up to, not with, `until`: no moment lies in two weeks or in none."""

    since: datetime
    until: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.since <= moment < self.until


def schedule(city: Rulebook) -> Planned:
    """A slot at the cut of each week; two weeks whose working days end on the same day share one bulletin."""

    def moments(first: date, zone: ZoneInfo) -> list[datetime]:
        days = (first + timedelta(days=day) for day in range(31))
        chosen = city.settings.weekly_bulletin_day.number
        fridays = [day for day in days if day.weekday() == chosen and day.month == first.month]
        return sorted({_cut(city, day, zone) for day in fridays})

    weekday, at = city.settings.weekly_bulletin_day, city.settings.weekly_bulletin_cut
    return Planned(moments, f"{weekday}s at {at:%H:%M}, on working days")


def _cut(city: Rulebook, friday: date, zone: ZoneInfo) -> datetime:
    day = city.calendar.latest_workday(friday)
    return datetime.combine(day, city.settings.weekly_bulletin_cut, zone).astimezone(UTC)


def window(city: Rulebook, at: datetime) -> Window:
    """The week that the newest bulletin as of `at` tells of."""
    cut = schedule(city).slot(at, city.zone)
    return Window(schedule(city).slot(cut - INSTANT, city.zone), cut)


def before(city: Rulebook, week: Window) -> Window:
    """The week that ends where this one begins."""
    return Window(schedule(city).slot(week.since - INSTANT, city.zone), week.since)


def send_at(city: Rulebook, week: Window) -> datetime:
    """When its bulletin goes out: on the day of the cut, never before it."""
    day = week.until.astimezone(city.zone).date()
    chosen = datetime.combine(day, city.settings.weekly_bulletin_send, city.zone).astimezone(UTC)
    return max(chosen, week.until)
