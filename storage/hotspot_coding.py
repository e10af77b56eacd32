"""Gives places their codes: one act of coding is a batch, and town and chief hear of it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from secrets import token_urlsafe

from sqlalchemy import select

from domain.hotspot_codes import hotspot_code, parse_hotspot_code, town_digits
from domain.hotspot_places import Suggestion
from domain.hotspots import Hotspot
from domain.rulebook import Rulebook
from storage import hotspot_links, hotspot_notices, hotspot_survey, hotspots
from storage.database import Tx
from storage.tables import case as cases

TOKEN_BYTES = 9


def new_token() -> str:
    return token_urlsafe(TOKEN_BYTES)


async def code(
    tx: Tx, city: Rulebook, chosen: Sequence[Suggestion], by: int | None, now: datetime
) -> list[Hotspot]:
    """Codes them as the next batch, in the order of unit and centre; without those where another code has
    come to answer meanwhile. Their cases belong to them from now on."""
    await hotspot_survey.drop(tx, [each.centre for each in chosen])
    free = [each for each in chosen if not await _is_answered(tx, city, each)]
    if not free:
        return []
    batch = await hotspots.next_number(tx, hotspots.BATCH)
    coded = []
    for each in sorted(free, key=lambda one: (one.unit, one.centre)):
        spot = await hotspots.add(tx, await _new(tx, city, each, batch, by, now), now, cases=each.cases)
        await _link(tx, city, spot, each.cases, now)
        coded.append(spot)
    await _tell(tx, city, coded, now)
    return coded


async def bring(tx: Tx, spot: Hotspot) -> None:
    """Keeps a place with the code that it has already: later ones are numbered behind it."""
    code = parse_hotspot_code(spot.code)
    assert code is not None  # noqa: S101  whoever read the file looked
    await hotspots.bring(tx, spot)
    await hotspots.number_from(tx, hotspots.BATCH, code.batch)
    await hotspots.number_from(tx, hotspots.number_key(code.batch, code.town), code.number)


async def _is_answered(tx: Tx, city: Rulebook, each: Suggestion) -> bool:
    near = await hotspot_links.near(tx, city, each.category, each.point)
    return any(spot.is_living for spot in near)


async def _new(
    tx: Tx, city: Rulebook, each: Suggestion, batch: int, by: int | None, now: datetime
) -> Hotspot:
    key = hotspots.number_key(batch, town_digits(each.unit))
    number = await hotspots.next_number(tx, key)
    return Hotspot(
        id=0,
        code=str(hotspot_code(city.settings.hotspot_prefix, each.unit, batch, number)),
        token=new_token(),
        batch=batch,
        category=each.category,
        unit=each.unit,
        village=each.village,
        latitude=each.latitude,
        longitude=each.longitude,
        coded_at=now,
        open_since=now,
        coded_by=by,
    )


async def _link(tx: Tx, city: Rulebook, spot: Hotspot, numbers: Sequence[int], now: datetime) -> None:
    rows = select(cases.c.id, cases.c.reported_at).where(cases.c.id.in_(list(numbers)))
    for number, reported_at in (await tx.execute(rows.order_by(cases.c.id))).all():
        await hotspot_links.link(tx, city, spot, number, reported_at, now)


async def _tell(tx: Tx, city: Rulebook, coded: Sequence[Hotspot], now: datetime) -> None:
    asked: dict[int, list[Hotspot]] = defaultdict(list)
    for spot in coded:
        for person in await hotspot_notices.owners(tx, city, spot):
            asked[person].append(spot)
    await hotspot_notices.tell(tx, city, asked, "hotspot-told-coded", "line-hotspot-limit", now, "hotspot")
