"""What a scanned code or a link opens: a place, a hotspot, or an invitation."""

from domain.coordinates import PlaceKind
from domain.messages import Refused
from handlers import admin, clean_day_checkin, hotspot_plate, report, report_place
from handlers.turn import Turn
from storage import places


async def follow(turn: Turn, parameter: str) -> None:
    """`p_TOKEN` is a place, `h_TOKEN` a hotspot, `i_TOKEN` an invitation, `c_TOKEN` a check-in.

    Anything else is answered alike, whether it never was or is no more (T17).
    """
    kind, _, token = parameter.partition("_")
    if kind == "p" and token:
        await _place(turn, token)
        return
    if kind == "h" and token:
        await hotspot_plate.scan(turn, token)
        return
    if kind == "i" and token:
        await admin.redeem(turn, token)
        return
    if kind == "c" and token:
        await clean_day_checkin.by_code(turn, token)
        return
    raise Refused("link-unknown")


async def _place(turn: Turn, token: str) -> None:
    """Whoever scans a place's code has said where they are."""
    place = await places.get(turn.tx, token)
    if place is None:
        raise Refused("link-unknown")
    draft = await report.own_draft(turn)
    name = place.name if turn.language == "zh" else place.name_en
    if place.point is None:
        await report_place.settle_by_name(turn, draft, place.area, name)
        return
    await report_place.settle(turn, draft, place.point, PlaceKind.CODE, name)
