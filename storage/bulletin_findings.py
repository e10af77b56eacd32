"""What the Friday bulletin is made of: the findings of some weeks, by indexes that hold findings only."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Select, func, literal_column, select, text

from domain.bulletin import Visits
from domain.cases import Case
from storage.cases import COLUMNS, as_case
from storage.database import Tx
from storage.photos import PAIR, STORED
from storage.tables import FINDING, case, inspection, photo, place

Cases = Select[tuple[object, ...]]
OF_CASES: Cases = select(*COLUMNS).where(text(FINDING))
AT_ONCE = 500
"""Cases whose pictures are looked for in one statement."""


async def found(tx: Tx, since: datetime, until: datetime) -> list[Case]:
    """What inspectors and leaders found in this time, the oldest first."""
    return await _cases(tx, found_in(since, until))


def found_in(since: datetime, until: datetime) -> Cases:
    when = (case.c.reported_at >= since, case.c.reported_at < until)
    return OF_CASES.where(*when).order_by(case.c.reported_at, case.c.id)


async def owed(tx: Tx, moment: datetime, units: Sequence[str]) -> list[Case]:
    """Findings that were due before `moment` and are open, or have ended since."""
    return [*await _cases(tx, open_and_due(moment)), *await _cases(tx, ended_since(moment, units))]


def open_and_due(moment: datetime) -> Cases:
    return OF_CASES.where(case.c.ended_at.is_(None), case.c.due_at.is_not(None), case.c.due_at < moment)


def ended_since(moment: datetime, units: Sequence[str]) -> Cases:
    return OF_CASES.where(case.c.ended_at > moment, case.c.unit.in_(units), case.c.due_at < moment)


async def closed(tx: Tx, since: datetime, until: datetime, units: Sequence[str]) -> list[Case]:
    """Findings that were closed in this time and still are."""
    when = (case.c.ended_at >= since, case.c.ended_at < until, case.c.closed_at.is_not(None))
    return await _cases(tx, OF_CASES.where(case.c.unit.in_(units), *when))


async def visits(tx: Tx, since: datetime, until: datetime) -> dict[str, Visits]:
    """Inspections of coded places, by the area that the place lies in."""
    when = (inspection.c.at >= since, inspection.c.at < until)
    same_place = func.coalesce(place.c.code, place.c.token) == inspection.c.place
    each = (
        select(
            place.c.area,
            inspection.c.place,
            inspection.c.at,
            inspection.c.inspector,
            func.count(inspection.c.category).label("problems"),
        )
        .join(place, same_place)
        .where(*when, inspection.c.source == literal_column("'inspector'"))
        .group_by(place.c.area, inspection.c.place, inspection.c.at, inspection.c.inspector)
        .subquery()
    )
    rows = select(each.c.area, func.count(), func.sum(each.c.problems)).group_by(each.c.area)
    return {area: Visits(int(count), int(problems)) for area, count, problems in await tx.execute(rows)}


async def pairs(tx: Tx, cases: Iterable[int]) -> dict[int, str]:
    """The hash of the newest before/after picture of each case that has one."""
    wanted = list(cases)
    known: dict[int, str] = {}
    for start in range(0, len(wanted), AT_ONCE):
        stored = (photo.c.kind == PAIR) & (photo.c.status == STORED) & photo.c.sha256.is_not(None)
        chosen = photo.c.case_id.in_(wanted[start : start + AT_ONCE])
        rows = select(photo.c.case_id, photo.c.sha256).where(chosen, stored).order_by(photo.c.id)
        known |= {row.case_id: row.sha256 for row in await tx.execute(rows)}
    return known


async def _cases(tx: Tx, wanted: Cases) -> list[Case]:
    return [as_case(row) for row in await tx.execute(wanted)]
