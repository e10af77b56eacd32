"""Which periods of which job were done: a row for each, kept in the transaction of the job's effects."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from storage import state
from storage.database import Tx
from storage.tables import Moment, job_run

HAND = "hand"
"""The owner of a run that somebody asked for."""


async def begin(tx: Tx, name: str, period: str, at: datetime, owner: str) -> bool:
    """Takes the period, as of `at`; False if it was done, or is being done in another replica and then is."""
    row = {"name": name, "period": period, "started_at": at, "owner": owner}
    taken = await tx.execute(tx.insert(job_run).on_conflict_do_nothing().returning(job_run.c.name), row)
    return taken.first() is not None


async def finish(tx: Tx, name: str, period: str, now: datetime, result: dict[str, Any]) -> None:
    this = (job_run.c.name == name) & (job_run.c.period == period)
    await tx.execute(update(job_run).where(this).values(finished_at=now, result=result or None))


async def is_done(tx: Tx, name: str, period: str) -> bool:
    this = (job_run.c.name == name) & (job_run.c.period == period)
    return (await tx.execute(select(job_run.c.name).where(this))).first() is not None


async def last(tx: Tx, name: str, now: datetime) -> datetime | None:
    """As of when the clock ran the job last. Not counted: runs by hand, which may leave gaps before them, and
    those of a clock that was ahead."""
    newest = select(func.max(job_run.c.started_at, type_=Moment))
    ours = (job_run.c.name == name) & (job_run.c.owner != HAND) & (job_run.c.started_at <= now)
    found: datetime | None = (await tx.execute(newest.where(ours))).scalar_one()
    return found


async def since(tx: Tx, name: str, now: datetime) -> datetime:
    """When a clock first knew of the job: what was due before is nobody's loss. That is now if none did, or
    if the clock was ahead then."""
    key = f"job-since {name}"
    known = datetime.fromisoformat(await state.get(tx, key, now.isoformat()))
    first = min(known, now)
    await state.put(tx, key, first.isoformat())
    return first
