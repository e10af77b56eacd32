"""Photos of nobody: they came for a report that was given up, and no case has them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, literal_column, select

from storage.database import Tx
from storage.tables import photo as photos

# What is still wanted is left until it is fetched or refused, so that no file comes after its row is gone.
OF_NOBODY = (
    photos.c.case_id.is_(None)
    & photos.c.draft_of.is_(None)
    & photos.c.about.is_(None)
    & (photos.c.status != literal_column("'wanted'"))
)


class Unclaimed(NamedTuple):
    id: int
    sha256: str | None


async def of_nobody(tx: Tx, after: int, most: int) -> list[Unclaimed]:
    """The next photos behind the id `after`, in the order of their ids."""
    found = select(photos.c.id, photos.c.sha256).where(OF_NOBODY, photos.c.id > after)
    return [Unclaimed(*row) for row in await tx.execute(found.order_by(photos.c.id).limit(most))]


async def files_only_of(tx: Tx, some: Sequence[Unclaimed]) -> set[str]:
    """The hashes among `some` that no other photo needs: their files may go."""
    hashes = {photo.sha256 for photo in some if photo.sha256}
    if not hashes:
        return set()
    others = photos.c.sha256.in_(hashes) & photos.c.id.not_in([photo.id for photo in some])
    needed: Any = (await tx.execute(select(photos.c.sha256).where(others))).scalars()
    return hashes - set(needed)


async def drop(tx: Tx, some: Sequence[Unclaimed]) -> int:
    """Deletes the rows that are still nobody's; gives how many."""
    ids = [photo.id for photo in some]
    return (await tx.execute(delete(photos).where(OF_NOBODY, photos.c.id.in_(ids)))).rowcount
