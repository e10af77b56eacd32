"""The places of a month as they stood when its lists were drawn up, and what became of them since (S14)."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, insert, select, update

from domain.exposure import Entry, LeftOut, Side, Standing, Where, kind_of, lists, standings
from domain.rulebook import Rulebook
from domain.schedules import month_on
from storage import inspections, places
from storage.database import Tx
from storage.tables import exposure_place as kept

COLUMNS = tuple(kept.c[field.name] for field in fields(Standing))


@dataclass(frozen=True, slots=True)
class Left:
    """A place that the office, or an appeal, left out of its lists, and why."""

    place: str
    reason: str
    by: int | None
    vacant: bool


async def draw_up(tx: Tx, city: Rulebook, month: date) -> list[Standing]:
    """How every listed kind of place stands at the end of a month; nothing is kept by this."""
    known = {}
    for place in await places.every(tx):
        kind, unit = kind_of(place.kind), city.areas.unit_of(place.area)
        if kind and unit:
            known[place.code] = Where(kind, unit.code)
    span = (month_on(month, -1), month_on(month, 1))
    found = await inspections.between(tx, *span, city.zone)
    return standings(month, found, known, city.settings.exposure_repeat_factor, city.zone)


async def freeze(tx: Tx, month: date, found: Iterable[Standing]) -> None:
    """Keeps them in the place of what was kept for the month: later inspections change nothing."""
    await tx.execute(delete(kept).where(kept.c.month == month))
    rows = [asdict(standing) | {"month": month} for standing in found]
    if rows:
        await tx.execute(insert(kept), rows)


async def of_month(tx: Tx, month: date) -> list[Standing]:
    found = select(*COLUMNS).where(kept.c.month == month).order_by(kept.c.kind, kept.c.place)
    return [Standing(*row) for row in await tx.execute(found)]


async def get(tx: Tx, month: date, place: str) -> Standing | None:
    row = (await tx.execute(select(*COLUMNS).where(_this(month, place)))).first()
    return Standing(*row) if row else None


async def entries(tx: Tx, city: Rulebook, month: date) -> list[Entry]:
    """Both lists of every kind, without who was left out."""
    left = await left_out(tx, month)
    vacant = frozenset(each.place for each in left if each.vacant)
    moved = frozenset(each.place for each in left if not each.vacant)
    return lists(await of_month(tx, month), city.settings, LeftOut(moved, vacant))


async def left_out(tx: Tx, month: date) -> list[Left]:
    columns = (kept.c.place, kept.c.left_out, kept.c.left_out_by, kept.c.vacant)
    chosen = select(*columns).where(kept.c.month == month, kept.c.left_out.is_not(None))
    return [Left(*row) for row in await tx.execute(chosen.order_by(kept.c.place))]


async def leave_out(
    tx: Tx, month: date, place: str, reason: str, person: int | None, vacant: bool = False
) -> None:
    """`vacant`: nobody moves up into its rank."""
    values = {"left_out": reason, "left_out_by": person, "vacant": vacant}
    await tx.execute(update(kept).where(_this(month, place)).values(**values))


async def take_back(tx: Tx, month: date, place: str) -> None:
    values = {"left_out": None, "left_out_by": None, "vacant": False}
    await tx.execute(update(kept).where(_this(month, place)).values(**values))


async def forget(tx: Tx, person: int) -> None:
    """For somebody who wants to be forgotten: the places stay left out, their words go."""
    mine = kept.c.left_out_by == person
    await tx.execute(update(kept).where(mine).values(left_out="", left_out_by=None))


async def windows(tx: Tx, month: date) -> dict[str, datetime]:
    """Until when each place that was announced to its unit may be appealed for."""
    found = select(kept.c.place, kept.c.appeal_until)
    chosen = found.where(kept.c.month == month, kept.c.appeal_until.is_not(None))
    return {row[0]: row[1] for row in await tx.execute(chosen)}


async def open_windows(tx: Tx, month: date, announced: Iterable[str], until: datetime) -> None:
    these = (kept.c.month == month) & kept.c.place.in_(list(announced))
    await tx.execute(update(kept).where(these).values(appeal_until=until))


def worst(found: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in found if entry.side is Side.WORST]


def _this(month: date, place: str) -> ColumnElement[bool]:
    return (kept.c.month == month) & (kept.c.place == place)
