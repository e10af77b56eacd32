"""`jiejing inspections import`: what inspectors found, from a CSV file, all or nothing."""

from pathlib import Path
from secrets import token_urlsafe
from typing import Annotated, NamedTuple

import typer

from bot.cli.csv_rows import read_all, read_rows
from bot.cli.places_add import TOKEN_BYTES
from bot.cli.session import Bar, in_store, now
from bot.cli.staff import city_of
from domain.city_files import Row
from domain.inspection_files import NEEDED, InspectionReader
from storage import audit, inspections, places
from storage.database import Database


class Imported(NamedTuple):
    lines: int
    added: int
    places: int


def command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.csv", exists=True, dir_okay=False, help="UTF-8, with a head.")
    ],
) -> None:
    """Bring inspections of places along, for the monthly lists.

    Its columns are place, at, inspector, category, points; and if you like source, repeat, note, place_kind,
    place_name, place_name_en, area, latitude, longitude (docs/city-data.md tells what each holds).
    All or nothing: what is wrong is named with its line and field. Lines that are there already add nothing.
    """
    rows = read_rows(file, NEEDED)
    with Bar("importing") as bar:
        done = in_store(lambda db: _import(db, rows, bar))
    print(f"{done.added} new, {done.lines - done.added} already there; {done.places} new places")


async def _import(db: Database, rows: list[Row], bar: Bar) -> Imported:
    """Half of the bar is reading, half writing."""
    moment = now()
    total = 2 * len(rows)
    async with db.write() as tx:
        city = await city_of(tx)
        known = await places.every(tx)
        reader = InspectionReader(city, known, moment, lambda: token_urlsafe(TOKEN_BYTES))
        found = read_all(rows, reader.read, lambda done: bar(done, total))
        await places.keep(tx, reader.made.values())
        added = await inspections.add(tx, found, lambda done: bar(len(rows) + done, total))
        await audit.note(tx, moment, "inspections-imported", facts={"lines": len(rows), "new": added})
    return Imported(len(rows), added, len(reader.made))
