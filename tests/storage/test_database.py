"""Transactions on both engines: whole or not at all, one writer, never half done."""

import asyncio

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from storage import state
from storage.database import Database, Tx
from storage.tables import state as table
from storage.trouble import TransactionLost, is_trouble


async def keys(database: Database) -> list[str]:
    async with database.read() as tx:
        return sorted((await tx.execute(select(table.c.key))).scalars())


async def test_leaving_in_peace_commits_and_an_exception_undoes(database: Database) -> None:
    async with database.write() as tx:
        await state.put(tx, "kept", 1)
    with pytest.raises(KeyError):
        await _write_and_fail(database)
    assert await keys(database) == ["kept"]


async def _write_and_fail(database: Database) -> None:
    async with database.write() as tx:
        await state.put(tx, "undone", 1)
        raise KeyError


async def test_a_savepoint_undoes_its_own_part_and_its_wake_ups(database: Database) -> None:
    async with database.write() as tx:
        tx.wake("first")
        await state.put(tx, "kept", 1)
        with pytest.raises(KeyError):
            await _save_and_fail(tx)
        await state.put(tx, "also kept", 1)
        assert tx.wakes == {"first"}
    assert await keys(database) == ["also kept", "kept"]


async def _save_and_fail(tx: Tx) -> None:
    async with tx.savepoint():
        tx.wake("second")
        await state.put(tx, "undone", 1)
        raise KeyError


async def test_a_cancelled_writer_leaves_the_next_one_a_clean_start(database: Database) -> None:
    for moment in range(6):
        writing = asyncio.create_task(_write(database, f"{moment}"))
        for _ in range(moment):
            await asyncio.sleep(0)
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
    await _write(database, "last")
    assert "last" in await keys(database)


async def _write(database: Database, key: str) -> None:
    async with database.write() as tx:
        await state.put(tx, key, 1)


async def test_eight_writers_wait_for_each_other_and_none_fails(database: Database) -> None:
    await asyncio.gather(*[_write(database, f"{number}") for number in range(8)])
    assert len(await keys(database)) == 8


async def test_values_of_every_kind_come_back_as_they_were(database: Database) -> None:
    values = [None, True, 5, 0.5, "洁净", [1, "a"], {"a": {"b": None}}]
    async with database.write() as tx:
        for number, value in enumerate(values):
            await state.put(tx, str(number), value)
        found = [await state.get(tx, str(number)) for number in range(len(values))]
    assert found == values


async def test_a_commit_on_sqlite_is_written_through(sqlite_database: Database) -> None:
    async with sqlite_database.write() as tx:
        found = [
            (await tx.execute(text(f"PRAGMA {name}"))).scalar() for name in ("journal_mode", "synchronous")
        ]
    assert found == ["wal", 2]


async def test_what_sqlite_undid_by_itself_is_never_committed_piecemeal(sqlite_database: Database) -> None:
    with pytest.raises(TransactionLost):
        await _lose(sqlite_database)
    assert await keys(sqlite_database) == []
    await _write(sqlite_database, "next")


async def _lose(database: Database) -> None:
    async with database.write() as tx:
        await state.put(tx, "before", 1)
        await tx.execute(text("ROLLBACK"))
        await state.put(tx, "after", 1)


async def test_a_full_disk_is_trouble_and_a_wrong_statement_is_not(sqlite_database: Database) -> None:
    await _write(sqlite_database, "first")
    async with sqlite_database.write() as tx:
        pages = (await tx.execute(text("PRAGMA page_count"))).scalar()
        assert (await tx.execute(text(f"PRAGMA max_page_count = {pages}"))).scalar() == pages
    too_much = "INSERT INTO state (key, value) VALUES (hex(zeroblob(999999)), 1)"
    assert is_trouble(await _failure(sqlite_database, too_much))
    assert not is_trouble(await _failure(sqlite_database, "SELECT nothing FROM nowhere"))
    async with sqlite_database.write() as tx:
        await tx.execute(text("PRAGMA max_page_count = 1000000"))
    await _write(sqlite_database, "space again")


async def _failure(database: Database, statement: str) -> Exception | None:
    try:
        async with database.write() as tx:
            await tx.execute(text(statement))
    except Exception as error:
        return error
    return None


@pytest.mark.postgres
async def test_a_cut_connection_is_trouble_and_the_next_one_works(postgresql_database: Database) -> None:
    error = await _failure(postgresql_database, "SELECT pg_terminate_backend(pg_backend_pid())")
    assert is_trouble(error)
    await _write(postgresql_database, "next")


async def test_no_error_holds_what_a_person_wrote(database: Database) -> None:
    async with database.read() as tx:
        with pytest.raises(DBAPIError) as raised:
            await tx.execute(text("SELECT nothing FROM nowhere WHERE key = :key"), {"key": "my address"})
    assert "my address" not in str(raised.value)
