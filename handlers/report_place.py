"""Where it is: a shared point, a venue, a code, buttons. What cannot be told apart is asked, once."""

from domain.areas import Area, AreaKind
from domain.coordinates import Datum, PlaceKind, Point
from domain.draft_questions import villages
from domain.drafts import ADDRESS, Asked, Draft
from domain.messages import Button, Refused
from handlers import report, shared_place
from handlers.routes import press
from handlers.turn import Turn, rows
from storage import asking, people


async def take_point(turn: Turn) -> None:
    """A location, a venue, or a live location's first point."""
    message = turn.message
    assert message is not None  # noqa: S101  the caller saw a place in it
    venue, location = message.venue, shared_place.location_of(message)
    assert location is not None  # noqa: S101  the caller saw a place in it
    # Asked for by name, `live_period` warns of its future type each time.
    is_live = "live_period" in location.to_dict()
    kind = PlaceKind.VENUE if venue else PlaceKind.LIVE if is_live else PlaceKind.LOCATION
    point = shared_place.point_of(location)
    draft = await report.own_draft(turn)
    address = f"{venue.title} {venue.address}".strip() if venue else draft.address
    await settle(turn, draft, point, kind, address)


async def settle(turn: Turn, draft: Draft, point: Point, kind: PlaceKind, address: str | None) -> None:
    """Puts a point into the draft: into one unit if it can only be there, else asks which of the two."""
    datum = Datum(turn.person.datum) if turn.person.datum else None
    placed = await asking.put_point(turn.tx, turn.city, draft, point, kind, datum, address)
    if placed is None:
        raise Refused("place-outside")
    if placed.unit:
        await place_known(turn, placed)
    else:
        await report.ask(turn, placed)


async def settle_by_name(turn: Turn, draft: Draft, area: str, name: str) -> None:
    """Puts a coded place without a point into the draft: its area and name say where it is."""
    known = turn.city.areas.get(area)
    unit = turn.city.areas.unit_of(area)
    if known is None or unit is None:
        raise Refused("link-unknown")
    nowhere = dict.fromkeys(("latitude", "longitude", "raw_latitude", "raw_longitude"))
    village = area if known.kind is AreaKind.VILLAGE else None
    place = {"unit": unit.code, "village": village, "address": name, "place_kind": PlaceKind.CODE}
    await place_known(turn, await report.change(turn, draft, datum_sure=True, **place, **nowhere))


async def place_known(turn: Turn, draft: Draft) -> None:
    """Says where that is, which also puts the location button away, and goes on."""
    place = {"unit": {"area": draft.unit}, "village": {"area": draft.village}}
    shape = "place-unit-village" if draft.village else "place-unit"
    await turn.reply("draft-place-known", place={"text": [shape, place]}, drop_keyboard=True)
    await report.ask_next(turn, draft)


@press("datum")
async def choose_datum(turn: Turn, chosen: str) -> None:
    """Which of two towns it is tells how this person's phone counts, for the next time as well."""
    draft = await report.need_draft(turn)
    if draft.raw_latitude is None or draft.raw_longitude is None or chosen not in set(Datum):
        raise Refused("button-old")
    await people.change(turn.tx, turn.person.id, datum=chosen)
    turn.speak(datum=chosen)
    point = Point(draft.raw_latitude, draft.raw_longitude)
    await settle(turn, draft, point, PlaceKind(draft.place_kind or PlaceKind.LOCATION), draft.address)


@press("unit")
async def choose_unit(turn: Turn, code: str) -> None:
    draft = await report.need_draft(turn)
    unit = turn.city.areas.get(code)
    if unit is None or unit not in turn.city.areas.units():
        raise Refused("button-unknown")
    await take_unit(turn, draft, unit)


async def take_unit(turn: Turn, draft: Draft, unit: Area) -> None:
    """The town is known: an address that waited for it is complete, else the village is asked."""
    village = turn.city.areas.village_in(draft.address, unit) if draft.address else None
    changes = {
        "unit": unit.code,
        "village": village.code if village else None,
        "place_kind": draft.place_kind or ADDRESS,
    }
    draft = await report.change(turn, draft, **changes)
    if draft.address or draft.latitude is not None:
        await place_known(turn, draft)
        return
    # A town alone finds nobody: its village and a few words about the spot are asked as well.
    await turn.edit(
        "draft-ask-village", area={"area": unit.code}, buttons=villages(turn.city, unit.code, "village")
    )


@press("village")
async def choose_village(turn: Turn, code: str) -> None:
    draft = await report.need_draft(turn)
    area = turn.city.areas.get(code)
    known = area is not None and draft.unit is not None and turn.city.covers(draft.unit, code)
    await take_village(turn, draft, code if known else draft.village)


async def take_village(turn: Turn, draft: Draft, village: str | None) -> None:
    """The village is known, or nobody knows it: a few words about the spot are asked."""
    draft = await report.change(turn, draft, village=village, asked=Asked.PLACE)
    await turn.edit(
        "draft-ask-address",
        place={"area": draft.village or draft.unit},
        buttons=rows(Button("button-skip", "place-done")),
    )


@press("place-done")
async def place_done(turn: Turn) -> None:
    await place_known(turn, await report.need_draft(turn))


@press("draft-place")
async def change_place(turn: Turn) -> None:
    """Forgets the place and asks for it anew."""
    nothing = dict.fromkeys(
        ("unit", "village", "latitude", "longitude", "place_kind", "address", "raw_latitude", "raw_longitude")
    )
    draft = await report.change(turn, await report.need_draft(turn), datum_sure=True, **nothing)
    await report.ask_next(turn, draft)
