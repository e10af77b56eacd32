"""Coded places for those who manage or keep them: the board, the list, one place closely."""

from collections import Counter

from domain.coordinates import map_link
from domain.hotspot_dates import Colour, colour, patience
from domain.hotspots import LIVING, NEXT, SEES, WHO, Action, Hotspot, Status, quiet_until
from domain.messages import Attachment, Button, Fact, Refused, Rows
from domain.people import holds
from domain.rates import Rate
from handlers import hotspot_coding
from handlers.pages import page
from handlers.routes import command, press
from handlers.turn import Turn, number, rows
from storage import hotspot_links, hotspot_notices, hotspots, people, photos
from storage import hotspot_papers as _kinds_of_papers  # noqa: F401  whoever decides papers has to know them
from storage.hotspot_links import Problems

MOST_STEPS = 15


@command("hotspots")
async def board(turn: Turn, words: str) -> None:
    """The figures with a picture; `/hotspots suggest` shows where a code is suggested (S21)."""
    if words.strip().lower() == "suggest":
        await hotspot_coding.show(turn, 0)
        return
    found = await _own(turn)
    shown = Counter(str(colour(turn.city, spot, turn.now)) for spot in found if spot.is_living)
    await turn.reply(
        "hotspot-board",
        **figures(found),
        green=shown[Colour.GREEN],
        yellow=shown[Colour.YELLOW],
        red=shown[Colour.RED],
        buttons=await _below(turn, found),
        attachment=_picture(turn, found) if found else None,
    )


def figures(found: list[Hotspot]) -> dict[str, Fact]:
    """94 coded · 86 cancelled · 8 open · 91.5%."""
    cancelled = sum(spot.status is Status.CANCELLED for spot in found)
    return {
        "coded": len(found),
        "cancelled": cancelled,
        "open": len(found) - cancelled,
        "percent": Rate(cancelled, len(found)).shown,
    }


async def _below(turn: Turn, found: list[Hotspot]) -> Rows:
    buttons = [Button("button-hotspots-list", "hotspots:0")] if found else []
    if await hotspot_coding.is_coder(turn):
        buttons.append(Button("button-hotspots-suggested", "hs-new:0"))
    return rows(*buttons)


def _picture(turn: Turn, found: list[Hotspot]) -> Attachment:
    points = [
        [spot.latitude, spot.longitude, str(colour(turn.city, spot, turn.now) or "grey")] for spot in found
    ]
    return Attachment("hotspots", {"points": points, **figures(found)})


async def _own(turn: Turn) -> list[Hotspot]:
    """The places of the person's areas, the longest open first, cancelled ones behind. Refused for others."""
    areas = {post.area for post in await turn.posts() if post.role in SEES}
    if not areas:
        raise Refused("not-allowed")
    found = await hotspots.every(turn.tx)
    own = [spot for spot in found if any(turn.city.covers(area, spot.place) for area in areas)]
    return sorted(own, key=lambda spot: (not spot.is_living, spot.open_since, spot.id))


@press("hotspots")
async def turn_page(turn: Turn, skip: str) -> None:
    found = await _own(turn)
    shown, turning = page(found, number(skip), "hotspots")
    lines = [["line-hotspot", hotspot_notices.facts_of(turn.city, spot, turn.now)] for spot in shown]
    buttons = [Button("button-hotspot", f"hotspot:{spot.id}", {"code": spot.code}) for spot in shown]
    facts = {"count": len(found), "lines": {"lines": lines}}
    layout = (*rows(*buttons, width=2), *rows(*turning, width=2))
    # Below a picture there is too little room for a list.
    is_picture = bool(turn.message and getattr(turn.message, "photo", None))
    say = turn.reply if is_picture else turn.edit
    await say("hotspots-list", **facts, buttons=layout)


async def load(turn: Turn, hotspot_id: str | int) -> Hotspot:
    """A place of the person's areas; one that is not there is refused like one that is not theirs (T17)."""
    known = number(hotspot_id) if isinstance(hotspot_id, str) else hotspot_id
    spot = await hotspots.get(turn.tx, known)
    if spot is None or not holds(await turn.posts(), SEES, spot.place, turn.city.covers):
        raise Refused("not-allowed")
    return spot


