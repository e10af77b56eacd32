"""`jiejing staff import`: many posts from a CSV file, all or none."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import appointments
from bot.cli.appointments import Appointment, Wrong
from bot.cli.csv_rows import read_rows
from bot.cli.session import Bar, in_store, now
from bot.cli.staff import appoint, city_of
from domain.city_files import Broken, Row
from domain.rulebook import Rulebook
from storage.database import Database

NEEDED = ("telegram_id", "name", "role", "area")
YES = {"1": True, "yes": True, "0": False, "no": False, "": False}


def command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.csv", exists=True, dir_okay=False, help="UTF-8, with a head.")
    ],
) -> None:
    """Appoint everybody in a CSV file.

    Its columns are telegram_id, name, role, area, and if you like trade and duty.
    All or nothing: what is wrong is named with its line and field, and then nobody is appointed.
    """
    rows = read_rows(file, NEEDED)
    with Bar("appointing") as bar:
        added = in_store(lambda db: _import(db, rows, now(), bar))
    print(f"{added} new, {len(rows) - added} already there")


async def _import(db: Database, rows: list[Row], moment: datetime, bar: Bar) -> int:
    async with db.write() as tx:
        city = await city_of(tx)
        wanted = [_read(row, city) for row in rows]
        added = 0
        for done, each in enumerate(wanted, start=1):
            added += await appoint(tx, each, moment)
            bar(done, len(wanted))
    return added


def _read(row: Row, city: Rulebook) -> Appointment:
    cells = row.cells
    try:
        return Appointment(
            telegram_id=appointments.read_telegram_id(cells["telegram_id"]),
            name=appointments.read_name(cells["name"]),
            role=appointments.read_role(cells["role"]),
            area=appointments.read_area(cells["area"], city.areas),
            trade=appointments.read_trade(cells.get("trade"), city),
            duty=_duty(cells.get("duty", "")),
        )
    except Wrong as wrong:
        raise Broken(row.file, row.line, wrong.field, wrong.reason) from None


def _duty(word: str) -> bool:
    if word.lower() not in YES:
        raise Wrong("duty", f"'{word}' is neither 1 nor 0")
    return YES[word.lower()]
