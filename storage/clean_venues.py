"""The venues of Clean City Day as kept."""

from dataclasses import fields
from datetime import date
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import select, update

from domain.clean_day import State, Venue
from storage.database import Tx
from storage.tables import clean_venue as venues

COLUMNS = tuple(venues.c[field.name] for field in fields(Venue))
TOKEN_BYTES = 12


async def post(tx: Tx, **values: Any) -> Venue:
    """A new venue; `values` as in Venue, without what is given here."""
    row = {"token": token_urlsafe(TOKEN_BYTES), "state": str(State.PLANNED), "sequence": 0} | values
    made = await tx.execute(tx.insert(venues).values(**row).returning(*COLUMNS))
    return _venue(made.one())


async def get(tx: Tx, venue_id: int) -> Venue | None:
    return next(iter(await _where(tx, venues.c.id == venue_id)), None)


async def by_token(tx: Tx, token: str) -> Venue | None:
    return next(iter(await _where(tx, venues.c.token == token)), None)


async def of_month(tx: Tx, month: date, unit: str | None = None) -> list[Venue]:
    """Also those that were called off; by beginning."""
    meant = venues.c.month == month
    return await _where(tx, meant if unit is None else meant & (venues.c.unit == unit))


async def several(tx: Tx, ids: list[int]) -> list[Venue]:
    return await _where(tx, venues.c.id.in_(ids)) if ids else []


async def change(tx: Tx, venue: Venue, **values: Any) -> Venue | None:
    """The venue as changed, one more in its sequence; None if somebody else was quicker."""
    same = (venues.c.id == venue.id) & (venues.c.sequence == venue.sequence)
    made = update(venues).where(same).values(**values, sequence=venue.sequence + 1).returning(*COLUMNS)
    row = (await tx.execute(made)).first()
    return _venue(row) if row else None


async def _where(tx: Tx, condition: Any) -> list[Venue]:
    ordered = select(*COLUMNS).where(condition).order_by(venues.c.starts_at, venues.c.id)
    return [_venue(row) for row in await tx.execute(ordered)]


def _venue(row: Any) -> Venue:
    values = dict(zip((field.name for field in fields(Venue)), row, strict=True))
    return Venue(**values | {"state": State(values["state"])})
