"""Somebody else looks at the place before it is cancelled 现场核查: a photo first, then yes or no."""

from typing import Any

from domain.hotspot_dates import patience
from domain.hotspots import NEXT, Action, Hotspot, Move, decide, not_now
from domain.messages import Button, Refused
from domain.people import may_check
from handlers import hotspot_photos, pictures
from handlers import hotspots as places
from handlers.hotspot_photos import CHECK
from handlers.routes import answer_to, press
from handlers.turn import Turn, rows
from storage import hotspot_notices, hotspots, people, photos, questions


@press("hs-check")
async def want_check(turn: Turn, hotspot_id: str) -> None:
    await ask_check(turn, await _load(turn, hotspot_id))


async def ask_check(turn: Turn, spot: Hotspot) -> None:
    """The next photo in this chat is what the checker found."""
    await _require(turn, spot)
    await hotspot_photos.ask(turn, "hotspot-check", spot)
    await turn.reply("hotspot-check-how", **hotspot_notices.facts_of(turn.city, spot, turn.now))


@answer_to("hotspot-check")
async def take_photo(turn: Turn, _case: int | None, facts: dict[str, Any]) -> None:
    spot = await _load(turn, facts["hotspot"])
    await _require(turn, spot)
    if turn.message is None or pictures.of(turn.message) is None:
        raise Refused("hotspot-photo-wanted", code=spot.code)
    await pictures.keep(turn, CHECK, about=spot.about)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    choice = rows(
        Button("button-hotspot-pass", f"hs-pass:{spot.id}", style="success"),
        Button("button-hotspot-fail", f"hs-fail:{spot.id}", style="danger"),
    )
    await turn.reply("hotspot-check-result", code=spot.code, buttons=choice)


@press("hs-pass")
async def passes(turn: Turn, hotspot_id: str) -> None:
    spot = await _load(turn, hotspot_id)
    await _require(turn, spot)
    await _require_photo(turn, spot)
    await _decide(turn, spot, Action.VERIFY)
    await turn.edit("hotspot-checked-pass", code=spot.code, count=turn.city.settings.hotspot_quiet_days)


@press("hs-fail")
async def want_reason(turn: Turn, hotspot_id: str) -> None:
    spot = await _load(turn, hotspot_id)
    await _require(turn, spot)
    await _require_photo(turn, spot)
    await hotspot_photos.ask(turn, "hotspot-fail", spot)
    await turn.edit("hotspot-ask-reason", code=spot.code)


@answer_to("hotspot-fail")
async def fails(turn: Turn, _case: int | None, facts: dict[str, Any]) -> None:
    spot = await _load(turn, facts["hotspot"])
    await _require(turn, spot)
    if not turn.text:
        raise Refused("hotspot-reason-wanted", code=spot.code)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await _decide(turn, spot, Action.FAIL, turn.text)
    await turn.reply("hotspot-checked-fail", code=spot.code, why=turn.text)


async def _load(turn: Turn, hotspot_id: str | int) -> Hotspot:
    return await places.load_for(turn, Action.VERIFY, hotspot_id)


async def _require(turn: Turn, spot: Hotspot) -> None:
    """It waits for a check, and this person is neither who applied nor of their team."""
    if (spot.status, Action.VERIFY) not in NEXT:
        raise not_now(spot)
    applicant = await people.posts_of(turn.tx, spot.applied_by) if spot.applied_by else ()
    if not may_check(turn.person.id, await turn.posts(), spot.applied_by, applicant):
        raise Refused("hotspot-check-not-own")


async def _require_photo(turn: Turn, spot: Hotspot) -> None:
    """Their own, of this application."""
    known = await photos.of_subject(turn.tx, spot.about)
    sent = [
        photo
        for photo in known
        if photo.kind == CHECK and photo.by == turn.person.id
        if spot.applied_at is not None and photo.received_at >= spot.applied_at
    ]
    hotspot_photos.require_own(spot, sent, known)


async def _decide(turn: Turn, spot: Hotspot, action: Action, words: str | None = None) -> None:
    move = Move(action=action, by=turn.person.id, words=words)
    moved = await hotspots.record(turn.tx, decide(spot, move, turn.now, patience(turn.city)), turn.now)
    await hotspot_notices.checked(turn.tx, turn.city, moved, turn.now, words, spot.applied_by)
