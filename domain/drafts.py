"""A report being made: what it has, and what to ask for next."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.cases import Source

ADDRESS = "address"
"""The kind of a place that was only described in words; the others are `coordinates.PlaceKind`."""


class Asked(StrEnum):
    """The question that is open. UNIT lets a town be chosen, DATUM says which of two towns a point meant."""

    PHOTO = "photo"
    PLACE = "place"
    UNIT = "unit"
    DATUM = "datum"
    CATEGORY = "category"
    REVIEW = "review"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Draft:
    """A report being made by one person. `raw_…` is the point as it came, before it was read as WGS-84."""

    person: int
    source: Source
    started_at: datetime
    expires_at: datetime
    asked: Asked
    category: str | None = None
    category_by: str | None = None
    note: str | None = None
    unit: str | None = None
    village: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    place_kind: str | None = None
    datum_sure: bool = True
    raw_latitude: float | None = None
    raw_longitude: float | None = None
    address: str | None = None
    another: bool = False


def missing(draft: Draft, photos: int) -> Asked:
    """The next thing to ask for, one at a time: photo, place, category; then all of it is shown."""
    if not photos:
        return Asked.PHOTO
    if draft.unit is None:
        if draft.raw_latitude is not None:
            return Asked.DATUM
        return Asked.UNIT if draft.address else Asked.PLACE
    return Asked.REVIEW if draft.category else Asked.CATEGORY


def with_words(note: str | None, words: str, most: int = 2000) -> str:
    """A note with more words below; what is beyond `most` letters is cut with an ellipsis."""
    whole = f"{note}\n{words.strip()}" if note else words.strip()
    return whole if len(whole) <= most else whole[: most - 1] + "…"
