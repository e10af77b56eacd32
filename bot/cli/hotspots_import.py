"""`jiejing hotspots import`: coded places that a city brings along, all or none."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.csv_rows import read_all, read_rows
from bot.cli.session import Bar, in_store, now
from bot.cli.staff import city_of
from domain.city_files import Row
from domain.hotspot_files import NEEDED, HotspotReader
from storage import audit, hotspot_coding, hotspots
from storage.database import Database
from storage.hotspots import Figures


def command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.csv", exists=True, dir_okay=False, help="UTF-8, with a head.")
    ],
) -> None:
    """Bring coded places (black spots) along, open and cancelled.

    Its columns are code, category, latitude, longitude, coded_at; and if you like area, address,
    cancelled_at, reopened, reopened_at (docs/city-data.md tells what each holds).
    All or nothing: what is wrong is named with its line and field. Nobody is told; the daily job then asks,
    warns and drafts as for any other.
    """
    rows = read_rows(file, NEEDED)
    with Bar("importing") as bar:
        figures = in_store(lambda db: _import(db, rows, bar))
    print(f"{figures.coded} imported: {figures.open} open, {figures.cancelled} cancelled")


async def _import(db: Database, rows: list[Row], bar: Bar) -> Figures:
    """Half of the bar is reading, half writing."""
    moment = now()
    total = 2 * len(rows)
    async with db.write() as tx:
        city = await city_of(tx)
        known = {spot.code for spot in await hotspots.every(tx)}
        reader = HotspotReader(city, known, moment, hotspot_coding.new_token)
        found = read_all(rows, reader.read, lambda done: bar(done, total))
        for done, spot in enumerate(found, start=1):
            await hotspot_coding.bring(tx, spot)
            bar(len(rows) + done, total)
        cancelled = sum(not spot.is_living for spot in found)
        await audit.note(tx, moment, "hotspots-imported", facts={"hotspots": len(found)})
    return Figures(len(found), cancelled)
