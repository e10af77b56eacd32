"""Who gets a digest of what, and when: each manager's own choice, and what holds where nothing was chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Self

from domain.areas import AreaKind
from domain.deadlines import WorkCalendar
from domain.digests import Slot
from domain.people import Post, Role
from domain.rulebook import Rulebook
from domain.settings import Settings

LISTED = frozenset({Role.CHIEF, Role.DEPUTY})
"""Who gets a list of the open cases (S30); the others get figures."""
BY_DEFAULT = LISTED | {Role.TOWN, Role.CITY}
ROLES = BY_DEFAULT | {Role.LEADER, Role.ADMIN}
"""Who may have one; leaders and admins only if they want it."""
DECIDING = frozenset({Role.TOWN, Role.CITY, Role.ADMIN})
TIMES: dict[Slot, tuple[time, ...]] = {
    Slot.MORNING: tuple(time(hour, minute) for hour in range(6, 12) for minute in (0, 30)),
    Slot.EVENING: tuple(time(hour, minute) for hour in range(15, 22) for minute in (0, 30)),
}
LONGEST_BACK = 14
"""Days: no holiday keeps everybody away for longer."""


class Days(StrEnum):
    EVERY = "every"
    WORKING = "working"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """`times` are the city's, None for no digest then; no `areas` are all of one's own. `since`: when it was
    turned on, so that nobody is told of what was before."""

    times: Mapping[Slot, time | None]
    days: Days = Days.EVERY
    areas: tuple[str, ...] = ()
    since: datetime | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "times": {str(slot): at and at.isoformat("minutes") for slot, at in self.times.items()},
            "days": str(self.days),
            "areas": list(self.areas),
            "since": self.since and self.since.isoformat(),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        times = {Slot(slot): time.fromisoformat(at) if at else None for slot, at in kept["times"].items()}
        since = datetime.fromisoformat(kept["since"]) if kept["since"] else None
        return cls(times, Days(kept["days"]), tuple(kept["areas"]), since)

    @property
    def slots(self) -> frozenset[Slot]:
        """The digests that come at all."""
        wanted = self.times.items() if self.days is not Days.NONE else ()
        return frozenset(slot for slot, at in wanted if at)


def default(settings: Settings, posts: Iterable[Post]) -> Choice:
    """What holds for somebody with these posts who has chosen nothing."""
    times = {Slot.MORNING: settings.digest_morning, Slot.EVENING: settings.digest_evening}
    is_on = any(post.role in BY_DEFAULT for post in posts)
    return Choice(times, Days.EVERY if is_on else Days.NONE)


@dataclass(frozen=True, slots=True)
class Due:
    """A digest that is to be told: since `moment` of the local `day`."""

    slot: Slot
    day: date
    moment: datetime

    @property
    def of(self) -> date:
        """The day that it tells of."""
        return self.day - timedelta(days=1) if self.slot is Slot.MORNING else self.day

    @property
    def subject(self) -> str:
        """Under which it is told once, whenever its time is."""
        return f"{self.day.isoformat()} {self.slot}"


def newest(choice: Choice, at: datetime, city: Rulebook) -> Due | None:
    """The last slot that has come by `at`. After a stop no other is told. One that was missed and comes at
    night waits for the day."""
    today = at.astimezone(city.zone).date()
    for back in range(LONGEST_BACK):
        day = today - timedelta(days=back)
        for due in _slots(choice, day, city):
            if due.moment <= at:
                missed = at - due.moment >= timedelta(hours=1)
                return None if missed and not city.is_day(at) else due
    return None


def _slots(choice: Choice, day: date, city: Rulebook) -> list[Due]:
    """Those of a local day, the latest first."""
    if not _is_wanted(choice.days, day, city.calendar):
        return []
    found = [Due(slot, day, datetime.combine(day, at, city.zone)) for slot, at in choice.times.items() if at]
    return sorted(found, key=lambda due: due.moment, reverse=True)


def _is_wanted(days: Days, day: date, calendar: WorkCalendar) -> bool:
    return days is Days.EVERY or (days is Days.WORKING and calendar.is_workday(day))


@dataclass(frozen=True, slots=True)
class Ground:
    """What a digest is about: whole `units`, and `villages` of others; nothing twice. `areas` are the same
    as people call it."""

    areas: tuple[str, ...]
    units: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()

    @property
    def is_wide(self) -> bool:
        return len(self.units) > 1


def outermost(city: Rulebook, areas: Iterable[str]) -> list[str]:
    """Those of `areas` that the city has and that lie in no other of them, in the order of their codes."""
    known = {code for code in areas if city.areas.get(code)}
    return sorted(
        code for code in known if not any(code != other and city.covers(other, code) for other in known)
    )


def ground(city: Rulebook, areas: Iterable[str]) -> Ground | None:
    """None where the city has none of `areas`."""
    outer = outermost(city, areas)
    units: dict[str, None] = {}
    villages: dict[str, None] = {}
    for code in outer:
        area = city.areas[code]
        if area.kind is AreaKind.CITY:
            units.update(dict.fromkeys(unit.code for unit in city.areas.units()))
        elif area.kind is AreaKind.UNIT:
            units[city.areas.duty_unit_of(area).code] = None
        else:
            villages.update(dict.fromkeys([code, *(each.code for each in city.areas.villages_of(area))]))
    return Ground(tuple(outer), tuple(sorted(units)), tuple(sorted(villages))) if outer else None


def heard(choice: Choice, posts: Iterable[Post], city: Rulebook) -> tuple[list[Post], Ground | None]:
    """The posts by which somebody gets a digest, and what it is about: all their areas, or of these what
    they chose; what they no longer hold counts for nothing."""
    held = [post for post in posts if post.role in ROLES]
    usual = [post for post in held if post.role in BY_DEFAULT] or held
    chosen = [code for code in choice.areas if any(city.covers(post.area, code) for post in held)]
    if not chosen:
        return usual, ground(city, (post.area for post in usual))
    giving = [post for post in held if any(city.covers(post.area, code) for code in chosen)]
    return giving, ground(city, chosen)


def is_list(posts: Iterable[Post]) -> bool:
    """Whether somebody gets the list of the open cases: whoever is nothing but a chief or a deputy."""
    return all(post.role in LISTED for post in posts)


def decides(posts: Iterable[Post], of: Ground, city: Rulebook) -> bool:
    """Whether the buttons lead to deciding, and not only to looking."""
    able = [post for post in posts if post.role in DECIDING]
    return all(any(city.covers(post.area, code) for post in able) for code in of.areas)
