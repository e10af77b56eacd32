"""`jiejing city load`: checks a city and takes it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from bot.city_files import read_city
from bot.cli.session import in_store, now
from bot.store import load_city, open_database
from domain.areas import Areas
from domain.city import Broken, CityData, parse_city
from storage import audit
from storage.city import Loaded
from storage.database import Database


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", exists=True, file_okay=False, help="Its folder.")],
    check: Annotated[bool, typer.Option("--check", help="Check the files only, change nothing.")] = False,
) -> None:
    """Check the files of a city and load them; what is broken is named with file, line and reason.

    All or nothing. A running bot works with the new city at once. docs/city-data.md describes the files.
    """
    files = read_city(folder)
    words = _summary(_checked(files))
    if check:
        print(f"{words}: nothing is wrong")
        return
    loaded = in_store(lambda db: _load(db, files), opened_by=open_database)
    print(f"{words}: loaded as version {loaded.version}, with {loaded.days} days of calendar")


def _checked(files: Mapping[str, str]) -> CityData:
    data = parse_city(files)
    try:
        Areas(data.areas)
    except ValueError as error:
        raise Broken("outlines.geojson", None, "", str(error)) from None
    return data


def _summary(data: CityData) -> str:
    return (
        f"{data.info.name_zh} {data.info.name_en}, {len(data.areas)} areas, {len(data.categories)} categories"
    )


async def _load(db: Database, files: Mapping[str, str]) -> Loaded:
    async with db.write() as tx:
        moment = now()
        loaded = await load_city(tx, files, moment)
        await audit.note(tx, moment, "city-loaded", facts={"version": loaded.version})
    return loaded
