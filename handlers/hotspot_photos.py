"""The keeper's side of a coded place: the weekly photo, and the application for cancelling 申请销号."""

from collections.abc import Sequence
from typing import Any

from domain.hotspot_dates import patience
from domain.hotspots import NEXT, Action, Hotspot, Move, decide, not_now
from domain.likeness import same_picture
from domain.messages import Button, Refused
from handlers import hotspots as places
from handlers import pictures
from handlers.routes import answer_to, press
from handlers.turn import Turn, rows
from storage import hotspot_notices, hotspots, photos, questions
from storage.photos import Photo

WEEKLY, APPLICATION = "weekly", "application"
"""Kinds of photos of a place; CHECK is the checker's own."""
CHECK = "check"


@press("hs-photo")
async def want_photo(turn: Turn, hotspot_id: str) -> None:
    await ask_photo(turn, await places.load_for(turn, Action.PHOTO, hotspot_id))


async def ask_photo(turn: Turn, spot: Hotspot) -> None:
    """The next photo in this chat is the weekly one of this place."""
    _require(spot, Action.PHOTO)
    await ask(turn, "hotspot-photo", spot)
    await turn.reply("hotspot-photo-how", **hotspot_notices.facts_of(turn.city, spot, turn.now))


@answer_to("hotspot-photo")
async def take_photo(turn: Turn, _case: int | None, facts: dict[str, Any]) -> None:
    spot = await places.load_for(turn, Action.PHOTO, facts["hotspot"])
    _require_picture(turn, spot)
    await pictures.keep(turn, WEEKLY, about=spot.about)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await _move(turn, spot, Action.PHOTO)
    await turn.reply("hotspot-photo-kept", code=spot.code, count=turn.city.settings.hotspot_photo_days)


@press("hs-apply")
async def want_application(turn: Turn, hotspot_id: str) -> None:
    spot = await places.load_for(turn, Action.APPLY, hotspot_id)
    _require(spot, Action.APPLY)
    await ask(turn, "hotspot-apply", spot)
    await turn.reply("hotspot-apply-how", **hotspot_notices.facts_of(turn.city, spot, turn.now))


@answer_to("hotspot-apply")
async def take_application(turn: Turn, _case: int | None, facts: dict[str, Any]) -> None:
    """Each photo is added; the button below sends them all."""
    spot = await places.load_for(turn, Action.APPLY, facts["hotspot"])
    _require(spot, Action.APPLY)
    _require_picture(turn, spot)
    await pictures.keep(turn, APPLICATION, about=spot.about)
    count = len(await of_application(turn, spot))
    send = Button("button-hotspot-send", f"hs-send:{spot.id}", style="primary")
    await turn.reply("hotspot-apply-photos", code=spot.code, count=count, buttons=rows(send))


@press("hs-send")
async def send_application(turn: Turn, hotspot_id: str) -> None:
    spot = await places.load_for(turn, Action.APPLY, hotspot_id)
    _require(spot, Action.APPLY)
    require_own(spot, await of_application(turn, spot), await photos.of_subject(turn.tx, spot.about))
    moved = await _move(turn, spot, Action.APPLY)
    await settle(turn, "hotspot-apply")
    await hotspot_notices.applied(turn.tx, turn.city, moved, turn.now)
    await turn.edit("hotspot-applied", code=spot.code)


async def of_application(turn: Turn, spot: Hotspot) -> list[Photo]:
    """What this person sent for it since the place was opened or the last application failed."""
    steps = await hotspots.steps(turn.tx, spot.id)
    failed = [step.at for step in steps if step.action is Action.FAIL]
    since = max([spot.open_since, *failed])
    return [
        photo
        for photo in await photos.of_subject(turn.tx, spot.about)
        if photo.kind == APPLICATION and photo.by == turn.person.id and photo.received_at > since
    ]


def require_own(spot: Hotspot, sent: Sequence[Photo], known: Sequence[Photo]) -> None:
    """At least one of those `sent` has to show something new: a picture of the place that was there before
    proves nothing. One that is still being fetched is believed."""
    if not sent:
        raise Refused("hotspot-photo-wanted", code=spot.code)
    if all(_is_copy(photo, [other for other in known if other.id < photo.id]) for photo in sent):
        raise Refused("hotspot-photo-copy", code=spot.code)


def _is_copy(photo: Photo, earlier: Sequence[Photo]) -> bool:
    return photo.hash is not None and any(
        other.hash is not None and same_picture(photo.hash, other.hash) for other in earlier
    )


async def ask(turn: Turn, kind: str, spot: Hotspot) -> None:
    await questions.ask(turn.tx, turn.chat, turn.person.id, kind, turn.now, hotspot=spot.id)


async def settle(turn: Turn, kind: str) -> None:
    """Ends the question if it is still this one."""
    question = await questions.open_in(turn.tx, turn.chat, turn.person.id, turn.now)
    if question and question.kind == kind:
        await questions.settle(turn.tx, turn.chat, turn.person.id)


async def _move(turn: Turn, spot: Hotspot, action: Action) -> Hotspot:
    move = Move(action=action, by=turn.person.id)
    return await hotspots.record(turn.tx, decide(spot, move, turn.now, patience(turn.city)), turn.now)


def _require(spot: Hotspot, action: Action) -> None:
    if (spot.status, action) not in NEXT:
        raise not_now(spot)


def _require_picture(turn: Turn, spot: Hotspot) -> None:
    if turn.message is None or pictures.of(turn.message) is None:
        raise Refused("hotspot-photo-wanted", code=spot.code)
