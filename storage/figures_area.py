"""How areas stand: counted over open cases and the days asked for, never over all there ever were."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Float, case, cast, func, select

from domain.cases import RUNNING, Case, Status
from storage.cases import COLUMNS, as_case
from storage.database import Tx
from storage.tables import case as cases
from storage.tables import reporter as reporters


@dataclass(frozen=True, slots=True)
class Scope:
    """Some units; of them all, or only these villages."""

    units: tuple[str, ...]
    villages: frozenset[str] | None = None

    def holds(self) -> ColumnElement[bool]:
        inside = cases.c.unit.in_(self.units)
        return inside if self.villages is None else inside & cases.c.village.in_(sorted(self.villages))


@dataclass(slots=True)
class Day:
    """One unit since a moment. `waiting`: collected, filed or not accepted; `running`: not fixed yet."""

    unit: str
    new: int = 0
    fixed: int = 0
    in_time: int = 0
    running: int = 0
    overdue: int = 0
    waiting: int = 0
    sources: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Standing:
    """Of an area: what is open by status, and what became of the cases closed since some moments."""

    open: dict[str, int]
    overdue: int
    running: int
    closed: tuple[int, ...]
    reworked: int
    in_time: int
    rating: float | None
    rated: int


OPEN = cases.c.ended_at.is_(None)
STILL = cases.c.status.in_([str(status) for status in RUNNING])


async def days(tx: Tx, scope: Scope, since: datetime, now: datetime) -> dict[str, Day]:
    """By unit, for those in which there is anything."""
    found: dict[str, Day] = {}
    late = STILL & (cases.c.due_at < now)
    unheard = cases.c.status.in_([str(Status.COLLECTED), str(Status.FILED), str(Status.DISPATCHED)])
    open_ = select(cases.c.unit, _count(STILL), _count(late), _count(unheard)).where(scope.holds(), OPEN)
    for unit, running, overdue, waiting in await tx.execute(open_.group_by(cases.c.unit)):
        day = found.setdefault(unit, Day(unit))
        day.running, day.overdue, day.waiting = running, overdue, waiting
    ended = select(cases.c.unit, func.count(), _count(~cases.c.late)).where(_closed(scope, since))
    for unit, fixed, in_time in await tx.execute(ended.group_by(cases.c.unit)):
        day = found.setdefault(unit, Day(unit))
        day.fixed, day.in_time = fixed, in_time
    # A case of today is open, or ended today.
    for is_still in (OPEN, cases.c.ended_at >= since):
        fresh = select(cases.c.unit, cases.c.source, func.count()).where(
            scope.holds(), is_still, cases.c.reported_at >= since
        )
        for unit, source, count in await tx.execute(fresh.group_by(cases.c.unit, cases.c.source)):
            day = found.setdefault(unit, Day(unit))
            day.new += count
            day.sources[source] += count
    return {unit: day for unit, day in sorted(found.items()) if day != Day(unit)}


async def overdue(tx: Tx, scope: Scope, now: datetime) -> list[Case]:
    """The oldest due time first."""
    late = select(*COLUMNS).where(scope.holds(), OPEN, STILL, cases.c.due_at < now)
    return [as_case(row) for row in await tx.execute(late.order_by(cases.c.due_at, cases.c.id))]


async def standing(tx: Tx, scope: Scope, now: datetime, *since: datetime) -> Standing:
    """`closed` counts for each of `since`; rework, time and stars are those of the last of them."""
    open_ = select(cases.c.status, func.count()).where(scope.holds(), OPEN).group_by(cases.c.status)
    by_status = {row[0]: row[1] for row in await tx.execute(open_)}
    late = select(func.count()).where(scope.holds(), OPEN, STILL, cases.c.due_at < now)
    closed = select(
        *(_count(cases.c.ended_at >= each) for each in since),
        _count(cases.c.rework > 0),
        _count(~cases.c.late),
    )
    *counts, reworked, in_time = (await tx.execute(closed.where(_closed(scope, min(since))))).one()
    stars = select(func.avg(cast(reporters.c.rating, Float)), func.count(reporters.c.rating)).select_from(
        cases
    )
    rated = stars.join(reporters, reporters.c.case_id == cases.c.id).where(_closed(scope, min(since)))
    rating, ratings = (await tx.execute(rated)).one()
    return Standing(
        open=by_status,
        overdue=int((await tx.execute(late)).scalar_one()),
        running=sum(by_status.get(str(status), 0) for status in RUNNING),
        closed=tuple(counts),
        reworked=reworked,
        in_time=in_time,
        rating=rating,
        rated=ratings,
    )


def _closed(scope: Scope, since: datetime) -> ColumnElement[bool]:
    return scope.holds() & (cases.c.ended_at >= since) & (cases.c.status == str(Status.CLOSED))


def _count(condition: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
