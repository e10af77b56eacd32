"""The access log: each row seals the one before (T21)."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, func, select, update

from storage.audit import note, verify
from storage.database import Database
from storage.tables import audit

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


async def write_three(db: Database) -> None:
    for action in ("cases-listed", "appointed", "backed-up"):
        async with db.write() as tx:
            await note(
                tx, NOON, action, by=7, subject="person:7", facts={"area": "441900", "share": 0.1, "on": None}
            )


async def broken_row(db: Database) -> int | None:
    async with db.read() as tx:
        return await verify(tx)


async def test_a_log_as_it_was_written_is_whole(database: Database) -> None:
    assert await broken_row(database) is None
    await write_three(database)
    assert await broken_row(database) is None


@pytest.mark.parametrize(
    "change",
    [
        {"by": 8},
        {"action": "x"},
        {"subject": None},
        {"facts": {}},
        {"at": NOON.replace(hour=5)},
        {"hash": "0"},
    ],
)
@pytest.mark.parametrize("row", [1, 3])
async def test_an_edited_row_is_named(row: int, change: dict[str, object], sqlite_database: Database) -> None:
    await write_three(sqlite_database)
    async with sqlite_database.write() as tx:
        await tx.execute(update(audit).where(audit.c.id == row).values(**change))

    assert await broken_row(sqlite_database) == row


async def test_a_row_taken_out_shows_at_the_next(sqlite_database: Database) -> None:
    await write_three(sqlite_database)
    async with sqlite_database.write() as tx:
        await tx.execute(delete(audit).where(audit.c.id == 2))

    assert await broken_row(sqlite_database) == 3


async def test_many_writers_at_once_make_one_chain(database: Database) -> None:
    await asyncio.gather(*(write_three(database) for _ in range(5)))

    async with database.read() as tx:
        assert (await tx.execute(select(func.count()).select_from(audit))).scalar() == 15
    assert await broken_row(database) is None


async def test_a_long_log_is_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch, sqlite_database: Database
) -> None:
    monkeypatch.setattr("storage.audit.PAGE", 2)
    await write_three(sqlite_database)
    assert await broken_row(sqlite_database) is None
    async with sqlite_database.write() as tx:
        await tx.execute(update(audit).where(audit.c.id == 3).values(by=1))
    assert await broken_row(sqlite_database) == 3
