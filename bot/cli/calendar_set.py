"""`jiejing calendar set`: one day by hand."""

from datetime import date
from typing import Annotated

import typer

from bot.cli.failures import Failed
from bot.cli.session import in_store, now
from bot.cli.staff import city_of
from domain.work_calendar import CalendarRow, CalendarSource
from storage import audit, calendar_days
from storage.database import Database

WORDS = {"on": True, "off": False}


def command(
    day: Annotated[str, typer.Argument(metavar="DATE", help="Like 2027-02-06.")],
    what: Annotated[str, typer.Argument(metavar="on|off", help="A working day, or a day off.")],
    name: Annotated[str, typer.Option(help="The holiday that it is off for, or makes up for.")] = "",
) -> None:
    """Make a day a working day or a day off. It stays so whatever is loaded later."""
    row = CalendarRow(read_day("DATE", day), read_what(what), name.strip(), CalendarSource.EDITED)
    in_store(lambda db: _set(db, [row]))
    print(f"{row.date.isoformat()} is {what} now")


def read_day(field: str, words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise Failed(f"{field}: '{words}' is not a date like 2027-02-06") from None


def read_what(words: str) -> bool:
    if words not in WORDS:
        raise Failed(f"on|off: '{words}' is neither on nor off")
    return WORDS[words]


async def _set(db: Database, rows: list[CalendarRow]) -> None:
    async with db.write() as tx:
        await city_of(tx)
        await calendar_days.edit(tx, rows)
        for row in rows:
            facts = {"is_workday": row.is_workday, "name": row.name}
            await audit.note(tx, now(), "calendar-edited", None, row.date.isoformat(), facts)
