"""Putting Clean City Day off or calling it off: one venue, all of a town, or the whole day (a typhoon)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from domain.clean_day import CleanDay, State, Venue, check_cancel, check_move, ends_at
from domain.clean_day_words import require_date
from domain.messages import Button, Refused
from handlers import clean_day_standing as standing
from handlers.conversation import TAKES_PLACES
from handlers.routes import answer_to, press
from handlers.turn import Turn, rows
from storage import clean_day_news, clean_days, clean_venues, questions
from storage.clean_day_facts import date_fact, day_facts

KIND = "clean-day-move"
TAKES_PLACES.add(KIND)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is meant: `venues` that are still to come; `whole` where it is the day itself."""

    day: CleanDay
    venues: Sequence[Venue]
    whole: bool


async def _scope(turn: Turn, kind: str, code: str) -> Scope:
    """`v` one venue, `u` all of a unit, `d` the whole day of a month; for those who may."""
    if kind == "v":
        venue = await standing.own_venue(turn, code)
        return Scope(await standing.day_of(turn, venue), [venue], whole=False)
    if kind == "u" and turn.city.areas.get(code):
        await standing.require_organiser(turn, code)
        day = await clean_days.current(turn.tx, turn.city, turn.now)
        venues = _coming(turn, await clean_venues.of_month(turn.tx, day.month, code))
        if not venues:
            raise Refused("clean-day-own-none")
        return Scope(day, venues, whole=False)
    if kind != "d":
        raise Refused("button-unknown")
    await standing.require_office(turn)
    day = await standing.day_named(turn, code)
    return Scope(day, _coming(turn, await clean_venues.of_month(turn.tx, day.month)), whole=True)


def _coming(turn: Turn, venues: Sequence[Venue]) -> list[Venue]:
    return [venue for venue in venues if venue.is_open and turn.now < ends_at(turn.city, venue)]


def _today(turn: Turn) -> date:
    return turn.now.astimezone(turn.city.zone).date()


def _states(turn: Turn, scope: Scope) -> list[tuple[State, date]]:
    """What a rule is asked about: the day alone, or each venue."""
    if scope.whole:
        return [(scope.day.state, scope.day.on)]
    return [(venue.state, venue.on(turn.city.zone)) for venue in scope.venues]


@press("cd-move")
async def want_date(turn: Turn, kind: str, code: str) -> None:
    scope = await _scope(turn, kind, code)
    for state, on in _states(turn, scope):
        check_cancel(state, on, _today(turn))
    await questions.ask(turn.tx, turn.chat, turn.person.id, KIND, turn.now, scope=kind, code=code)
    await turn.reply("clean-day-ask-date", **_facts(turn, scope))


@answer_to(KIND)
async def take_date(turn: Turn, _case: int | None, facts: dict[str, Any]) -> None:
    """A date of the same month, perhaps with another time; anything else is said, and the question stays."""
    if not turn.message or not turn.message.text:
        raise Refused("clean-day-words-wanted")
    scope = await _scope(turn, facts["scope"], facts["code"])
    to, at = require_date(turn.text, scope.day.month)
    for state, on in _states(turn, scope):
        check_move(state, on, to, _today(turn))
    moved = [await _move(turn, venue, to, at) for venue in scope.venues]
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    day = scope.day
    if scope.whole:
        day = await _change_day(turn, scope.day, State.POSTPONED, to)
    await _write_down(turn, "postpone", scope, {"to": to.isoformat()})
    told = await _tell(turn, day, moved, scope.whole, "clean-day-told-moved")
    await turn.reply("clean-day-moved", to=date_fact(to), count=told, **_facts(turn, scope))


async def _move(turn: Turn, venue: Venue, to: date, at: time | None) -> Venue:
    """The same time of the day, where no other was given."""
    usual = venue.starts_at.astimezone(turn.city.zone).time()
    start = datetime.combine(to, at or usual, turn.city.zone)
    if start <= turn.now:
        raise Refused("clean-day-date-past")
    return await _change_venue(turn, venue, state=str(State.POSTPONED), starts_at=start)


@press("cd-stop")
async def ask_whether(turn: Turn, kind: str, code: str) -> None:
    """Called off cannot be undone, so it is asked once more."""
    scope = await _scope(turn, kind, code)
    for state, on in _states(turn, scope):
        check_cancel(state, on, _today(turn))
    yes = Button("button-clean-stop-yes", f"cd-off:{kind}:{code}", style="danger")
    key = "clean-day-stop-day-sure" if scope.whole else "clean-day-stop-sure"
    await turn.reply(key, **_facts(turn, scope), buttons=rows(yes, Button("button-clean-see", "cd")))


@press("cd-off")
async def call_off(turn: Turn, kind: str, code: str) -> None:
    scope = await _scope(turn, kind, code)
    for state, on in _states(turn, scope):
        check_cancel(state, on, _today(turn))
    off = [await _change_venue(turn, venue, state=str(State.CANCELLED)) for venue in scope.venues]
    day = scope.day
    if scope.whole:
        day = await _change_day(turn, scope.day, State.CANCELLED, scope.day.on)
    await _write_down(turn, "cancel", scope, {})
    told = await _tell(turn, day, off, scope.whole, "clean-day-told-off")
    await turn.edit("clean-day-off", count=told, **_facts(turn, scope))


async def _change_venue(turn: Turn, venue: Venue, **values: Any) -> Venue:
    changed = await clean_venues.change(turn.tx, venue, **values)
    if changed is None:
        raise Refused("button-old")
    return changed


async def _change_day(turn: Turn, day: CleanDay, state: State, on: date) -> CleanDay:
    if not await clean_days.change(turn.tx, day, state=str(state), on=on):
        raise Refused("button-old")
    return replace(day, state=state, on=on)


async def _write_down(turn: Turn, action: str, scope: Scope, facts: dict[str, Any]) -> None:
    """One row for the day, or one for each venue."""
    for venue in [None] if scope.whole else scope.venues:
        number = venue.id if venue else None
        await clean_days.note(turn.tx, scope.day.month, action, turn.person.id, turn.now, number, facts)


async def _tell(turn: Turn, day: CleanDay, venues: Sequence[Venue], whole: bool, key: str) -> int:
    """Everybody whom it concerns, once; gives how many had signed up."""
    told = await clean_day_news.venues_changed(turn.tx, turn.city, day, venues, key, turn.person.id, turn.now)
    if whole:
        towns = "clean-day-told-day-moved" if day.is_open else "clean-day-told-day-off"
        await clean_day_news.day_changed(turn.tx, turn.city, day, towns, turn.person.id, venues, turn.now)
    return told


def _facts(turn: Turn, scope: Scope) -> dict[str, Any]:
    lines = [["line-clean-day-name", {"venue": venue.name}] for venue in scope.venues]
    what = {"text": ["clean-day-whole", {}]} if scope.whole else {"lines": lines}
    return day_facts(turn.city, scope.day) | {"what": what}
