"""Messages of the outbox in the hand of the sender, and what became of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Picture:
    """What a letter shows: known to Telegram by one of the file ids, or stored by us under its hash."""

    id: int
    file_id: str | None
    is_document: bool
    sent_file_id: str | None
    status: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Letter:
    """A message in hand. `language` is the reader's, None for a group; `standing`: the message it renews."""

    id: int
    chat: int
    thread: int
    key: str
    facts: dict[str, Any]
    form: dict[str, Any]
    target: str | None
    language: str | None
    case_id: int | None
    urgent: bool
    attempts: int
    doubts: int
    put_at: datetime
    standing: int | None
    standing_has_photo: bool
    reachable: bool
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that arrived; without `message_id` it is only believed to have.

    `uploaded` is the file id that Telegram gave to a picture of ours.
    """

    letter: Letter
    message_id: int | None
    has_photo: bool = False
    doubt: str | None = None
    uploaded: str | None = None
