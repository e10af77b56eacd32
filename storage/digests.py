"""The figures of a digest, counted over open cases and the days told of, never over all there ever were."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, literal_column, select

from domain.cases import RUNNING, Case, Source, Status
from domain.digest_choices import Ground
from domain.digests import (
    MOST_MATTERS,
    TREND_DAYS,
    UNTAKEN,
    Digest,
    Ends,
    Matter,
    Need,
    Slot,
    Standing,
    by_due,
    most_pressing,
    standing,
    trend,
)
from domain.rulebook import Rulebook
from domain.schedules import INSTANT
from domain.tallies import Tally, marks, total
from storage import tallies
from storage.cases import COLUMNS, as_case
from storage.database import Tx
from storage.prepared import Prepared
from storage.tables import Moment
from storage.tables import case as cases

ONE_DAY = timedelta(days=1)
OPEN = cases.c.ended_at.is_(None)


# What a digest tells of a day's tally.
TOLD = frozenset({"reported", *map(str, Source), "closed", "closed_in_time", "due", "handled_in_time"})


def _is(*statuses: Status) -> ColumnElement[bool]:
    """Written out, not bound: only so do the engines know that a partial index serves."""
    return cases.c.status.in_([literal_column(f"'{status}'") for status in statuses])


DUE = cases.c.due_at
RUNS, UNFILED = _is(*RUNNING), _is(Status.COLLECTED, Status.FILED)
CHECKED = cases.c.status == literal_column(f"'{Status.CHECKING}'")
FIXED_AT = func.coalesce(cases.c.rectified_at, DUE, cases.c.reported_at)
# Where to look for the cases of each need, the most pressing first, and since when they have it.
NEEDS: dict[str, tuple[Need, ColumnElement[bool], Any]] = {
    "ringing": (
        Need.EMERGENCY,
        cases.c.ring_at.is_not(None) & _is(Status.DISPATCHED),
        cases.c.reported_at,
    ),
    "emergency": (Need.EMERGENCY, UNFILED & cases.c.emergency, cases.c.reported_at),
    "overdue": (Need.OVERDUE, RUNS & (bindparam("due", type_=Moment) >= DUE), DUE),
    "delay": (Need.DELAY, cases.c.delay_until.is_not(None) & _is(Status.HANDLING), DUE),
    "unfiled": (Need.UNFILED, UNFILED, cases.c.reported_at),
    "check": (Need.CHECK, OPEN & CHECKED, FIXED_AT),
    "late": (Need.LATE, RUNS & (bindparam("due", type_=Moment) >= DUE), DUE),
}
# How many are due by now, by the end of the day, by the end of the next.
DUES = [func.count().filter(bindparam(name, type_=Moment) > DUE) for name in ("now", "today", "tomorrow")]
STATEMENTS: dict[str, Any] = {
    "standing": select(cases.c.unit, cases.c.status, func.count(), *DUES)
    .where(OPEN)
    .group_by(cases.c.unit, cases.c.status),
    "open": select(*COLUMNS).where(OPEN),
} | {
    name: select(*COLUMNS).where(condition).order_by(since, cases.c.id).limit(bindparam("most"))
    for name, (_, condition, since) in NEEDS.items()
}
WHOLE = {name: Prepared(statement) for name, statement in STATEMENTS.items()}
"""For the whole city, which needs no list of its units."""
PARTLY = {
    name: statement.where(cases.c.unit.in_(bindparam("units", expanding=True)))
    for name, statement in STATEMENTS.items()
}


def _standing(status: Status, count: int, now: int, today: int, tomorrow: int) -> Standing:
    """Of so many open cases in one status, of which so many are due by these moments."""
    if status not in RUNNING:
        is_untaken, is_checked = status in UNTAKEN, status is Status.CHECKING
        return Standing(open=count, waiting=count * is_untaken, checking=count * is_checked)
    waiting = count if status is Status.DISPATCHED else 0
    return Standing(count, count, now, today - now, tomorrow - today, waiting)


async def of(
    tx: Tx,
    city: Rulebook,
    ground: Ground,
    slot: Slot,
    at: datetime,
    day: date | None = None,
    listed: bool = False,
) -> Digest:
    """One digest; `day` is the local day it tells of, yesterday or today if not given."""
    return await Desk(tx, city, at).of(ground, slot, day or day_of(city, slot, at), listed)


def day_of(city: Rulebook, slot: Slot, at: datetime) -> date:
    """What a digest of this moment tells of."""
    today = at.astimezone(city.zone).date()
    return today - ONE_DAY if slot is Slot.MORNING else today


class Desk:
    """Figures as of one moment; the cases of a unit are read once, however many of its villages ask."""

    def __init__(self, tx: Tx, city: Rulebook, at: datetime) -> None:
        self._tx = tx
        self._city = city
        self._at = at
        today = at.astimezone(city.zone).date()
        self._ends = Ends(at, self._midnight(today + ONE_DAY), self._midnight(today + 2 * ONE_DAY))
        self._known: dict[tuple[str, date], list[Case]] = {}

    async def of(self, ground: Ground, slot: Slot, day: date, listed: bool = False) -> Digest:
        """`listed`: with the open cases themselves instead of the three that most need a decision."""
        digest = await self.figures(ground, slot, day)
        still = [one for one in await self._of_villages(ground, digest.trend[0].day) if one.is_open]
        if listed:
            return replace(digest, open=tuple(by_due([*still, *await self._open(ground)])))
        return replace(digest, matters=await self._matters(ground, still))

    async def figures(self, ground: Ground, slot: Slot, day: date) -> Digest:
        """The numbers alone."""
        days = [day - ONE_DAY * back for back in range(TREND_DAYS)][::-1]
        inside = await self._of_villages(ground, days[0])
        by_day = await self._by_day(ground, days, inside)
        units = await self._standing(ground, inside)
        now = sum(units.values(), Standing())
        rest = now.due_today if slot is Slot.EVENING else 0
        figures = by_day.get(day, Tally())
        return Digest(slot, self._at, day, figures, trend(days, by_day, rest), units, now)

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._city.zone)

    async def _by_day(
        self, ground: Ground, days: Sequence[date], inside: Iterable[Case]
    ) -> dict[date, Tally]:
        found: dict[date, list[Tally]] = defaultdict(list)
        if ground.units:
            units = None if self._is_whole(ground) else ground.units
            summed = await tallies.sums(
                self._tx, days[0], days[-1], by=("day",), units=units, counts=tuple(sorted(TOLD))
            )
            for (on,), tally in summed.items():
                found[on].append(tally)
        counts: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for one in inside:
            for on, names in marks(one, self._city.zone).items():
                for name in TOLD.intersection(names):
                    counts[on][name] += 1
        for day in days:
            found[day].append(Tally(**counts[day]))
        return {day: total(each) for day, each in found.items()}

    def _is_whole(self, ground: Ground) -> bool:
        return len(ground.units) == len(self._city.areas.units())

    async def _standing(self, ground: Ground, inside: Iterable[Case]) -> dict[str, Standing]:
        found: dict[str, Standing] = defaultdict(Standing)
        for one in inside:
            if one.is_open:
                found[one.unit] += standing(one, self._ends)
        if ground.units:
            # What is due at this very moment is overdue.
            moments = {"now": self._ends.at + INSTANT, "today": self._ends.today}
            moments["tomorrow"] = self._ends.tomorrow
            for unit, status, *counts in await self._ask(ground, "standing", moments):
                found[unit] += _standing(Status(status), *counts)
        return dict(sorted(found.items()))

    async def _ask(self, ground: Ground, name: str, values: dict[str, Any]) -> Iterable[Any]:
        """The rows of one of STATEMENTS for the whole units of `ground`."""
        if self._is_whole(ground):
            return await self._tx.rows(WHOLE[name], values)
        return await self._tx.execute(PARTLY[name], values | {"units": ground.units})

    async def _of_villages(self, ground: Ground, first: date) -> list[Case]:
        """Cases that are open or ended since `first`: no other counts in these days."""
        wanted = frozenset(ground.villages)
        units = {unit.code for village in wanted if (unit := self._city.areas.unit_of(village))}
        rows = [one for unit in sorted(units) for one in await self._of_unit(unit, first)]
        return [one for one in rows if one.village in wanted]

    async def _of_unit(self, unit: str, first: date) -> list[Case]:
        if (unit, first) not in self._known:
            inside = (cases.c.unit == unit) & cases.c.village.is_not(None)
            found: list[Case] = []
            for part in (OPEN, cases.c.ended_at >= self._midnight(first)):
                rows = await self._tx.execute(select(*COLUMNS).where(inside, part))
                found += map(as_case, rows)
            self._known[unit, first] = found
        return self._known[unit, first]

    async def _open(self, ground: Ground) -> list[Case]:
        if not ground.units:
            return []
        return [as_case(row) for row in await self._ask(ground, "open", {})]

    async def _matters(self, ground: Ground, still: list[Case]) -> tuple[Matter, ...]:
        """Asks for one need after the other, until no later one can be among the most pressing."""
        patience = self._city.patience
        pressing = most_pressing(still, self._at, patience)
        limits = {Need.OVERDUE: {"due": self._at - patience.town}, Need.LATE: {"due": self._at}}
        for name, (need, *_) in NEEDS.items() if ground.units else ():
            if len(pressing) == MOST_MATTERS and pressing[-1].need < need:
                break
            values = limits.get(need, {}) | {"most": MOST_MATTERS + len(pressing)}
            rows = await self._ask(ground, name, values)
            found = [*(each.case for each in pressing), *map(as_case, rows)]
            pressing = most_pressing(found, self._at, patience)
        return pressing
