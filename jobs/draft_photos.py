"""A picture sent as a file may know its place: then nobody has to say it."""

from datetime import datetime

from domain.coordinates import PlaceKind, Point
from domain.drafts import Asked, Draft
from domain.messages import Message
from domain.rulebook import Rulebook
from storage import asking, drafts, outbox, photos
from storage.database import Tx
from storage.photos import Photo
from storage.pictures import Picture


async def place(tx: Tx, city: Rulebook, photo: Photo, picture: Picture, now: datetime) -> None:
    """Puts the photo's own place into a report that has none yet, and asks what is missing then; of an album
    of files without a place only the first one asks."""
    draft = await _waiting(tx, photo)
    if draft is None or photo.chat is None:
        return
    placed = draft
    if picture.latitude is not None and picture.longitude is not None:
        point = Point(picture.latitude, picture.longitude)
        found = await asking.put_point(tx, city, draft, point, PlaceKind.EXIF, None, None)
        if found and found.unit:
            facts = {"place": {"area": found.village or found.unit}}
            await outbox.put(
                tx, Message(photo.chat, "draft-place-from-photo", facts, drop_keyboard=True), now
            )
        elif found is None:
            await outbox.put(tx, Message(photo.chat, "draft-photo-outside"), now)
        placed = found or draft
    elif await _has_asked(tx, photo):
        return
    await asking.ask_next(tx, city, placed, photo.chat, now)


async def go_on_without(tx: Tx, city: Rulebook, photo: Photo, now: datetime) -> None:
    """The file was no picture: the report stays, and what it lacks is asked for."""
    draft = await drafts.of_person(tx, photo.draft_of or 0)
    if draft and photo.chat is not None:
        await asking.ask_next(tx, city, draft, photo.chat, now)


async def _has_asked(tx: Tx, photo: Photo) -> bool:
    """Whether another file of its album was fetched before, and asked."""
    others = [each for each in await photos.of_draft(tx, photo.draft_of or 0) if each.id != photo.id]
    return any(each.album and each.album == photo.album and each.status == photos.STORED for each in others)


async def _waiting(tx: Tx, photo: Photo) -> Draft | None:
    """The report that waits for this file's place; None if its place came another way meanwhile."""
    draft = await drafts.of_person(tx, photo.draft_of or 0)
    if draft is None or draft.asked is not Asked.PLACE or draft.unit or draft.address:
        return None
    return draft
