"""`jiejing staff add`: one post for one person."""

from typing import Annotated

import typer

from bot.cli import appointments
from bot.cli.appointments import Appointment, Wrong
from bot.cli.failures import Failed
from bot.cli.session import in_store, now
from bot.cli.staff import appoint, city_of, label
from domain.people import APPOINTED
from storage.database import Database

Words = dict[str, str]


def command(
    telegram_id: Annotated[str, typer.Option(help="The person's number at Telegram; @userinfobot tells it.")],
    name: Annotated[str, typer.Option(help="How the staff know the person.")],
    role: Annotated[str, typer.Option(help=f"One of {', '.join(APPOINTED)}.")],
    area: Annotated[str, typer.Option(help="A code, or a name that only one area has.")],
    trade: Annotated[str | None, typer.Option(help="For a rectifier: one kind of work, or all.")] = None,
    duty: Annotated[bool, typer.Option("--duty", help="Town staff: gets emergencies, at night too.")] = False,
) -> None:
    """Give a person a role for an area. Twice the same changes nothing but the duty mark."""
    words = {"telegram_id": telegram_id, "name": name, "role": role, "area": area, "trade": trade or ""}
    print(in_store(lambda db: _add(db, words, duty)))


async def _add(db: Database, words: Words, duty: bool) -> str:
    async with db.write() as tx:
        city = await city_of(tx)
        try:
            wanted = Appointment(
                telegram_id=appointments.read_telegram_id(words["telegram_id"]),
                name=appointments.read_name(words["name"]),
                role=appointments.read_role(words["role"]),
                area=appointments.read_area(words["area"], city.areas),
                trade=appointments.read_trade(words["trade"], city),
                duty=duty,
            )
        except Wrong as wrong:
            raise Failed(f"--{wrong.field.replace('_', '-')}: {wrong.reason}") from None
        is_new = await appoint(tx, wanted, now())
    return (
        f"{wanted.name} is {'now' if is_new else 'already'} {label(wanted.role, wanted.area, wanted.trade)}"
    )
