"""The office changes its draft: a place left out with a reason, put back, pictures looked at (S14, S16)."""

from typing import Any

from domain import exposure_lines
from domain.exposure import KINDS
from domain.messages import Button, Refused
from domain.papers import Paper
from handlers import city_only, pictures
from handlers.exposure import PUBLISH, read_month
from handlers.routes import answer_to, press
from handlers.turn import Turn, number, rows
from storage import (
    appeals,
    exposure_papers,
    exposure_photos,
    exposure_rounds,
    exposures,
    photos,
    places,
    questions,
)

NEXT, VACANT = "next", "vacant"


@press("exposure-kinds")
async def show_kinds(turn: Turn, month: str) -> None:
    paper = await _waiting(turn, month)
    if paper is None:
        return
    buttons = [
        Button("button-exposure-kind", f"exposure-kind:{month}:{kind}", {"kind": {"place-kind": str(kind)}})
        for kind in KINDS
    ]
    await turn.reply("exposure-kinds", month={"date": paper.facts["month"]}, buttons=rows(*buttons, width=2))


@press("exposure-kind")
async def show_kind(turn: Turn, month: str, kind: str) -> None:
    """The entries of a kind and whoever was left out of it."""
    paper = await _waiting(turn, month)
    if paper is None:
        return
    if kind not in KINDS:
        raise Refused("button-unknown")
    when = exposure_papers.month_of(paper)
    shown = [entry for entry in paper.facts["entries"] if entry["kind"] == kind]
    buttons = [_place_button(month, entry["place"], exposure_lines.named(entry)) for entry in shown]
    for left in await exposures.left_out(turn.tx, when):
        entry = await exposure_papers.entry_of(turn.tx, paper, left.place)
        if entry["kind"] == kind:
            buttons.append(_place_button(month, left.place, exposure_lines.named(entry)))
    await turn.reply(
        "exposure-kind",
        kind={"place-kind": kind},
        lines={"lines": exposure_lines.for_office(shown) or [["line-exposure-none", {}]]},
        buttons=rows(*buttons, width=2),
    )


def _place_button(month: str, place: str, name: dict[str, Any]) -> Button:
    return Button("button-exposure-place", f"exposure-place:{month}:{place}", {"name": name})


@press("exposure-place")
async def show_place(turn: Turn, month: str, place: str) -> None:
    paper = await _waiting(turn, month)
    if paper:
        await _show_place(turn, paper, place)


async def _show_place(turn: Turn, paper: Paper, place: str) -> None:
    month, when = paper.facts["month"], exposure_papers.month_of(paper)
    try:
        entry = await exposure_papers.entry_of(turn.tx, paper, place)
    except KeyError:
        raise Refused("button-unknown") from None
    left = next((each for each in await exposures.left_out(turn.tx, when) if each.place == place), None)
    kept = await exposure_photos.of_place(turn.tx, when, place)
    change = (
        [Button("button-exposure-back", f"exposure-back:{month}:{place}")]
        if left
        else [
            Button("button-exposure-out", f"exposure-out:{month}:{place}:{NEXT}"),
            Button("button-exposure-vacant", f"exposure-out:{month}:{place}:{VACANT}"),
        ]
    )
    change.append(Button("button-exposure-photo", f"exposure-photo:{month}:{place}"))
    if kept:
        change.append(
            Button("button-exposure-photos", f"exposure-photos:{month}:{place}", {"count": len(kept)})
        )
    notes = (
        [["line-exposure-left-out", {"name": exposure_lines.named(entry), "reason": left.reason}]]
        if left
        else []
    )
    await turn.reply(
        "exposure-place",
        **exposure_lines.facts_of(entry),
        notes={"lines": notes},
        buttons=rows(*change),
    )


@press("exposure-out")
async def want_reason(turn: Turn, month: str, place: str, rank: str) -> None:
    """Leaving a place out needs a reason; by the button the next one moves up, or nobody does."""
    paper = await _waiting(turn, month)
    if paper is None:
        return
    if rank not in (NEXT, VACANT) or await exposures.get(turn.tx, read_month(month), place) is None:
        raise Refused("button-unknown")
    entry = await exposure_papers.entry_of(turn.tx, paper, place)
    await questions.ask(
        turn.tx,
        turn.chat,
        turn.person.id,
        "exposure-out",
        turn.now,
        month=month,
        place=place,
        vacant=rank == VACANT,
    )
    await turn.reply("ask-exposure-out", name=exposure_lines.named(entry))


