"""Being there: by the code that hangs at the venue, or by a location that is near enough."""

from typing import Any

from domain.clean_day import Venue, check_in
from domain.draft_questions import PLACE_KEYBOARD
from domain.messages import Attachment, Button, Refused
from handlers import clean_day_standing as standing
from handlers.clean_day_venues import distance, is_place, points_of
from handlers.conversation import TAKES_PLACES
from handlers.routes import answer_to, press
from handlers.turn import Turn, rows
from storage import clean_signups, clean_venues, questions
from storage.clean_day_facts import day_facts, venue_facts

TAKES_PLACES.add("clean-day-here")


async def by_code(turn: Turn, token: str) -> None:
    """Whoever scans the poster in time has checked in, signed up or not; too early, they may sign up."""
    venue = await clean_venues.by_token(turn.tx, token)
    if venue is None:
        raise Refused("link-unknown")
    try:
        check_in(turn.city, venue, turn.now)
    except Refused as refusal:
        see = Button("button-clean-venue", f"cd-venue:{venue.id}", {"venue": venue.name})
        await turn.reply(refusal.key, **refusal.facts, buttons=rows(see))
        return
    await _came(turn, venue, clean_signups.BY_CODE)


@press("cd-here")
async def want_place(turn: Turn, venue_id: str) -> None:
    venue = await standing.venue_of(turn, venue_id)
    check_in(turn.city, venue, turn.now)
    if venue.point is None:
        raise Refused("clean-day-code-only")
    await questions.ask(turn.tx, turn.chat, turn.person.id, "clean-day-here", turn.now, venue=venue.id)
    await turn.reply("clean-day-ask-here", keyboard=(PLACE_KEYBOARD[0],))


@answer_to("clean-day-here")
async def by_place(turn: Turn, _case: int | None, facts: dict[str, Any]) -> None:
    """The location is compared and not kept."""
    if not await is_place(turn):
        return
    venue = await standing.venue_of(turn, str(facts["venue"]))
    check_in(turn.city, venue, turn.now)
    metres = distance(venue, points_of(turn))
    most = turn.city.settings.clean_day_checkin_metres
    if metres is None or metres > most:
        raise Refused("clean-day-far", metres=round(metres or 0), most=most)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await _came(turn, venue, clean_signups.BY_PLACE, drop_keyboard=True)


async def _came(turn: Turn, venue: Venue, how: str, **shape: Any) -> None:
    fresh = await clean_signups.check_in(turn.tx, venue.id, turn.person.id, how, turn.now)
    count = (await clean_signups.numbers(turn.tx, [venue.id]))[venue.id].checked_in
    key = "clean-day-checked-in" if fresh else "clean-day-checked-in-already"
    await turn.reply(key, **venue_facts(turn.city, venue), count=count, **shape)


@press("cd-poster")
async def poster(turn: Turn, venue_id: str) -> None:
    """The page to print and hang up."""
    venue = await standing.own_venue(turn, venue_id)
    day = await standing.day_of(turn, venue)
    facts = day_facts(turn.city, day) | venue_facts(turn.city, venue)
    paper = facts | {"link": f"https://t.me/{turn.bot_name}?start=c_{venue.token}"}
    await turn.reply("clean-day-poster", **facts, attachment=Attachment("clean-day-poster", paper))
