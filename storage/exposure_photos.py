"""Pictures of listed places: none is published before a person has looked at it (S16)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from storage import photos
from storage.database import Tx
from storage.photos import REFUSED, Photo

EXPOSED = "exposure"
"""The kind of such a photo."""
UNCHECKED, CLEARED, FACE = "unchecked", "cleared", "face"
STATES = (UNCHECKED, CLEARED, FACE)
"""CLEARED: neither face nor plate nor person; FACE: something of that can be seen, so it must be replaced."""
PREFIX = "exposure:"


def about(month: date, place: str) -> str:
    return f"{PREFIX}{month:%Y-%m}:{place}"


def state_of(photo: Photo) -> str:
    return photo.flags if photo.flags in (CLEARED, FACE) else UNCHECKED


def shown_of(photo: Photo) -> tuple[date, str] | None:
    """The month and place that a photo is of."""
    if not (photo.about or "").startswith(PREFIX):
        return None
    month, _, place = (photo.about or "").removeprefix(PREFIX).partition(":")
    return date.fromisoformat(f"{month}-01"), place


async def of_place(tx: Tx, month: date, place: str) -> list[Photo]:
    return await photos.of_subject(tx, about(month, place))


async def of_places(tx: Tx, month: date, places: Iterable[str]) -> list[dict[str, Any]]:
    """As a paper keeps them."""
    return [
        {"photo": photo.id, "place": place, "state": state_of(photo)}
        for place in places
        for photo in await of_place(tx, month, place)
    ]


async def mark(tx: Tx, photo: int, state: str) -> None:
    await photos.change(tx, photo, flags="" if state == UNCHECKED else state)


async def leave_out(tx: Tx, photo: int) -> None:
    """It goes with no list any more."""
    await photos.change(tx, photo, status=REFUSED, refusal="left-out", fetch_at=None)
