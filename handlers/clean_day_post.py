"""Posting a venue of Clean City Day: name, time, place, joint units, one question at a time; and editing it.

The conversation is the open question of the chat, so that it survives a restart. Wrong input is said and
asked for again, and what was given before stays.
"""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from domain.areas import Area, AreaKind
from domain.clean_day import CleanDay, Venue, ends_at, missing_communities, missing_units
from domain.clean_day_words import require_time
from domain.draft_questions import PLACE_KEYBOARD
from domain.messages import Button, Refused
from handlers import clean_day_standing as standing
from handlers import shared_place
from handlers.conversation import TAKES_PLACES
from handlers.pages import page
from handlers.routes import answer_to, press
from handlers.turn import Turn, number, rows
from storage import clean_day_news, clean_days, clean_venues, questions
from storage.clean_day_facts import day_facts, venue_facts

KIND = "clean-day-venue"
ORDER = ("name", "time", "place", "joint")
LONGEST = {"name": 40, "place": 120, "joint": 200}
USUAL = time(9)
EDITS = {
    "name": "button-clean-edit-name",
    "time": "button-clean-edit-time",
    "place": "button-clean-edit-place",
    "joint": "button-clean-edit-joint",
}
TOLD = frozenset({"time", "place"})
"""What the signed-up hear of when it changes."""
TAKES_PLACES.add(KIND)


@press("cd-areas")
async def areas(turn: Turn, month: str, skip: str) -> None:
    """For which area: those without a venue first."""
    day = await standing.day_named(turn, month)
    found = await _own_areas(turn, day)
    if not found:
        raise Refused("not-allowed")
    if len(found) == 1:
        await begin(turn, found[0].code)
        return
    shown, turning = page(found, number(skip), f"cd-areas:{month}")
    buttons = [Button("button-area", f"cd-post:{area.code}", {"area": {"area": area.code}}) for area in shown]
    await turn.edit("clean-day-ask-area", buttons=(*rows(*buttons, width=2), *rows(*turning, width=2)))


async def _own_areas(turn: Turn, day: CleanDay) -> list[Area]:
    """Units, and communities that hold a day of their own, that this person answers for."""
    venues = await clean_venues.of_month(turn.tx, day.month)
    lacking = [area.code for area in missing_units(turn.city, venues)]
    found: list[Area] = []
    for unit in turn.city.areas.units():
        own = [unit, *missing_communities(turn.city, unit.code, venues)]
        lacking += [area.code for area in own[1:]]
        found += [area for area in own if await standing.organises(turn, area.code)]
    # A chief of a village answers for it even where the town usually posts.
    posts = (
        turn.city.areas.get(post.area) for post in await turn.posts() if post.role in standing.ORGANISERS
    )
    found += [area for area in posts if area and area.kind is AreaKind.VILLAGE and area not in found]
    return sorted(found, key=lambda area: area.code not in lacking)


@press("cd-post")
async def begin(turn: Turn, area: str) -> None:
    unit = turn.city.areas.unit_of(area)
    if unit is None or turn.city.areas[area].kind not in (AreaKind.UNIT, AreaKind.VILLAGE):
        raise Refused("button-unknown")
    await standing.require_organiser(turn, area)
    day = await clean_days.current(turn.tx, turn.city, turn.now)
    if not day.is_open:
        raise Refused("clean-day-all-closed")
    await clean_days.begin(turn.tx, turn.city, day.month)
    await _ask(turn, {"month": day.name, "area": area, "unit": unit.code, "asked": "name"})


@press("cd-edit")
async def edit(turn: Turn, venue_id: str, asked: str = "") -> None:
    """First what is to be changed, then how it is to be."""
    venue = await standing.own_venue(turn, venue_id)
    _must_be_coming(turn, venue)
    if not asked:
        buttons = [Button(key, f"cd-edit:{venue.id}:{each}") for each, key in EDITS.items()]
        await turn.reply("clean-day-ask-edit", venue=venue.name, buttons=rows(*buttons, width=2))
        return
    if asked not in ORDER:
        raise Refused("button-unknown")
    day = await standing.day_of(turn, venue)
    given = {"venue": venue.id, "month": day.name, "area": venue.area, "unit": venue.unit, "asked": asked}
    await _ask(turn, given)


def _must_be_coming(turn: Turn, venue: Venue) -> None:
    if not venue.is_open:
        raise Refused("clean-day-venue-cancelled")
    if turn.now >= ends_at(turn.city, venue):
        raise Refused("clean-day-over")


async def _ask(turn: Turn, given: dict[str, Any]) -> None:
    """Asks what `given` says, and remembers all of it with the question."""
    await questions.ask(turn.tx, turn.chat, turn.person.id, KIND, turn.now, **given)
    day = await standing.day_named(turn, given["month"])
    facts = day_facts(turn.city, day) | {"area": {"area": given["area"]}}
    match given["asked"]:
        case "name":
            await turn.reply("clean-day-ask-name", **facts)
        case "time":
            usual = Button("button-clean-time", "cd-time:0900", {"time": f"{USUAL:%H:%M}"})
            await turn.reply("clean-day-ask-time", **facts, buttons=rows(usual))
        case "place":
            await turn.reply("clean-day-ask-place", **facts, keyboard=(PLACE_KEYBOARD[0],))
        case _:
            await turn.reply(
                "clean-day-ask-joint", **facts, buttons=rows(Button("button-clean-alone", "cd-alone"))
            )


@press("cd-time")
async def choose_time(turn: Turn, chosen: str) -> None:
    given = await _open(turn, "time")
    await _go_on(turn, given, await _time(turn, given, chosen))


