"""`jiejing places add`: a coded place and the link to its code."""

from secrets import token_urlsafe
from typing import Annotated

import typer

from bot.cli.appointments import Wrong, read_area
from bot.cli.failures import Failed
from bot.cli.session import in_store
from bot.cli.staff import city_of
from domain.coordinates import Point
from domain.places import Place, PlaceUse, deep_link
from storage import places, state
from storage.database import Database

TOKEN_BYTES = 9


def command(
    name: Annotated[str, typer.Option(help="How residents know it, in Chinese.")],
    latitude: Annotated[float, typer.Option(help="WGS-84, degrees.")],
    longitude: Annotated[float, typer.Option(help="WGS-84, degrees.")],
    kind: Annotated[PlaceUse, typer.Option(help="What it is.")] = PlaceUse.OTHER,
    name_en: Annotated[str, typer.Option(help="The same in English; else the Chinese name.")] = "",
    area: Annotated[str, typer.Option(help="Its unit or village; else the unit by outline.")] = "",
) -> None:
    """Give a place a code: whoever scans it, or opens its link, need not say where they are."""
    print(in_store(lambda db: _add(db, kind, (name, name_en or name), area, (latitude, longitude))))


async def _add(
    db: Database, kind: PlaceUse, names: tuple[str, str], area: str, where: tuple[float, float]
) -> str:
    """The link, ready for a QR code."""
    async with db.write() as tx:
        city = await city_of(tx)
        try:
            point = Point(*where)
            found = read_area(area, city.areas) if area else city.areas.unit_at(point)
        except Wrong as wrong:
            raise Failed(f"--area: {wrong.reason}") from None
        except ValueError as error:
            raise Failed(f"--latitude, --longitude: {error}") from None
        if found is None or city.areas.unit_at(point) is None:
            raise Failed(f"--latitude, --longitude: {where[0]}, {where[1]} is outside the city")
        place = Place(token_urlsafe(TOKEN_BYTES), kind, *names, found.code, point.latitude, point.longitude)
        await places.keep(tx, [place])
        return deep_link(await state.get(tx, "bot-name", "") or "YOUR_BOT", place.token)
