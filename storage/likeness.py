"""Which after-photos were seen before, found by a piece of their hash that they share."""

from sqlalchemy import insert, or_, select

from domain.likeness import pieces, same_picture
from storage.database import Tx
from storage.tables import likeness


async def keep(tx: Tx, photo: int, picture: int) -> None:
    """From now on a copy of this after-photo is known."""
    rows = [
        {"band": band, "value": value, "photo": photo, "hash": picture} for band, value in pieces(picture)
    ]
    await tx.execute(insert(likeness), rows)


async def seen(tx: Tx, photo: int, picture: int) -> int | None:
    """The id of an earlier after-photo that shows the same picture."""
    shared = or_(
        *((likeness.c.band == band) & (likeness.c.value == value) for band, value in pieces(picture))
    )
    found = await tx.execute(
        select(likeness.c.photo, likeness.c.hash).where(shared, likeness.c.photo != photo)
    )
    return next((other for other, known in found if same_picture(picture, known)), None)
