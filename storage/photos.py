"""Rows of photos: what was sent, what it is evidence for, and whether it is safely stored."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, literal_column, select, update

from domain.evidence import Flag
from storage.database import Tx
from storage.pictures import Picture
from storage.prepared import Prepared, inserting, updating
from storage.tables import photo as photos

BEFORE, AFTER, ADDED, PAIR = "before", "after", "added", "pair"
FILE = "file"
"""No picture: a Word file of the city office, about a paper."""
WANTED, STORED, REFUSED = "wanted", "stored", "refused"


@dataclass(frozen=True, slots=True)
class Photo:
    """`kind`: before, after, added or pair (the two side by side); `status`: wanted, stored or refused.

    `about` names what it shows where that is no case.
    """

    id: int
    kind: str
    status: str
    case_id: int | None
    draft_of: int | None
    about: str | None
    by: int | None
    file_id: str | None
    is_document: bool
    album: str | None
    chat: int | None
    message_id: int | None
    sent_file_id: str | None
    attempts: int
    received_at: datetime
    refusal: str | None = None
    sha256: str | None = None
    hash: int | None = None
    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None
    flags: str = ""


COLUMNS = tuple(photos.c[field.name] for field in fields(Photo))


BY_ID = Prepared(select(*COLUMNS).where(photos.c.id == bindparam("photo")))
OF_DRAFT = Prepared(
    select(*COLUMNS)
    # The literal condition lets the partial index serve.
    .where(photos.c.draft_of == bindparam("person"), photos.c.draft_of.is_not(None))
    .order_by(photos.c.id)
)
COUNT_OF_DRAFT = Prepared(
    select(func.count()).where(photos.c.draft_of == bindparam("person"), photos.c.draft_of.is_not(None))
)
DUE = Prepared(
    select(*COLUMNS)
    .where(photos.c.status == literal_column("'wanted'"), photos.c.fetch_at <= bindparam("now"))
    .order_by(photos.c.fetch_at)
    .limit(bindparam("most"))
)
OF_CASE = Prepared(select(*COLUMNS).where(photos.c.case_id == bindparam("case")).order_by(photos.c.id))
OF_SUBJECT = Prepared(
    select(*COLUMNS)
    .where(photos.c.about == bindparam("about"), photos.c.about.is_not(None))
    .order_by(photos.c.id)
)
OF_ALBUM = Prepared(
    select(*COLUMNS)
    .where(
        photos.c.chat == bindparam("chat"), photos.c.album == bindparam("album"), photos.c.album.is_not(None)
    )
    .order_by(photos.c.id)
    .limit(1)
)
ATTACH = Prepared(
    update(photos)
    .where(photos.c.draft_of == bindparam("person"), photos.c.draft_of.is_not(None))
    .values(case_id=bindparam("case"), draft_of=None, by=bindparam("person"))
)


async def add(tx: Tx, kind: str, received_at: datetime, **values: Any) -> int:
    """Keeps that a photo was sent and is to be fetched; gives its id."""
    row = {"kind": kind, "status": WANTED, "received_at": received_at, "fetch_at": received_at} | values
    tx.wake("photos")
    ((number,),) = await tx.rows(inserting(photos, tuple(row), "id"), row)
    return int(number)


async def add_stored(tx: Tx, kind: str, case_id: int, sha256: str, now: datetime, **values: Any) -> int:
    """Keeps a picture that the bot made itself and has stored already."""
    known = {"kind": kind, "status": STORED, "received_at": now, "case_id": case_id, "sha256": sha256}
    row = known | {"is_document": True} | values
    ((number,),) = await tx.rows(inserting(photos, tuple(row), "id"), row)
    return int(number)


async def get(tx: Tx, photo_id: int) -> Photo | None:
    found = await tx.rows(BY_ID, {"photo": photo_id})
    return Photo(*found[0]) if found else None


async def count_of_draft(tx: Tx, person: int) -> int:
    ((count,),) = await tx.rows(COUNT_OF_DRAFT, {"person": person})
    return int(count)


async def of_draft(tx: Tx, person: int) -> list[Photo]:
    return [Photo(*row) for row in await tx.rows(OF_DRAFT, {"person": person})]


async def of_case(tx: Tx, case_id: int, kinds: Iterable[str] = (BEFORE, AFTER, ADDED)) -> list[Photo]:
    found = [Photo(*row) for row in await tx.rows(OF_CASE, {"case": case_id})]
    return [photo for photo in found if photo.kind in kinds]


async def of_subject(tx: Tx, about: str) -> list[Photo]:
    """Photos of what is no case, `hotspot:12` and the like, the oldest first; refused ones left out."""
    found = [Photo(*row) for row in await tx.rows(OF_SUBJECT, {"about": about})]
    return [photo for photo in found if photo.status != REFUSED]


async def of_album(tx: Tx, chat: int, album: str) -> Photo | None:
    """An earlier part of the same album, by which a late part finds its case."""
    found = await tx.rows(OF_ALBUM, {"chat": chat, "album": album})
    return Photo(*found[0]) if found else None


async def wanted(tx: Tx, now: datetime, most: int) -> list[Photo]:
    """Photos that are due to be fetched."""
    return [Photo(*row) for row in await tx.rows(DUE, {"now": now, "most": most})]


async def attach(tx: Tx, person: int, case_id: int) -> None:
    """A draft's photos become the case's."""
    await tx.change(ATTACH, {"person": person, "case": case_id})


async def attach_added(tx: Tx, person: int, case_id: int) -> None:
    """A draft's photos become a co-reporter's additions to a case."""
    mine = photos.c.draft_of == person
    await tx.execute(update(photos).where(mine).values(case_id=case_id, draft_of=None, by=person, kind=ADDED))


async def drop_draft(tx: Tx, person: int) -> None:
    """A draft that was given up: its photos belong to nobody and are swept by the pruning job."""
    await tx.execute(update(photos).where(photos.c.draft_of == person).values(draft_of=None))


async def change(tx: Tx, photo_id: int, **values: Any) -> None:
    await tx.change(updating(photos, ("id",), tuple(values)), values | {"key_id": photo_id})


async def store(tx: Tx, photo_id: int, picture: Picture) -> bool:
    """Keeps what the picture told; False if another fetch was quicker."""
    known = {
        "status": STORED,
        "fetch_at": None,
        "sha256": picture.sha256,
        "hash": picture.hash,
        "width": picture.width,
        "height": picture.height,
        "taken_at": picture.taken_at,
        "latitude": picture.latitude,
        "longitude": picture.longitude,
    }
    tx.wake("outbox")
    still = {"key_id": photo_id, "key_status": WANTED}
    return await tx.change(updating(photos, ("id", "status"), tuple(known)), known | still) == 1


async def refuse(tx: Tx, photo_id: int, why: str, was: str = WANTED) -> bool:
    """The photo counts for nothing: no picture, unavailable, or (`was` STORED) a copy, `reused`. False if
    another fetch was quicker, whatever that one made of it."""
    known = {"status": REFUSED, "refusal": why, "fetch_at": None, "draft_of": None}
    still = {"key_id": photo_id, "key_status": was}
    tx.wake("outbox")
    return await tx.change(updating(photos, ("id", "status"), tuple(known)), known | still) == 1


async def pair_of(tx: Tx, case_id: int) -> int | None:
    """The newest before/after picture of a case."""
    found = await of_case(tx, case_id, (PAIR,))
    return found[-1].id if found else None


async def flags_of(tx: Tx, case_id: int) -> list[Flag]:
    """What a checker should know of the newest after-photo."""
    found = [photo for photo in await of_case(tx, case_id, (AFTER,)) if photo.status == STORED]
    return [Flag(flag) for flag in found[-1].flags.split(",") if flag] if found else []


async def for_card(tx: Tx, case_id: int, with_after: bool) -> int | None:
    """What a card shows: the before-photo, or for a checker both side by side."""
    pair = await pair_of(tx, case_id) if with_after else None
    if pair is not None:
        return pair
    shown = [photo.id for photo in await of_case(tx, case_id, (BEFORE,)) if photo.status != REFUSED]
    return shown[0] if shown else None
