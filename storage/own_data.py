"""All that is kept of one person, for that person alone."""

from typing import Any

from sqlalchemy import Table, select

from storage.database import Tx
from storage.tables import (
    appeal,
    audit,
    case,
    clean_change,
    clean_result,
    clean_signup,
    clean_venue,
    draft,
    history,
    hotspot_step,
    invite,
    look_back_visit,
    model_case,
    patrol,
    person,
    photo,
    post,
    question,
    reporter,
    room,
    suggestion,
    summons_note,
)

# What is theirs, and which columns of it say something. Telegram's own names of files say nothing to people.
KEPT: tuple[tuple[Table, str, tuple[str, ...]], ...] = (
    (person, "id", ("telegram_id", "name", "language", "notice", "datum", "created_at")),
    (post, "person", ("role", "area", "trade", "duty", "since")),
    (
        draft,
        "person",
        ("source", "started_at", "category", "note", "unit", "village", "latitude", "longitude", "address"),
    ),
    (question, "person", ("kind", "case_id", "asked_at")),
    (patrol, "person", ("started_at", "ended_at", "findings")),
    (invite, "used_by", ("role", "area", "used_at", "granted")),
    (room, "bound_by", ("chat", "thread", "area", "bound_at")),
    (photo, "by", ("kind", "case_id", "received_at", "taken_at", "latitude", "longitude", "sha256")),
    (appeal, "person", ("at", "place", "words", "decided_at", "reason")),
    (audit, "by", ("at", "action", "subject")),
    (history, "by", ("at", "case_id", "action", "reason", "words")),
    (hotspot_step, "by", ("at", "hotspot_id", "action", "words")),
    (look_back_visit, "by", ("at", "passed", "words")),
    (summons_note, "by", ("at", "words", "follow_up")),
    (model_case, "proposed_by", ("proposed_at", "subject", "words")),
    (suggestion, "person", ("made_at", "area", "words", "answer")),
    (clean_signup, "person", ("venue", "name", "joined_at", "left_at", "checked_in_at", "checked_in_how")),
    (clean_venue, "posted_by", ("area", "name", "starts_at", "address", "joint")),
    (clean_result, "by", ("venue", "people", "at")),
    (clean_change, "by", ("at", "action", "month")),
)
REPORTED = (
    case.c.code,
    case.c.status,
    case.c.category,
    case.c.unit,
    case.c.village,
    case.c.latitude,
    case.c.longitude,
    case.c.address,
    case.c.note,
    case.c.reported_at,
    reporter.c.joined_at,
    reporter.c.verdict,
    reporter.c.rating,
)
# The words and the place of a case belong to whoever sent it, not to those who joined later.
OF_THE_FIRST = ("latitude", "longitude", "address", "note")


async def of_person(tx: Tx, who: int) -> list[tuple[str, dict[str, Any]]]:
    """(kind, what is known) of everything kept, without what is empty; kinds are table names or "report"."""
    found: list[tuple[str, dict[str, Any]]] = []
    for table, owner, names in KEPT:
        columns = [table.c[name] for name in names]
        rows = await tx.execute(select(*columns).where(table.c[owner] == who).order_by(*table.primary_key))
        found += [(table.name, _known(dict(row))) for row in rows.mappings()]
    return found + await _reports(tx, who)


async def _reports(tx: Tx, who: int) -> list[tuple[str, dict[str, Any]]]:
    """Cases that they reported or joined; of a joined one only what everybody may know."""
    first = select(history.c.by).where(history.c.case_id == case.c.id).order_by(history.c.id).limit(1)
    joined = select(*REPORTED, first.scalar_subquery().label("first"))
    mine = joined.join(reporter, reporter.c.case_id == case.c.id).where(reporter.c.person == who)
    reports = []
    for row in (await tx.execute(mine.order_by(case.c.id))).mappings():
        values = dict(row)
        if values.pop("first") != who:
            values = {name: value for name, value in values.items() if name not in OF_THE_FIRST}
        reports.append(("report", _known(values)))
    return reports


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "")}
