"""Whoever ADMIN_IDS names is an admin of the whole city."""

from collections.abc import Iterable
from datetime import datetime

from domain.people import Role
from storage import people
from storage.database import Database


async def ensure_admins(database: Database, ids: Iterable[int], city: str, now: datetime) -> None:
    """Appoints those who are not admins yet; nobody is dismissed, that is for `jiejing staff remove`."""
    wanted = list(ids)
    if not wanted:
        return
    async with database.write() as tx:
        for telegram_id in wanted:
            person = await people.add(tx, telegram_id, "", now)
            await people.appoint(tx, person.id, Role.ADMIN, city, now)
