"""Finding a venue of Clean City Day, by town or by the nearest, and its page."""

from collections import Counter
from typing import Any

from domain.clean_day import Venue, ends_at
from domain.coordinates import Point, metres_between
from domain.draft_questions import PLACE_KEYBOARD
from domain.messages import Button, Refused
from domain.schedules import month_on
from handlers import clean_day_standing as standing
from handlers import pictures, report, shared_place
from handlers.clean_day import venue_button
from handlers.conversation import TAKES_PLACES
from handlers.pages import page
from handlers.routes import answer_to, press
from handlers.turn import Turn, number, rows
from storage import clean_days, clean_results, clean_signups, clean_venues, questions
from storage.clean_day_facts import Line, day_facts, outcome_facts, venue_facts, venue_line, venue_lines
from storage.clean_signups import Numbers

NEAREST = 5
MOST_NAMES = 20
TAKES_PLACES.add("clean-day-near")


@press("cd-units")
async def units(turn: Turn, skip: str) -> None:
    """The towns that have venues, with how many."""
    coming = await _coming(turn)
    count = Counter(venue.unit for venue in coming)
    having = [unit for unit in turn.city.areas.units() if count[unit.code]]
    shown, turning = page(having, number(skip), "cd-units")
    buttons = [
        Button(
            "button-clean-unit",
            f"cd-unit:{unit.code}:0",
            {"area": {"area": unit.code}, "count": count[unit.code]},
        )
        for unit in shown
    ]
    key = "clean-day-units" if having else "clean-day-no-venues"
    await turn.edit(key, buttons=(*rows(*buttons, width=2), *rows(*turning, width=2)))


@press("cd-unit")
async def of_unit(turn: Turn, unit: str, skip: str) -> None:
    found = [venue for venue in await _coming(turn) if venue.unit == unit]
    if not found:
        raise Refused("button-old")
    shown, turning = page(found, number(skip), f"cd-unit:{unit}")
    lines = [venue_line(turn.city, venue) for venue in shown]
    buttons = (*rows(*map(venue_button, shown)), *rows(*turning, width=2))
    await turn.edit("clean-day-list", area={"area": unit}, lines={"lines": lines}, buttons=buttons)


@press("cd-near")
async def ask_where(turn: Turn) -> None:
    await questions.ask(turn.tx, turn.chat, turn.person.id, "clean-day-near", turn.now)
    await turn.reply("clean-day-where", keyboard=(PLACE_KEYBOARD[0],))


@answer_to("clean-day-near")
async def nearest(turn: Turn, _case: int | None, _facts: dict[str, Any]) -> None:
    """By distance from a shared location, which is not kept; venues without a point come last."""
    if not await is_place(turn):
        return
    here, coming = points_of(turn), await _coming(turn)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    away = {venue.id: distance(venue, here) for venue in coming}
    known = sorted(
        (venue for venue in coming if away[venue.id] is not None), key=lambda each: away[each.id] or 0
    )
    shown = [*known, *(venue for venue in coming if away[venue.id] is None)][:NEAREST]
    await turn.reply("clean-day-looked", drop_keyboard=True)
    lines = [_near_line(turn, venue, away[venue.id]) for venue in shown]
    key = "clean-day-nearest" if shown else "clean-day-no-venues"
    await turn.reply(key, lines={"lines": lines}, buttons=rows(*map(venue_button, shown)))


def _near_line(turn: Turn, venue: Venue, metres: float | None) -> Line:
    if metres is None:
        return venue_line(turn.city, venue)
    facts = venue_facts(turn.city, venue)
    if metres < 1000:
        return ["line-clean-day-near-metres", facts | {"metres": round(metres, -1)}]
    return ["line-clean-day-near", facts | {"km": f"{metres / 1000:.1f}"}]


async def is_place(turn: Turn) -> bool:
    """Whether the answer is a location; anything else was meant for a report, and goes there."""
    message = turn.message
    if message and (message.location or message.venue):
        return True
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    if message and pictures.of(message):
        await report.take_photo(turn)
    else:
        await report.take_words(turn)
    return False


def points_of(turn: Turn) -> list[Point]:
    """Where the sender is, in each way that the message can be read. Refused outside the city."""
    place = shared_place.location_of(turn.message)
    if not place:
        raise Refused("clean-day-place-wanted")
    return [candidate.point for candidate in shared_place.reading_inside(turn, place).candidates]


def distance(venue: Venue, here: list[Point]) -> float | None:
    """Metres, at best; None for a venue of which only the address is known."""
    return min((metres_between(one, other) for one in venue.points for other in here), default=None)


