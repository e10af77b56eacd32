"""`jiejing jobs`: the schedule."""

from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.cli.session import in_store, now, print_json, print_table, read_config
from storage import city as cities
from storage.database import Database
from storage.figures import last_runs

COLUMNS = ("name", "when", "last", "next")


def command(
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array instead of a table.")] = False,
) -> None:
    """Show what is scheduled, when it last ran and when it runs next (in the city's time)."""
    config = read_config()
    zone = config.city_timezone
    rows = in_store(lambda db: _rows(db, zone), config)
    if as_json:
        print_json(rows)
        return
    print_table(
        COLUMNS,
        [[row["name"], row["when"], *(_local(row[name], zone) for name in COLUMNS[2:])] for row in rows],
    )


def _local(moment: datetime | None, zone: ZoneInfo) -> str | None:
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") if moment else None


async def _rows(db: Database, zone: ZoneInfo) -> list[dict[str, Any]]:
    # The scheduler behind it takes a tenth of a second, which no other command needs.
    from jobs.clock import SCHEDULE  # noqa: PLC0415
    from jobs.schedule import NO_CITY, BadRun  # noqa: PLC0415

    async with db.read() as tx:
        last = await last_runs(tx)
        city = await cities.current(tx)
    if city is None:
        raise BadRun(NO_CITY)
    moment = now()
    return [
        {
            "name": job.name,
            "when": str(job.when(city)),
            "last": last.get(job.name),
            "next": job.when(city).next_after(moment, zone),
        }
        for job in SCHEDULE
    ]
