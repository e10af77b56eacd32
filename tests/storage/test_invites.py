"""One invitation, one winner (T4)."""

import asyncio

from domain.people import Role
from storage import invites
from storage.database import Database
from tests.conftest import NOON

INVITER = 1


async def redeem(database: Database, token: str, person: int) -> invites.Invite | None:
    async with database.write() as tx:
        return await invites.redeem(tx, token, person, NOON)


async def settle(database: Database, invite: int, by: int, granted: bool) -> bool:
    async with database.write() as tx:
        return await invites.settle(tx, invite, by, granted, NOON)


async def test_of_fifty_at_once_one_wins_and_is_settled_once(database: Database) -> None:
    async with database.write() as tx:
        token = await invites.make(tx, Role.CHIEF, "441900121", None, False, INVITER, NOON)
    tries = await asyncio.gather(*(redeem(database, token, person) for person in range(2, 52)))
    won = [found for found in tries if found]
    assert len(won) == 1
    answers = await asyncio.gather(*(settle(database, won[0].id, by, by % 2 == 0) for by in range(10)))
    assert sum(answers) == 1


async def test_nothing_is_settled_before_somebody_redeemed_it(database: Database) -> None:
    async with database.write() as tx:
        await invites.make(tx, Role.CHIEF, "441900121", None, False, INVITER, NOON)
    assert not await settle(database, 1, INVITER, True)
