"""`jiejing places add`: a coded place and the link to its code."""

from secrets import token_urlsafe
from typing import Annotated

import typer

from bot.cli.appointments import Wrong, read_area
from bot.cli.failures import Failed
from bot.cli.session import in_store
from bot.cli.staff import city_of
from domain.areas import Area
from domain.coordinates import Point
from domain.places import CODE, CODE_WANTED, Place, PlaceUse, deep_link, next_code
from domain.rulebook import Rulebook
from storage import places, state
from storage.database import Database

TOKEN_BYTES = 9


def command(
    name: Annotated[str, typer.Option(help="How residents know it, in Chinese.")],
    latitude: Annotated[float | None, typer.Option(help="WGS-84, degrees; a road has none.")] = None,
    longitude: Annotated[float | None, typer.Option(help="WGS-84, degrees.")] = None,
    kind: Annotated[PlaceUse, typer.Option(help="What it is.")] = PlaceUse.OTHER,
    name_en: Annotated[str, typer.Option(help="The same in English; else the Chinese name.")] = "",
    area: Annotated[str, typer.Option(help="Its unit or village; else the unit by outline.")] = "",
    code: Annotated[str, typer.Option(help="What the office calls it; else one like HM-MARKET-001.")] = "",
) -> None:
    """Give a place a code: whoever scans it, or opens its link, need not say where they are."""
    names = (name, name_en or name)
    print(in_store(lambda db: _add(db, kind, names, area, code, (latitude, longitude))))


async def _add(
    db: Database,
    kind: PlaceUse,
    names: tuple[str, str],
    words: str,
    code: str,
    where: tuple[float | None, float | None],
) -> str:
    """The link, ready for a QR code."""
    async with db.write() as tx:
        city = await city_of(tx)
        point = _point(where)
        area = _area(city, words, point)
        taken = {place.code for place in await places.every(tx)}
        code = _code(code, taken) or next_code(_letters(city, area), kind, taken)
        degrees = (point.latitude, point.longitude) if point else (None, None)
        place = Place(token_urlsafe(TOKEN_BYTES), code, kind, *names, area.code, *degrees)
        await places.keep(tx, [place])
        return deep_link(await state.get(tx, "bot-name", "") or "YOUR_BOT", place.token)


def _point(where: tuple[float | None, float | None]) -> Point | None:
    latitude, longitude = where
    if latitude is None and longitude is None:
        return None
    if latitude is None or longitude is None:
        raise Failed("--latitude, --longitude: give both, or neither")
    try:
        return Point(latitude, longitude)
    except ValueError as error:
        raise Failed(f"--latitude, --longitude: {error}") from None


def _area(city: Rulebook, words: str, point: Point | None) -> Area:
    """The named one, else the unit around the point."""
    try:
        found = read_area(words, city.areas) if words else None
    except Wrong as wrong:
        raise Failed(f"--area: {wrong.reason}") from None
    if point is None and found is None:
        raise Failed("--area: is needed for a place without --latitude and --longitude")
    unit = city.areas.unit_at(point) if point else None
    if point and unit is None:
        raise Failed(f"--latitude, --longitude: {point.latitude}, {point.longitude} is outside the city")
    area = found or unit
    if area is None or city.areas.unit_of(area.code) is None:
        raise Failed("--area: the whole city is no place; name a unit or a village")
    return area


def _code(code: str, taken: set[str]) -> str:
    if code and not CODE.fullmatch(code):
        raise Failed(f"--code: '{code}' is not {CODE_WANTED}")
    if code in taken:
        raise Failed(f"--code: '{code}' is another place's already")
    return code


def _letters(city: Rulebook, area: Area) -> str:
    unit = city.areas.unit_of(area.code)
    return (unit and unit.letters) or "XX"
