"""The paper of a month's lists, and the paper that corrects one: what they say and when they may go out.

The paper of a list passes three stages, kept in its facts: `draft` (nobody has looked at it), `appeals` (the
first person has let it go to the units, which may object), `final` (all objections are decided: the second
person may approve). Whoever lets it go to the units counts as the first of the two.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from domain import exposure_lines
from domain.exposure import Entry, Side, unequal
from domain.exposure_lines import Lines, Listed
from domain.messages import Attachment, Button, Rows
from domain.papers import Paper, PaperKind, PaperStatus
from domain.rulebook import Rulebook
from storage import appeals, exposure_photos, exposure_publishing, exposures, papers, places
from storage.database import Tx
from storage.paper_kinds import Form, Line, Page, register, two_persons_of_exposure

DRAFT, APPEALS, FINAL = "draft", "appeals", "final"
LIST, CORRECTION = "list", "correction"
STAGE_LINES = {
    DRAFT: "line-exposure-stage-draft",
    APPEALS: "line-exposure-stage-appeals",
    FINAL: "line-exposure-stage-final",
}


def subject(month: date) -> str:
    return f"{month:%Y-%m}"


def month_of(paper: Paper) -> date:
    return date.fromisoformat(f"{paper.facts['month']}-01")


def is_list(paper: Paper) -> bool:
    return paper.kind is PaperKind.EXPOSURE and paper.facts["what"] == LIST


async def of_month(tx: Tx, month: date) -> Paper | None:
    return await papers.find(tx, PaperKind.EXPOSURE, subject(month))


async def draft(tx: Tx, city: Rulebook, month: date, now: datetime) -> Paper | None:
    """Draws up and freezes the lists of a month, with their paper. None where there is one already, or where
    no place can be ranked: then nothing is kept, so that later inspections may still make a list."""
    if await of_month(tx, month):
        return None
    found = await exposures.draw_up(tx, city, month)
    await exposures.freeze(tx, month, found)
    entries = await exposures.entries(tx, city, month)
    if not entries:
        await exposures.freeze(tx, month, [])
        return None
    facts = {"what": LIST, "month": subject(month), "stage": DRAFT, "until": None}
    facts |= await _told(tx, month, entries)
    return await papers.draft(tx, PaperKind.EXPOSURE, subject(month), None, facts, now)


async def draw_up_anew(tx: Tx, city: Rulebook, paper: Paper, person: int, now: datetime) -> Paper:
    """With the inspections that have come since; what was left out is in again."""
    month = month_of(paper)
    await exposures.freeze(tx, month, await exposures.draw_up(tx, city, month))
    return await rework(tx, city, paper, person, now)


async def rework(
    tx: Tx, city: Rulebook, paper: Paper, person: int | None, now: datetime, **facts: Any
) -> Paper:
    """The paper with the lists as they are after somebody's change; `person` None is the bot.

    A list is not final while a unit of one of the worst has not been heard.
    """
    month = month_of(paper)
    entries = await exposures.entries(tx, city, month)
    told = {"stage": paper.facts["stage"]} | await _told(tx, month, entries) | facts
    heard = await exposures.windows(tx, month)
    if told["stage"] == FINAL and any(each.standing.place not in heard for each in exposures.worst(entries)):
        told["stage"] = APPEALS
    return await papers.edit(tx, city, paper, person, told, now)


async def _told(tx: Tx, month: date, entries: list[Entry]) -> dict[str, Any]:
    left = await exposures.left_out(tx, month)
    known = await places.by_code(
        tx, [*(entry.standing.place for entry in entries), *(each.place for each in left)]
    )
    objections = await appeals.of_month(tx, month)
    corrected = {each.place: each for each in objections if each.upheld is False}
    names = {code: {"zh": place.name, "en": place.name_en} for code, place in known.items()}
    return {
        "entries": exposure_lines.listed(entries, known),
        "unequal": unequal(entries),
        "left_out": [
            {"named": names.get(each.place), "reason": each.reason, "appeal": each.place in corrected}
            for each in left
        ],
        "appeals": len(objections),
        "open_appeals": sum(each.decided_at is None for each in objections),
        "photos": await exposure_photos.of_places(tx, month, [entry.standing.place for entry in entries]),
    }


async def entry_of(tx: Tx, paper: Paper, place: str) -> Listed:
    """The entry of a place, as the paper has it; of rank 0 where it is listed no more. KeyError for a place
    that was not inspected in that month."""
    for listed in paper.facts["entries"]:
        if listed["place"] == place:
            return dict(listed)
    standing = await exposures.get(tx, month_of(paper), place)
    if standing is None:
        raise KeyError(place)
    unlisted = Entry(standing.kind, Side.WORST, 0, standing)
    return exposure_lines.listed([unlisted], await places.by_code(tx, [place]))[0]


async def draft_correction(
    tx: Tx, paper: Paper, entry: Listed, listing: int, reason: str, person: int, now: datetime
) -> Paper | None:
    """The paper that says which published entry was wrong, and why; None where there is one already."""
    facts = {
        "what": CORRECTION,
        "month": paper.facts["month"],
        "listing": listing,
        "entry": entry,
        "reason": reason,
    }
    name = f"{paper.subject}:{entry['place']}"
    return await papers.draft(tx, PaperKind.EXPOSURE, name, None, facts, now, by=person)


def _title(paper: Paper) -> Line:
    month = {"month": {"date": paper.facts["month"]}}
    if is_list(paper):
        return ["exposure-title", month]
    return ["exposure-correction-title", month | {"name": exposure_lines.named(paper.facts["entry"])}]


def _preview(city: Rulebook, paper: Paper) -> Page:
    if not is_list(paper):
        return Page("exposure-correction", _correction(paper))
    lines = exposure_lines.for_office(paper.facts["entries"])
    return Page("exposure-preview", {"lines": {"lines": lines}, "notes": {"lines": _notes(paper)}})


def _notes(paper: Paper) -> Lines:
    """Where the paper stands, and what the office should know before it decides."""
    facts = paper.facts
    lines: Lines = []
    if paper.is_waiting:
        until = {"at": facts["until"]} if facts["until"] else ""
        lines.append([STAGE_LINES[facts["stage"]], {"until": until}])
    if facts["appeals"]:
        lines.append(["line-exposure-appeals", {"count": facts["appeals"], "open": facts["open_appeals"]}])
    for left in facts["left_out"]:
        lines.append(["line-exposure-left-out", {"name": _name(left), "reason": left["reason"]}])
    states = [photo["state"] for photo in facts["photos"]]
    if states:
        counts = {state: states.count(state) for state in exposure_photos.STATES}
        lines.append(["line-exposure-photos", {"count": len(states)} | counts])
    return lines


def _name(left: Mapping[str, Any]) -> Any:
    return {"named": left["named"]} if left["named"] else ""


def _letter(city: Rulebook, paper: Paper, unit: str) -> Page:
    """What concerns the unit in words, everything in the file."""
    if not is_list(paper):
        return Page("exposure-correction-letter", _correction(paper))
    said = {
        "month": {"date": paper.facts["month"]},
        "unit": {"area": unit},
        "own": {"lines": exposure_lines.own(paper.facts["entries"], unit)},
        "notes": {"lines": _remarks(paper)},
    }
    return Page("exposure-letter", said, attachment=_file(paper, unit))


def _office_file(city: Rulebook, paper: Paper) -> Page:
    if not is_list(paper):
        return Page("exposure-correction", _correction(paper))
    title = {"title": {"text": list(_title(paper))}}
    return Page("exposure-file", title, attachment=_file(paper, None))


def _file(paper: Paper, unit: str | None) -> Attachment:
    entries = paper.facts["entries"]
    facts = {
        "month": paper.facts["month"],
        "unit": unit,
        "own": exposure_lines.own(entries, unit) if unit else [],
        "lines": exposure_lines.for_office(entries),
        "notes": _remarks(paper),
        "at": (paper.sent_at or paper.made_at).isoformat(),
    }
    return Attachment("exposure", facts)


def _remarks(paper: Paper) -> Lines:
    """What the units have to know besides: whom an appeal took away, why the lists differ in length."""
    facts = paper.facts
    lines: Lines = [
        ["line-exposure-corrected", {"name": _name(left), "reason": left["reason"]}]
        for left in facts["left_out"]
        if left["appeal"]
    ]
    if paper.override:
        lines.append(["line-exposure-override", {"reason": paper.override}])
    if facts.get("words"):
        lines.append(["line-paper-words", {"words": facts["words"]}])
    return lines


def _correction(paper: Paper) -> dict[str, Any]:
    facts = exposure_lines.facts_of(paper.facts["entry"])
    return facts | {"month": {"date": paper.facts["month"]}, "why": paper.facts["reason"]}


def _missing(city: Rulebook, paper: Paper) -> str | None:
    if not is_list(paper):
        return None
    if not paper.facts["entries"]:
        return "exposure-nothing"
    if any(photo["state"] == exposure_photos.FACE for photo in paper.facts["photos"]):
        return "exposure-face"
    stage = paper.facts["stage"]
    if stage == FINAL:
        return None
    return "exposure-hear-first" if stage == DRAFT else "exposure-appeals-running"


def _lopsided(city: Rulebook, paper: Paper) -> str | None:
    return "exposure-lopsided" if is_list(paper) and paper.facts["unequal"] else None


def _buttons(city: Rulebook, paper: Paper) -> Rows:
    if not is_list(paper) or paper.status is not PaperStatus.DRAFT:
        return ()
    month = paper.facts["month"]
    change = Button("button-exposure-change", f"exposure-kinds:{month}")
    if paper.facts["stage"] != DRAFT:
        return ((change,),)
    hear = Button("button-exposure-hear", f"exposure-hear:{paper.id}:{paper.version}", style="primary")
    return ((hear,), (change, Button("button-exposure-anew", f"exposure-anew:{paper.id}:{paper.version}")))


def _is_idle(paper: Paper) -> bool:
    """Once the units are asked, its own job calls to mind what is due."""
    return not is_list(paper) or paper.facts["stage"] == DRAFT


async def _on_sent(tx: Tx, city: Rulebook, paper: Paper, now: datetime) -> None:
    publish = exposure_publishing.publish if is_list(paper) else exposure_publishing.correct
    await publish(tx, city, paper, now)


register(
    PaperKind.EXPOSURE,
    Form(
        title=_title,
        preview=_preview,
        letter=_letter,
        file=_office_file,
        on_sent=_on_sent,
        two_persons=two_persons_of_exposure,
        missing=_missing,
        lopsided=_lopsided,
        buttons=_buttons,
        is_idle=_is_idle,
    ),
)
