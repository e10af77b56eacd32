"""Papers on the side of a unit: what it was sent, and that it was read."""

from collections.abc import Sequence

from domain.messages import Refused
from domain.papers import PUBLISHING, Paper
from domain.people import Role, holds
from handlers.routes import press
from handlers.turn import Turn, number, rows
from storage import outbox, paper_cards, paper_sending, papers, receipts
from storage.paper_cards import page_message
from storage.paper_kinds import form_of

MOST = 8


async def own_units(turn: Turn) -> list[str]:
    """The units in whose office the person is; none for who decides for the whole city."""
    posts = await turn.posts()
    if any(post.role in PUBLISHING for post in posts):
        return []
    units = (turn.city.areas.unit_of(post.area) for post in posts if post.role is Role.TOWN)
    return list(dict.fromkeys(unit.code for unit in units if unit))


async def show(turn: Turn, units: Sequence[str]) -> None:
    """The newest that these units were sent."""
    found = await receipts.of_units(turn.tx, units, MOST)
    if not found:
        await turn.reply("papers-received-none")
        return
    buttons = []
    for each in found:
        paper = await papers.get(turn.tx, each.paper)
        if paper:
            buttons.append(paper_cards.open_button(paper, each.unit))
    await turn.reply("papers-received", count=len(buttons), buttons=rows(*buttons))


@press("paper-read")
async def read(turn: Turn, paper_id: str, unit: str) -> None:
    """The first officer of a unit who says so has read it for the unit; nobody else can."""
    paper = await _load(turn, paper_id, unit)
    if await receipts.read(turn.tx, paper.id, unit, turn.person.id, turn.now):
        await paper_cards.refresh(turn.tx, turn.city, paper, turn.now)
        turn.answer("paper-read-first")
    else:
        turn.answer("paper-read-already")


@press("paper-again")
async def send_again(turn: Turn, paper_id: str, unit: str) -> None:
    await send_page(turn, await _load(turn, paper_id, unit), unit)


async def send_page(turn: Turn, paper: Paper, unit: str) -> None:
    """A unit's page to this person, with the button while nobody of the unit has read it."""
    receipt = await receipts.get(turn.tx, paper.id, unit)
    is_unread = receipt is not None and receipt.read_at is None
    letter = form_of(paper.kind).letter(turn.city, paper, unit)
    buttons = paper_sending.read_button(paper, unit) if is_unread else ()
    await outbox.put(turn.tx, page_message(turn.person, letter, buttons), turn.now)


async def _load(turn: Turn, paper_id: str, unit: str) -> Paper:
    """The paper that the unit was sent, for its officers and whom it was sent to."""
    paper = await papers.get(turn.tx, number(paper_id))
    if paper is None or await receipts.get(turn.tx, paper.id, unit) is None:
        raise Refused("not-allowed")
    if holds(await turn.posts(), [Role.TOWN], unit, turn.city.covers):
        return paper
    if turn.person.id not in await form_of(paper.kind).addressees(turn.tx, turn.city, paper, unit):
        raise Refused("not-allowed")
    return paper
