"""Brings a database to the newest schema."""

import asyncio
import sys
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from storage.database import Database

SCRIPTS = Path(__file__).parent / "migrations"
STEPS = sorted(script.stem for script in (SCRIPTS / "versions").glob("[0-9]*.py"))
NEWEST = STEPS[-1].partition("_")[0] if STEPS else "0000"
# Two starts at once: the second waits for the first (PostgreSQL; SQLite has but one writer).
LOCK = 5_201_314


TURNS: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


class SchemaTooNew(Exception):
    """The database was made by a newer release."""


async def upgrade(database: Database) -> None:
    """Nothing but one look where the schema is the newest already. Raises SchemaTooNew."""
    if await _revision_of(database) != NEWEST:
        # Alembic keeps what it works on in one place for the whole process: two at once would mix.
        async with TURNS.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
            await _migrate(database)


async def _revision_of(database: Database) -> str | None:
    try:
        async with database.read() as tx:
            return (await tx.execute(text("SELECT version_num FROM alembic_version"))).scalar()
    except DBAPIError:
        # No such table: an empty database. Anything worse shows when migrating.
        return None


async def _migrate(database: Database) -> None:
    """All steps in one transaction: killed in the middle, nothing has happened."""
    sqlite = database.dialect == "sqlite"
    driver = "sqlite+aiosqlite" if sqlite else "postgresql+asyncpg"
    engine = create_async_engine(database.url.set(drivername=driver), poolclass=NullPool)
    if sqlite:
        event.listen(engine.sync_engine, "connect", _begin_ourselves)
        event.listen(
            engine.sync_engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE")
        )
    try:
        async with engine.begin() as connection:
            if not sqlite:
                await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            await connection.run_sync(run)
    finally:
        await engine.dispose()


def run(connection: Connection) -> None:
    """Runs what is missing in the transaction of `connection`."""
    # Alembic takes longer to import than everything else needs to start.
    from alembic import command  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    try:
        command.upgrade(configuration(connection), "head")
    except CommandError as error:
        if "Can't locate revision" in str(error):
            raise SchemaTooNew("the database belongs to a newer release of Jiejing") from error
        raise


def configuration(connection: Connection) -> Any:
    """Alembic's settings, for `connection`."""
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return config


def _begin_ourselves(connection: Any, _record: Any) -> None:
    connection.isolation_level = None


def make_revision(words: str) -> None:
    """Writes the next migration from what differs between the newest schema and storage/tables.

    Until the first release there is but one: delete 0001_first.py and make the revision "First" anew.
    """
    from alembic import command  # noqa: PLC0415 - see above
    from sqlalchemy import create_engine  # noqa: PLC0415 - nobody else needs a synchronous engine

    with create_engine(make_url("sqlite://")).connect() as connection:
        config = configuration(connection)
        command.upgrade(config, "head")
        command.revision(config, words, autogenerate=True, rev_id=f"{int(NEWEST) + 1:04}")


if __name__ == "__main__":
    # `python -m storage.migrate "Add a column"` writes the next migration.
    make_revision(" ".join(sys.argv[1:]))
