"""What is kept of a person: shown to them alone, or forgotten (trust.md, Privacy)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from domain.cases import RUNNING
from domain.messages import Button, Refused
from handlers.routes import command, press
from handlers.turn import Turn, rows
from storage import audit, cards, cases, forgetting, own_data

LONGEST = 3500
"""Letters of one page, well below the 4096 that Telegram takes."""
NAMED = {
    "unit": "area",
    "village": "area",
    "area": "area",
    "category": "category",
    "status": "status",
    "action": "action",
    "role": "role",
    "source": "source",
}
"""Fields whose value is the code of something with a name of its own, and of what kind that is."""
MOST_CODES = 4
"""Cases named in an answer to a press, which Telegram takes up to 200 letters of."""
PIECE = 600
"""Longer words are shown in several lines: one fact of a text is cut at 700."""


@command("mydata")
async def my_data(turn: Turn, _: str) -> None:
    """Everything, in as many messages as it takes; that it was shown is written down."""
    await audit.note(turn.tx, turn.now, "own-data", turn.person.id)
    kept = await own_data.of_person(turn.tx, turn.person.id)
    pages = list(_pages([line for kind, values in kept for line in _lines(kind, values)]))
    for place, lines in enumerate(pages, 1):
        await turn.reply("mydata-page", page=place, pages=len(pages), lines={"lines": lines})


def _lines(kind: str, values: dict[str, Any]) -> Iterator[list[Any]]:
    yield ["mydata-kind", {"kind": {"kept": kind}}]
    for name, value in values.items():
        for piece in _pieces(name, value):
            yield ["mydata-line", {"name": {"field": name}, "value": piece}]


def _pieces(name: str, value: Any) -> Iterator[Any]:
    if isinstance(value, datetime):
        yield {"at": value.isoformat()}
        return
    if name in NAMED:
        yield {NAMED[name]: str(value)}
        return
    words = str(value)
    for start in range(0, len(words), PIECE):
        yield words[start : start + PIECE]


def _pages(lines: list[list[Any]]) -> Iterator[list[list[Any]]]:
    page: list[list[Any]] = []
    length = 0
    for line in lines:
        # A name, a mark, and at most five letters for one that HTML has to spell out.
        longest = 40 + 5 * len(str(line[1].get("value", "")))
        if page and length + longest > LONGEST:
            yield page
            page, length = [], 0
        page.append(line)
        length += longest
    yield page


@command("forget")
async def forget(turn: Turn, _: str) -> None:
    """Says what will happen, and asks once."""
    if not turn.is_private:
        return
    yes = Button("button-forget-yes", "forget:yes", style="danger")
    await turn.reply("forget-sure", buttons=rows(yes, Button("button-forget-no", "forget:no")))


@press("forget")
async def decide(turn: Turn, answer: str) -> None:
    """The last words are the answer to the press alone: a message would have to be kept to be sent."""
    if answer != "yes" or not turn.is_private:
        await turn.edit("forget-not")
        return
    owed = [case for case in await cases.of_handler(turn.tx, turn.person.id) if case.status in RUNNING]
    if owed:
        raise Refused(
            "forget-work-first", count=len(owed), codes=", ".join(case.code for case in owed[:MOST_CODES])
        )
    await audit.note(turn.tx, turn.now, "forgotten", turn.person.id)
    for case_id in await forgetting.forget(turn.tx, turn.person):
        case = await cases.get(turn.tx, case_id)
        if case:
            await cards.refresh(turn.tx, turn.city, case, turn.now)
    turn.answer("forget-done", alert=True)
