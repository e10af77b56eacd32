"""What an after-photo does once it is fetched: a copy is refused, a new one sends the case to be checked."""

from datetime import datetime
from typing import Protocol

from domain.cases import RUNNING, Action, Case, Part, Status
from domain.coordinates import Point
from domain.evidence import Flag, flags_of
from domain.likeness import same_picture
from domain.moves import Move, decide
from domain.people import FIELD, holds
from domain.rulebook import Rulebook
from storage import cases, likeness, notes, people, photos
from storage.darkroom import Darkroom
from storage.database import Database, Tx
from storage.photo_files import Kind, Missing, PhotoFiles, key_of
from storage.photos import Photo
from storage.picture_formats import Unreadable
from storage.pictures import Picture


class Studio(Protocol):
    files: PhotoFiles
    darkroom: Darkroom


async def make_pair(studio: Studio, photo: Photo, picture: Picture, database: Database) -> Picture | None:
    """Before and after side by side, stored; None where there is nothing to put beside it."""
    if photo.kind != photos.AFTER or photo.case_id is None:
        return None
    async with database.read() as tx:
        before = [each for each in await photos.of_case(tx, photo.case_id, (photos.BEFORE,)) if each.sha256]
    if not before or before[0].sha256 is None:
        return None
    try:
        first = await studio.files.get(key_of(before[0].sha256))
        pair = await studio.darkroom.read(await studio.darkroom.before_after(first, picture.main))
    except (Missing, Unreadable):
        return None
    await studio.files.put(key_of(pair.sha256), pair.main)
    await studio.files.put(key_of(pair.sha256, Kind.THUMBNAIL), pair.thumbnail)
    return pair


async def settle(
    tx: Tx, city: Rulebook, photo: Photo, picture: Picture, pair: Picture | None, now: datetime
) -> None:
    """Refuses a copy; else rectifies the case, or adds the photo to one that is being checked already."""
    case = await cases.get(tx, photo.case_id or 0)
    if case is None or photo.by is None:
        return
    if await _is_copy(tx, case, photo, picture):
        await photos.refuse(tx, photo.id, "reused", was=photos.STORED)
        await notes.after_photo(tx, city, case, photo, "after-photo-reused", now)
        return
    await likeness.keep(tx, photo.id, picture.hash)
    await photos.change(tx, photo.id, flags=",".join(_flags(city, case, picture)))
    if pair:
        await photos.add_stored(
            tx, photos.PAIR, case.id, pair.sha256, now, width=pair.width, height=pair.height
        )
    if case.status in RUNNING:
        part = await _part(tx, city, case, photo.by)
        outcome = decide(case, Move(Action.RECTIFY, part, photo.by, done_at=photo.received_at), now, city)
        after = await cases.record(tx, city, outcome, now)
        await notes.after_photo(tx, city, after, photo, "after-photo-taken", now)
    elif case.status is not Status.CHECKING:
        await notes.after_photo(tx, city, case, photo, "after-photo-too-late", now)


async def _part(tx: Tx, city: Rulebook, case: Case, fixer: int) -> Part:
    """As what somebody fixed a case who was let do so when the photo came."""
    if case.handler == fixer:
        return Part.HANDLER
    in_the_field = holds(await people.posts_of(tx, fixer), FIELD, case.place, city.covers)
    return Part.DEPUTY if in_the_field else Part.TOWN


async def _is_copy(tx: Tx, case: Case, photo: Photo, picture: Picture) -> bool:
    """The same picture as a photo of the report, or as any earlier after-photo of any case."""
    reported = await photos.of_case(tx, case.id, (photos.BEFORE, photos.ADDED))
    if any(each.hash is not None and same_picture(each.hash, picture.hash) for each in reported):
        return True
    return await likeness.seen(tx, photo.id, picture.hash) is not None


def _flags(city: Rulebook, case: Case, picture: Picture) -> list[Flag]:
    place = None
    if picture.latitude is not None and picture.longitude is not None:
        place = Point(picture.latitude, picture.longitude)
    return flags_of(case, picture.taken_at, place, city.settings.after_photo_metres)
