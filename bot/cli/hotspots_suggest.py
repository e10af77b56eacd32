"""`jiejing hotspots suggest`: where the same trouble came back, as the city office sees it in the chat."""

from typing import Annotated, Any

import typer

from bot.cli.session import in_store, now, print_json, print_table
from bot.cli.staff import city_of
from domain.hotspot_places import Suggestion
from storage import cases, hotspot_survey
from storage.database import Database, Tx

HEAD = ("count", "category", "unit", "village", "latitude", "longitude")


def command(
    as_json: Annotated[bool, typer.Option("--json", help="JSON, with cases.")] = False,
) -> None:
    """Look at the last days' cases now, and show where a code is suggested.

    What is found takes the place of what /hotspots suggested before; codes are given there.
    """
    found = in_store(_suggest)
    if as_json:
        print_json(found)
        return
    print_table(HEAD, ([each[name] for name in HEAD] for each in found))


async def _suggest(db: Database) -> list[dict[str, Any]]:
    moment = now()
    async with db.read() as tx:
        city = await city_of(tx)
    survey = await hotspot_survey.look(db, city, moment)
    async with db.write() as tx:
        await hotspot_survey.keep(tx, city, survey.clusters, moment)
        return [await _document(tx, each) for each in await hotspot_survey.suggested(tx)]


async def _document(tx: Tx, each: Suggestion) -> dict[str, Any]:
    found = [await cases.get(tx, number) for number in each.cases]
    return {
        "category": each.category,
        "unit": each.unit,
        "village": each.village,
        "latitude": each.latitude,
        "longitude": each.longitude,
        "count": each.count,
        "cases": [case.code for case in found if case],
    }
