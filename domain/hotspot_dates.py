"""What the calendar makes of a hotspot that stays open: colour, warnings, photos, escalation (S21, S22).

Days and months are the city's. A month from the 31st ends on the last day of a shorter month.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.hotspots import Hotspot
from domain.rulebook import Rulebook
from domain.schedules import month_on
from domain.settings import EscalateRun

REMIND_DAYS = 2
"""A weekly photo that was asked for is asked for once more after so long."""
CHECK_DAYS = 3
"""So long an application may wait before the checkers are reminded."""


class Colour(StrEnum):
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Patience:
    """As `domain.hotspots.Patience`."""

    quiet: timedelta
    reopening: timedelta


def patience(city: Rulebook) -> Patience:
    days = city.settings
    return Patience(timedelta(days=days.hotspot_quiet_days), timedelta(days=days.hotspot_reopen_days))


def day_of(city: Rulebook, moment: datetime) -> date:
    return moment.astimezone(city.zone).date()


def months_later(day: date, months: int) -> date:
    """The same day so many calendar months later, or the last day of that month where it is shorter."""
    first = month_on(day, months)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def months_open(since: date, today: date) -> int:
    """How many calendar months are over; 0 before `since`."""
    months = max(0, (today.year - since.year) * 12 + today.month - since.month)
    return months if months == 0 or months_later(since, months) <= today else months - 1


def colour(city: Rulebook, spot: Hotspot, now: datetime) -> Colour | None:
    """By the calendar months that it is open; None once it is cancelled."""
    if not spot.is_living:
        return None
    months = months_open(day_of(city, spot.open_since), day_of(city, now))
    if months >= city.settings.hotspot_red_months:
        return Colour.RED
    return Colour.YELLOW if months >= city.settings.hotspot_yellow_months else Colour.GREEN


def limit(city: Rulebook, spot: Hotspot) -> date:
    """The day on which it will have been open for too long."""
    return months_later(day_of(city, spot.open_since), city.settings.hotspot_escalate_months)


def escalates_by(city: Rulebook, now: datetime) -> date:
    """Limits up to this day are taken further: today, or with monthly runs the last 1st of a month (S22)."""
    today = day_of(city, now)
    return today if city.settings.escalate_run is EscalateRun.DAILY else today.replace(day=1)


def warning(city: Rulebook, spot: Hotspot, now: datetime) -> Colour | None:
    """The colour that town and chief are warned of; None while it is green, or when it is too late."""
    if day_of(city, now) >= limit(city, spot):
        return None
    shown = colour(city, spot, now)
    return None if shown is Colour.GREEN else shown


def photo_wishes(city: Rulebook, spot: Hotspot, now: datetime) -> Iterator[tuple[str, str]]:
    """(kind, name) of what the chief is to be told by now: kind "ask" when a photo is due, then "again"
    once. Names are unlike for each photo; of several that were missed only the newest is asked for."""
    last = day_of(city, max(spot.photo_at or spot.open_since, spot.open_since))
    every = max(1, city.settings.hotspot_photo_days)
    since = (day_of(city, now) - last).days
    if spot.is_living and since >= every:
        kind = "again" if since % every >= min(REMIND_DAYS, every - 1) > 0 else "ask"
        yield kind, f"{last.isoformat()}+{since // every}"
