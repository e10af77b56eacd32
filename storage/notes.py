"""Short words to whoever sent a photo, about what became of it."""

from datetime import datetime

from domain.cases import Case
from domain.messages import Fact, Message
from domain.rulebook import Rulebook
from storage import outbox
from storage.database import Tx
from storage.facts import case_facts
from storage.photos import FILE, Photo


async def photo_refused(tx: Tx, photo: Photo, why: str, now: datetime) -> None:
    """The file was no picture that we can keep: said as a reply to it, with what to do."""
    if photo.kind == FILE:
        await _say(tx, photo, "word-unavailable", now)
        return
    key = "after-photo-refused" if photo.kind == "after" else "photo-refused"
    await _say(tx, photo, key, now, why={"refusal": why})


async def after_photo(tx: Tx, city: Rulebook, case: Case, photo: Photo, key: str, now: datetime) -> None:
    """What an after-photo did to its case, under the text `key`."""
    await _say(tx, photo, key, now, case.id, **case_facts(city, case))


async def _say(
    tx: Tx, photo: Photo, key: str, now: datetime, case_id: int | None = None, **facts: Fact | None
) -> None:
    if photo.chat is None:
        return
    message = Message(photo.chat, key, facts, reply_to=photo.message_id, case_id=case_id)
    await outbox.put(tx, message, now)
