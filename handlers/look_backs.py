"""Looks back in the chat: how the rounds stand for the city office, what there is to visit for inspectors."""

from datetime import date, timedelta
from typing import Any

from domain.look_back_rounds import FURTHEST, upcoming
from domain.messages import Button, Fact, Refused
from domain.people import CHECKING, Role, holds
from domain.typed_days import parse_day
from handlers import city_only
from handlers.pages import page
from handlers.routes import answer_to, command, press
from handlers.turn import Turn, number, rows
from storage import look_back_cases, look_back_rounds, paper_cards, questions, summons
from storage.look_back_facts import place_facts
from storage.look_back_rounds import Entry, Round

VISITING = frozenset({Role.INSPECTOR, Role.CITY, Role.ADMIN})
"""Who records a visit; a town office sees how its own places did."""
MOST_ROUNDS, MOST_SUMMONSES = 4, 5
COUNTED = timedelta(days=30)
PLACES = Button("look-back-button-places", "lb-places:0")
CASES = Button("look-back-button-list", "lb-cases:0")


@command("lookback")
async def look_back(turn: Turn, words: str) -> None:
    """Where the rounds stand; with a date behind it the next round is moved to that day."""
    posts = await turn.posts()
    if not any(post.role in CHECKING for post in posts):
        raise Refused("not-allowed")
    if words:
        if await city_only.may(turn, "look-back", "/lookback"):
            await _move(turn, words)
        return
    if any(post.role in (Role.CITY, Role.ADMIN) for post in posts):
        await _overview(turn)
    else:
        await _places(turn, 0)


async def _overview(turn: Turn) -> None:
    today = turn.now.astimezone(turn.city.zone).date()
    coming = upcoming(await look_back_rounds.planned(turn.tx, turn.city, today), today)
    lines = [await _line(turn, round_) for round_ in await look_back_rounds.begun(turn.tx, MOST_ROUNDS)]
    if coming:
        lines.append(["look-back-line-next", {"date": _day(coming.date)}])
    drawn = await look_back_cases.count(turn.tx, turn.now - COUNTED)
    counts: dict[str, Fact] = {
        "passed": drawn.passed,
        "failed": drawn.failed,
        "unvisited": drawn.lapsed,
        "waiting": drawn.waiting,
    }
    lines.append(["look-back-line-cases", counts])
    papers = [
        Button("button-paper-open", f"sm:{paper.id}", {"title": paper_cards.title(paper)})
        for paper in await summons.sent(turn.tx, MOST_SUMMONSES)
    ]
    move = (Button("look-back-button-date", "lb-date"),) if coming else ()
    await turn.reply(
        "look-back", lines={"lines": lines}, buttons=(*rows(PLACES, *move, CASES, width=2), *rows(*papers))
    )


async def _line(turn: Turn, round_: Round) -> list[Any]:
    """One round with its numbers; what nobody visited is neither passed nor failed."""
    found = await look_back_rounds.of_round(turn.tx, round_.month)
    entered = await look_back_rounds.still_listed(turn.tx, found, turn.now)
    facts: dict[str, Fact] = {
        "date": _day(round_.date),
        "until": _day(look_back_rounds.last_day(round_, turn.city)),
        "count": len(entered),
        "passed": sum(entry.passed is True for entry in entered),
        "failed": sum(entry.passed is False for entry in entered),
        "unvisited": sum(entry.visit is None for entry in entered),
    }
    return ["look-back-line-round-over" if round_.closed_at else "look-back-line-round", facts]


@press("lb-date")
async def ask_date(turn: Turn) -> None:
    if await city_only.may(turn, "look-back", "lb-date"):
        await questions.ask(turn.tx, turn.chat, turn.person.id, "look-back-date", turn.now)
        await turn.reply("look-back-ask-date")


@answer_to("look-back-date")
async def take_date(turn: Turn, _: int | None, _facts: dict[str, Any]) -> None:
    if await city_only.may(turn, "look-back", "lb-date"):
        await _move(turn, turn.text)
        await questions.settle(turn.tx, turn.chat, turn.person.id)


async def _move(turn: Turn, words: str) -> None:
    """The next round takes place on that day instead."""
    today = turn.now.astimezone(turn.city.zone).date()
    read = parse_day(words, today)
    if read is None:
        raise Refused("look-back-date-wrong", words=words)
    day, _ = read
    coming = upcoming(await look_back_rounds.planned(turn.tx, turn.city, today), today)
    if day > today + FURTHEST:
        raise Refused("look-back-date-far", date=day.isoformat())
    if day <= today or coming is None:
        raise Refused("look-back-date-past", date=_day(day))
    if not await look_back_rounds.set_date(turn.tx, coming.month, day, turn.person.id):
        raise Refused("look-back-date-past", date=_day(day))
    await turn.reply("look-back-date-set", was=_day(coming.date), date=_day(day))


@press("lb-places")
async def turn_page(turn: Turn, skip: str) -> None:
    await _places(turn, number(skip))


async def _places(turn: Turn, skip: int) -> None:
    """The places of the rounds under way in the person's own areas, those to visit first."""
    found = await own_entries(turn)
    cases = len(await look_back_cases.of_person(turn.tx, turn.person.id))
    more = (CASES,) if cases else ()
    if not found:
        await turn.edit("look-back-places-none", cases=cases, buttons=rows(*more))
        return
    shown, turning = page(found, skip, "lb-places")
    near = Button("look-back-button-near", "lb-near")
    await turn.edit(
        "look-back-places",
        date=_day(found[0].date),
        count=len(found),
        unvisited=sum(entry.visit is None for entry in found),
        lines={"lines": [[line_key(entry), await place_facts(turn.tx, entry)] for entry in shown]},
        buttons=(
            *rows(*[await place_button(turn, entry) for entry in shown]),
            *rows(*turning, width=2),
            *rows(near, *more, width=2),
        ),
    )


async def own_entries(turn: Turn) -> list[Entry]:
    """Refused for who has nothing to do with looks back."""
    posts = await turn.posts()
    if not any(post.role in CHECKING for post in posts):
        raise Refused("not-allowed")
    found: list[Entry] = []
    for round_ in await look_back_rounds.unclosed(turn.tx):
        found += await look_back_rounds.of_round(turn.tx, round_.month)
    own = [entry for entry in found if holds(posts, CHECKING, entry.unit, turn.city.covers)]
    listed = await look_back_rounds.still_listed(turn.tx, own, turn.now)
    return sorted(listed, key=lambda entry: entry.visit is not None)


def line_key(entry: Entry) -> str:
    if entry.visit is None:
        return "look-back-line-to-visit"
    return "look-back-line-passed" if entry.passed else "look-back-line-failed"


async def place_button(turn: Turn, entry: Entry) -> Button:
    facts = await place_facts(turn.tx, entry)
    return Button("look-back-button-place", f"lb-place:{entry.id}", {"place": facts["place"]})


def _day(day: date) -> Fact:
    return {"date": day.isoformat()}
