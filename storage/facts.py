"""What messages say about a case, as facts for the texts."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from domain import place_lines
from domain.cases import RUNNING, Case, Source, Status
from domain.coordinates import map_link
from domain.evidence import Flag
from domain.messages import Fact
from domain.overdue import has_passed
from domain.rulebook import Rulebook

Line = list[Any]


def case_facts(city: Rulebook, case: Case) -> dict[str, Fact | None]:
    """The facts that every text about a case may use."""
    return {
        "code": case.code,
        "category": {"category": case.category},
        "place": {"lines": [place_line(city, case)]},
        "status": {"status": str(case.status)},
        "who": who(case),
        "due": {"at": case.due_at.isoformat()} if case.due_at else "",
        "until": {"at": case.delay_until.isoformat()} if case.delay_until else "",
        "days": city.settings.reopen_days,
        "rework": case.rework,
    }


def lateness(case: Case, now: datetime) -> dict[str, Fact | None]:
    """How long the case has been overdue."""
    late = case.due_at if has_passed(case, now) else None
    return {"late": {"hours": (now - late) / timedelta(hours=1)} if late else ""}


def who(case: Case) -> Fact:
    """Who has the case, as the public may know it: an office, never a name."""
    rule = case.rule if case.rule in ("trade", "chief", "town") else "town"
    return {"text": [f"who-{rule}", {"area": {"area": case.rule_area or case.place}}]}


def why(kind: str, reason: str | None, words: str | None) -> Fact:
    """A reason as people read it: the list's words, their own, or both."""
    listed: dict[str, Any] = {"reason": f"{kind.replace('-', '_')}:{reason}"}
    if reason and words:
        return {"text": ["reason-and-words", {"reason": listed, "words": words}]}
    return listed if reason else words or ""


def place_line(city: Rulebook, case: Case) -> Line:
    """Unit, village, address: as much as is known, in one line."""
    return place_lines.place_line(city, case.unit, case.village, case.address)


def card_lines(
    city: Rulebook, case: Case, reporters: int, now: datetime, flags: Sequence[Flag] = ()
) -> list[Line]:
    """The body of a staff card: where, what, by when, what people said, and what `flags` an after-photo."""
    lines: list[Line] = [["line-emergency", {}]] if case.emergency and case.is_open else []
    lines.append(["line-place", {"place": {"lines": [place_line(city, case)]}}])
    if case.point:
        lines.append(["line-map", {"link": map_link(case.point)}])
    if case.note:
        lines.append(["line-note", {"note": case.note}])
    if case.source is not Source.LEADER and case.found_by:
        # An inspector is known to the town by a number, never by name (S08).
        lines.append(["line-found", {"number": f"{case.found_by:02}"}])
    if case.source is Source.LEADER:
        lines.append(["line-walk", {}])
    if reporters > 1:
        lines.append(["line-reporters", {"count": reporters}])
    if case.rework:
        lines.append(["line-rework", {"count": case.rework}])
    if case.due_at and case.status in RUNNING:
        key = "line-overdue-since" if has_passed(case, now) else "line-due"
        lines.append([key, {"due": {"at": case.due_at.isoformat()}}])
    if case.delay_until:
        delay = {
            "until": {"at": case.delay_until.isoformat()},
            "reason": why("delay", case.delay_reason, None),
        }
        lines.append(["line-delay", delay])
    if not case.datum_sure:
        lines.append(["line-datum", {}])
    lines += [[f"line-photo-{flag}", {"metres": city.settings.after_photo_metres}] for flag in flags]
    return [*lines, status_line(case)]


def status_line(case: Case) -> Line:
    """Where it stands, and with whom: nobody has what is not dispatched or came to no end."""
    status = {"status": str(case.status)}
    if case.status in (*RUNNING, Status.CHECKING, Status.CLOSED):
        return ["line-status", {"status": status, "who": who(case)}]
    return ["line-status-alone", {"status": status}]
