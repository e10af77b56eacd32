"""What a scanned code or a link opens: a coded place, or an invitation."""

from domain.coordinates import PlaceKind, Point
from domain.messages import Refused
from handlers import admin, report, report_place
from handlers.turn import Turn
from storage import places


async def follow(turn: Turn, parameter: str) -> None:
    """`p_TOKEN` is a place, `i_TOKEN` an invitation.

    Anything else is answered alike, whether it never was or is no more (T17).
    """
    kind, _, token = parameter.partition("_")
    if kind == "p" and token:
        await _place(turn, token)
        return
    if kind == "i" and token:
        await admin.redeem(turn, token)
        return
    raise Refused("link-unknown")


async def _place(turn: Turn, token: str) -> None:
    """Whoever scans a place's code has said where they are."""
    place = await places.get(turn.tx, token)
    if place is None:
        raise Refused("link-unknown")
    draft = await report.own_draft(turn)
    name = place.name if turn.language == "zh" else place.name_en
    point = Point(place.latitude, place.longitude)
    await report_place.settle(turn, draft, point, PlaceKind.CODE, name)
