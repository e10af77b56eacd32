"""Taking a post away, so that the city is never left without an admin (T20)."""

from sqlalchemy import select

from domain.messages import Refused
from domain.people import Role
from storage import people
from storage.database import Tx
from storage.tables import post as posts


async def remove(tx: Tx, person: int, role: Role | None = None, area: str | None = None) -> int:
    """Takes posts away as `people.dismiss` does; Refused("last-admin") if no admin would be left."""
    # Two admins who remove each other at the same moment wait for each other here.
    locked = select(posts.c.person).where(posts.c.role == str(Role.ADMIN)).with_for_update()
    had_admin = (await tx.execute(locked)).first() is not None
    taken = await people.dismiss(tx, person, role, area)
    if had_admin and not await people.admins(tx):
        raise Refused("last-admin")
    return taken
