"""Counts the cases themselves: to compare the tallies with, to build them anew, and for what has none."""

from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, delete, or_, select, text, true

from domain.cases import Case
from domain.rulebook import Rulebook
from domain.tallies import Key, Tally, marks
from storage import state, tallies
from storage.cases import COLUMNS, as_case
from storage.database import Tx
from storage.tables import case as cases
from storage.tables import tally, tally_entry, unit_tally

PAGE = 2000
RULES = 1
"""Raised whenever a case counts otherwise than before, so that the next start counts anew."""
BUILT = "tallies"
"""The key of `state` that says by which rules the tallies were made."""


async def recount(
    tx: Tx, city: Rulebook, first: date, last: date, where: ColumnElement[bool] | None = None
) -> dict[Key, Tally]:
    """What the tallies of these local days have to be, from every case that can touch them and `where` holds.

    Reads every such case: for comparisons, and for areas that are few.
    """
    start, end = _moment(first, city), _moment(last + timedelta(days=1), city)
    # No count of a case lies before its report, nor after both its end and its due time.
    touching = (cases.c.reported_at < end) & or_(
        cases.c.ended_at.is_(None), cases.c.ended_at >= start, cases.c.due_at >= start
    )
    found = await _count(tx, city, touching if where is None else touching & where)
    return {key: one for key, one in found.items() if first <= key.day <= last}


async def rebuild(tx: Tx, city: Rulebook) -> None:
    """Makes the tallies anew from every case there is, and keeps by which rules."""
    if tx.dialect == "postgresql":
        # Who has changed a case and not yet counted it waits, and adds to what is counted here without it.
        await tx.execute(text("LOCK TABLE tally_entry IN SHARE ROW EXCLUSIVE MODE"))
        await tx.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
    for table in (tally_entry, tally, unit_tally):
        await tx.execute(delete(table))
    await tallies.add(tx, await _count(tx, city, true()))
    await state.put(tx, BUILT, rules_of(city))


async def is_built(tx: Tx) -> bool:
    """Whether the tallies were made by the rules of this version."""
    return str(await state.get(tx, BUILT, "")).startswith(f"{RULES} ")


async def keep_up(tx: Tx, city: Rulebook) -> bool:
    """Counts anew where the city counts otherwise than before, or was never counted; whether it did."""
    if await state.get(tx, BUILT) == rules_of(city):
        return False
    await rebuild(tx, city)
    return True


def rules_of(city: Rulebook) -> str:
    """What else than the cases the tallies depend on: the local day, and what is counted under what."""
    under = sorted((category.code, city.indicator(category.code)) for category in city.categories)
    return f"{RULES} {sha256(repr((city.zone.key, under)).encode()).hexdigest()[:16]}"


async def _count(tx: Tx, city: Rulebook, where: ColumnElement[bool]) -> dict[Key, Tally]:
    found: dict[tuple[str, str], dict[date, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    async for case in _every(tx, where):
        days = found[case.unit, city.indicator(case.category)]
        for day, counts in marks(case, city.zone).items():
            days[day].update(counts)
    return {
        Key(day, unit, indicator): Tally(**counts)
        for (unit, indicator), days in found.items()
        for day, counts in days.items()
    }


async def _every(tx: Tx, where: ColumnElement[bool]) -> AsyncIterator[Case]:
    """Page by page, so that memory does not grow with the cases."""
    last = 0
    while True:
        page = select(*COLUMNS).where(where, cases.c.id > last).order_by(cases.c.id).limit(PAGE)
        rows = (await tx.execute(page)).all()
        for row in rows:
            yield as_case(row)
        if len(rows) < PAGE:
            return
        last = rows[-1].id


def _moment(day: date, city: Rulebook) -> datetime:
    return datetime.combine(day, time(), city.zone)
