"""Wake-ups: heard here at once, and by the other replicas on PostgreSQL."""

import asyncio

import asyncpg
import pytest

from storage import signals
from storage.database import Database


async def test_a_commit_wakes_those_who_wait(database: Database) -> None:
    waiting = asyncio.create_task(database.signals.wait("inbox", 30))
    async with database.write() as tx:
        tx.wake("inbox")
    await asyncio.wait_for(waiting, 5)


async def test_what_was_undone_wakes_nobody(database: Database) -> None:
    with pytest.raises(KeyError):
        await _wake_and_fail(database)
    assert not database.signals.is_set("inbox")


async def _wake_and_fail(database: Database) -> None:
    async with database.write() as tx:
        tx.wake("inbox")
        raise KeyError


async def test_waiting_ends_after_its_time(database: Database) -> None:
    await database.signals.wait("inbox", 0)
    assert not database.signals.is_set("inbox")


@pytest.mark.postgres
async def test_another_replica_hears_of_it(postgresql_database: Database) -> None:
    other = Database.open(str(postgresql_database.url.render_as_string(hide_password=False)))
    try:
        await _listening(postgresql_database)
        waiting = asyncio.create_task(postgresql_database.signals.wait("inbox", 30))
        async with other.write() as tx:
            tx.wake("inbox")
        await asyncio.wait_for(waiting, 5)
    finally:
        await other.close()


@pytest.mark.postgres
async def test_a_lost_connection_is_made_anew_and_what_was_missed_is_looked_for(
    postgresql_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signals, "RECONNECT_SECONDS", 0)
    monkeypatch.setattr(signals, "CHECK_SECONDS", 0.2)
    await _listening(postgresql_database)
    postgresql_database.signals.clear("inbox")
    waiting = asyncio.create_task(postgresql_database.signals.wait("inbox", 30))
    connection = await asyncpg.connect(postgresql_database.url.render_as_string(hide_password=False))
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await connection.close()
    await asyncio.wait_for(waiting, 30)


async def _listening(database: Database) -> None:
    """The first thing it hears is its own start."""
    await asyncio.wait_for(database.signals.wait("inbox", 10), 10)
    assert database.signals.is_set("inbox")
    database.signals.clear("inbox")
