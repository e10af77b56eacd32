"""Reports being made, one a person, kept so that any replica can go on after a restart."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from domain.cases import Source
from domain.drafts import Asked, Draft
from domain.messages import Refused
from storage import photos
from storage.database import Tx
from storage.prepared import Prepared, deleting, inserting, updating
from storage.tables import draft as drafts

COLUMNS = tuple(drafts.c[field.name] for field in fields(Draft))


OF_PERSON = Prepared(select(*COLUMNS).where(drafts.c.person == bindparam("person")))


async def of_person(tx: Tx, person: int) -> Draft | None:
    found = await tx.rows(OF_PERSON, {"person": person})
    return _draft(found[0]) if found else None


async def start(tx: Tx, draft: Draft) -> Draft:
    values = {field.name: getattr(draft, field.name) for field in fields(Draft)}
    await tx.change(inserting(drafts, tuple(values)), values)
    return draft


async def change(tx: Tx, person: int, **values: Any) -> None:
    await tx.change(updating(drafts, ("person",), tuple(values)), values | {"key_person": person})


async def finish(tx: Tx, person: int) -> None:
    """The draft has become a case, to which its photos were attached before. Refused("draft-gone") if it was
    given up at this very moment: its photos are gone with it."""
    if not await _delete(tx, person):
        raise Refused("draft-gone")


async def give_up(tx: Tx, person: int) -> None:
    await photos.drop_draft(tx, person)
    await _delete(tx, person)


async def _delete(tx: Tx, person: int) -> int:
    return await tx.change(deleting(drafts, ("person",)), {"key_person": person})


async def expired(tx: Tx, now: datetime, most: int) -> list[Draft]:
    found = select(*COLUMNS).where(drafts.c.expires_at <= now).order_by(drafts.c.expires_at).limit(most)
    return [_draft(row) for row in await tx.execute(found)]


def _draft(row: Sequence[Any]) -> Draft:
    values = dict(zip((field.name for field in fields(Draft)), row, strict=True))
    values["source"] = Source(values["source"])
    values["asked"] = Asked(values["asked"])
    return Draft(**values)
