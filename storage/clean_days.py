"""The days of Clean City Day as kept, and the record of who changed what."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from domain.clean_day import CleanDay, State, current_month, planned
from domain.rulebook import Rulebook
from storage.database import Tx
from storage.tables import clean_change as changes
from storage.tables import clean_day as days
from storage.tables import clean_venue as venues

COLUMNS = tuple(days.c[field.name] for field in fields(CleanDay))


async def get(tx: Tx, month: date) -> CleanDay | None:
    row = (await tx.execute(select(*COLUMNS).where(days.c.month == month.replace(day=1)))).first()
    return _day(row) if row else None


async def of_month(tx: Tx, city: Rulebook, month: date) -> CleanDay:
    """As kept, or as the settings have it where nobody touched it yet. Raises NoCleanDay."""
    return await get(tx, month) or planned(city, month)


async def begin(tx: Tx, city: Rulebook, month: date) -> CleanDay:
    """The same, kept from now on."""
    known = await get(tx, month)
    if known:
        return known
    day = planned(city, month)
    await tx.execute(tx.insert(days).on_conflict_do_nothing(), asdict(day) | {"state": str(day.state)})
    return await get(tx, month) or day


async def current(tx: Tx, city: Rulebook, now: datetime) -> CleanDay:
    """The one that people mean now: of this month until its last venue is over, then the next.

    Before the first of all, that first one.
    """
    this = now.astimezone(city.zone).date().replace(day=1)
    known = await get(tx, this)
    newest = select(func.max(venues.c.starts_at)).where(venues.c.month == this, venues.c.state != "cancelled")
    last_start: datetime | None = (await tx.execute(newest)).scalar()
    ends = [known.on] if known else []
    ends += [last_start.astimezone(city.zone).date()] if last_start else []
    month = current_month(city, now, max(ends, default=None))
    return await of_month(tx, city, max(month, city.settings.clean_day_since.replace(day=1)))


async def unfinished(tx: Tx, since: date) -> list[CleanDay]:
    """Those that are still to be summed up, and since the month of `since` also those that were: a venue may
    have been put off beyond that. None that were called off; the oldest first."""
    still = days.c.state.in_([str(State.PLANNED), str(State.POSTPONED)])
    late = (days.c.state == str(State.HELD)) & (days.c.month >= since.replace(day=1))
    found = select(*COLUMNS).where(still | late).order_by(days.c.month)
    return [_day(row) for row in await tx.execute(found)]


async def change(tx: Tx, day: CleanDay, **values: Any) -> bool:
    """Whether it still was as `day` says; only then it is changed."""
    same = (days.c.month == day.month) & (days.c.state == str(day.state)) & (days.c.on == day.on)
    return (await tx.execute(update(days).where(same).values(**values))).rowcount == 1


async def note(
    tx: Tx,
    month: date,
    action: str,
    by: int | None,
    now: datetime,
    venue: int | None = None,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Writes down a change; nothing here is ever edited."""
    values = {
        "month": month,
        "venue": venue,
        "at": now,
        "by": by,
        "action": action,
        "facts": dict(facts or {}),
    }
    await tx.execute(insert(changes), values)


def _day(row: Any) -> CleanDay:
    values = dict(zip((field.name for field in fields(CleanDay)), row, strict=True))
    return CleanDay(**values | {"state": State(values["state"])})
