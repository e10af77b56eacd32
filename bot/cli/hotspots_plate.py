"""`jiejing hotspots plate`: the page to print for a coded place."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.failures import Failed
from bot.cli.session import in_store
from bot.cli.staff import city_of
from domain.hotspot_codes import plate_link
from printing.hotspot_plate import print_plate
from printing.sheet import Sheet
from storage import hotspots, state
from storage.database import Database
from texts import Texts

NAMELESS = (
    "jiejing: warning: the bot's name is not known yet, so the QR code leads nowhere: "
    "start `jiejing run` once, then write the plate again"
)


def command(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Like DG-128-01-007.")],
    file: Annotated[Path, typer.Argument(metavar="FILE.html", dir_okay=False, help="Where to.")],
) -> None:
    """Write the plate of a place: one page of A4 with a QR code, to open in a browser and print."""
    if not file.absolute().parent.is_dir():
        raise Failed(f"{file.parent}: there is no such folder")
    file.write_bytes(in_store(lambda db: _print(db, code.strip().upper())))
    print(f"{file}: open it in a browser and print it on A4")


async def _print(db: Database, code: str) -> bytes:
    async with db.read() as tx:
        city = await city_of(tx)
        spot = await hotspots.find(tx, code)
        bot_name = await state.get(tx, "bot-name", "")
    if spot is None:
        raise Failed(f"there is no coded place {code}; `jiejing hotspots list` shows them")
    if not bot_name:
        print(NAMELESS, file=sys.stderr)
    facts = {
        "code": spot.code,
        "link": plate_link(bot_name or "YOUR_BOT", spot.token),
        "unit": spot.unit,
        "village": spot.village,
    }
    return print_plate(Sheet("zh", facts, city, Texts(city.zone, city.names))).data
