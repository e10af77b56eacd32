"""When a manager gets the digest, and of what; or to see it now."""

from dataclasses import replace
from datetime import time
from typing import Any

from domain import digest_choices as choices
from domain.areas import Area, AreaKind
from domain.digest_choices import ROLES, TIMES, Choice, Days
from domain.digests import Slot
from domain.messages import Button, Refused, Rows
from domain.people import Post
from handlers import area_words
from handlers.pages import PAGE, turning
from handlers.routes import command, press
from handlers.turn import Turn, number, rows
from storage import digest_facts, digest_readers, digests

SLOTS = {Slot.MORNING: "digest-slot-morning", Slot.EVENING: "digest-slot-evening"}
DAYS = {
    Days.EVERY: "digest-days-every",
    Days.WORKING: "digest-days-working",
    Days.NONE: "digest-days-none",
}

TURNING = {
    Days.EVERY: "button-digest-every",
    Days.WORKING: "button-digest-working",
    Days.NONE: "button-digest-none",
}


@command("digest")
async def settings(turn: Turn, _: str) -> None:
    await _card(turn, await _choice(turn))


@press("digest")
async def card(turn: Turn) -> None:
    """In a message of its own: the button may stand below a digest."""
    await _card(turn, await _choice(turn), anew=True)


@press("digest-back")
async def back(turn: Turn) -> None:
    await _card(turn, await _choice(turn))


@press("digest-time")
async def times(turn: Turn, slot: str) -> None:
    """The half hours of a morning or an evening."""
    choice, wanted = await _choice(turn), _slot(slot)
    buttons = [
        Button("button-digest-time", f"digest-at:{slot}:{at:%H%M}", {"time": f"{at:%H:%M}"})
        for at in TIMES[wanted]
    ]
    none = Button("button-digest-no-time", f"digest-at:{slot}:none")
    await turn.edit(
        "digest-ask-time",
        slot={"text": [SLOTS[wanted], {}]},
        now=_time(choice.times[wanted]),
        buttons=(*rows(*buttons, width=4), (none, Button("button-back", "digest-back"))),
    )


@press("digest-at")
async def choose_time(turn: Turn, slot: str, at: str) -> None:
    choice, wanted = await _choice(turn), _slot(slot)
    known = {f"{each:%H%M}": each for each in TIMES[wanted]} | {"none": None}
    if at not in known:
        raise Refused("button-unknown")
    await _choose(turn, choice, times={**choice.times, wanted: known[at]})


@press("digest-days")
async def choose_days(turn: Turn, days: str) -> None:
    if days not in set(Days):
        raise Refused("button-unknown")
    await _choose(turn, await _choice(turn), days=Days(days))


@press("digest-areas")
async def areas(turn: Turn, skip: str) -> None:
    """One's own areas and what lies right in them, each to be had or not."""
    choice, shown = await _choice(turn), number(skip)
    offered = await _offered(turn)
    if shown and shown >= len(offered):
        raise Refused("button-old")
    buttons = [_area(turn, each, choice, shown) for each in offered[shown : shown + PAGE]]
    turns = turning(shown, len(offered) > shown + PAGE, "digest-areas")
    everything = Button("button-digest-all-areas", "digest-area:all:0")
    await turn.edit(
        "digest-ask-areas",
        area=await _areas(turn, choice),
        buttons=(*rows(*buttons), *rows(*turns, width=2), (everything, Button("button-back", "digest-back"))),
    )


@press("digest-area")
async def choose_area(turn: Turn, code: str, skip: str) -> None:
    choice = await _choice(turn)
    if code == "all":
        await _choose(turn, choice, areas=())
        return
    if code not in [area.code for area in await _offered(turn)]:
        raise Refused("not-allowed")
    chosen = set(choice.areas) ^ {code}
    await _keep(turn, choice, areas=tuple(sorted(chosen)))
    await areas(turn, skip)


