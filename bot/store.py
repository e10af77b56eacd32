"""The first command makes the database, brings it to the newest schema and loads the city of CITY."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from bot.city_files import find_city, read_city
from bot.config import BadSetting, Config
from bot.setting_values import database_file
from storage import city as cities
from storage import recounts
from storage.database import Database, Tx
from storage.migrate import upgrade
from storage.photo_files import PhotoFiles
from storage.work_calendar import calendar_rows

LOADING = 0x6A69656A
"""The number of PostgreSQL's lock under which one of several first commands loads the city."""


async def open_store(config: Config) -> Database:
    """The database at the newest schema with a city in it; close it in the end.

    Raises BadSetting, Broken (the city's files), SchemaTooNew or what the database says.
    """
    db = await open_database(config)
    try:
        async with db.read() as tx:
            is_empty = await cities.version(tx) == 0
            is_counted = await recounts.is_built(tx)
        if is_empty:
            await _load_first(db, config)
        elif not is_counted:
            await _count_anew(db)
    except BaseException:
        await db.close()
        raise
    return db


async def open_database(config: Config) -> Database:
    """The same without looking for a city."""
    _make_folder(database_file(config.database_url))
    db = Database.open(config.database_url)
    try:
        await upgrade(db)
    except BaseException as error:
        await db.close()
        if isinstance(error, OSError):
            raise BadSetting("DATABASE_URL", f"the database does not answer: {error}") from None
        raise
    return db


def _make_folder(file: Path | None) -> None:
    if file is None:
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSetting("DATABASE_URL", f"{file.parent} cannot be made: {error.strerror}") from None


PAST_YEARS = 5
"""So that a job done by hand for a week long ago knows that week's holidays."""


async def load_city(tx: Tx, files: Mapping[str, str], now: datetime) -> cities.Loaded:
    """Puts the city of these texts in the place of the one before. Raises Broken."""
    years = range(now.year - PAST_YEARS, now.year + 3)
    return await cities.load(tx, files, calendar_rows(years), now)


async def _load_first(db: Database, config: Config) -> None:
    folder = find_city(config.city, config.directory)
    if folder is None:
        raise BadSetting("CITY", f"'{config.city}' is gone")
    files = read_city(folder)
    async with db.write() as tx:
        if tx.dialect == "postgresql":
            await tx.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOADING})
        if await cities.version(tx) == 0:
            await load_city(tx, files, datetime.now(UTC))


async def _count_anew(db: Database) -> None:
    """The first start of a version that counts cases otherwise than the one before, or never did."""
    async with db.write() as tx:
        city = await cities.current(tx)
        if city:
            await recounts.keep_up(tx, city)


def open_photos(config: Config) -> PhotoFiles:
    """Raises BadSetting."""
    try:
        return PhotoFiles.open(config.photos_url)
    except ValueError as error:
        raise BadSetting("PHOTOS_URL", str(error)) from None
