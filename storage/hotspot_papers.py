"""What becomes of coded places that stay open for too long (S22): drafts that a person decides.

For all of one day a special circular 专项通报; for each unit a summons 约谈 and a penalty record 处罚, which
has no words until somebody of the city office writes them. The bot never decides a penalty.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from domain.hotspot_dates import day_of, limit, months_open
from domain.hotspots import Hotspot
from domain.messages import Fact
from domain.papers import Paper, PaperKind
from domain.place_lines import place_line
from domain.rulebook import Rulebook
from storage import paper_cards, papers, summons
from storage.database import Tx
from storage.paper_kinds import Form, Page, register

MOST_LINES = 20
MOST_CODES = 8


def subject(day: date) -> str:
    """Which bundle it is: that of this day."""
    return f"hotspots:{day.isoformat()}"


async def draft(tx: Tx, city: Rulebook, spots: Sequence[Hotspot], now: datetime) -> list[Paper]:
    """The bundle of today, which the office gets as cards; without what was drafted before."""
    day = day_of(city, now)
    by_unit: dict[str, list[Hotspot]] = {}
    for spot in sorted(spots, key=lambda each: each.code):
        by_unit.setdefault(spot.unit, []).append(spot)
    made = [await _draft(tx, city, PaperKind.CIRCULAR, day, None, spots, now)]
    for unit, own in sorted(by_unit.items()):
        made.append(await summons.propose(tx, city, subject(day), unit, _summons(city, own, now), now))
        made.append(await _draft(tx, city, PaperKind.PENALTY, day, unit, own, now))
    return [paper for paper in made if paper]


async def _draft(
    tx: Tx,
    city: Rulebook,
    kind: PaperKind,
    day: date,
    unit: str | None,
    spots: Iterable[Hotspot],
    now: datetime,
) -> Paper | None:
    rows = [_row(city, spot, now) for spot in sorted(spots, key=lambda each: (each.unit, each.code))]
    paper = await papers.draft(tx, kind, subject(day), unit, {"date": day.isoformat(), "spots": rows}, now)
    if paper:
        await paper_cards.show(tx, city, paper, now)
    return paper


def _row(city: Rulebook, spot: Hotspot, now: datetime) -> dict[str, Any]:
    """A place as it stood on the day of the draft, in plain values."""
    since = day_of(city, spot.open_since)
    return {
        "code": spot.code,
        "unit": spot.unit,
        "category": {"category": spot.category},
        "place": {"lines": [place_line(city, spot.unit, spot.village, spot.address)]},
        "since": {"date": since.isoformat()},
        "limit": {"date": limit(city, spot).isoformat()},
        "months": months_open(since, day_of(city, now)),
        "status": {"hotspot-status": str(spot.status)},
    }


def _summons(city: Rulebook, spots: Sequence[Hotspot], now: datetime) -> dict[str, Any]:
    codes = "、".join(spot.code for spot in spots[:MOST_CODES])
    reports = [["line-hotspot-late", _row(city, spot, now)] for spot in spots[:MOST_LINES]]
    return {
        "place": [{"text": ["hotspot-summons-place", {"count": len(spots)}]}, codes],
        "reason": ["hotspot-summons-reason", {"count": city.settings.hotspot_escalate_months}],
        "reports": reports,
        "shown": [],
    }


def _lines(rows: Sequence[Mapping[str, Any]]) -> Fact:
    listed: list[list[Any]] = [["line-hotspot-late", dict(row)] for row in rows[:MOST_LINES]]
    if len(rows) > MOST_LINES:
        listed.append(["line-hotspot-more", {"count": len(rows) - MOST_LINES}])
    return {"lines": listed}


def _units(city: Rulebook, paper: Paper) -> Sequence[str]:
    return sorted({row["unit"] for row in paper.facts["spots"]})


def _page(key: str, paper: Paper, rows: Sequence[Mapping[str, Any]]) -> Page:
    words = [["hotspot-paper-words", {"words": paper.facts["words"]}]] if paper.facts.get("words") else []
    facts: dict[str, Fact] = {
        "date": {"date": paper.facts["date"]},
        "count": len(rows),
        "lines": _lines(rows),
        "words": {"lines": words},
    }
    return Page(key, facts)


def _circular(city: Rulebook, paper: Paper) -> Page:
    return _page("hotspot-circular", paper, paper.facts["spots"])


def _circular_of(city: Rulebook, paper: Paper, unit: str) -> Page:
    """A unit reads of its own places only."""
    own = [row for row in paper.facts["spots"] if row["unit"] == unit]
    return _page("hotspot-circular-unit", paper, own)


def _penalty(city: Rulebook, paper: Paper) -> Page:
    return _page("hotspot-penalty", paper, paper.facts["spots"])


def _penalty_wants(city: Rulebook, paper: Paper) -> str | None:
    return None if paper.facts.get("words") else "hotspot-penalty-words-wanted"


register(
    PaperKind.CIRCULAR,
    Form(
        title=lambda paper: ["hotspot-circular-title", {"date": {"date": paper.facts["date"]}}],
        preview=_circular,
        letter=_circular_of,
        units=_units,
    ),
)
register(
    PaperKind.PENALTY,
    Form(
        title=lambda paper: ["hotspot-penalty-title", {"unit": {"area": paper.unit}}],
        preview=_penalty,
        letter=lambda city, paper, unit: _penalty(city, paper),
        units=lambda city, paper: (),
        missing=_penalty_wants,
    ),
)
