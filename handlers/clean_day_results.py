"""What was done at a venue of Clean City Day: people, corners, weight, signs, and photos before and after.

All numbers in one message, or one after the other; what nobody counted is skipped and never 0.
"""

from typing import Any

from domain.clean_day import Venue
from domain.clean_day_league import Outcome
from domain.clean_day_words import Count, read_counts
from domain.messages import Button, Refused
from handlers import clean_day_standing as standing
from handlers import pictures
from handlers.conversation import TAKES_PLACES
from handlers.routes import answer_to, press
from handlers.turn import Turn, rows
from storage import clean_days, clean_results, clean_signups, photos, questions
from storage.clean_day_facts import outcome_facts
from storage.clean_signups import Numbers

KIND, PHOTOS = "clean-day-result", "clean-day-photo"
MOST_PHOTOS = 20
ASKS = {
    Count.CORNERS: "clean-day-ask-corners",
    Count.WEIGHT: "clean-day-ask-weight",
    Count.SIGNS: "clean-day-ask-signs",
}
ASKS_PHOTOS = {photos.BEFORE: "clean-day-ask-before", photos.AFTER: "clean-day-ask-after"}
SKIPPED = -1
# A location in between is answered, and begins no report.
TAKES_PLACES.update((KIND, PHOTOS))


@press("cd-result")
async def begin(turn: Turn, venue_id: str) -> None:
    """May be told again at any time; the newest word counts."""
    venue = await standing.own_venue(turn, venue_id)
    if not venue.is_open:
        raise Refused("clean-day-venue-cancelled")
    if turn.now < venue.starts_at:
        raise Refused("clean-day-not-yet", start={"at": venue.starts_at.isoformat()})
    await _ask(turn, {"venue": venue.id, "asked": str(Count.PEOPLE)})


async def _ask(turn: Turn, given: dict[str, Any]) -> None:
    await questions.ask(turn.tx, turn.chat, turn.person.id, KIND, turn.now, **given)
    asked = given["asked"]
    if asked == Count.PEOPLE:
        venue = await standing.venue_of(turn, str(given["venue"]))
        counts = (await clean_signups.numbers(turn.tx, [venue.id])).get(venue.id, Numbers())
        await turn.reply("clean-day-ask-people", venue=venue.name, count=counts.checked_in)
        return
    skip = Button("button-clean-uncounted", f"cd-skip:{asked}")
    await turn.reply(ASKS[Count(asked)], buttons=rows(skip))


@press("cd-skip")
async def skip(turn: Turn, asked: str) -> None:
    question = await questions.open_in(turn.tx, turn.chat, turn.person.id, turn.now)
    if question is None or question.kind != KIND or question.facts["asked"] != asked or asked == Count.PEOPLE:
        raise Refused("button-old")
    await _go_on(turn, question.facts | {asked: SKIPPED})


@answer_to(KIND)
async def take(turn: Turn, _case: int | None, given: dict[str, Any]) -> None:
    """Refused for a photo or what is no number: the question stays open, and what was told before is kept."""
    if not turn.message or not turn.message.text:
        raise Refused("clean-day-number-wanted")
    found = read_counts(turn.text, Count(given["asked"]))
    await _go_on(turn, given | {str(count): amount for count, amount in found.items()})


async def _go_on(turn: Turn, given: dict[str, Any]) -> None:
    lacking = next((count for count in Count if str(count) not in given), None)
    if lacking:
        await _ask(turn, given | {"asked": str(lacking)})
        return
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    venue = await standing.venue_of(turn, str(given["venue"]))
    if not venue.is_open or not await standing.organises(turn, venue.area):
        await turn.reply("not-allowed" if venue.is_open else "clean-day-venue-cancelled")
        return
    known = {count: None if given[count] == SKIPPED else int(given[count]) for count in Count}
    outcome = Outcome(known[Count.PEOPLE] or 0, known[Count.CORNERS], known[Count.WEIGHT], known[Count.SIGNS])
    await clean_results.add(turn.tx, venue.id, outcome, turn.person.id, turn.now)
    await clean_days.note(turn.tx, venue.month, "result", turn.person.id, turn.now, venue.id)
    facts = outcome_facts(outcome) | {"venue": venue.name}
    await turn.reply("clean-day-result-kept", **facts, buttons=rows(*_then(venue), width=2))


def _then(venue: Venue) -> list[Button]:
    return [
        Button("button-clean-after", f"cd-photo:{venue.id}:after"),
        Button("button-clean-correct", f"cd-result:{venue.id}"),
    ]


@press("cd-photo")
async def want_photos(turn: Turn, venue_id: str, kind: str) -> None:
    if kind not in ASKS_PHOTOS:
        raise Refused("button-unknown")
    venue = await standing.own_venue(turn, venue_id)
    if not venue.is_open:
        raise Refused("clean-day-venue-cancelled")
    await questions.ask(turn.tx, turn.chat, turn.person.id, PHOTOS, turn.now, venue=venue.id, shown=kind)
    await turn.reply(ASKS_PHOTOS[kind], venue=venue.name, buttons=ENOUGH)


ENOUGH = rows(Button("button-enough", "cd-enough"))


@press("cd-enough")
async def enough(turn: Turn) -> None:
    question = await questions.open_in(turn.tx, turn.chat, turn.person.id, turn.now)
    if question is None or question.kind != PHOTOS:
        raise Refused("button-old")
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    venue = await standing.venue_of(turn, str(question.facts["venue"]))
    count = len(await _kept(turn, venue, question.facts["shown"]))
    await turn.edit("clean-day-photos-done", venue=venue.name, count=count)


@answer_to(PHOTOS)
async def take_photo(turn: Turn, _case: int | None, facts: dict[str, Any]) -> None:
    """Photos until “enough” is pressed; of an album only the first is answered."""
    if not turn.message or not pictures.of(turn.message):
        raise Refused("clean-day-photo-wanted")
    venue = await standing.own_venue(turn, str(facts["venue"]))
    kept = await _kept(turn, venue, facts["shown"])
    if len(kept) >= MOST_PHOTOS:
        raise Refused("draft-too-many-photos", most=MOST_PHOTOS)
    await pictures.keep(turn, facts["shown"], about=venue.about)
    await turn.reply("clean-day-photo-taken", count=len(kept) + 1, buttons=ENOUGH)


async def _kept(turn: Turn, venue: Venue, kind: str) -> list[photos.Photo]:
    return [photo for photo in await photos.of_subject(turn.tx, venue.about) if photo.kind == kind]
