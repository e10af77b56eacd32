"""`jiejing calendar list`: the working days of a year."""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

import typer

from bot.cli.session import in_store, now, print_json, print_table, read_config
from domain.work_calendar import CalendarRow, is_special
from storage import calendar_days
from storage.database import Database


def command(
    year: Annotated[int | None, typer.Option(min=1970, max=2100, help="Else the present one.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Every day of the year as JSON.")] = False,
) -> None:
    """Show the days of a year that are not what their weekday says."""
    config = read_config()
    wanted = year or now().astimezone(config.city_timezone).year
    known = in_store(lambda db: _list(db, wanted), config)
    if as_json:
        print_json([_plain(row) for row in known])
        return
    special = [row for row in known if is_special(row)]
    print_table(
        ("date", "day", "name", "source"),
        [(row.date.isoformat(), "on" if row.is_workday else "off", row.name, row.source) for row in special],
    )


def _plain(row: CalendarRow) -> dict[str, Any]:
    return asdict(row) | {"date": row.date.isoformat(), "source": str(row.source)}


async def _list(db: Database, year: int) -> list[CalendarRow]:
    async with db.read() as tx:
        return await calendar_days.between(tx, date(year, 1, 1), date(year, 12, 31))
