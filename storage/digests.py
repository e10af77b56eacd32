"""The figures of a digest, counted over open cases and the days told of, never over all there ever were."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal_column, select, true

from domain.cases import RUNNING, Case, Status
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
from domain.tallies import Tally, marks, total
from storage import tallies
from storage.cases import COLUMNS, as_case
from storage.database import Tx
from storage.tables import case as cases

ONE_DAY = timedelta(days=1)
OPEN = cases.c.ended_at.is_(None)


def _is(*statuses: Status) -> ColumnElement[bool]:
    """Written out, not bound: only so do the engines know that a partial index serves."""
    return cases.c.status.in_([literal_column(f"'{status}'") for status in statuses])


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
            summed = await tallies.sums(self._tx, days[0], days[-1], by=("day",), units=units)
            for (on,), tally in summed.items():
                found[on].append(tally)
        counts: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for one in inside:
            for on, names in marks(one, self._city.zone).items():
                for name in names:
                    counts[on][name] += 1
        for day in days:
            found[day].append(Tally(**counts[day]))
        return {day: total(each) for day, each in found.items()}

    def _is_whole(self, ground: Ground) -> bool:
        return len(ground.units) == len(self._city.areas.units())

    def _in(self, ground: Ground) -> ColumnElement[bool]:
        """The whole city needs no list of its units."""
        return true() if self._is_whole(ground) else cases.c.unit.in_(ground.units)

    async def _standing(self, ground: Ground, inside: Iterable[Case]) -> dict[str, Standing]:
        found: dict[str, Standing] = defaultdict(Standing)
        for one in inside:
            if one.is_open:
                found[one.unit] += standing(one, self._ends)
        if ground.units:
            for unit, status, count, *due in await self._tx.execute(self._counted(ground)):
                found[unit] += _standing(Status(status), count, due)
        return dict(sorted(found.items()))

    def _counted(self, ground: Ground) -> Any:
        ends, due = self._ends, cases.c.due_at
        counts = (
            _count(due <= ends.at),
            _count((due > ends.at) & (due < ends.today)),
            _count((due >= max(ends.at, ends.today)) & (due < ends.tomorrow)),
        )
        open_ = select(cases.c.unit, cases.c.status, func.count(), *counts).where(OPEN, self._in(ground))
        return open_.group_by(cases.c.unit, cases.c.status)

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
        rows = await self._tx.execute(select(*COLUMNS).where(OPEN, self._in(ground)))
        return [as_case(row) for row in rows]

    async def _matters(self, ground: Ground, still: list[Case]) -> tuple[Matter, ...]:
        """Asks for one need after the other, until no later one can be among the most pressing."""
        patience = self._city.patience
        pressing = most_pressing(still, self._at, patience)
        for need, condition, since in _needs(self._at, self._at - patience.town) if ground.units else ():
            if len(pressing) == MOST_MATTERS and pressing[-1].need < need:
                break
            some = select(*COLUMNS).where(condition, self._in(ground)).order_by(since, cases.c.id)
            rows = await self._tx.execute(some.limit(MOST_MATTERS + len(pressing)))
            found = [*(each.case for each in pressing), *map(as_case, rows)]
            pressing = most_pressing(found, self._at, patience)
        return pressing


def _needs(at: datetime, town: datetime) -> Iterator[tuple[Need, ColumnElement[bool], Any]]:
    """Where to look for the cases of each need, and since when they have it; each by a partial index."""
    due = cases.c.due_at
    unfiled = _is(Status.COLLECTED, Status.FILED)
    yield Need.EMERGENCY, cases.c.ring_at.is_not(None) & _is(Status.DISPATCHED), cases.c.reported_at
    yield Need.EMERGENCY, unfiled & cases.c.emergency, cases.c.reported_at
    yield Need.OVERDUE, _is(*RUNNING) & (due <= town), due
    yield Need.DELAY, cases.c.delay_until.is_not(None) & _is(Status.HANDLING), due
    yield Need.UNFILED, unfiled, cases.c.reported_at
    yield Need.CHECK, OPEN & (cases.c.status == str(Status.CHECKING)), _fixed_at
    yield Need.LATE, _is(*RUNNING) & (due <= at), due


_fixed_at = func.coalesce(cases.c.rectified_at, cases.c.due_at, cases.c.reported_at)


def _standing(status: Status, count: int, due: Sequence[int]) -> Standing:
    """Of so many open cases in one status."""
    overdue, today, tomorrow = due if status in RUNNING else (0, 0, 0)
    return Standing(
        open=count,
        running=count if status in RUNNING else 0,
        overdue=overdue,
        due_today=today,
        due_tomorrow=tomorrow,
        waiting=count if status in UNTAKEN else 0,
        checking=count if status is Status.CHECKING else 0,
    )


def _count(condition: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
