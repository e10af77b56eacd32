"""Summons 约谈 (S20): a paper whose date the city office confirms; only it and the unit ever see one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update

from domain.messages import Button, Fact, Message, Rows
from domain.papers import Paper, PaperKind, PaperStatus
from domain.rulebook import Rulebook
from storage import offices, outbox, paper_cards, papers, people, photos
from storage.database import Tx
from storage.look_back_facts import place_facts, result_facts
from storage.look_back_facts import subject as visited
from storage.look_back_rounds import Entry
from storage.paper_kinds import Form, Page, register
from storage.tables import paper as paper_table
from storage.tables import summons_note as notes


@dataclass(frozen=True, slots=True)
class Note:
    """Minutes, or the date of a follow-up."""

    id: int
    at: datetime
    by: int | None
    words: str | None
    photo: int | None
    file_name: str | None
    follow_up: date | None


NOTE = tuple(notes.c[field.name] for field in fields(Note))


def subject(place: str, day: date) -> str:
    """Which summons it is: the place, and the round that made it due."""
    return f"look-back:{place}:{day.isoformat()}"


def minutes_of(paper_id: int) -> str:
    """What photos of its minutes are about."""
    return f"summons:{paper_id}"


async def draft(tx: Tx, city: Rulebook, failed: Sequence[Entry], now: datetime) -> Paper | None:
    """A draft for the place that failed these rounds, with their reports; None if it was drafted before."""
    newest = failed[-1]
    about = {
        "place": [(await place_facts(tx, newest))["place"], newest.place],
        "reason": ["summons-reason-look-back", {"count": len(failed)}],
        "reports": [["summons-report", result_facts(entry)] for entry in failed],
        "shown": [visited(entry.visit) for entry in failed if entry.visit is not None],
    }
    return await propose(tx, city, subject(newest.place, newest.date), newest.unit, about, now)


async def propose(
    tx: Tx, city: Rulebook, subject: str, unit: str, about: Mapping[str, Any], now: datetime
) -> Paper | None:
    """A draft for any reason. `about`: `place` as [name fact, code], `reason` and each of `reports` as a
    line of a text, `shown` as what photos are about. The office gets its card and the photos at once."""
    paper = await papers.draft(tx, PaperKind.SUMMONS, subject, unit, about, now)
    if paper:
        await paper_cards.show(tx, city, paper, now)
        await send_photos(tx, paper, await offices.city_office(tx, city), now)
    return paper


async def of_paper(tx: Tx, paper_id: int) -> list[Note]:
    """What was written about a summons since it was sent, oldest first."""
    rows = await tx.execute(select(*NOTE).where(notes.c.paper == paper_id).order_by(notes.c.id))
    return [Note(*row) for row in rows]


async def note(tx: Tx, paper_id: int, by: int, now: datetime, **what: Any) -> None:
    """Minutes (`words`, `photo`, `file_name`) or the date of a `follow_up`; nothing is ever changed."""
    await tx.execute(insert(notes), {"paper": paper_id, "by": by, "at": now, **what})


async def sent(tx: Tx, most: int) -> list[Paper]:
    """The newest that were sent."""
    chosen = (paper_table.c.kind == str(PaperKind.SUMMONS)) & (paper_table.c.status == str(PaperStatus.SENT))
    ids = await tx.execute(
        select(paper_table.c.id).where(chosen).order_by(paper_table.c.sent_at.desc()).limit(most)
    )
    found = [await papers.get(tx, number) for number in ids.scalars().all()]
    return [paper for paper in found if paper]


async def follow_ups(tx: Tx, today: date) -> list[tuple[int, date]]:
    """Summonses whose newest follow-up date has come: paper and date."""
    wanted = select(notes.c.paper, notes.c.follow_up).where(notes.c.follow_up.is_not(None))
    newest = dict((await tx.execute(wanted.order_by(notes.c.id))).all())
    return [(paper, day) for paper, day in newest.items() if day <= today]


async def forget(tx: Tx, person: int) -> None:
    """That there were minutes stays; what this person wrote does not."""
    await tx.execute(update(notes).where(notes.c.by == person).values(words=None))


def lines(paper: Paper) -> list[list[Any]]:
    """Unit, person, place, reason, date and reports, as the office and the unit read them."""
    facts = paper.facts
    name, code = facts["place"]
    shown: list[list[Any]] = [
        ["summons-line-whom", {"unit": {"area": paper.unit}, "person": _person(paper)}],
        ["summons-line-place", {"place": name, "code": code}],
        ["summons-line-reason", {"reason": {"text": facts["reason"]}}],
        *facts["reports"],
    ]
    if facts.get("shown"):
        shown.append(["summons-line-photos", {}])
    meeting = facts.get("meet_at")
    shown.append(["summons-line-date", {"at": {"at": meeting}}] if meeting else ["summons-line-no-date", {}])
    if "words" in facts and paper.status is PaperStatus.SENT:
        shown.append(["summons-line-words", {"words": facts["words"]}])
    return shown


def _person(paper: Paper) -> Fact:
    """An office, never a name, unless the city office wrote one."""
    written: str = paper.facts.get("person", "")
    return written or {"text": ["summons-person-office", {}]}


def _title(paper: Paper) -> Sequence[Any]:
    name, _ = paper.facts["place"]
    return ["summons-title", {"unit": {"area": paper.unit}, "place": name}]


def _preview(city: Rulebook, paper: Paper) -> Page:
    return Page("summons-preview", {"lines": {"lines": lines(paper)}})


def _letter(city: Rulebook, paper: Paper, unit: str) -> Page:
    return Page("summons-letter", {"lines": {"lines": lines(paper)}})


def _missing(city: Rulebook, paper: Paper) -> str | None:
    return None if paper.facts.get("meet_at") else "summons-date-wanted"


def _buttons(city: Rulebook, paper: Paper) -> Rows:
    return (
        (
            Button("summons-button-date", f"sm-date:{paper.id}"),
            Button("summons-button-person", f"sm-person:{paper.id}"),
        ),
    )


async def _on_sent(tx: Tx, city: Rulebook, paper: Paper, now: datetime) -> None:
    """The unit gets the photos as well, and the city office what it will need afterwards."""
    await send_photos(tx, paper, await offices.town(tx, city, paper.unit or ""), now)
    for person in await paper_cards.reachable(tx, await offices.city_office(tx, city)):
        await outbox.put(tx, follow_card(paper, person.telegram_id or 0), now)


def follow_card(paper: Paper, chat: int) -> Message:
    """What the city office writes down once it was sent: minutes, and when to look again."""
    buttons = (
        (
            Button("summons-button-minutes", f"sm-minutes:{paper.id}"),
            Button("summons-button-follow-up", f"sm-follow:{paper.id}"),
        ),
        (Button("summons-button-show", f"sm:{paper.id}"),),
    )
    return Message(chat, "summons-sent", {"title": paper_cards.title(paper)}, buttons=buttons)


async def send_photos(tx: Tx, paper: Paper, to: Sequence[int], now: datetime) -> None:
    stored = [photo for about in paper.facts.get("shown", ()) for photo in await photos.of_subject(tx, about)]
    facts = {"title": paper_cards.title(paper)}
    messages = [
        Message(person.telegram_id, "summons-photo", facts, photo=photo.id)
        for person in await people.many(tx, to)
        if person.telegram_id is not None and person.reachable
        for photo in stored
    ]
    await outbox.put_all(tx, messages, now)


register(
    PaperKind.SUMMONS,
    Form(
        title=_title,
        preview=_preview,
        letter=_letter,
        on_sent=_on_sent,
        missing=_missing,
        buttons=_buttons,
        read_button="button-paper-received",
    ),
)
