"""`jiejing look-back list`: the rounds, what came of them, and the next date."""

from datetime import timedelta
from typing import Annotated, Any

import typer

from bot.cli.session import in_store, now, print_json, print_table
from bot.cli.staff import city_of
from storage import look_back_rounds
from storage.database import Database

SHOWN = 12
AHEAD = timedelta(days=400)


def command(as_json: Annotated[bool, typer.Option("--json", help="Everything as JSON.")] = False) -> None:
    """Show the rounds over the worst-listed places: past ones with their results, then those to come."""
    found = in_store(_list)
    if as_json:
        print_json(found)
        return
    columns = ("month", "date", "state", "places", "passed", "failed", "not visited")
    print_table(columns, [tuple(round_.values()) for round_ in found])


async def _list(db: Database) -> list[dict[str, Any]]:
    async with db.read() as tx:
        city = await city_of(tx)
        today = now().astimezone(city.zone).date()
        begun = {round_.month: round_ for round_ in await look_back_rounds.begun(tx, SHOWN)}
        rows = []
        for round_ in sorted(begun.values(), key=lambda one: one.date):
            entries = await look_back_rounds.of_round(tx, round_.month)
            passed = sum(entry.passed is True for entry in entries)
            failed = sum(entry.passed is False for entry in entries)
            rows.append(
                {
                    "month": f"{round_.month:%Y-%m}",
                    "date": round_.date.isoformat(),
                    "state": "over" if round_.closed_at else "under way",
                    "places": len(entries),
                    "passed": passed,
                    "failed": failed,
                    "not_visited": len(entries) - passed - failed,
                }
            )
        for coming in await look_back_rounds.planned(tx, city, today):
            if today < coming.date <= today + AHEAD and coming.month not in begun:
                numbers = dict.fromkeys(("places", "passed", "failed", "not_visited"), 0)
                head = {"month": f"{coming.month:%Y-%m}", "date": coming.date.isoformat(), "state": "planned"}
                rows.append(head | numbers)
        return rows
