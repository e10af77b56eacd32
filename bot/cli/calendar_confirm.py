"""`jiejing calendar confirm`: a year was compared with the notice."""

from typing import Annotated

import typer

from bot.cli.session import in_store, now
from bot.cli.staff import city_of
from storage import audit, calendar_days
from storage.database import Database


def command(
    year: Annotated[int, typer.Argument(metavar="YEAR", min=1970, max=2100)],
) -> None:
    """Say that a year agrees with the State Council's notice: its estimated days are certain from now on."""
    confirmed = in_store(lambda db: _confirm(db, year))
    print(f"{year}: {confirmed} estimated days are certain now")


async def _confirm(db: Database, year: int) -> int:
    async with db.write() as tx:
        await city_of(tx)
        confirmed = await calendar_days.confirm(tx, year)
        await audit.note(tx, now(), "calendar-confirmed", None, str(year), {"days": confirmed})
    return confirmed
