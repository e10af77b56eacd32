"""`jiejing look-back set`: another date for a round."""

from datetime import date
from typing import Annotated

import typer

from bot.cli.failures import Failed
from bot.cli.session import in_store, now
from bot.cli.staff import city_of
from domain.look_back_rounds import FURTHEST, upcoming
from storage import audit, look_back_rounds
from storage.database import Database


def command(
    day: Annotated[str, typer.Argument(metavar="DATE", help="The new date, like 2024-06-25.")],
    of: Annotated[
        str | None, typer.Option("--round", help="The month it was planned for, like 2024-06; else the next.")
    ] = None,
) -> None:
    """Set the date of a round over the worst-listed places; the default is a last working day."""
    wanted = _date("DATE", day)
    month = _month(of) if of else None
    print(in_store(lambda db: _set(db, wanted, month)))


def _date(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Failed(f"{name}: '{text}' is no date like 2024-06-25") from None


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Failed(f"--round: '{text}' is no month like 2024-06") from None


async def _set(db: Database, day: date, month: date | None) -> str:
    async with db.write() as tx:
        city = await city_of(tx)
        today = now().astimezone(city.zone).date()
        coming = upcoming(await look_back_rounds.planned(tx, city, today), today)
        chosen = month or (coming.month if coming else day.replace(day=1))
        if day <= today:
            raise Failed(f"DATE: {day} is not after today")
        if day > today + FURTHEST:
            raise Failed(f"DATE: {day} is more than a year ahead")
        if not await look_back_rounds.set_date(tx, chosen, day, None):
            raise Failed(f"the round of {chosen:%Y-%m} has begun; its date can no longer be changed")
        await audit.note(tx, now(), "look-back-date", None, f"{chosen:%Y-%m}", {"date": day.isoformat()})
        return f"the round of {chosen:%Y-%m} is on {day}"
