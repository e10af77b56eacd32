"""`jiejing staff remove`: takes posts away."""

from typing import Annotated

import typer

from bot.cli.appointments import Wrong, read_area, read_role, read_telegram_id
from bot.cli.failures import Failed
from bot.cli.session import in_store, now
from bot.cli.staff import city_of
from domain.messages import Refused
from storage import audit, people, posts
from storage.database import Database


def command(
    telegram_id: Annotated[str, typer.Option(help="The person's number at Telegram.")],
    role: Annotated[str | None, typer.Option(help="Only this role.")] = None,
    area: Annotated[str | None, typer.Option(help="Only the posts for exactly this area.")] = None,
) -> None:
    """Take posts from a person, all of them unless role or area narrow it. Holds from the next press on."""
    print(in_store(lambda db: _remove(db, telegram_id, role, area)))


async def _remove(db: Database, telegram_id: str, role: str | None, area: str | None) -> str:
    async with db.write() as tx:
        try:
            number = read_telegram_id(telegram_id)
            only_role = read_role(role) if role else None
            code = read_area(area, (await city_of(tx)).areas).code if area else None
        except Wrong as wrong:
            raise Failed(f"--{wrong.field.replace('_', '-')}: {wrong.reason}") from None
        person = await people.by_telegram(tx, number)
        if person is None:
            raise Failed(f"{number} holds no such post")
        try:
            taken = await posts.remove(tx, person.id, only_role, code)
        except Refused:
            raise Failed(f"{person.name} is the last admin; appoint another one first") from None
        if not taken:
            raise Failed(f"{number} holds no such post")
        facts = {"role": only_role, "area": code, "posts": taken}
        await audit.note(tx, now(), "dismissed", subject=f"person:{person.id}", facts=facts)
    return f"took {taken} {'post' if taken == 1 else 'posts'} from {person.name}"
