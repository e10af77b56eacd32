"""`jiejing hotspots list`: every coded place, and how many are cancelled."""

from datetime import datetime
from typing import Annotated, Any

import typer

from bot.cli.session import in_store, now, print_json, print_table
from bot.cli.staff import city_of
from domain.hotspot_codes import plate_link
from domain.hotspot_dates import colour, limit
from domain.hotspots import Hotspot
from domain.rates import Rate
from domain.rulebook import Rulebook
from storage import hotspots, offices, people, state
from storage.database import Database, Tx

HEAD = ("code", "status", "colour", "category", "unit", "due", "coded_at", "cancelled_at")


def command(as_json: Annotated[bool, typer.Option("--json", help="A JSON array with all.")] = False) -> None:
    """List the coded places in the order of their coding.

    In JSON, owner is the unit that answers for it, chief the Telegram ids of its chiefs, due the day on which
    it will have been open for too long (empty once it is cancelled). Moments are UTC.
    """
    found = in_store(_list)
    if as_json:
        print_json(found)
        return
    print_table(HEAD, ([each[name] for name in HEAD] for each in found))
    print(figures(found))


def figures(found: list[dict[str, Any]]) -> str:
    cancelled = sum(each["status"] == "cancelled" for each in found)
    rate = Rate(cancelled, len(found)).shown
    return f"{len(found)} coded · {cancelled} cancelled · {len(found) - cancelled} open · {rate}"


async def _list(db: Database) -> list[dict[str, Any]]:
    async with db.read() as tx:
        city = await city_of(tx)
        bot_name = await state.get(tx, "bot-name", "") or "YOUR_BOT"
        moment = now()
        chiefs: dict[str, list[int]] = {}
        found = []
        for spot in await hotspots.every(tx):
            if spot.place not in chiefs:
                chiefs[spot.place] = await _chiefs(tx, city, spot.place)
            link = plate_link(bot_name, spot.token)
            found.append(_document(city, spot, moment) | {"chief": chiefs[spot.place], "link": link})
        return found


async def _chiefs(tx: Tx, city: Rulebook, place: str) -> list[int]:
    persons = await people.many(tx, await offices.chief(tx, city, place))
    return [person.telegram_id for person in persons if person.telegram_id]


def _document(city: Rulebook, spot: Hotspot, moment: datetime) -> dict[str, Any]:
    return {
        "code": spot.code,
        "category": spot.category,
        "unit": spot.unit,
        "village": spot.village,
        "address": spot.address,
        "latitude": spot.latitude,
        "longitude": spot.longitude,
        "status": str(spot.status),
        "colour": colour(city, spot, moment),
        "batch": spot.batch,
        "coded_at": _iso(spot.coded_at),
        "open_since": _iso(spot.open_since),
        "due": limit(city, spot).isoformat() if spot.is_living else None,
        "owner": spot.unit,
        "applied_at": _iso(spot.applied_at),
        "verified_at": _iso(spot.verified_at),
        "cancelled_at": _iso(spot.cancelled_at) if not spot.is_living else None,
        "cancels": spot.cancels,
        "reopened": spot.reopened,
        "last_photo_at": _iso(spot.photo_at),
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
