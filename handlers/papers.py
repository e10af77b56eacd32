"""Papers on the city office's side: it reads, changes, approves or drops them."""

from typing import Any

import telegram

from domain.messages import Refused
from domain.papers import Paper, PaperStatus
from handlers import city_only, papers_received
from handlers.conversation import TAKES_FILES
from handlers.pages import page
from handlers.routes import answer_to, command, press
from handlers.turn import Turn, number, rows
from printing.word import MOST_BYTES
from storage import paper_cards, paper_sending, papers, photos, questions
from storage.paper_kinds import form_of

PUBLISH = "publish"
MOST_WORDS = 300
"""Letters that fit below a paper's own words in one message with a file."""
TAKES_FILES.add("paper-edit")


@command("papers")
async def waiting(turn: Turn, _: str) -> None:
    """What waits for a decision; for a town office, what it was sent."""
    units = await papers_received.own_units(turn)
    if units:
        await papers_received.show(turn, units)
    elif await city_only.may(turn, PUBLISH, "/papers"):
        await _list(turn, 0)


@press("papers")
async def turn_page(turn: Turn, skip: str) -> None:
    if await city_only.may(turn, PUBLISH, "/papers"):
        await _list(turn, number(skip))


async def _list(turn: Turn, skip: int) -> None:
    found = await papers.waiting(turn.tx)
    if not found:
        await turn.edit("papers-none")
        return
    shown, turning = page(found, skip, "papers")
    lines = [
        [
            "line-paper",
            {
                "title": paper_cards.title(paper),
                "status": {"paper-status": str(paper.status)},
                "at": {"at": paper.made_at.isoformat()},
            },
        ]
        for paper in shown
    ]
    buttons = rows(*(paper_cards.open_button(paper) for paper in shown))
    await turn.edit(
        "papers-list",
        count=len(found),
        lines={"lines": lines},
        buttons=(*buttons, *rows(*turning, width=2)),
    )


@press("paper")
async def show(turn: Turn, paper_id: str) -> None:
    """Sends the card once more: the old one may be far up."""
    paper = await load(turn, paper_id)
    if paper:
        await paper_cards.show_again(turn.tx, turn.city, paper, turn.person, turn.now)


@press("paper-file")
async def send_file(turn: Turn, paper_id: str) -> None:
    paper = await load(turn, paper_id)
    if paper and await paper_cards.send_file(turn.tx, turn.city, paper, [turn.person], turn.now):
        turn.answer("paper-file-below")


@press("paper-approve")
async def approve(turn: Turn, paper_id: str, version: str) -> None:
    """Approves what the person read. What breaks the rule of equal length asks for a reason first (S18)."""
    paper = await load(turn, paper_id)
    if paper is None:
        return
    if paper.version != number(version):
        raise Refused("paper-changed")
    if form_of(paper.kind).lopsided(turn.city, paper) and not paper.override:
        await _ask(turn, "paper-override", paper)
        await turn.reply("ask-paper-override", title=paper_cards.title(paper))
        return
    await _approve(turn, paper, None)


async def _approve(turn: Turn, paper: Paper, override: str | None) -> None:
    approved = await papers.approve(turn.tx, turn.city, paper, turn.person.id, turn.now, override)
    told = await paper_sending.send_if_due(turn.tx, turn.city, approved, turn.now)
    if told is None:
        await paper_cards.show(turn.tx, turn.city, approved, turn.now)
    turn.answer(_answer_key(approved, told is not None))


def _answer_key(paper: Paper, is_sent: bool) -> str:
    if paper.status is PaperStatus.DRAFT:
        return "paper-signed"
    return "paper-sent" if is_sent else "paper-approved"


