"""The Friday bulletin as a paper: gathered once at its cut, worded for the city office and for each unit."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from domain.bulletin import UnitWeek, Visits, pages, total
from domain.bulletin_lines import cause_lines, city_lines, page_lines, total_line, unit_line
from domain.bulletin_weeks import Window, before, send_at, window
from domain.messages import Attachment, Button, Fact, Rows
from domain.papers import Paper, PaperKind
from domain.rulebook import Rulebook
from storage import bulletin_findings, papers
from storage.database import Tx
from storage.facts import place_line
from storage.paper_kinds import Form, Line, Page, register

KIND = PaperKind.BULLETIN
PRINTED = "bulletin"
"""The kind of attachment (printing/bulletin.py)."""
MOST_REPEATS = 3
MOST_WORDS = 300
"""Letters of what the office adds that a message shows; the file has the whole."""


async def draft(tx: Tx, city: Rulebook, at: datetime) -> Paper | None:
    """The bulletin of the week that is over at `at`; None where there is one already."""
    week = window(city, at)
    subject = week.until.astimezone(city.zone).date().isoformat()
    if await papers.find(tx, KIND, subject):
        return None
    facts = await gather(tx, city, week)
    return await papers.draft(tx, KIND, subject, None, facts, at, send_at(city, week))


async def gather(tx: Tx, city: Rulebook, week: Window) -> dict[str, Any]:
    """All that the bulletin says, as plain values that stay as they were at its cut."""
    last = before(city, week)
    every = [unit.code for unit in city.areas.units()]
    repeats_since = week.until - timedelta(weeks=city.settings.weekly_repeat_weeks)
    made = pages(
        city,
        week,
        await bulletin_findings.found(tx, min(last.since, repeats_since), week.until),
        await bulletin_findings.owed(tx, week.until, every),
        await bulletin_findings.closed(tx, week.since, week.until, every),
        _by_unit(city, await bulletin_findings.visits(tx, week.since, week.until)),
        _by_unit(city, await bulletin_findings.visits(tx, last.since, last.until)),
    )
    pairs = await bulletin_findings.pairs(tx, [case for page in made.values() for case in page.closed])
    return {
        "since": week.since.isoformat(),
        "until": week.until.isoformat(),
        "total": _plain(city, total(made.values()), {}),
        "units": {unit: _plain(city, page, pairs) for unit, page in made.items()},
        "causes": {},
    }


def _by_unit(city: Rulebook, by_area: Mapping[str, Visits]) -> dict[str, Visits]:
    """By the unit that answers for the area."""
    found: dict[str, Visits] = {}
    for area, visits in by_area.items():
        unit = city.areas.unit_of(area)
        if unit:
            code = city.areas.duty_unit_of(unit).code
            known = found.get(code, Visits())
            found[code] = Visits(known.count + visits.count, known.problems + visits.problems)
    return found


def _plain(city: Rulebook, page: UnitWeek, pairs: Mapping[int, str]) -> dict[str, Any]:
    pictures = [pairs[case] for case in page.closed if case in pairs]
    return {
        "found": page.found,
        "fixed": page.fixed,
        "overdue": page.overdue,
        "last": page.last,
        "visited": page.was_visited,
        "visits": page.visits.count,
        "problems": page.visits.problems,
        "indicators": dict(page.indicators),
        "repeats": [
            {
                "place": place_line(city, repeat.latest),
                "category": repeat.latest.category,
                "count": repeat.count,
            }
            for repeat in page.repeats[:MOST_REPEATS]
        ],
        "pictures": pictures[: city.settings.weekly_photo_pairs],
    }


def causes_of(city: Rulebook, paper: Paper, area: str) -> list[str]:
    """The causes that the office chose for a unit, else those for the whole city."""
    chosen = paper.facts["causes"]
    return list(chosen.get(area) or chosen.get(city.code, []))


def every_page(city: Rulebook, paper: Paper) -> Page:
    """The whole of it, for the city office only."""
    printed = _print(city, paper, list(paper.facts["units"]))
    return Page("bulletin-every-page", {"title": {"text": _title(paper)}}, printed)


def _title(paper: Paper) -> Line:
    return ["bulletin-title", {"until": {"at": paper.facts["until"]}}]


def _preview(city: Rulebook, paper: Paper) -> Page:
    facts = paper.facts
    return Page(
        "bulletin-preview",
        {
            "since": {"at": facts["since"]},
            "until": {"at": facts["until"]},
            "total": {"lines": city_lines(city, facts["total"])},
            "units": {"lines": [unit_line(unit, page) for unit, page in facts["units"].items()]},
            "causes": {"lines": cause_lines(causes_of(city, paper, city.code))},
        },
    )


def _letter(city: Rulebook, paper: Paper, unit: str) -> Page:
    """A unit's own page and the city's sums; no other unit's numbers or pictures (S26)."""
    facts = paper.facts
    lines = [*page_lines(city, facts["units"][unit]), *cause_lines(causes_of(city, paper, unit))]
    if facts.get("words"):
        lines.append(["line-paper-words", {"words": facts["words"]}])
    said: dict[str, Fact] = {
        "unit": {"area": unit},
        "since": {"at": facts["since"]},
        "until": {"at": facts["until"]},
        "lines": {"lines": lines},
        "total": {"lines": [total_line(facts["total"])]},
    }
    return Page("bulletin-letter", said, _print(city, paper, [unit]))


def _file(city: Rulebook, paper: Paper) -> Page:
    """The part that all units get, to be edited in Word."""
    return Page("bulletin-file", {"title": {"text": _title(paper)}}, _print(city, paper, []))


def _print(city: Rulebook, paper: Paper, units: Sequence[str]) -> Attachment:
    """What printing/bulletin.py is told: the city's part, and the pages of `units`."""
    facts = paper.facts
    printed: dict[str, Any] = {
        "subject": paper.subject,
        "since": facts["since"],
        "until": facts["until"],
        "city": city_lines(city, facts["total"]),
        "causes": cause_lines(causes_of(city, paper, city.code)),
        "words": facts.get("words"),
        "units": [_unit_part(city, paper, unit) for unit in units],
        "pictures": [each for unit in units for each in facts["units"][unit]["pictures"]],
    }
    file = {"file": facts["file"]} if facts.get("file") else {}
    return Attachment(PRINTED, printed | file)


def _unit_part(city: Rulebook, paper: Paper, unit: str) -> dict[str, Any]:
    page = paper.facts["units"][unit]
    own_causes = cause_lines(paper.facts["causes"].get(unit, []))
    return {"unit": unit, "lines": [*page_lines(city, page), *own_causes], "pictures": page["pictures"]}


def _units(city: Rulebook, paper: Paper) -> Sequence[str]:
    """As many as took part when it was made."""
    return list(paper.facts["units"])


def _buttons(city: Rulebook, paper: Paper) -> Rows:
    causes = Button("button-bulletin-causes", f"bulletin-causes:{paper.id}:{city.code}")
    return ((causes, Button("button-bulletin-pages", f"bulletin-pages:{paper.id}")),)


register(
    KIND,
    Form(
        title=_title,
        preview=_preview,
        letter=_letter,
        file=_file,
        units=_units,
        buttons=_buttons,
        takes_file=True,
        file_taken="bulletin-file-taken",
    ),
)
