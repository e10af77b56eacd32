"""A fresh database of either engine for one test: a file of its own, or a PostgreSQL database of its own."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from storage.database import Database
from storage.migrate import upgrade

ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))


@asynccontextmanager
async def fresh_url(engine: str, folder: Path) -> AsyncIterator[str]:
    """The address of an empty database, which is gone afterwards."""
    if engine == "sqlite":
        yield f"sqlite:///{folder}/{uuid4().hex}.db"
        return
    server = os.environ.get("TEST_DATABASE_URL")
    if not server:
        pytest.skip("TEST_DATABASE_URL names no PostgreSQL server")
    url = make_url(server).set(drivername="postgresql")
    name = f"jiejing_{uuid4().hex}"
    admin = await asyncpg.connect(url.render_as_string(hide_password=False))
    try:
        await admin.execute(f'CREATE DATABASE "{name}"')
        yield url.set(database=name).render_as_string(hide_password=False)
        await admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    finally:
        await admin.close()


@asynccontextmanager
async def fresh_database(engine: str, folder: Path) -> AsyncIterator[Database]:
    """At the newest schema, without a city."""
    async with fresh_url(engine, folder) as url:
        db = Database.open(url)
        try:
            await upgrade(db)
            yield db
        finally:
            await db.close()
