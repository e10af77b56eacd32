"""How things stand, counted over what is open or waits, never over all that ever was (health, metrics)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from domain.cases import OPEN, RUNNING
from storage import inbox, outbox
from storage.database import Tx
from storage.tables import Moment, case, job_run


@dataclass(frozen=True, slots=True)
class Queue:
    """`age` is the seconds that the oldest row that is due has been waiting, 0 where none waits."""

    depth: int
    age: float


@dataclass(frozen=True, slots=True)
class Figures:
    """`jobs` are the moments at which each scheduled job last came to its end."""

    inbox: Queue
    outbox: Queue
    open_cases: Mapping[str, int]
    overdue: int
    jobs: Mapping[str, datetime]


async def gather(tx: Tx, now: datetime) -> Figures:
    return Figures(
        inbox=Queue(*await inbox.depth(tx, now)),
        outbox=Queue(*await outbox.depth(tx, now)),
        open_cases=await _open_cases(tx),
        overdue=await _overdue(tx, now),
        jobs=await last_runs(tx),
    )


async def _open_cases(tx: Tx) -> dict[str, int]:
    counts = select(case.c.status, func.count()).where(_is_open()).group_by(case.c.status)
    rows: Any = await tx.execute(counts)
    found = dict(rows.all())
    return {str(status): found.get(status, 0) for status in OPEN}


async def _overdue(tx: Tx, now: datetime) -> int:
    late = case.c.due_at.is_not(None) & (case.c.due_at < now)
    running = case.c.status.in_([str(status) for status in RUNNING])
    return int((await tx.execute(select(func.count()).where(_is_open(), late, running))).scalar_one())


def _is_open() -> ColumnElement[bool]:
    return case.c.ended_at.is_(None)


async def last_runs(tx: Tx) -> dict[str, datetime]:
    """When each scheduled job last came to its end."""
    finished = func.max(job_run.c.finished_at, type_=Moment)
    runs = select(job_run.c.name, finished).group_by(job_run.c.name)
    rows: Any = await tx.execute(runs)
    return {name: moment for name, moment in rows if moment}
