"""A paper on the city office's side: one live card for each officer, with what may be done about it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import delete, select

from domain.messages import Button, Fact, Message, Rows
from domain.papers import Paper, PaperStatus
from domain.rulebook import Rulebook
from storage import offices, outbox, papers, people, receipts
from storage.database import Tx
from storage.paper_kinds import Page, form_of
from storage.people import Person
from storage.tables import live_message as live

TWO = 2


def title(paper: Paper) -> Fact:
    """What the paper is called, as a fact."""
    return {"text": list(form_of(paper.kind).title(paper))}


async def show(tx: Tx, city: Rulebook, paper: Paper, now: datetime) -> list[Person]:
    """The card of every officer of the city office, edited where it stands; gives them."""
    office = await reachable(tx, await deciders(tx, city, paper))
    card = await _card(tx, city, paper)
    await outbox.put_all(tx, [_message(person, paper, card) for person in office], now)
    return office


async def refresh(tx: Tx, city: Rulebook, paper: Paper, now: datetime) -> None:
    """Shows the card anew where it stands, and nowhere else: each of many receipts changes it."""
    stands = select(live.c.chat).where(live.c.target == _target(paper))
    chats = set((await tx.execute(stands)).scalars())
    office = await reachable(tx, await deciders(tx, city, paper))
    card = await _card(tx, city, paper)
    messages = [_message(person, paper, card) for person in office if person.telegram_id in chats]
    await outbox.put_all(tx, messages, now)


async def deciders(tx: Tx, city: Rulebook, paper: Paper) -> list[int]:
    """Who is asked: the city office, and admins where two have to stand for it and it has only one."""
    office = await offices.city_office(tx, city)
    if len(office) < TWO and form_of(paper.kind).two_persons(city):
        return list(dict.fromkeys([*office, *await offices.admins(tx)]))
    return office


async def show_again(tx: Tx, city: Rulebook, paper: Paper, person: Person, now: datetime) -> None:
    """Sends this person's card as a new message, which is the live one from now on."""
    stands = (live.c.chat == person.telegram_id) & (live.c.target == _target(paper))
    await tx.execute(delete(live).where(stands))
    await outbox.put(tx, _message(person, paper, await _card(tx, city, paper)), now)


async def send_file(tx: Tx, city: Rulebook, paper: Paper, persons: Iterable[Person], now: datetime) -> bool:
    """What the form prints for the office, to `persons`; False where it prints nothing."""
    make = form_of(paper.kind).file
    if make is None:
        return False
    page = make(city, paper)
    await outbox.put_all(tx, [page_message(person, page) for person in persons], now)
    return True


def page_message(person: Person, page: Page, buttons: Rows = ()) -> Message:
    assert person.telegram_id is not None  # noqa: S101  who cannot be reached was left out
    return Message(
        person.telegram_id,
        page.key,
        page.facts,
        buttons=buttons,
        attachment=page.attachment,
        photo=page.photo,
    )


def open_button(paper: Paper, unit: str | None = None) -> Button:
    """Leads to the paper's card; for a unit to its page."""
    data = f"paper-again:{paper.id}:{unit}" if unit else f"paper:{paper.id}"
    return Button("button-paper-open", data, {"title": title(paper)})


async def reachable(tx: Tx, persons: Iterable[int]) -> list[Person]:
    """Those of `persons` (ids, each once) whom a message reaches, by id."""
    found = await people.many(tx, persons)
    return [person for person in found if person.telegram_id is not None and person.reachable]


def _target(paper: Paper) -> str:
    return f"paper:{paper.id}"


def _message(person: Person, paper: Paper, card: tuple[dict[str, Fact], Rows]) -> Message:
    assert person.telegram_id is not None  # noqa: S101  who cannot be reached was left out
    facts, buttons = card
    return Message(person.telegram_id, "paper-card", facts, buttons=buttons, target=_target(paper))


async def _card(tx: Tx, city: Rulebook, paper: Paper) -> tuple[dict[str, Fact], Rows]:
    form = form_of(paper.kind)
    page = form.preview(city, paper)
    facts: dict[str, Fact] = {
        "title": title(paper),
        "body": {"text": [page.key, dict(page.facts)]},
        "steps": {"lines": [*await _steps(tx, paper), *await _standing(tx, city, paper)]},
    }
    return facts, _buttons(city, paper)


async def _steps(tx: Tx, paper: Paper) -> list[list[Any]]:
    """Who did what with it, in words; that the bot made it goes without saying, and who changes it several
    times in a row has changed it."""
    by_people = [step for step in await papers.history(tx, paper.id) if step.by is not None]
    rows = [list(group) for _, group in groupby(by_people, lambda step: (step.action, step.by))]
    done = [group[-1] for group in rows]
    names = {person.id: person.name for person in await people.many(tx, [step.by or 0 for step in done])}
    lines: list[list[Any]] = []
    for step in done:
        facts = {
            "at": {"at": step.at.isoformat()},
            "action": {"paper-action": str(step.action)},
            "name": names.get(step.by or 0, ""),
        }
        key = "line-paper-step-why" if step.reason else "line-paper-step"
        lines.append([key, facts | {"why": step.reason or ""}])
    return lines


async def _standing(tx: Tx, city: Rulebook, paper: Paper) -> Sequence[list[Any]]:
    """What comes next, or who has read it."""
    if paper.status is PaperStatus.SENT:
        owed = await receipts.of_paper(tx, paper.id)
        read = sum(receipt.read_at is not None for receipt in owed)
        silent = [["line-paper-silent", {"unit": {"area": each.unit}}] for each in owed if not each.told]
        return [["line-paper-read", {"read": read, "count": len(owed)}], *silent] if owed else []
    if not paper.is_waiting:
        return []
    lines: list[list[Any]] = []
    speaks_against = form_of(paper.kind).lopsided(city, paper)
    if speaks_against and not paper.override:
        lines.append([speaks_against, {}])
    if "words" in paper.facts:
        lines.append(["line-paper-words", {"words": paper.facts["words"]}])
    if "file" in paper.facts:
        lines.append(["line-paper-file", {}])
    if paper.signed_by is not None and paper.status is PaperStatus.DRAFT:
        lines.append(["line-paper-second", {}])
    if paper.send_at:
        lines.append(["line-paper-send-at", {"at": {"at": paper.send_at.isoformat()}}])
    return lines


def _buttons(city: Rulebook, paper: Paper) -> Rows:
    """Each decision carries the version that was read: nobody approves what changed meanwhile."""
    form, at = form_of(paper.kind), f"{paper.id}:{paper.version}"
    file = (Button("button-paper-file", f"paper-file:{paper.id}"),) if form.file else ()
    if not paper.is_waiting:
        return (file,) if file else ()
    edit = Button("button-paper-edit", f"paper-edit:{paper.id}")
    drop = Button("button-paper-drop", f"paper-drop:{paper.id}", style="danger")
    if paper.status is PaperStatus.APPROVED:
        return ((*file, edit), (drop,))
    approve = Button("button-paper-approve", f"paper-approve:{at}", style="success")
    return ((approve,), *form.buttons(city, paper), (*file, edit, drop))
