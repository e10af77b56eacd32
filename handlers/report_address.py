"""A typed address: kept as text; the town and the village are found in it or chosen by button."""

from domain.area_tree import Area, AreaKind
from domain.coordinates import Datum, Point
from domain.drafts import ADDRESS, Asked, Draft, with_words
from handlers import report, report_place
from handlers.turn import Turn

LONGEST = 200


async def take(turn: Turn, draft: Draft) -> None:
    """Understands words as a place; if they name no town, the towns are shown and the words kept."""
    if await _takes_area(turn, draft):
        return
    address = with_words(None, turn.text, LONGEST)
    unit = turn.city.areas.get(draft.unit) if draft.unit else turn.city.areas.unit_in(address)
    village = turn.city.areas.village_in(address, unit)
    if village and unit is None:
        unit = turn.city.areas.unit_of(village.code)
    draft = await report.change(
        turn,
        draft,
        address=address,
        place_kind=draft.place_kind or ADDRESS,
        unit=unit.code if unit else None,
        village=village.code if village else draft.village,
    )
    if unit is None:
        await report.ask(turn, await report.change(turn, draft, asked=Asked.UNIT))
        return
    await report_place.place_known(turn, draft)


async def _takes_area(turn: Turn, draft: Draft) -> bool:
    """The name of a town or village alone answers that question, as its button does, and is no address."""
    meant = turn.city.areas.find(turn.text)
    units = [area for area in meant if area in turn.city.areas.units()]
    if units and (datum := _datum_of(turn, draft, units[0])):
        await report_place.choose_datum(turn, datum)
        return True
    if units and units[0].code != draft.unit:
        await report_place.take_unit(turn, draft, units[0])
        return True
    inside = [area for area in meant if draft.unit and turn.city.covers(draft.unit, area.code)]
    villages = [area for area in inside if area.kind is AreaKind.VILLAGE]
    if len(villages) == 1 and draft.village is None and not draft.address:
        await report_place.take_village(turn, draft, villages[0].code)
        return True
    return False


def _datum_of(turn: Turn, draft: Draft, unit: Area) -> Datum | None:
    """How to read the point that may be in two towns so that it is in this one."""
    if draft.asked is not Asked.DATUM or draft.raw_latitude is None or draft.raw_longitude is None:
        return None
    reading = turn.city.areas.readings(Point(draft.raw_latitude, draft.raw_longitude), None)
    return next((each.datum for each in reading.candidates if each.unit == unit), None)
