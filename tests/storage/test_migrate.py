"""Migrations: from nothing to the schema of storage/tables, on both engines, whole or not at all."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from storage import migrate
from storage.database import Database
from storage.tables import metadata
from tests.conftest import ask_server


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A database without a single table."""
    if request.param == "sqlite":
        opened = Database.open(f"sqlite:///{tmp_path / 'empty.db'}")
        yield opened
        await opened.close()
        return
    url = request.getfixturevalue("postgresql_url")
    await ask_server(url, "DROP SCHEMA IF EXISTS empty CASCADE")
    name = "jiejing_empty"
    await ask_server(url, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    await ask_server(url, f"CREATE DATABASE {name}")
    opened = Database.open(url.rpartition("/")[0] + f"/{name}")
    yield opened
    await opened.close()
    await ask_server(url, f"DROP DATABASE {name} WITH (FORCE)")


@asynccontextmanager
async def connection(database: Database) -> AsyncIterator[Any]:
    async with database._reading.connect() as opened:
        yield opened


def differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


async def tables_of(database: Database) -> list[str]:
    async with connection(database) as opened:
        names: list[str] = await opened.run_sync(lambda sync: inspect(sync).get_table_names())
    return names


async def test_the_schema_is_that_of_the_tables(empty: Database) -> None:
    await migrate.upgrade(empty)
    async with connection(empty) as opened:
        assert await opened.run_sync(differences) == []
    await migrate.upgrade(empty)


async def test_two_starts_at_once_make_one_schema(empty: Database) -> None:
    await asyncio.gather(migrate.upgrade(empty), migrate.upgrade(empty))
    assert "inbox" in await tables_of(empty)


async def test_what_is_cut_in_the_middle_has_not_happened_and_is_completed_by_the_next_start(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_table = op.create_table
    made: list[str] = []

    def cut(name: str, *columns: Any, **options: Any) -> Any:
        if len(made) == 3:
            raise KeyboardInterrupt
        made.append(name)
        return create_table(name, *columns, **options)

    with monkeypatch.context() as patch:
        patch.setattr(op, "create_table", cut)
        with pytest.raises(KeyboardInterrupt):
            await migrate.upgrade(empty)
    assert await tables_of(empty) == []
    await migrate.upgrade(empty)
    assert "inbox" in await tables_of(empty)


async def test_a_database_of_a_newer_release_is_refused(empty: Database) -> None:
    await migrate.upgrade(empty)
    async with empty.write() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(migrate.SchemaTooNew, match="newer release"):
        await migrate.upgrade(empty)
