"""`jiejing places list`: the coded places and their links."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from bot.cli.session import in_store, print_json, print_table
from domain.places import deep_link
from storage import places, state
from storage.database import Database


def command(as_json: Annotated[bool, typer.Option("--json", help="Everything as JSON.")] = False) -> None:
    """Show the coded places with the links to print."""
    found = in_store(_list)
    if as_json:
        print_json(found)
        return
    head = ("code", "name", "kind", "area", "link")
    print_table(head, [tuple(place[column] for column in head) for place in found])


async def _list(db: Database) -> list[dict[str, Any]]:
    async with db.read() as tx:
        bot_name = await state.get(tx, "bot-name", "") or "YOUR_BOT"
        return [
            asdict(place) | {"link": deep_link(bot_name, place.token)} for place in await places.every(tx)
        ]