@answer_to("paper-override")
async def take_override(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    paper = await _answered(turn, facts)
    if paper is None:
        return
    if not turn.text:
        raise Refused("words-wanted")
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await _approve(turn, paper, turn.text)


@press("paper-drop")
async def drop(turn: Turn, paper_id: str) -> None:
    paper = await load(turn, paper_id)
    if paper:
        must_wait(paper)
        await _ask(turn, "paper-drop", paper)
        await turn.reply("ask-paper-drop", title=paper_cards.title(paper))


@answer_to("paper-drop")
async def take_drop(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    paper = await _answered(turn, facts)
    if paper is None:
        return
    if not turn.text:
        raise Refused("words-wanted")
    dropped = await papers.drop(turn.tx, turn.city, paper, turn.person.id, turn.text, turn.now)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await paper_cards.show(turn.tx, turn.city, dropped, turn.now)
    await turn.reply("paper-dropped", title=paper_cards.title(dropped))


@press("paper-edit")
async def edit(turn: Turn, paper_id: str) -> None:
    paper = await load(turn, paper_id)
    if paper:
        must_wait(paper)
        await _ask(turn, "paper-edit", paper)
        takes_file = form_of(paper.kind).takes_file
        await turn.reply(
            "ask-paper-words-or-file" if takes_file else "ask-paper-words", title=paper_cards.title(paper)
        )


@answer_to("paper-edit")
async def take_edit(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    """Words go below what the paper says; a Word file takes the place of its own."""
    paper = await _answered(turn, facts)
    if paper is None:
        return
    if turn.message and turn.message.document:
        await _take_file(turn, paper, turn.message.document)
        return
    if not turn.text:
        raise Refused("words-wanted")
    if len(turn.text) > MOST_WORDS:
        raise Refused("paper-words-too-long", most=MOST_WORDS)
    await change(turn, paper, {"words": turn.text})
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await turn.reply("paper-edited", title=paper_cards.title(paper))


async def _take_file(turn: Turn, paper: Paper, file: telegram.Document) -> None:
    """Keeps that it came; the job of the photos fetches and checks it. The question stays open until then."""
    if not form_of(paper.kind).takes_file:
        raise Refused("words-wanted")
    if not (file.file_name or "").lower().endswith(".docx"):
        raise Refused("word-not-word")
    if (file.file_size or 0) > MOST_BYTES:
        raise Refused("word-too-large")
    await photos.add(
        turn.tx,
        photos.FILE,
        turn.now,
        by=turn.person.id,
        about=f"paper:{paper.id}",
        file_id=file.file_id,
        file_unique_id=file.file_unique_id,
        is_document=True,
        chat=turn.chat,
        message_id=turn.message.message_id if turn.message else None,
    )
    await turn.reply("word-coming")


async def change(turn: Turn, paper: Paper, facts: dict[str, Any]) -> Paper:
    """Edits the paper as this person, and shows it anew wherever its card stands."""
    edited = await papers.edit(turn.tx, turn.city, paper, turn.person.id, facts, turn.now)
    await paper_cards.show(turn.tx, turn.city, edited, turn.now)
    return edited


async def load(turn: Turn, paper_id: str) -> Paper | None:
    """The paper of a button, for the city office; None for anybody else, who has been told."""
    if not await city_only.may(turn, PUBLISH, f"paper:{paper_id}"):
        return None
    paper = await papers.get(turn.tx, number(paper_id))
    if paper is None:
        raise Refused("button-unknown")
    return paper


async def _ask(turn: Turn, kind: str, paper: Paper) -> None:
    await questions.ask(
        turn.tx, turn.chat, turn.person.id, kind, turn.now, paper=paper.id, version=paper.version
    )


async def _answered(turn: Turn, facts: dict[str, Any]) -> Paper | None:
    """The paper that was asked about, as it was then; Refused where somebody has changed it since."""
    paper = await load(turn, str(facts["paper"]))
    if paper and paper.version != facts["version"]:
        raise Refused("paper-changed")
    return paper


def must_wait(paper: Paper) -> None:
    if not paper.is_waiting:
        raise Refused("paper-not-now", status={"paper-status": str(paper.status)})
