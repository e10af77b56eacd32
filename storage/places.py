"""Coded places as kept."""

from collections.abc import Iterable
from dataclasses import asdict, fields

from sqlalchemy import ColumnElement, bindparam, func, select

from domain.places import Place
from storage.database import Tx
from storage.prepared import Prepared
from storage.tables import place as places

CODE = func.coalesce(places.c.code, places.c.token)
COLUMNS: tuple[ColumnElement[object], ...] = tuple(
    CODE.label("code") if field.name == "code" else places.c[field.name] for field in fields(Place)
)
BY_TOKEN = Prepared(select(*COLUMNS).where(places.c.token == bindparam("token")))


async def get(tx: Tx, token: str) -> Place | None:
    found = await tx.rows(BY_TOKEN, {"token": token})
    return Place(*found[0]) if found else None


async def every(tx: Tx) -> list[Place]:
    """All of them, by area and name."""
    return [Place(*row) for row in await tx.execute(select(*COLUMNS).order_by(places.c.area, places.c.name))]


async def by_code(tx: Tx, codes: Iterable[str]) -> dict[str, Place]:
    """Those of these codes that there are."""
    wanted = list(codes)
    if not wanted:
        return {}
    found = [Place(*row) for row in await tx.execute(select(*COLUMNS).where(CODE.in_(wanted)))]
    return {place.code: place for place in found}


async def keep(tx: Tx, found: Iterable[Place]) -> None:
    """New ones, and others as they are now."""
    rows = [asdict(place) for place in found]
    if not rows:
        return
    made = tx.insert(places)
    changed = {field.name: made.excluded[field.name] for field in fields(Place) if field.name != "token"}
    await tx.execute(made.on_conflict_do_update(index_elements=["token"], set_=changed), rows)
