"""Closed cases that were drawn, and who looks at them again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, select, update

from domain.cases import Case, Status
from domain.rulebook import Rulebook
from storage import cases
from storage.database import Tx
from storage.tables import case as case_table
from storage.tables import look_back_case as looks


@dataclass(frozen=True, slots=True)
class Look:
    """One drawn closing of a case. It ends in one of three ways: done (passed or not), lapsed (nobody went),
    or dropped (the case was opened again by others)."""

    id: int
    case_id: int
    closed_at: datetime
    due_at: datetime
    limit_at: datetime
    asked: int | None
    done_at: datetime | None
    by: int | None
    passed: bool | None
    lapsed_at: datetime | None
    dropped_at: datetime | None

    @property
    def is_waiting(self) -> bool:
        return self.done_at is None and self.lapsed_at is None and self.dropped_at is None

    def means(self, case: Case) -> bool:
        """Whether the case still stands closed as it was when it was drawn."""
        return case.status is Status.CLOSED and case.closed_at == self.closed_at


COLUMNS = tuple(looks.c[field.name] for field in fields(Look))
WAITING = looks.c.done_at.is_(None) & looks.c.lapsed_at.is_(None) & looks.c.dropped_at.is_(None)


async def draw(tx: Tx, city: Rulebook, case: Case) -> None:
    """Remembers that this closing is to be looked at again; once, however often it is said."""
    assert case.closed_at is not None  # noqa: S101  only what is closed is drawn
    numbers = city.settings
    due_at = case.closed_at + timedelta(days=numbers.lookback_case_days)
    limit_at = due_at + timedelta(days=numbers.lookback_case_limit_days)
    row = {"case_id": case.id, "closed_at": case.closed_at, "due_at": due_at, "limit_at": limit_at}
    await tx.execute(tx.insert(looks).on_conflict_do_nothing(), row)


async def get(tx: Tx, look_id: int) -> Look | None:
    row = (await tx.execute(select(*COLUMNS).where(looks.c.id == look_id))).first()
    return Look(*row) if row else None


async def waiting(tx: Tx, at: datetime) -> list[tuple[Look, Case]]:
    """What is due by `at` and came to no end, oldest first."""
    joined = select(*COLUMNS, *cases.COLUMNS).join(case_table, case_table.c.id == looks.c.case_id)
    rows = await tx.execute(joined.where(WAITING, looks.c.due_at <= at).order_by(looks.c.due_at, looks.c.id))
    return [_pair(row) for row in rows]


async def of_person(tx: Tx, person: int) -> list[tuple[Look, Case]]:
    """What this person was asked to look at and has not, oldest first."""
    joined = select(*COLUMNS, *cases.COLUMNS).join(case_table, case_table.c.id == looks.c.case_id)
    rows = await tx.execute(
        joined.where(WAITING, looks.c.asked == person).order_by(looks.c.limit_at, looks.c.id)
    )
    return [pair for pair in map(_pair, rows) if pair[0].means(pair[1])]


async def of_case(tx: Tx, case_id: int) -> list[Look]:
    """Every closing of the case that was drawn, oldest first."""
    rows = await tx.execute(select(*COLUMNS).where(looks.c.case_id == case_id).order_by(looks.c.id))
    return [Look(*row) for row in rows]


async def ask(tx: Tx, asked: Mapping[int, int], limit_at: datetime, now: datetime) -> None:
    """Remembers who is asked, person by look, and until when."""
    one = update(looks).where(looks.c.id == bindparam("look"))
    rows = [{"look": look, "who": person} for look, person in asked.items()]
    if rows:
        await tx.execute(one.values(asked=bindparam("who"), asked_at=now, limit_at=limit_at), rows)


async def settle(tx: Tx, look: Look, by: int, passed: bool, now: datetime) -> bool:
    """False if it had come to an end before."""
    ended = {"done_at": now, "by": by, "passed": passed}
    return (await tx.execute(update(looks).where(looks.c.id == look.id, WAITING), ended)).rowcount == 1


async def lapse(tx: Tx, ids: Collection[int], now: datetime) -> None:
    await tx.execute(update(looks).where(looks.c.id.in_(ids)), {"lapsed_at": now})


async def drop(tx: Tx, ids: Collection[int], now: datetime) -> None:
    await tx.execute(update(looks).where(looks.c.id.in_(ids)), {"dropped_at": now})


@dataclass(frozen=True, slots=True)
class Count:
    """How the looks of a stretch of time ended, and how many wait now."""

    passed: int
    failed: int
    lapsed: int
    waiting: int


async def count(tx: Tx, since: datetime) -> Count:
    """Those that ended after `since`."""
    done = select(looks.c.passed, func.count()).where(looks.c.done_at.is_not(None), looks.c.done_at > since)
    results = dict((await tx.execute(done.group_by(looks.c.passed))).all())
    unseen = select(func.count()).where(looks.c.lapsed_at.is_not(None), looks.c.lapsed_at > since)
    open_ = select(func.count()).where(WAITING, looks.c.asked.is_not(None))
    return Count(
        passed=results.get(True, 0),
        failed=results.get(False, 0),
        lapsed=(await tx.execute(unseen)).scalar_one(),
        waiting=(await tx.execute(open_)).scalar_one(),
    )


def _pair(row: Any) -> tuple[Look, Case]:
    return Look(*row[: len(COLUMNS)]), cases.as_case(row[len(COLUMNS) :])
