"""What listings cost the units (S17): a ledger to which lines are only ever added."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import insert, select, update

from domain.exposure import Side
from storage import listings
from storage.database import Tx
from storage.listings import Listing
from storage.tables import deduction, listing

EXPOSED, CORRECTED = "exposed", "corrected"


@dataclass(frozen=True, slots=True)
class Deduction:
    """`points` are negative where they are taken and positive where a correction gives them back; they count
    under both SUBJECTS (domain/exposure.py)."""

    listing: int
    unit: str
    place: str
    month: date
    points: int
    why: str
    at: datetime
    released_on: date | None


COLUMNS = tuple(deduction.c[field.name] for field in fields(Deduction))


async def charge(tx: Tx, entry: Listing, now: datetime) -> None:
    """The line of a worst entry."""
    await _add(tx, entry, -entry.points, EXPOSED, now)


async def give_back(tx: Tx, entry: Listing, now: datetime) -> None:
    """A line that takes nothing away from the one before, but undoes what it counts for."""
    await _add(tx, entry, entry.points, CORRECTED, now)


async def release(tx: Tx, place: str, day: date, now: datetime) -> list[Listing]:
    """摘帽脱黑: every entry under which `place` is still worst-listed as of `now` is released. Its lines stay
    as they are and get the day beside them. Gives the entries that were released now."""
    released = [entry for entry in await listings.worst(tx, now) if entry.place == place]
    ids = [entry.id for entry in released]
    await tx.execute(update(listing).where(listing.c.id.in_(ids)).values(released_at=now, failures=0))
    lines = deduction.c.listing.in_(ids) & deduction.c.released_on.is_(None)
    await tx.execute(update(deduction).where(lines).values(released_on=day))
    return released


async def lines(tx: Tx, units: Iterable[str] | None = None, month: date | None = None) -> list[Deduction]:
    """By month, unit and the order of their writing."""
    chosen = select(*COLUMNS).order_by(deduction.c.month, deduction.c.unit, deduction.c.id)
    if units is not None:
        chosen = chosen.where(deduction.c.unit.in_(list(units)))
    if month is not None:
        chosen = chosen.where(deduction.c.month == month)
    return [Deduction(*row) for row in await tx.execute(chosen)]


async def _add(tx: Tx, entry: Listing, points: int, why: str, now: datetime) -> None:
    if entry.list is not Side.WORST:
        return
    about = {"listing": entry.id, "unit": entry.unit, "place": entry.place, "month": entry.month}
    await tx.execute(insert(deduction), about | {"points": points, "why": why, "at": now})
