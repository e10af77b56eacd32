"""What every test may ask for: an empty database on each engine, at the newest schema."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from storage.database import Database
from storage.migrate import upgrade

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
"""Noon in Dongguan."""

NO_SERVER = "TEST_DATABASE_URL is not set: PostgreSQL not tested"
# Deleting is far quicker than TRUNCATE, which makes every file anew, and setval than ALTER SEQUENCE.
EMPTY = """
DO $$ DECLARE name text; BEGIN
  SET LOCAL session_replication_role = replica;
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
  LOOP EXECUTE format('DELETE FROM %I', name); END LOOP;
  FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL
  LOOP PERFORM setval(name::regclass, 1, false); END LOOP;
END $$
"""


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    apart(_upgraded(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A database of our own on the server that TEST_DATABASE_URL names, dropped in the end."""
    server = os.environ.get("TEST_DATABASE_URL")
    if not server:
        pytest.skip(NO_SERVER)
    name = f"jiejing_test_{os.getpid()}"
    apart(ask_server(server, f'CREATE DATABASE "{name}"'))
    # The server itself is never killed here, so no test needs its disk.
    apart(ask_server(server, f'ALTER DATABASE "{name}" SET synchronous_commit TO off'))
    url = make_url(server).set(database=name).render_as_string(hide_password=False)
    try:
        apart(_upgraded(url))
        yield url
    finally:
        apart(ask_server(server, f'DROP DATABASE "{name}" WITH (FORCE)'))


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    shutil.copy(sqlite_template, tmp_path / "jiejing.db")
    return f"sqlite:///{tmp_path / 'jiejing.db'}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database at the newest schema, on each engine in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    if request.param == "postgresql":
        apart(ask_server(url, EMPTY))
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The same, open."""
    is_server = database_url.startswith("postgresql")
    opened = postgresql(database_url) if is_server else Database.open(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite_database(sqlite_url: str) -> AsyncIterator[Database]:
    """For what does not depend on the engine."""
    opened = Database.open(sqlite_url)
    yield opened
    await opened.close()


@pytest.fixture
async def postgresql_database(postgresql_url: str) -> AsyncIterator[Database]:
    """For what only PostgreSQL does; mark such a test with `postgres`."""
    await ask_server(postgresql_url, EMPTY)
    opened = postgresql(postgresql_url)
    yield opened
    await opened.close()


@cache
def postgresql(url: str) -> Database:
    """The same for all tests, because a new one would compile every statement anew. Once closed, it connects
    again by itself."""
    return Database.open(url)


def apart(doing: Coroutine[Any, Any, None]) -> None:
    """Runs it on a loop of its own, whether or not one runs here already."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, doing).result()


async def _upgraded(url: str) -> None:
    opened = Database.open(url)
    try:
        await upgrade(opened)
    finally:
        await opened.close()


async def ask_server(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
