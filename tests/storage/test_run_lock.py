"""One process runs on an SQLite file; on PostgreSQL any number."""

import pytest

from storage import leases
from storage.database import Database
from storage.run_lock import RunLock, RunLocked


async def test_a_second_run_on_the_same_file_is_refused_with_a_clear_line(sqlite_database: Database) -> None:
    async with RunLock(sqlite_database):
        with pytest.raises(RunLocked, match=r"another `jiejing run` is using .*jiejing\.db already"):
            await RunLock(sqlite_database).take()
    async with RunLock(sqlite_database):
        pass


async def test_the_winner_takes_over_the_leases_of_the_dead(sqlite_database: Database) -> None:
    async with sqlite_database.write() as tx:
        await leases.hold(tx, "sender", "dead", 60)
    async with RunLock(sqlite_database), sqlite_database.write() as tx:
        assert await leases.hold(tx, "sender", "alive", 60)


@pytest.mark.postgres
async def test_on_postgresql_many_may_run_and_nobodys_lease_is_touched(postgresql_database: Database) -> None:
    async with postgresql_database.write() as tx:
        await leases.hold(tx, "sender", "alive", 60)
    async with RunLock(postgresql_database), RunLock(postgresql_database), postgresql_database.write() as tx:
        assert not await leases.hold(tx, "sender", "another", 60)