@answer_to("exposure-out")
async def take_reason(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    """An objection that waits for that place is thereby decided."""
    paper = await _waiting(turn, facts["month"])
    if paper is None:
        return
    if not turn.text:
        raise Refused("words-wanted")
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    month, place = exposure_papers.month_of(paper), facts["place"]
    waiting = [
        each
        for each in await appeals.of_month(turn.tx, month)
        if each.place == place and each.decided_at is None
    ]
    if waiting:
        await exposure_rounds.decide(
            turn.tx, turn.city, waiting[0], False, turn.text, turn.person.id, turn.now
        )
    else:
        await exposures.leave_out(turn.tx, month, place, turn.text, turn.person.id, facts["vacant"])
        await _rework(turn, paper)
    await turn.reply("exposure-out-done")


@press("exposure-back")
async def take_back(turn: Turn, month: str, place: str) -> None:
    paper = await _waiting(turn, month)
    if paper is None:
        return
    when = exposure_papers.month_of(paper)
    if any(each.place == place and each.upheld is False for each in await appeals.of_month(turn.tx, when)):
        raise Refused("appeal-decided")
    await exposures.take_back(turn.tx, when, place)
    await _rework(turn, paper)
    turn.answer("exposure-back-done")


@press("exposure-photo")
async def want_photo(turn: Turn, month: str, place: str) -> None:
    paper = await _waiting(turn, month)
    if paper is None:
        return
    if not await places.by_code(turn.tx, [place]):
        raise Refused("button-unknown")
    await questions.ask(
        turn.tx, turn.chat, turn.person.id, "exposure-photo", turn.now, month=month, place=place
    )
    await turn.reply("ask-exposure-photo")


@answer_to("exposure-photo")
async def take_photo(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    """A new picture takes the place of one on which somebody could be seen."""
    paper = await _waiting(turn, facts["month"])
    if paper is None:
        return
    if turn.message is None or pictures.of(turn.message) is None:
        raise Refused("ask-exposure-photo")
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    month, place = exposure_papers.month_of(paper), facts["place"]
    for photo in await exposure_photos.of_place(turn.tx, month, place):
        if exposure_photos.state_of(photo) == exposure_photos.FACE:
            await exposure_photos.leave_out(turn.tx, photo.id)
    number_of = await pictures.keep(turn, exposure_photos.EXPOSED, about=exposure_photos.about(month, place))
    await _rework(turn, paper)
    await turn.reply("exposure-photo-check", photo=number_of, buttons=_photo_buttons(number_of))


@press("exposure-photos")
async def show_photos(turn: Turn, month: str, place: str) -> None:
    paper = await _waiting(turn, month)
    if paper is None:
        return
    for photo in await exposure_photos.of_place(turn.tx, exposure_papers.month_of(paper), place):
        await turn.reply("exposure-photo-check", photo=photo.id, buttons=_photo_buttons(photo.id))


def _photo_buttons(photo: int) -> Any:
    return rows(
        Button("button-photo-cleared", f"exposure-mark:{photo}:{exposure_photos.CLEARED}", style="success"),
        Button("button-photo-face", f"exposure-mark:{photo}:{exposure_photos.FACE}", style="danger"),
        Button("button-photo-out", f"exposure-mark:{photo}:out"),
    )


@press("exposure-mark")
async def mark(turn: Turn, photo_id: str, state: str) -> None:
    """A person has looked: nothing of anybody to be seen; or there is, and the list has to wait; or the
    picture is left out."""
    if not await city_only.may(turn, PUBLISH, f"photo:{photo_id}"):
        return
    photo = await photos.get(turn.tx, number(photo_id))
    shown = exposure_photos.shown_of(photo) if photo else None
    if photo is None or shown is None or state not in (exposure_photos.CLEARED, exposure_photos.FACE, "out"):
        raise Refused("button-unknown")
    paper = await exposure_papers.of_month(turn.tx, shown[0])
    if paper is None or not paper.is_waiting:
        raise Refused("button-old")
    if state == "out":
        await exposure_photos.leave_out(turn.tx, photo.id)
    else:
        await exposure_photos.mark(turn.tx, photo.id, state)
    await _rework(turn, paper)
    turn.answer("exposure-photo-marked")


async def _rework(turn: Turn, paper: Paper) -> None:
    paper = await exposure_papers.rework(turn.tx, turn.city, paper, turn.person.id, turn.now)
    await exposure_rounds.go_on(turn.tx, turn.city, paper, turn.now)


async def _waiting(turn: Turn, month: str) -> Paper | None:
    """The list of a month while it may still be changed, for the city office; None for others, who were
    told."""
    if not await city_only.may(turn, PUBLISH, f"exposure:{month}"):
        return None
    paper = await exposure_papers.of_month(turn.tx, read_month(month))
    if paper is None:
        raise Refused("button-unknown")
    if not paper.is_waiting:
        raise Refused("button-old")
    return paper