async def _coming(turn: Turn) -> list[Venue]:
    day = await clean_days.current(turn.tx, turn.city, turn.now)
    return [venue for venue in await clean_venues.of_month(turn.tx, day.month) if venue.is_open]


@press("cd-own")
async def own(turn: Turn, skip: str) -> None:
    """The venues that this person answers for: of the coming day, and of the last until it is summed up."""
    current = await clean_days.current(turn.tx, turn.city, turn.now)
    days = await clean_days.unfinished(turn.tx, month_on(current.month, -1))
    months = sorted({current.month, *(day.month for day in days)})
    found = [
        venue
        for month in months
        for venue in await clean_venues.of_month(turn.tx, month)
        if await standing.organises(turn, venue.area)
    ]
    shown, turning = page(found, number(skip), "cd-own")
    lines = [venue_line(turn.city, venue) for venue in shown]
    buttons = (*rows(*map(venue_button, shown)), *rows(*turning, width=2), *_all_of_unit(found))
    key = "clean-day-own" if found else "clean-day-own-none"
    await turn.edit(key, lines={"lines": lines}, buttons=buttons)


def _all_of_unit(found: list[Venue]) -> tuple[tuple[Button, ...], ...]:
    """A town with several venues may move or call off all of them at once."""
    units = Counter(venue.unit for venue in found if venue.is_open)
    if len(units) != 1 or units.total() < 2:
        return ()
    (unit,) = units
    move = Button("button-clean-move-all", f"cd-move:u:{unit}")
    return ((move, Button("button-clean-stop-all", f"cd-stop:u:{unit}")),)


@press("cd-venue")
async def show(turn: Turn, venue_id: str) -> None:
    await show_venue(turn, await standing.venue_of(turn, venue_id))


async def show_venue(turn: Turn, venue: Venue) -> None:
    """Its page, with what this person can do there."""
    day = await standing.day_of(turn, venue)
    counts = (await clean_signups.numbers(turn.tx, [venue.id])).get(venue.id, Numbers())
    outcome = (await clean_results.newest(turn.tx, [venue.id])).get(venue.id)
    lines = venue_lines(turn.city, venue, counts, turn.now)
    if outcome:
        lines.append(["line-clean-day-result", outcome_facts(outcome)])
    organises = await standing.organises(turn, venue.area)
    names = (
        [one.name for one in await clean_signups.of_venues(turn.tx, [venue.id]) if one.name]
        if organises
        else []
    )
    if names:
        lines.append(["line-clean-day-names", {"names": "、".join(names[:MOST_NAMES])}])
    buttons = await _visitor_buttons(turn, venue)
    if organises:
        buttons += _organiser_buttons(turn, venue)
    facts = day_facts(turn.city, day) | {"venue": venue.name, "lines": {"lines": lines}}
    await turn.reply("clean-day-venue", **facts, buttons=rows(*buttons, width=2))


async def _visitor_buttons(turn: Turn, venue: Venue) -> list[Button]:
    if not venue.is_open or turn.now >= ends_at(turn.city, venue):
        return []
    mine = [
        one
        for one in await clean_signups.of_person(turn.tx, turn.person.id, venue.month)
        if one.venue == venue.id
    ]
    if not mine:
        return [Button("button-clean-join", f"cd-join:{venue.id}", style="primary")]
    if mine[0].checked_in_at:
        return []
    buttons = [Button("button-clean-leave", f"cd-leave:{venue.id}")]
    if venue.on(turn.city.zone) == turn.now.astimezone(turn.city.zone).date() and venue.point:
        buttons.insert(0, Button("button-clean-here", f"cd-here:{venue.id}"))
    return buttons


def _organiser_buttons(turn: Turn, venue: Venue) -> list[Button]:
    if not venue.is_open:
        return []
    photos = [
        Button("button-clean-before", f"cd-photo:{venue.id}:before"),
        Button("button-clean-after", f"cd-photo:{venue.id}:after"),
    ]
    if turn.now < ends_at(turn.city, venue):
        buttons = [
            Button("button-clean-poster", f"cd-poster:{venue.id}"),
            Button("button-clean-edit", f"cd-edit:{venue.id}"),
            Button("button-clean-move", f"cd-move:v:{venue.id}"),
            Button("button-clean-stop", f"cd-stop:v:{venue.id}"),
        ]
        photos = photos if turn.now >= venue.starts_at else photos[:1]
    else:
        buttons = []
    result = [Button("button-clean-result", f"cd-result:{venue.id}")] if turn.now >= venue.starts_at else []
    return [*buttons, *photos, *result]
