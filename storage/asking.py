"""Asks for what a report still lacks; both the chat and the photo job do."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.categories import Category
from domain.coordinates import Datum, PlaceKind, Point, datum_of
from domain.draft_questions import question
from domain.drafts import Asked, Draft, missing
from domain.rulebook import Rulebook
from storage import cases, drafts, figures_open, outbox, photos
from storage.database import Tx


async def change(tx: Tx, draft: Draft, **changes: Any) -> Draft:
    await drafts.change(tx, draft.person, **changes)
    return replace(draft, **changes)


async def ask_next(
    tx: Tx, city: Rulebook, draft: Draft, chat: int, now: datetime, edit: int | None = None
) -> Draft:
    """Asks for what is missing now, in the place of message `edit` if there is one."""
    count = await photos.count_of_draft(tx, draft.person)
    asked = missing(draft, count)
    if asked is not draft.asked:
        draft = await change(tx, draft, asked=asked)
    await _ask(tx, city, draft, chat, now, count, edit)
    return draft


async def ask(tx: Tx, city: Rulebook, draft: Draft, chat: int, now: datetime) -> None:
    """Asks the draft's open question."""
    await _ask(tx, city, draft, chat, now, await photos.count_of_draft(tx, draft.person))


async def _ask(
    tx: Tx, city: Rulebook, draft: Draft, chat: int, now: datetime, count: int, edit: int | None = None
) -> None:
    first = await likely(tx, city, draft) if draft.asked is Asked.CATEGORY else ()
    await outbox.put(tx, replace(question(city, draft, chat, count, first), edit=edit), now)


async def likely(tx: Tx, city: Rulebook, draft: Draft) -> Sequence[Category]:
    """What the words mean first, then what is open most in that unit, then the first of each group."""
    meant = city.categories.guess(draft.note) if draft.note else ()
    common = [city.categories.get(code) for code in await figures_open.common(tx, draft.unit or "")]
    usual = [next(iter(city.categories.under(group.code)), None) for group in city.categories.top()]
    # An open case may be of a category that the city has no more, and a group may be empty.
    found = [category for category in dict.fromkeys([*meant, *common, *usual]) if category]
    return [category for category in found if category.resident_visible]


async def put_point(
    tx: Tx,
    city: Rulebook,
    draft: Draft,
    point: Point,
    kind: PlaceKind,
    datum: Datum | None,
    address: str | None,
) -> Draft | None:
    """The draft with its place; its `unit` stays empty where two towns are possible and one has to be asked.
    None for a point outside the city, which changes nothing."""
    reading = city.areas.readings(point, datum_of(kind) or datum)
    if reading.outside:
        return None
    changes: dict[str, Any] = {"place_kind": str(kind), "address": address}
    if not reading.settled:
        raw = {
            "raw_latitude": point.latitude,
            "raw_longitude": point.longitude,
            "asked": Asked.DATUM,
            **dict.fromkeys(("unit", "village", "latitude", "longitude")),
        }
        return await change(tx, draft, **changes, **raw)
    real, unit = reading.point, reading.units[0].code
    changes |= {
        "latitude": real.latitude,
        "longitude": real.longitude,
        "unit": unit,
        "village": await _village(tx, city, real, address, unit),
        "datum_sure": reading.datum is not None,
        "raw_latitude": None,
        "raw_longitude": None,
    }
    return await change(tx, draft, **changes)


async def _village(tx: Tx, city: Rulebook, point: Point, address: str | None, unit: str) -> str | None:
    """From an outline, the typed words, or the nearest earlier case; the resident is not asked."""
    drawn = city.areas.village_at(point)
    named = city.areas.village_in(address, city.areas.get(unit)) if address and not drawn else None
    found = drawn or named
    if found:
        return found.code
    return await cases.village_near(tx, point, city.settings.village_from_case_metres)
