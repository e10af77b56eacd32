"""A summons on the city office's side: its date, whom it names, minutes, and when to look again (S20)."""

import re
from datetime import datetime
from typing import Any

import telegram

from domain.messages import Attachment, Button, Fact, Refused, Rows
from domain.papers import Paper, PaperKind, PaperStatus
from domain.people import Role, holds
from domain.typed_days import parse_day
from handlers import city_only, conversation, papers, pictures
from handlers.routes import answer_to, press
from handlers.turn import Turn, number, rows
from storage import paper_cards, photos, questions, summons
from storage import papers as kept_papers
from storage.photo_files import key_of

ACTION = "summon"
ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")
MOST_BYTES = 20_000_000
"""What a bot may fetch from Telegram."""
conversation.TAKES_FILES.add("summons-minutes")


@press("sm-date")
async def ask_date(turn: Turn, paper_id: str) -> None:
    paper = await _waiting(turn, paper_id)
    if paper:
        await _ask(turn, "summons-date", paper)
        await turn.reply("summons-ask-date", title=paper_cards.title(paper))


@answer_to("summons-date")
async def take_date(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    """The city office confirms the date; only then the paper can be approved."""
    paper = await _waiting(turn, str(facts["paper"]))
    if paper is None:
        return
    today = turn.now.astimezone(turn.city.zone).date()
    read = parse_day(turn.text, today)
    if read is None or read[1] is None:
        raise Refused("summons-date-wrong", words=turn.text)
    meeting = datetime.combine(*read, turn.city.zone)  # type: ignore[arg-type]
    if meeting <= turn.now:
        raise Refused("summons-date-past", at={"at": meeting.isoformat()})
    await papers.change(turn, paper, {"meet_at": meeting.isoformat()})
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await turn.reply("summons-date-set", title=paper_cards.title(paper), at={"at": meeting.isoformat()})


@press("sm-person")
async def ask_person(turn: Turn, paper_id: str) -> None:
    paper = await _waiting(turn, paper_id)
    if paper:
        await _ask(turn, "summons-person", paper)
        await turn.reply("summons-ask-person", title=paper_cards.title(paper))


@answer_to("summons-person")
async def take_person(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    paper = await _waiting(turn, str(facts["paper"]))
    if paper is None:
        return
    if not turn.text:
        raise Refused("words-wanted")
    await papers.change(turn, paper, {"person": turn.text})
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await turn.reply("summons-person-set", person=turn.text)


@press("sm")
async def show(turn: Turn, paper_id: str) -> None:
    """Everything about a sent summons: for the city office and the unit's own, for nobody else."""
    paper = await _sent(turn, paper_id)
    is_office = await city_only.is_city(turn)
    shown = summons.lines(paper)
    for note in await summons.of_paper(turn.tx, paper.id):
        shown.append(_note_line(note))
    await turn.reply(
        "summons-shown",
        title=paper_cards.title(paper),
        lines={"lines": shown},
        buttons=_buttons(paper) if is_office else (),
    )
    await summons.send_photos(turn.tx, paper, [turn.person.id], turn.now)
    await _send_minutes(turn, paper)


def _note_line(note: summons.Note) -> list[Any]:
    facts: dict[str, Fact] = {"at": {"at": note.at.isoformat()}}
    if note.follow_up:
        return ["summons-note-follow-up", facts | {"date": {"date": note.follow_up.isoformat()}}]
    if note.file_name:
        return ["summons-note-file", facts | {"name": note.file_name, "words": note.words or ""}]
    return ["summons-note", facts | {"words": note.words or ""}]


def _buttons(paper: Paper) -> Rows:
    return rows(
        Button("summons-button-minutes", f"sm-minutes:{paper.id}"),
        Button("summons-button-follow-up", f"sm-follow:{paper.id}"),
        width=2,
    )


async def _send_minutes(turn: Turn, paper: Paper) -> None:
    """Photos and files, as far as they are stored by now."""
    title = paper_cards.title(paper)
    for note in await summons.of_paper(turn.tx, paper.id):
        photo = await photos.get(turn.tx, note.photo) if note.photo else None
        if photo is None or photo.status == photos.REFUSED:
            continue
        if photo.kind != photos.FILE:
            await turn.reply("summons-minutes-photo", title=title, photo=photo.id)
        elif photo.sha256:
            file = {"file": key_of(photo.sha256), "name": _plain_name(paper, note.file_name or "")}
            await turn.reply("summons-minutes-file", title=title, attachment=Attachment("file", file))


def _plain_name(paper: Paper, name: str) -> str:
    """A name that can stand in a request: what people call their files may hold anything."""
    ending = ENDING.search(name)
    return f"minutes-{paper.id}{ending[0] if ending else ''}"


@press("sm-minutes")
async def ask_minutes(turn: Turn, paper_id: str) -> None:
    paper = await _of_office(turn, paper_id)
    if paper:
        await _ask(turn, "summons-minutes", paper)
        await turn.reply("summons-ask-minutes", title=paper_cards.title(paper))


@answer_to("summons-minutes")
async def take_minutes(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    """Words, a photo, or a file of any kind."""
    paper = await _of_office(turn, str(facts["paper"]))
    if paper is None or turn.message is None:
        return
    what: dict[str, Any] = {"words": turn.text or None}
    if pictures.of(turn.message):
        what["photo"] = await pictures.keep(turn, photos.ADDED, about=summons.minutes_of(paper.id))
    elif turn.message.document:
        what |= await _keep_file(turn, paper, turn.message.document)
    await summons.note(turn.tx, paper.id, turn.person.id, turn.now, **what)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await turn.reply(
        "summons-minutes-kept",
        title=paper_cards.title(paper),
        buttons=rows(Button("summons-button-follow-up", f"sm-follow:{paper.id}")),
    )


async def _keep_file(turn: Turn, paper: Paper, file: telegram.Document) -> dict[str, Any]:
    """Fetched and stored by the job of the photos."""
    if (file.file_size or 0) > MOST_BYTES:
        raise Refused("summons-file-too-large", most=MOST_BYTES // 1_000_000)
    photo = await photos.add(
        turn.tx,
        photos.FILE,
        turn.now,
        by=turn.person.id,
        about=summons.minutes_of(paper.id),
        file_id=file.file_id,
        file_unique_id=file.file_unique_id,
        is_document=True,
        chat=turn.chat,
        message_id=turn.message.message_id if turn.message else None,
    )
    return {"photo": photo, "file_name": file.file_name or f"minutes-{paper.id}"}


@press("sm-follow")
async def ask_follow_up(turn: Turn, paper_id: str) -> None:
    paper = await _of_office(turn, paper_id)
    if paper:
        await _ask(turn, "summons-follow", paper)
        await turn.reply("summons-ask-follow-up", title=paper_cards.title(paper))


@answer_to("summons-follow")
async def take_follow_up(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    paper = await _of_office(turn, str(facts["paper"]))
    if paper is None:
        return
    today = turn.now.astimezone(turn.city.zone).date()
    read = parse_day(turn.text, today)
    if read is None or read[0] <= today:
        raise Refused("look-back-date-wrong", words=turn.text)
    await summons.note(turn.tx, paper.id, turn.person.id, turn.now, follow_up=read[0])
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await turn.reply("summons-follow-up-set", date={"date": read[0].isoformat()})


async def _ask(turn: Turn, kind: str, paper: Paper) -> None:
    await questions.ask(turn.tx, turn.chat, turn.person.id, kind, turn.now, paper=paper.id)


async def _waiting(turn: Turn, paper_id: str) -> Paper | None:
    """A draft, for the city office; None for others, who have been told."""
    if not await city_only.may(turn, ACTION, f"paper:{paper_id[:20]}"):
        return None
    paper = await _summons(turn, paper_id)
    if not paper.is_waiting:
        raise Refused("paper-not-now", status={"paper-status": str(paper.status)})
    return paper


async def _of_office(turn: Turn, paper_id: str) -> Paper | None:
    """One that was sent, for the city office; None for others, who have been told."""
    if not await city_only.may(turn, ACTION, f"paper:{paper_id[:20]}"):
        return None
    return await _sent(turn, paper_id)


async def _sent(turn: Turn, paper_id: str) -> Paper:
    paper = await _summons(turn, paper_id)
    is_units = holds(await turn.posts(), {Role.TOWN}, paper.unit or "", turn.city.covers)
    if paper.status is not PaperStatus.SENT or not (is_units or await city_only.is_city(turn)):
        raise Refused("not-allowed")
    return paper


async def _summons(turn: Turn, paper_id: str) -> Paper:
    paper = await kept_papers.get(turn.tx, number(paper_id))
    if paper is None or paper.kind is not PaperKind.SUMMONS:
        raise Refused("not-allowed")
    return paper
