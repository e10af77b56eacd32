"""Cases as kept. `record` is the only door to change one."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, datetime
from types import ModuleType
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from domain.cases import Case, Escalation, Source, Status
from domain.coordinates import Point, bounding_box, metres_between
from domain.moves import Outcome
from domain.rulebook import Rulebook
from domain.tallies import COUNTED, differences
from storage import cards, notices, tallies
from storage.database import Tx
from storage.prepared import Prepared, inserting, updating
from storage.tables import case as cases
from storage.tables import case_number, history

FIELDS = tuple(field.name for field in fields(Case))
COLUMNS = tuple(cases.c[name] for name in FIELDS)


BY_ID = Prepared(select(*COLUMNS).where(cases.c.id == bindparam("case")))


class Stale(Exception):
    """The case moved meanwhile: load it again and decide anew."""


async def get(tx: Tx, case_id: int) -> Case | None:
    found = await tx.rows(BY_ID, {"case": case_id})
    return as_case(found[0]) if found else None


async def find(tx: Tx, code: str) -> Case | None:
    row = (await tx.execute(select(*COLUMNS).where(cases.c.code == code))).first()
    return as_case(row) if row else None


async def add(tx: Tx, city: Rulebook, case: Case, move: str, by: int | None, now: datetime) -> Case:
    """Keeps a new case under the next number of its row; `case.id` is ignored. The first history row is its
    collection."""
    values = {name: getattr(case, name) for name in FIELDS if name != "id"}
    ((number,),) = await tx.rows(inserting(cases, tuple(values), "id"), values)
    kept = replace(case, id=number)
    await tallies.append(tx, differences(None, kept, city))
    await _remember(tx, kept, now, action=move, part="reporter", by=by)
    return kept


async def record(tx: Tx, city: Rulebook, outcome: Outcome, now: datetime, quiet: bool = False) -> Case:
    """Keeps what a move made of a case: the change, its history row, its notices and cards, all or nothing.

    `quiet` leaves the cards to the next move of the same moment. Raises Stale if the case is no longer what
    the move was decided on.
    """
    before, move = outcome.before, outcome.move
    after = replace(outcome.after, version=before.version + 1)
    changes = {name: getattr(after, name) for name in FIELDS if getattr(after, name) != getattr(before, name)}
    same = {"key_id": before.id, "key_version": before.version}
    if await tx.change(updating(cases, ("id", "version"), tuple(changes)), changes | same) != 1:
        raise Stale(before.code)
    if not COUNTED.isdisjoint(changes):
        await tallies.append(tx, differences(before, after, city))
    await _remember(
        tx,
        after,
        now,
        action=move.action,
        part=move.part,
        by=move.by,
        reason=move.reason,
        words=move.words,
        facts=_facts(outcome, changes),
    )
    await notices.tell(tx, city, outcome, after, now)
    # What is said after the closing changes no card.
    if not quiet and (before.is_open or after.is_open):
        await cards.refresh(tx, city, after, now, before)
    return after


def _next_number(dialect: ModuleType) -> Prepared:
    first = dialect.insert(case_number).values(unit=bindparam("unit"), day=bindparam("day"), last=1)
    again = first.on_conflict_do_update(index_elements=["unit", "day"], set_={"last": case_number.c.last + 1})
    return Prepared(again.returning(case_number.c.last))


NEXT_NUMBER = {"sqlite": _next_number(sqlite), "postgresql": _next_number(postgresql)}


async def next_number(tx: Tx, unit: str, day: date) -> int:
    """The running number of a case of this unit on this local day, from 1."""
    ((counted,),) = await tx.rows(NEXT_NUMBER[tx.dialect], {"unit": unit, "day": day})
    return int(counted)


async def open_near(
    tx: Tx, points: Iterable[Point], metres: float, category: str | None = None
) -> list[Case]:
    """Open cases within `metres` of one of `points`, nearest first."""
    found: dict[int, tuple[float, Case]] = {}
    for point in points:
        for case in map(as_case, await tx.rows(OPEN_IN_BOX, _corners(point, metres))):
            if case.point is None or category not in (None, case.category):
                continue
            away = metres_between(point, case.point)
            if away <= metres and (case.id not in found or away < found[case.id][0]):
                found[case.id] = (away, case)
    return [case for _, case in sorted(found.values(), key=lambda pair: (pair[0], pair[1].id))]


async def village_near(tx: Tx, point: Point, metres: float) -> str | None:
    """The village of the nearest case, open or not, that knows its own."""
    rows = await tx.rows(VILLAGES_IN_BOX, _corners(point, metres))
    known = ((metres_between(point, Point(north, east)), village) for north, east, village in rows)
    away, village = min(known, default=(metres, None), key=lambda pair: pair[0])
    return village if away <= metres else None


async def of_handler(tx: Tx, person_id: int) -> list[Case]:
    """What a person has to do, by due time."""
    mine = (cases.c.handler == person_id) & cases.c.ended_at.is_(None)
    rows = await tx.execute(select(*COLUMNS).where(mine).order_by(cases.c.due_at, cases.c.id))
    return [as_case(row) for row in rows]


async def open_in(tx: Tx, units: Iterable[str], statuses: Iterable[Status]) -> list[Case]:
    """Open cases of these units in these statuses, by due time."""
    chosen = (
        cases.c.unit.in_(list(units))
        & cases.c.status.in_([str(status) for status in statuses])
        & cases.c.ended_at.is_(None)
    )
    rows = await tx.execute(select(*COLUMNS).where(chosen).order_by(cases.c.due_at, cases.c.id))
    return [as_case(row) for row in rows]


INSIDE = (
    cases.c.latitude.between(bindparam("south"), bindparam("north")),
    cases.c.longitude.between(bindparam("west"), bindparam("east")),
)
OPEN_IN_BOX = Prepared(select(*COLUMNS).where(*INSIDE, cases.c.ended_at.is_(None)))
# Of every case there ever was, so no more than is needed of each.
VILLAGES_IN_BOX = Prepared(
    select(cases.c.latitude, cases.c.longitude, cases.c.village).where(*INSIDE, cases.c.village.is_not(None))
)


def _corners(point: Point, metres: float) -> dict[str, float]:
    box = bounding_box(point, metres)
    return {"south": box.south, "north": box.north, "west": box.west, "east": box.east}


def as_case(row: Any, **changes: Any) -> Case:
    values = dict(zip(FIELDS, row, strict=True)) | changes
    values["status"] = Status(values["status"])
    values["source"] = Source(values["source"])
    values["escalation"] = Escalation(values["escalation"])
    return Case(**values)


async def note(
    tx: Tx, case: Case, now: datetime, action: str, part: str, by: int | None, **more: Any
) -> None:
    """Appends to the history what changed nothing of the case itself."""
    await _remember(tx, case, now, action=action, part=part, by=by, **more)


async def _remember(
    tx: Tx,
    case: Case,
    now: datetime,
    *,
    action: str,
    part: str,
    by: int | None,
    reason: str | None = None,
    words: str | None = None,
    facts: dict[str, Any] | None = None,
) -> None:
    values = {
        "case_id": case.id,
        "at": now,
        "action": str(action),
        "part": str(part),
        "by": by,
        "status": str(case.status),
        "reason": reason,
        "words": words,
        "facts": facts or {},
    }
    await tx.change(inserting(history, tuple(values)), values)


def _facts(outcome: Outcome, changes: dict[str, Any]) -> dict[str, Any]:
    """What else changed, as plain values, so that the history alone tells the whole story."""
    plain = {name: _plain(value) for name, value in changes.items() if name not in ("version", "status")}
    return plain | {"from": str(outcome.before.status)}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
