"""Published entries of the monthly lists (S14): who was listed where, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import ColumnElement, select, update

from domain.exposure import Side
from storage.database import Tx
from storage.tables import listing


@dataclass(frozen=True, slots=True)
class Listing:
    """One entry as published. `month` is its first day, `place` a place's code; `points` is what it costs the
    unit; `failures` counts the looks back that failed in a row."""

    id: int
    place: str
    unit: str
    month: date
    kind: str
    list: Side
    rank: int
    score: float
    inspections: int
    points: int
    published_at: datetime
    released_at: datetime | None
    failures: int
    corrected_at: datetime | None


COLUMNS = tuple(listing.c[field.name] for field in fields(Listing))


async def worst(tx: Tx, at: datetime, listed_before: datetime | None = None) -> list[Listing]:
    """The entries that are worst-listed as of `at`: published by then (or by `listed_before`), neither
    released nor corrected away by `at`. By place and month; a place may have been listed several times."""
    still = [_open(listing.c.released_at, at), _open(listing.c.corrected_at, at)]
    until = min(at, listed_before or at)
    return await _find(tx, listing.c.list == Side.WORST, listing.c.published_at <= until, *still)


def _open(ended: ColumnElement[datetime | None], at: datetime) -> ColumnElement[bool]:
    return ended.is_(None) | (ended > at)


async def of_place(tx: Tx, place: str) -> list[Listing]:
    """Every entry of a place, by month."""
    return await _find(tx, listing.c.place == place)


async def of_month(tx: Tx, month: date) -> list[Listing]:
    """By kind, best before worst, by rank."""
    found = await _find(tx, listing.c.month == month)
    return sorted(found, key=lambda one: (one.kind, one.list, one.rank))


async def get(tx: Tx, listing_id: int) -> Listing | None:
    found = await _find(tx, listing.c.id == listing_id)
    return found[0] if found else None


async def of_unit(tx: Tx, units: Iterable[str]) -> list[Listing]:
    """The newest months first."""
    found = await _find(tx, listing.c.unit.in_(list(units)))
    return sorted(found, key=lambda one: (-one.month.toordinal(), one.kind, one.list, one.rank))


async def count_failure(tx: Tx, listing_id: int, failures: int) -> None:
    """So many looks back have now failed in a row; 0 begins anew."""
    await tx.execute(update(listing).where(listing.c.id == listing_id).values(failures=failures))


async def months(tx: Tx) -> list[date]:
    """Those with a published list, newest first."""
    found = select(listing.c.month).distinct().order_by(listing.c.month.desc())
    return list((await tx.execute(found)).scalars())


async def _find(tx: Tx, *which: ColumnElement[bool]) -> list[Listing]:
    chosen = select(*COLUMNS).where(*which).order_by(listing.c.place, listing.c.month)
    return [_as_listing(row) for row in await tx.execute(chosen)]


def _as_listing(row: tuple[object, ...]) -> Listing:
    values = dict(zip((field.name for field in fields(Listing)), row, strict=True))
    return Listing(**values | {"list": Side(str(values["list"]))})  # type: ignore[arg-type]
