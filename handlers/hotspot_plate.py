"""The plate at a coded place: the page to print, and what scanning it does for whom."""

from domain.coordinates import PlaceKind
from domain.hotspot_codes import plate_link
from domain.hotspots import SEES, WHO, Action, Hotspot, Status
from domain.messages import Attachment, Refused
from domain.people import FIELD, holds
from handlers import hotspot_check, hotspot_photos, report, report_place
from handlers import hotspots as places
from handlers.routes import press
from handlers.turn import Turn
from storage import hotspots

KEEPING = FIELD & WHO[Action.PHOTO]


@press("hs-plate")
async def send_plate(turn: Turn, hotspot_id: str) -> None:
    """A page of A4, which any browser prints."""
    spot = await places.load(turn, hotspot_id)
    facts = {
        "code": spot.code,
        "link": plate_link(turn.bot_name, spot.token),
        "unit": spot.unit,
        "village": spot.village,
    }
    await turn.reply("hotspot-plate", code=spot.code, attachment=Attachment("hotspot-plate", facts))


async def scan(turn: Turn, token: str) -> None:
    """A checker checks, a chief sends the weekly photo, other staff see the card; everybody else reports from
    a place that is known, and hears that it is under special care, but nothing of its history (S21)."""
    spot = await hotspots.by_token(turn.tx, token)
    if spot is None:
        raise Refused("link-unknown")
    if await _checks(turn, spot):
        await hotspot_check.ask_check(turn, spot)
    elif spot.is_living and holds(await turn.posts(), KEEPING, spot.place, turn.city.covers):
        await hotspot_photos.ask_photo(turn, spot)
    elif holds(await turn.posts(), SEES, spot.place, turn.city.covers):
        await places.card(turn, spot)
    else:
        await _report(turn, spot)


async def _checks(turn: Turn, spot: Hotspot) -> bool:
    if spot.status is not Status.APPLIED or spot.applied_by == turn.person.id:
        return False
    return holds(await turn.posts(), WHO[Action.VERIFY], spot.place, turn.city.covers)


@press("hs-report")
async def report_there(turn: Turn, hotspot_id: str) -> None:
    """Staff who find something there."""
    await _report(turn, await places.load(turn, hotspot_id))


async def _report(turn: Turn, spot: Hotspot) -> None:
    if spot.is_living:
        await turn.reply("hotspot-here")
    draft = await report.own_draft(turn)
    await report_place.settle(turn, draft, spot.point, PlaceKind.CODE, spot.address or draft.address)
