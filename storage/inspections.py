"""Inspections as kept: lines that are added and never changed."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from domain.inspections import Found, Inspection
from storage.database import Tx
from storage.tables import inspection as inspections

PAGE = 5000
FIELDS = ("place", "at", "inspector", "source", "category", "points", "repeat", "note")
COLUMNS = tuple(inspections.c[name] for name in FIELDS)


async def add(tx: Tx, found: Sequence[Inspection], advance: Callable[[int], None] = lambda done: None) -> int:
    """Keeps those that are not kept yet; gives how many that were."""
    before = await _count(tx)
    statement = tx.insert(inspections).on_conflict_do_nothing(index_elements=["seal"])
    for start in range(0, len(found), PAGE):
        await tx.execute(statement, [_row(each) for each in found[start : start + PAGE]])
        advance(min(start + PAGE, len(found)))
    return await _count(tx) - before


async def between(tx: Tx, first: date, end: date, zone: ZoneInfo) -> list[Inspection]:
    """Of the days from `first` up to, not with, `end`, in the order of their moments."""
    since, until = (datetime.combine(day, time(), zone).astimezone(UTC) for day in (first, end))
    when = (inspections.c.at >= since, inspections.c.at < until)
    found = select(*COLUMNS).where(*when).order_by(inspections.c.at, inspections.c.id)
    return [_inspection(row) for row in await tx.execute(found)]


async def of_place(tx: Tx, place: str) -> list[Inspection]:
    """Oldest first."""
    found = select(*COLUMNS).where(inspections.c.place == place)
    rows = await tx.execute(found.order_by(inspections.c.at, inspections.c.id))
    return [_inspection(row) for row in rows]


async def _count(tx: Tx) -> int:
    return int((await tx.execute(select(func.count()).select_from(inspections))).scalar_one())


def _row(found: Inspection) -> dict[str, object]:
    return {
        "place": found.place,
        "at": found.at,
        "inspector": found.inspector,
        "source": str(found.source),
        "category": found.category,
        "points": found.points,
        "repeat": found.repeat,
        "note": found.note,
        "seal": found.seal,
    }


def _inspection(row: Sequence[object]) -> Inspection:
    values = dict(zip(FIELDS, row, strict=True))
    return Inspection(**values | {"source": Found(str(values["source"]))})  # type: ignore[arg-type]