@press("digest-now")
async def show(turn: Turn, slot: str) -> None:
    """The digest as it would come at this moment, whatever was told already."""
    choice, wanted = await _choice(turn), _slot(slot)
    giving, ground = choices.heard(choice, await turn.posts(), turn.city)
    if ground is None:
        raise Refused("not-allowed")
    listed, deciding = choices.is_list(giving), choices.decides(giving, ground, turn.city)
    day = digests.day_of(turn.city, wanted, turn.now)
    digest = await digests.of(turn.tx, turn.city, ground, wanted, turn.now, day, listed)
    key, facts, shape = digest_facts.message(turn.city, ground, digest, listed, deciding)
    await turn.reply(key, **facts, **shape)


async def _choice(turn: Turn) -> Choice:
    """Refused to those who have no such office."""
    posts = await _posts(turn)
    if not posts:
        raise Refused("not-allowed")
    return await digest_readers.choice(turn.tx, turn.person.id, posts, turn.city.settings)


async def _posts(turn: Turn) -> tuple[Post, ...]:
    """Those by which there is a digest, for areas that the city has."""
    return tuple(post for post in await turn.posts() if post.role in ROLES and turn.city.areas.get(post.area))


async def _choose(turn: Turn, choice: Choice, **changes: Any) -> None:
    await _card(turn, await _keep(turn, choice, **changes))


async def _keep(turn: Turn, choice: Choice, **changes: Any) -> Choice:
    """Turning something on brings no news of the time before."""
    chosen = replace(choice, **changes)
    if chosen.slots - choice.slots:
        chosen = replace(chosen, since=turn.now)
    await digest_readers.choose(turn.tx, turn.person.id, chosen)
    return chosen


async def _card(turn: Turn, choice: Choice, anew: bool = False) -> None:
    said = turn.reply if anew else turn.edit
    await said(
        "digest-card",
        morning=_time(choice.times[Slot.MORNING]),
        evening=_time(choice.times[Slot.EVENING]),
        days={"text": [DAYS[choice.days], {}]},
        area=await _areas(turn, choice),
        buttons=_buttons(choice),
    )


def _buttons(choice: Choice) -> Rows:
    days = [Button(key, f"digest-days:{each}") for each, key in TURNING.items() if each is not choice.days]
    return (
        (
            Button("button-digest-morning", "digest-time:morning"),
            Button("button-digest-evening", "digest-time:evening"),
        ),
        (Button("button-digest-areas", "digest-areas:0"),),
        tuple(days),
        (
            Button("button-digest-now-morning", "digest-now:morning"),
            Button("button-digest-now-evening", "digest-now:evening"),
        ),
    )


async def _areas(turn: Turn, choice: Choice) -> Any:
    _, ground = choices.heard(choice, await turn.posts(), turn.city)
    if ground is None:
        raise Refused("not-allowed")
    return digest_facts.area_fact(ground.areas)


async def _offered(turn: Turn) -> list[Area]:
    """One's outermost areas, each before what lies in it: the units of a city, all within a unit."""
    own = choices.outermost(turn.city, [post.area for post in await _posts(turn)])
    found: list[Area] = []
    for code in own:
        area = turn.city.areas[code]
        is_city = area.kind is AreaKind.CITY
        inner = turn.city.areas.units() if is_city else _within(turn, code)
        found += [area, *inner]
    return found


def _within(turn: Turn, code: str) -> list[Area]:
    """The sectors of an area, each before its villages."""
    return [each for child in turn.city.areas.children(code) for each in (child, *_within(turn, child.code))]


def _area(turn: Turn, area: Area, choice: Choice, skip: int) -> Button:
    key = "button-digest-has-area" if area.code in choice.areas else "button-area-shown"
    facts = {"area": {"lines": [area_words.line(turn, area)]}}
    return Button(key, f"digest-area:{area.code}:{skip}", facts)


def _slot(slot: str) -> Slot:
    if slot not in set(Slot):
        raise Refused("button-unknown")
    return Slot(slot)


def _time(at: time | None) -> Any:
    return f"{at:%H:%M}" if at else {"text": ["digest-time-none", {}]}
