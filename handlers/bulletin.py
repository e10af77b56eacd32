"""The Friday bulletin in the chat: units read theirs, the city office chooses causes and sees every page."""

from typing import Any

from domain.bulletin_lines import unit_line
from domain.city_lists import ReasonKind
from domain.messages import Button, Refused, Rows
from domain.papers import Paper, PaperKind
from handlers import city_only, papers, papers_received
from handlers.pages import page
from handlers.routes import command, press
from handlers.turn import Turn, number, rows
from storage import bulletins, outbox, paper_cards, receipts
from storage import papers as kept
from storage.paper_cards import page_message

KIND = PaperKind.BULLETIN


@command("bulletin")
async def bulletin(turn: Turn, words: str) -> None:
    """To a unit the newest that it was sent; to the city office the newest there is, with its decisions.

    `/bulletin publish` is the city office's alone (S06).
    """
    if not words and not await city_only.is_city(turn):
        await _own(turn)
        return
    if not await city_only.may(turn, "publish", "/bulletin"):
        return
    newest = await kept.newest(turn.tx, KIND)
    if newest is None:
        await turn.reply("bulletin-none")
        return
    await paper_cards.show_again(turn.tx, turn.city, newest, turn.person, turn.now)


async def _own(turn: Turn) -> None:
    units = await papers_received.own_units(turn)
    if not units:
        raise Refused("not-allowed")
    found = await receipts.of_units(turn.tx, units, 1, str(KIND))
    paper = await kept.get(turn.tx, found[0].paper) if found else None
    if paper is None:
        await turn.reply("bulletin-none")
        return
    await papers_received.send_page(turn, paper, found[0].unit)


@press("bulletin-pages")
async def every_page(turn: Turn, paper_id: str) -> None:
    paper = await _load(turn, paper_id)
    if paper:
        await outbox.put(turn.tx, page_message(turn.person, bulletins.every_page(turn.city, paper)), turn.now)
        turn.answer("paper-file-below")


@press("bulletin-causes")
async def causes(turn: Turn, paper_id: str, area: str) -> None:
    """The causes of an area (the city's code: of the whole week), in a message of their own below."""
    paper = await _load(turn, paper_id)
    if paper:
        _must_have(turn, paper, area)
        await turn.reply("ask-bulletin-causes", area={"area": area}, buttons=_choices(turn, paper, area))


@press("bulletin-cause")
async def choose(turn: Turn, paper_id: str, area: str, code: str) -> None:
    """Takes a cause in, or out again."""
    paper = await _load(turn, paper_id)
    if paper is None:
        return
    _must_have(turn, paper, area)
    if code not in {cause.code for cause in turn.city.reasons(ReasonKind.CAUSE)}:
        raise Refused("button-unknown")
    chosen: dict[str, Any] = dict(paper.facts["causes"])
    known = chosen.get(area, [])
    chosen[area] = [each for each in known if each != code] if code in known else [*known, code]
    edited = await papers.change(turn, paper, {"causes": chosen})
    await turn.edit("ask-bulletin-causes", area={"area": area}, buttons=_choices(turn, edited, area))


@press("bulletin-units")
async def units(turn: Turn, paper_id: str, skip: str) -> None:
    """For which unit to choose causes of its own."""
    paper = await _load(turn, paper_id)
    if paper is None:
        return
    visited = [unit for unit, facts in paper.facts["units"].items() if facts["visited"]]
    if not visited:
        raise Refused("bulletin-nobody-visited")
    shown, turning = page(visited, number(skip), f"bulletin-units:{paper.id}")
    buttons = [
        Button("button-bulletin-unit", f"bulletin-causes:{paper.id}:{unit}", {"unit": {"area": unit}})
        for unit in shown
    ]
    lines = [unit_line(unit, paper.facts["units"][unit]) for unit in shown]
    layout = (*rows(*buttons, width=2), *rows(*turning, width=2))
    await turn.edit("ask-bulletin-unit", lines={"lines": lines}, buttons=layout)


def _choices(turn: Turn, paper: Paper, area: str) -> Rows:
    chosen = paper.facts["causes"].get(area, [])
    buttons = [
        Button(
            "button-bulletin-cause-chosen" if cause.code in chosen else "button-reason",
            f"bulletin-cause:{paper.id}:{area}:{cause.code}",
            {"reason": {"reason": f"cause:{cause.code}"}},
        )
        for cause in turn.city.reasons(ReasonKind.CAUSE)
    ]
    return (*rows(*buttons, width=2), (Button("button-bulletin-units", f"bulletin-units:{paper.id}:0"),))


def _must_have(turn: Turn, paper: Paper, area: str) -> None:
    if area != turn.city.code and area not in paper.facts["units"]:
        raise Refused("button-unknown")
    papers.must_wait(paper)


async def _load(turn: Turn, paper_id: str) -> Paper | None:
    paper = await papers.load(turn, paper_id)
    if paper and paper.kind is not KIND:
        raise Refused("button-unknown")
    return paper
