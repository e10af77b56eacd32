"""Cases as documents for the world outside, page by page: memory does not grow with the number of cases."""

from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, select

from domain.cases import Source, Status
from storage.database import Tx
from storage.tables import case, history, person, photo, reporter

PAGE = 250
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases: `unit` is an area code, `since` the earliest report, `limit` how many at most."""

    status: Status | None = None
    unit: str | None = None
    since: datetime | None = None
    limit: int | None = None


async def list_cases(tx: Tx, wanted: Wanted) -> AsyncIterator[Document]:
    """Each case as product.md words it, oldest first; persons as Telegram ids, moments in ISO 8601, UTC."""
    last, left = 0, wanted.limit
    while left is None or left > 0:
        size = PAGE if left is None else min(PAGE, left)
        rows = (await tx.execute(_page(wanted, last, size))).mappings().all()
        for document in await _documents(tx, rows):
            yield document
        if len(rows) < size:
            return
        last = rows[-1]["id"]
        left = None if left is None else left - len(rows)


def _page(wanted: Wanted, last: int, size: int) -> Select[Any]:
    query = select(case, person.c.telegram_id).where(case.c.id > last)
    query = query.join_from(case, person, person.c.id == case.c.handler, isouter=True)
    if wanted.status:
        query = query.where(case.c.status == str(wanted.status))
    if wanted.unit:
        query = query.where(case.c.unit == wanted.unit)
    if wanted.since:
        query = query.where(case.c.reported_at >= wanted.since)
    return query.order_by(case.c.id).limit(size)


async def _documents(tx: Tx, rows: Sequence[RowMapping]) -> list[Document]:
    ids = [row["id"] for row in rows]
    reporters = await _by_case(tx, _reporters(ids))
    photos = await _by_case(tx, _photos(ids))
    steps = await _by_case(tx, _steps(ids))
    return [_document(row, reporters[row["id"]], photos[row["id"]], steps[row["id"]]) for row in rows]


def _reporters(ids: Sequence[int]) -> Select[Any]:
    query = select(reporter.c.case_id, reporter.c.rating, person.c.telegram_id)
    query = query.join_from(reporter, person, person.c.id == reporter.c.person, isouter=True)
    return query.where(reporter.c.case_id.in_(ids)).order_by(reporter.c.joined_at, reporter.c.person)


def _photos(ids: Sequence[int]) -> Select[Any]:
    query = select(photo.c.case_id, photo.c.kind, photo.c.sha256)
    return query.where(photo.c.case_id.in_(ids)).order_by(photo.c.id)


def _steps(ids: Sequence[int]) -> Select[Any]:
    query = select(history, person.c.telegram_id)
    query = query.join_from(history, person, person.c.id == history.c.by, isouter=True)
    return query.where(history.c.case_id.in_(ids)).order_by(history.c.id)


async def _by_case(tx: Tx, query: Select[Any]) -> dict[int, list[RowMapping]]:
    found: dict[int, list[RowMapping]] = defaultdict(list)
    for row in (await tx.execute(query)).mappings():
        found[row["case_id"]].append(row)
    return found


def _document(
    row: RowMapping, reporters: list[RowMapping], photos: list[RowMapping], steps: list[RowMapping]
) -> Document:
    plain = ("code", "status", "category", "latitude", "longitude", "source", "rework")
    return {
        **{name: row[name] for name in plain},
        "sources": _sources(row, reporters),
        "area": row["village"] or row["unit"],
        "reporters": [each["telegram_id"] for each in reporters if each["telegram_id"] is not None],
        "handler": row["telegram_id"],
        "photos": [{"kind": each["kind"], "sha256": each["sha256"]} for each in photos],
        **{name: _iso(row[name]) for name in ("filed_at", "due_at", "closed_at")},
        "rating": _rating([each["rating"] for each in reporters if each["rating"] is not None]),
        "history": [_step(step) for step in steps],
    }


def _sources(row: RowMapping, reporters: list[RowMapping]) -> list[str]:
    """Where the problem is known from, the first first: one that two sources tell of is one case (S11)."""
    more = [Source.RESIDENT] if reporters else []
    if row["source"] == Source.RESIDENT and row["found_by"] is not None:
        more.append(Source.INSPECTOR)
    return list(dict.fromkeys([row["source"], *map(str, more)]))


def _step(step: RowMapping) -> Document:
    return {
        "at": _iso(step["at"]),
        "by": step["telegram_id"],
        **{name: step[name] for name in ("part", "action", "status", "reason", "words")},
    }


def _rating(ratings: list[int]) -> float | None:
    """The mean of the stars that reporters gave, 1 to 5."""
    return round(sum(ratings) / len(ratings), 2) if ratings else None


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
