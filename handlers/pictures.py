"""Photos as they come in: kept as a row at once, fetched and judged by the photo job."""

from typing import Any

import telegram

from handlers.turn import Turn
from storage import photos

IMAGE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif")


def of(message: telegram.Message) -> telegram.PhotoSize | telegram.Document | None:
    """The largest size of a photo, or a file that may be a picture (its content is judged later)."""
    if message.photo:
        return message.photo[-1]
    document = message.document
    if document is None:
        return None
    kind, name = document.mime_type or "", (document.file_name or "").lower()
    return document if kind.startswith("image/") or name.endswith(IMAGE_ENDINGS) else None


async def keep(turn: Turn, kind: str, **values: Any) -> int:
    """Remembers the photo of this message; gives its row's id."""
    message = turn.message
    assert message is not None  # noqa: S101  the caller saw a picture in it
    file = of(message)
    assert file is not None  # noqa: S101  the caller saw a picture in it
    return await photos.add(
        turn.tx,
        kind,
        turn.now,
        by=turn.person.id,
        file_id=file.file_id,
        file_unique_id=file.file_unique_id,
        is_document=message.document is not None,
        album=message.media_group_id,
        chat=turn.chat,
        message_id=message.message_id,
        **values,
    )


async def joins_album(turn: Turn) -> bool:
    """A late part of an album of which an earlier part found its case or subject: added without a word."""
    album = turn.message and turn.message.media_group_id
    earlier = await photos.of_album(turn.tx, turn.chat, album) if album else None
    if earlier is None or (earlier.case_id is None and earlier.about is None):
        return False
    await keep(turn, earlier.kind, case_id=earlier.case_id, about=earlier.about)
    return True