async def load_for(turn: Turn, action: Action, hotspot_id: str | int) -> Hotspot:
    """The same for who may do `action` there, where that can be done now."""
    spot = await load(turn, hotspot_id)
    if not holds(await turn.posts(), WHO[action], spot.place, turn.city.covers):
        raise Refused("not-allowed")
    return spot


@press("hotspot")
async def show(turn: Turn, hotspot_id: str) -> None:
    await card(turn, await load(turn, hotspot_id))


async def card(turn: Turn, spot: Hotspot) -> None:
    """Everything about a place, with the newest photo and what this person may do."""
    found = (await hotspot_links.problems(turn.tx, [spot.id])).get(spot.id, Problems())
    shown = [photo for photo in await photos.of_subject(turn.tx, spot.about) if photo.status == photos.STORED]
    await turn.reply(
        "hotspot-card",
        **hotspot_notices.facts_of(turn.city, spot, turn.now),
        lines={"lines": _details(turn, spot, found)},
        buttons=await _buttons(turn, spot),
        photo=shown[-1].id if shown else None,
    )


def _details(turn: Turn, spot: Hotspot, found: Problems) -> list[list[object]]:
    lines: list[list[object]] = []
    if spot.is_living:
        lines.append(["line-hotspot-since", hotspot_notices.facts_of(turn.city, spot, turn.now)])
    elif spot.cancelled_at:
        lines.append(["line-hotspot-cancelled", {"at": {"at": spot.cancelled_at.isoformat()}}])
    until = quiet_until(spot, found.last, patience(turn.city))
    if until:
        lines.append(["line-hotspot-quiet", {"until": {"at": until.isoformat()}}])
    if found.count:
        lines.append(["line-hotspot-problems", {"count": found.count, "open": found.open}])
    if spot.reopened:
        lines.append(["line-hotspot-reopened", {"count": spot.reopened}])
    if spot.photo_at:
        lines.append(["line-hotspot-photo", {"at": {"at": spot.photo_at.isoformat()}}])
    return lines


async def _buttons(turn: Turn, spot: Hotspot) -> Rows:
    posts = await turn.posts()
    offered = [
        Button(key, f"{verb}:{spot.id}", style=style)
        for action, key, verb, style in OFFERED
        if (spot.status, action) in NEXT and holds(posts, WHO[action], spot.place, turn.city.covers)
        if not (action is Action.VERIFY and spot.applied_by == turn.person.id)
    ]
    more = [
        Button("button-hotspot-steps", f"hs-steps:{spot.id}"),
        Button("button-hotspot-map", url=map_link(spot.point)),
    ]
    if spot.status in LIVING:
        more.append(Button("button-hotspot-plate", f"hs-plate:{spot.id}"))
        more.append(Button("button-hotspot-report", f"hs-report:{spot.id}"))
    return (*rows(*offered), *rows(*more, width=2))


OFFERED = (
    (Action.PHOTO, "button-hotspot-photo", "hs-photo", None),
    (Action.APPLY, "button-hotspot-apply", "hs-apply", None),
    (Action.VERIFY, "button-hotspot-check", "hs-check", "primary"),
)


@press("hs-steps")
async def show_steps(turn: Turn, hotspot_id: str) -> None:
    """What happened there, step by step; colleagues see each other's names."""
    spot = await load(turn, hotspot_id)
    steps = (await hotspots.steps(turn.tx, spot.id))[-MOST_STEPS:]
    names = {each.id: each.name for each in await people.many(turn.tx, [s.by for s in steps if s.by])}
    lines = []
    for step in steps:
        facts: dict[str, Fact] = {
            "at": {"at": step.at.isoformat()},
            "action": {"hotspot-action": str(step.action)},
            "name": names.get(step.by or 0, ""),
            "words": step.words or "",
        }
        lines.append(["line-hotspot-step-words" if step.words else "line-hotspot-step", facts])
    await turn.reply("hotspot-steps", code=spot.code, lines={"lines": lines})
