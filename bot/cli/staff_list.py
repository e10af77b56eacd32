"""`jiejing staff list`: everybody who holds a post."""

from typing import Annotated, Any

import typer

from bot.cli.appointments import Wrong, read_area, read_role
from bot.cli.failures import Failed
from bot.cli.session import in_store, now, print_json, print_table
from bot.cli.staff import city_of
from domain.people import Post
from storage import audit, people
from storage.database import Database

COLUMNS = ("telegram_id", "name", "role", "area", "area_name", "trade", "duty")


def command(
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array instead of a table.")] = False,
    role: Annotated[str | None, typer.Option(help="Only this role.")] = None,
    area: Annotated[str | None, typer.Option(help="Only this area and what lies in it.")] = None,
) -> None:
    """List the staff, one line for each post. The look is written to the access log."""
    rows = in_store(lambda db: _list(db, role, area))
    if as_json:
        print_json(rows)
        return
    print_table(COLUMNS, [[row[name] for name in COLUMNS] for row in rows])


async def _list(db: Database, role: str | None, area: str | None) -> list[dict[str, Any]]:
    async with db.write() as tx:
        areas = (await city_of(tx)).areas
        try:
            only_role = read_role(role) if role else None
            within = read_area(area, areas).code if area else None
        except Wrong as wrong:
            raise Failed(f"--{wrong.field}: {wrong.reason}") from None
        await audit.note(tx, now(), "staff-listed", facts={"role": only_role, "area": within})
        return [
            _row(person, post, found.name if (found := areas.get(post.area)) else None)
            for person, post in await people.staff(tx)
            if (only_role is None or post.role is only_role)
            and (within is None or areas.covers(within, post.area))
        ]


def _row(person: people.Person, post: Post, area_name: str | None) -> dict[str, Any]:
    return {
        "telegram_id": person.telegram_id,
        "name": person.name,
        "role": str(post.role),
        "area": post.area,
        "area_name": area_name,
        "trade": post.trade,
        "duty": post.duty,
    }
