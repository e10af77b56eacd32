"""What was done at the venues: kept as it was told, the newest word of a venue counts."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, insert, select

from domain.clean_day_league import Outcome
from storage import photos
from storage.database import Tx
from storage.tables import clean_result as results

COLUMNS = (results.c.people, results.c.corners, results.c.grams, results.c.signs)


async def add(tx: Tx, venue: int, outcome: Outcome, by: int, now: datetime) -> None:
    values = {name: getattr(outcome, name) for name in ("people", "corners", "grams", "signs")}
    await tx.execute(insert(results), values | {"venue": venue, "by": by, "at": now})


async def newest(tx: Tx, venues: Iterable[int]) -> dict[int, Outcome]:
    """By venue; those without a result are not in it."""
    ids = list(venues)
    if not ids:
        return {}
    last = select(func.max(results.c.id)).where(results.c.venue.in_(ids)).group_by(results.c.venue)
    found = await tx.execute(select(results.c.venue, *COLUMNS).where(results.c.id.in_(last)))
    return {row[0]: Outcome(*row[1:]) for row in found}


async def pair(tx: Tx, about: str) -> list[str]:
    """The first photo before and the first after that are stored, by sha256; fewer where there are none."""
    stored = [photo for photo in await photos.of_subject(tx, about) if photo.sha256]
    firsts = (
        next((photo.sha256 for photo in stored if photo.kind == kind), None)
        for kind in (photos.BEFORE, photos.AFTER)
    )
    return [sha256 for sha256 in firsts if sha256]
