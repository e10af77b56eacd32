"""Clean City Day 洁净城市活动日: which day it is, who takes part, what may be moved (S27, S49)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.areas import Area
from domain.coordinates import Point, to_wgs84
from domain.messages import Refused
from domain.rulebook import Rulebook
from domain.schedules import month_on

BY_COMMUNITY, APART = "clean_day_by_community", "clean_day_apart"
"""Facts of a city: in this unit every community holds a day of its own (S49); this one does not."""


TOPIC = "clean-day"
"""Under which people are told, and choose to be reminded or not."""


class State(StrEnum):
    """HELD is a day whose summary was made."""

    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"


class NoCleanDay(ValueError):
    """Before the first Clean City Day there was none."""


@dataclass(frozen=True, slots=True)
class CleanDay:
    """The day of one month, named by the first of that month; `on` is when it is held in the city."""

    month: date
    number: int
    on: date
    state: State = State.PLANNED
    theme_zh: str | None = None
    theme_en: str | None = None

    @property
    def name(self) -> str:
        """Under which things are remembered: 2024-05."""
        return f"{self.month:%Y-%m}"

    @property
    def is_open(self) -> bool:
        return self.state in (State.PLANNED, State.POSTPONED)


@dataclass(frozen=True, slots=True)
class Venue:
    """A place where people clean together; `area` (a unit or a community) answers for it, `unit` has it."""

    id: int
    month: date
    area: str
    unit: str
    name: str
    starts_at: datetime
    address: str | None
    joint: str | None
    latitude: float | None
    longitude: float | None
    datum_sure: bool
    token: str
    posted_by: int | None
    state: State = State.PLANNED
    sequence: int = 0

    @property
    def is_open(self) -> bool:
        return self.state in (State.PLANNED, State.POSTPONED)

    @property
    def point(self) -> Point | None:
        known = self.latitude is not None and self.longitude is not None
        return Point(self.latitude or 0.0, self.longitude or 0.0) if known else None

    @property
    def points(self) -> tuple[Point, ...]:
        """Where it may be: twice where it is open how the phone that told it counts."""
        if self.point is None:
            return ()
        return (self.point,) if self.datum_sure else (self.point, to_wgs84(self.point))

    @property
    def about(self) -> str:
        """The mark of its photos."""
        return f"clean-day:{self.id}"

    def on(self, zone: ZoneInfo) -> date:
        return self.starts_at.astimezone(zone).date()


def number_of(month: date, since: date) -> int:
    """The first was in the month of `since`; 2024-05 is the 63rd (S27). Raises NoCleanDay before."""
    months = (month.year - since.year) * 12 + month.month - since.month
    if months < 0:
        raise NoCleanDay(f"there was no Clean City Day in {month:%Y-%m}: the first was in {since:%Y-%m}")
    return months + 1


def planned(city: Rulebook, month: date) -> CleanDay:
    """As the settings have it, also on weekends and holidays. Raises NoCleanDay."""
    rules, first = city.settings, month.replace(day=1)
    return CleanDay(first, number_of(first, rules.clean_day_since), first.replace(day=rules.clean_day))


def theme_code(city: Rulebook, day: CleanDay) -> str:
    """What the names of a city call a theme by: the office's words, else the default of the month."""
    if day.theme_zh:
        return f"{day.theme_zh}|{day.theme_en or day.theme_zh}"
    default = next((each for each in city.data.themes if each.month == day.month.month), None)
    return f"{default.label_zh}|{default.label_en}" if default else "—"


def ends_at(city: Rulebook, venue: Venue) -> datetime:
    return venue.starts_at + timedelta(hours=city.settings.clean_day_hours)


def communities(city: Rulebook, unit: str) -> list[Area]:
    """Those that hold a day of their own; none where the town does it for all (S49: Humen has 29)."""
    facts = {(fact.area, fact.name) for fact in city.data.facts if fact.value}
    if (unit, BY_COMMUNITY) not in facts:
        return []
    return [village for village in city.areas.villages_of(unit) if (village.code, APART) not in facts]


def missing_units(city: Rulebook, venues: Iterable[Venue]) -> list[Area]:
    """Units of which nobody posted a venue; one that was called off had been posted."""
    posted = {venue.unit for venue in venues}
    return [unit for unit in city.areas.units() if unit.code not in posted]


def missing_communities(city: Rulebook, unit: str, venues: Iterable[Venue]) -> list[Area]:
    posted = {venue.area for venue in venues}
    return [area for area in communities(city, unit) if area.code not in posted]


def current_month(city: Rulebook, now: datetime, last: date | None) -> date:
    """Which month people mean: this one until its day is over. `last`: when its last venue is, if known."""
    today = now.astimezone(city.zone).date()
    this = today.replace(day=1)
    return (
        this
        if today <= max(last or today.min, this.replace(day=city.settings.clean_day))
        else month_on(this, 1)
    )


def check_move(state: State, on: date, to: date, today: date) -> None:
    """Whether a day or a venue of `on` may be put off to `to`. Refused with the reason."""
    check_cancel(state, on, today)
    if to < today:
        raise Refused("clean-day-date-past")
    if (to.year, to.month) != (on.year, on.month):
        raise Refused("clean-day-date-other-month")
    if to == on:
        raise Refused("clean-day-date-same")


def check_cancel(state: State, on: date, today: date) -> None:
    """Called off is called off; what is over can be neither put off nor called off."""
    if state is State.CANCELLED:
        raise Refused("clean-day-cancelled-already")
    if state is State.HELD or on < today:
        raise Refused("clean-day-over")


def check_in(city: Rulebook, venue: Venue, now: datetime) -> None:
    """Whether somebody may check in now: from a while before it begins to a while after its end."""
    margin = timedelta(minutes=city.settings.clean_day_checkin_minutes)
    if not venue.is_open:
        raise Refused("clean-day-venue-cancelled")
    if now < venue.starts_at - margin:
        raise Refused("clean-day-early", opens={"at": (venue.starts_at - margin).isoformat()})
    if now > ends_at(city, venue) + margin:
        raise Refused("clean-day-late")
