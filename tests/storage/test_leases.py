"""Leases: one holder, by the database's clock."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from storage import leases, tables
from storage.database import Database


async def test_a_lease_has_one_holder_until_it_ends_or_is_released(database: Database) -> None:
    async with database.write() as tx:
        assert await leases.hold(tx, "sender", "a", 60)
        assert await leases.hold(tx, "sender", "a", 60)
        assert not await leases.hold(tx, "sender", "b", 60)
        assert await leases.hold(tx, "poller", "b", 60)
        await leases.release(tx, "sender", "b")
        assert not await leases.hold(tx, "sender", "b", 60)
        await leases.release(tx, "sender", "a")
        assert await leases.hold(tx, "sender", "b", 60)
        await tx.execute(update(tables.lease).values(lease_until=1.0))
        assert await leases.hold(tx, "sender", "c", 60)


async def test_the_clock_is_the_databases(database: Database) -> None:
    async with database.read() as tx:
        shown = (await tx.execute(select(leases.clock()))).scalar_one()
    assert shown == pytest.approx(datetime.now(UTC).timestamp(), abs=5)


async def test_whoever_wins_the_run_lock_frees_what_the_dead_held_but_lets_failing_lanes_rest(
    database: Database,
) -> None:
    async with database.write() as tx:
        await leases.hold(tx, "sender", "dead", 60)
        held = {"lane": 1, "owner": "dead", "lease_until": 9e9}
        resting = {"lane": 2, "owner": None, "lease_until": 9e9}
        await tx.execute(tx.insert(tables.lane), [held, resting])
        await leases.free_all(tx)
        assert await leases.hold(tx, "sender", "alive", 60)
        left = await tx.execute(select(tables.lane.c.lease_until).order_by(tables.lane.c.lane))
        assert list(left.scalars()) == [0, 9e9]
