"""`jiejing exposure ledger`: what listings cost the units."""

from typing import Annotated, Any

import typer

from bot.cli.appointments import Wrong, read_area
from bot.cli.exposure_list import read_month
from bot.cli.failures import Failed
from bot.cli.session import in_store, print_json, print_table
from bot.cli.staff import city_of
from domain.exposure import SUBJECTS
from storage import ledger, places
from storage.database import Database

HEAD = ("month", "unit", "place", "name", "points", "why", "released_on")


def command(
    month: Annotated[str | None, typer.Option(help="Only this month, like 2024-05.")] = None,
    unit: Annotated[str | None, typer.Option(help="Only this town: code or name.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Everything as JSON.")] = False,
) -> None:
    """Show the lines of the deduction ledger (S17).

    Lines are only ever added: a release writes its day beside them, a correction adds a line that gives the
    points back. Each counts in the checks of fine management and of illegal building.
    """
    found = in_store(lambda db: _list(db, month, unit))
    if as_json:
        print_json(found)
        return
    print_table(HEAD, [tuple(line[name] for name in HEAD) for line in found])


async def _list(db: Database, month: str | None, unit: str | None) -> list[dict[str, Any]]:
    async with db.read() as tx:
        try:
            units = [read_area(unit, (await city_of(tx)).areas).code] if unit else None
        except Wrong as wrong:
            raise Failed(f"--unit: {wrong.reason}") from None
        found = await ledger.lines(tx, units, read_month(month) if month else None)
        known = await places.by_code(tx, {line.place for line in found})
        return [
            {
                "month": f"{line.month:%Y-%m}",
                "unit": line.unit,
                "place": line.place,
                "name": known[line.place].name if line.place in known else "",
                "points": line.points,
                "subjects": list(SUBJECTS),
                "why": line.why,
                "at": line.at,
                "released_on": line.released_on,
            }
            for line in found
        ]