@press("cd-alone")
async def nobody_joins(turn: Turn) -> None:
    await _go_on(turn, await _open(turn, "joint"), {"joint": None})


async def _open(turn: Turn, asked: str) -> dict[str, Any]:
    """What the open conversation has; Refused for a button of one that is no more."""
    question = await questions.open_in(turn.tx, turn.chat, turn.person.id, turn.now)
    if question is None or question.kind != KIND or question.facts["asked"] != asked:
        raise Refused("button-old")
    return question.facts


@answer_to(KIND)
async def take(turn: Turn, _case: int | None, given: dict[str, Any]) -> None:
    match given["asked"]:
        case "time":
            changes = await _time(turn, given, _words(turn))
        case "place":
            changes = _place(turn, given)
        case asked:
            changes = {asked: _short(_words(turn), asked)}
    await _go_on(turn, given, changes)


def _words(turn: Turn) -> str:
    """Refused for a photo, a place …: the question stays open."""
    if not turn.message or not turn.message.text:
        raise Refused("clean-day-words-wanted")
    return " ".join(turn.text.split())


def _short(words: str, asked: str) -> str:
    if len(words) > LONGEST[asked]:
        raise Refused("clean-day-words-long", most=LONGEST[asked])
    return words


async def _time(turn: Turn, given: dict[str, Any], words: str) -> dict[str, Any]:
    """On the day, or on the one that the venue was put off to."""
    day = await standing.day_named(turn, given["month"])
    venue = await clean_venues.get(turn.tx, given.get("venue", 0))
    on = venue.on(turn.city.zone) if venue else day.on
    start = datetime.combine(on, require_time(words), turn.city.zone)
    if start <= turn.now:
        raise Refused("clean-day-time-past", words=words)
    return {"starts_at": start.isoformat()}


def _place(turn: Turn, given: dict[str, Any]) -> dict[str, Any]:
    """A shared point, or an address in words: with these alone nobody can check in by location."""
    place = shared_place.location_of(turn.message)
    if place is None:
        words = _short(_words(turn), "place")
        return {"address": words, "latitude": None, "longitude": None, "datum_sure": True}
    reading = shared_place.reading_inside(turn, place)
    unit = turn.city.areas[given["unit"]]
    inside = [each for each in reading.candidates if each.unit is unit]
    if unit.outline and not inside:
        raise Refused("clean-day-place-elsewhere", area={"area": reading.units[0].code})
    real = inside[0].point if inside else reading.point
    venue = turn.message and turn.message.venue
    address = f"{venue.title} {venue.address}".strip() if venue else None
    return {
        "address": address and address[: LONGEST["place"]],
        "latitude": real.latitude,
        "longitude": real.longitude,
        "datum_sure": len(inside or reading.candidates) == 1,
    }


async def _go_on(turn: Turn, given: dict[str, Any], changes: dict[str, Any]) -> None:
    """Asks the next thing, or keeps the venue. What may not be any more ends the conversation with a word."""
    if given["asked"] == "place":
        await turn.reply("clean-day-place-taken", drop_keyboard=True)
    following = ORDER[ORDER.index(given["asked"]) + 1 :]
    if following and "venue" not in given:
        await _ask(turn, given | changes | {"asked": following[0]})
        return
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    day = await standing.day_named(turn, given["month"])
    if not day.is_open:
        await turn.reply("clean-day-all-closed")
    elif not await standing.organises(turn, given["area"]):
        await turn.reply("not-allowed")
    elif "venue" in given:
        await _change(turn, day, given, changes)
    else:
        await _post(turn, day, given | changes)


async def _post(turn: Turn, day: CleanDay, given: dict[str, Any]) -> None:
    kept = ("area", "unit", "name", "address", "joint", "latitude", "longitude", "datum_sure")
    values = {name: given[name] for name in kept} | {"starts_at": datetime.fromisoformat(given["starts_at"])}
    venue = await clean_venues.post(turn.tx, month=day.month, posted_by=turn.person.id, **values)
    await clean_days.note(turn.tx, day.month, "post", turn.person.id, turn.now, venue.id)
    await turn.reply("clean-day-posted", **_facts(turn, day, venue), buttons=rows(*_then(venue)))


def _then(venue: Venue) -> Iterator[Button]:
    yield Button("button-clean-poster", f"cd-poster:{venue.id}")
    yield Button("button-clean-edit", f"cd-edit:{venue.id}")


async def _change(turn: Turn, day: CleanDay, given: dict[str, Any], changes: dict[str, Any]) -> None:
    before = await standing.venue_of(turn, str(given["venue"]))
    if not before.is_open:
        await turn.reply("clean-day-venue-cancelled")
        return
    if "starts_at" in changes:
        changes = {"starts_at": datetime.fromisoformat(changes["starts_at"])}
    venue = await clean_venues.change(turn.tx, before, **changes)
    if venue is None:
        raise Refused("button-old")
    record = {name: str(getattr(before, name)) for name in changes}
    await clean_days.note(turn.tx, day.month, "edit", turn.person.id, turn.now, venue.id, record)
    if given["asked"] in TOLD:
        key = "clean-day-told-changed"
        await clean_day_news.venues_changed(turn.tx, turn.city, day, [venue], key, turn.person.id, turn.now)
    await turn.reply("clean-day-edited", **_facts(turn, day, venue), buttons=rows(*_then(venue)))


def _facts(turn: Turn, day: CleanDay, venue: Venue) -> dict[str, Any]:
    return day_facts(turn.city, day) | venue_facts(turn.city, venue)
