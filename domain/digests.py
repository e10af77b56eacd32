"""The daily digest: what an area did in a day, how it stands, and what most needs somebody's decision.

In the morning it tells of yesterday and of what is due today; in the evening of today so far.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import IntEnum, StrEnum
from operator import add, attrgetter
from typing import Self

from domain.cases import RUNNING, Case, Status
from domain.overdue import Level, Patience, has_passed, level
from domain.rates import Rate
from domain.tallies import Tally

TREND_DAYS = 14
"""Days of the picture, the one that is told of included; more than a week, to compare with the last."""
MOST_MATTERS = 3
BEST, LEAST_RUNNING = 3, 3
"""Units on the lists of best and worst; with fewer cases not fixed yet a share says little (GUESS)."""
UNTAKEN = (Status.COLLECTED, Status.FILED, Status.DISPATCHED)


class Slot(StrEnum):
    MORNING = "morning"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class Ends:
    """The moment as of which a digest is told, and when that local day and the next are over."""

    at: datetime
    today: datetime
    tomorrow: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """How cases stand. `running`: dispatched and not fixed; `due_today`: of these, due in what is left of the
    day; `waiting`: nobody has taken it; `checking`: waits for a checker."""

    open: int = 0
    running: int = 0
    overdue: int = 0
    due_today: int = 0
    due_tomorrow: int = 0
    waiting: int = 0
    checking: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(*map(add, COUNTS(self), COUNTS(other)))


COUNTS = attrgetter(*(field.name for field in fields(Standing)))
"""The numbers of a standing in their order."""


def standing(case: Case, ends: Ends) -> Standing:
    """What one open case adds."""
    runs = case.status in RUNNING
    due = case.due_at if runs else None
    return Standing(
        open=1,
        running=int(runs),
        overdue=int(has_passed(case, ends.at)),
        due_today=int(due is not None and ends.at < due < ends.today),
        due_tomorrow=int(due is not None and ends.today <= due < ends.tomorrow),
        waiting=int(case.status in UNTAKEN),
        checking=int(case.status is Status.CHECKING),
    )


class Need(IntEnum):
    """Why a case needs a decision, the most pressing first."""

    EMERGENCY = 1
    OVERDUE = 2
    DELAY = 3
    UNFILED = 4
    CHECK = 5
    LATE = 6


@dataclass(frozen=True, slots=True)
class Matter:
    """A case that needs a decision, since when."""

    need: Need
    since: datetime
    case: Case

    @property
    def place(self) -> tuple[Need, datetime, int]:
        """The smallest most needs a decision."""
        return self.need, self.since, self.case.id


def matter(case: Case, at: datetime, patience: Patience) -> Matter | None:
    """What an open case needs: an emergency that nobody took, what has been overdue until the town or the
    city heard of it, a delay that is asked for, what is not filed or dispatched, a check, what is overdue."""
    reached = level(case, at, patience)
    due = case.due_at or case.reported_at
    if case.emergency and case.status in UNTAKEN:
        return Matter(Need.EMERGENCY, case.reported_at, case)
    if reached >= Level.TOWN:
        return Matter(Need.OVERDUE, due, case)
    if case.status is Status.HANDLING and case.delay_until is not None:
        return Matter(Need.DELAY, due, case)
    if case.status in (Status.COLLECTED, Status.FILED):
        return Matter(Need.UNFILED, case.reported_at, case)
    if case.status is Status.CHECKING:
        return Matter(Need.CHECK, case.rectified_at or due, case)
    return Matter(Need.LATE, due, case) if reached is Level.LIMIT else None


def most_pressing(cases: Iterable[Case], at: datetime, patience: Patience) -> tuple[Matter, ...]:
    """Up to MOST_MATTERS, each case once."""
    found = {case.id: need for case in cases if (need := matter(case, at, patience))}
    return tuple(sorted(found.values(), key=lambda each: each.place)[:MOST_MATTERS])


def by_due(cases: Iterable[Case]) -> list[Case]:
    """A chief's list: emergencies that nobody took, then by due time, then what has none, oldest first."""

    def place(case: Case) -> tuple[bool, bool, datetime, int]:
        due = case.due_at if case.status in RUNNING else None
        pressing = case.emergency and case.status in UNTAKEN
        return not pressing, due is None, due or case.reported_at, case.id

    return sorted(cases, key=place)


@dataclass(frozen=True, slots=True)
class Day:
    """What the picture shows of a day: reported, closed, and due without being fixed in time."""

    day: date
    new: int
    fixed: int
    late: int


@dataclass(frozen=True, slots=True)
class Digest:
    """`figures` are those of `day`, with which `trend` ends (TREND_DAYS of them); `units` is how each unit
    with open cases stands, `now` all of them. `open`: the cases themselves by due time, where asked for."""

    slot: Slot
    at: datetime
    day: date
    figures: Tally
    trend: tuple[Day, ...]
    units: Mapping[str, Standing]
    now: Standing
    matters: tuple[Matter, ...] = ()
    open: tuple[Case, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing came, nothing was done, nothing is left."""
        return not (self.figures.reported or self.figures.closed or self.trend[-1].late or self.now.open)

    @property
    def has_trend(self) -> bool:
        return any(each.new or each.fixed or each.late for each in self.trend)

    def change(self, name: str, days: int) -> int:
        """By how much `new`, `fixed` or `late` of the day differs from that of so many days before."""
        now, then = self.trend[-1], self.trend[-1 - days]
        return int(getattr(now, name) - getattr(then, name))

    @property
    def handled(self) -> Rate:
        """按期处置 of what was due by now."""
        due = self.figures.due - self.still_to_come
        return Rate(self.figures.handled_in_time, max(due, self.figures.handled_in_time))

    @property
    def in_time(self) -> Rate:
        return Rate(self.figures.closed_in_time, self.figures.closed)

    @property
    def overdue(self) -> Rate:
        return Rate(self.now.overdue, self.now.running)

    @property
    def still_to_come(self) -> int:
        """Of what is due on the day, what has time left."""
        return self.now.due_today if self.slot is Slot.EVENING else 0


def trend(days: Sequence[date], by_day: Mapping[date, Tally], still_to_come: int) -> tuple[Day, ...]:
    """One entry for each of `days`, also where nothing happened; the last day may not be over."""
    found = []
    for day in days:
        tally = by_day.get(day, Tally())
        late = tally.late - (still_to_come if day == days[-1] else 0)
        found.append(Day(day, tally.reported, tally.closed, max(late, 0)))
    return tuple(found)


def best_and_worst(units: Mapping[str, Standing]) -> tuple[list[str], list[str]]:
    """Units with the smallest and with the largest share overdue: equally many of both, nobody in both, and
    nobody among the worst without anything overdue (S18). Of equal shares the one with more cases counts."""
    ranked = sorted(
        (code for code, each in units.items() if each.running >= LEAST_RUNNING),
        key=lambda code: (
            units[code].overdue / units[code].running,
            (1 if units[code].overdue else -1) * units[code].running,
            code,
        ),
    )
    late = sum(units[code].overdue > 0 for code in ranked)
    length = min(BEST, len(ranked) // 2, late)
    return (ranked[:length], ranked[: -length - 1 : -1]) if length else ([], [])
