"""Cases for the world outside: every field, streamed, narrowed, and each look on the record."""

import asyncio
import json
import tracemalloc
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from domain.cases import Status
from storage.database import Database, Tx
from storage.exports import Wanted, list_cases
from storage.tables import audit, case, history, person, photo, reporter
from tests.bot.cli.conftest import Jiejing, failed

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
HUMEN, HOUJIE = "441900121", "441900122"


def values(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "code": f"HM-261121-{number:04}",
        "status": "handling",
        "version": 1,
        "category": "S-01",
        "unit": HUMEN,
        "source": "resident",
        "emergency": False,
        "datum_sure": True,
        "escalation": "none",
        "reported_at": NOON + timedelta(hours=number),
        "rework": 0,
        "late": False,
        "draws_look_back": False,
        **changes,
    }


async def one_case_with_everything(tx: Tx) -> None:
    for telegram_id in (11, 12, 13):
        await tx.execute(insert(person), {"telegram_id": telegram_id, "created_at": NOON})
    known = {"latitude": 22.82, "longitude": 113.67, "village": "441900121006", "handler": 3, "rework": 1}
    moments = {"filed_at": NOON, "due_at": NOON + timedelta(hours=4), "closed_at": NOON + timedelta(hours=2)}
    await tx.execute(insert(case), values(1, status="closed", ended_at=NOON, **known, **moments))
    for who, stars in ((2, 4), (1, 5)):
        joined = NOON + timedelta(minutes=who)
        await tx.execute(
            insert(reporter), {"case_id": 1, "person": who, "joined_at": joined, "rating": stars}
        )
    for kind, sha256 in (("before", "aa" * 32), ("after", None)):
        seen = {"is_document": False, "status": "ready", "received_at": NOON}
        await tx.execute(insert(photo), {"case_id": 1, "kind": kind, "sha256": sha256, **seen})
    for action, by in (("collect", 1), ("file", None)):
        step = {
            "case_id": 1,
            "at": NOON,
            "action": action,
            "part": "rule",
            "by": by,
            "status": "filed",
            "facts": {},
        }
        await tx.execute(insert(history), step)


async def three_cases(tx: Tx) -> None:
    await tx.execute(insert(case), values(1))
    await tx.execute(insert(case), values(2, unit=HOUJIE, status="checking"))
    await tx.execute(insert(case), values(3))


def fill(folder: Path, act: Callable[[Tx], Coroutine[Any, Any, Any]]) -> Any:
    async def run() -> Any:
        db = Database.open(f"sqlite:///{folder}/data/jiejing.db")
        try:
            async with db.write() as tx:
                return await act(tx)
        finally:
            await db.close()

    return asyncio.run(run())


def test_a_case_is_shown_with_all_that_is_known(jiejing: Jiejing, tmp_path: Path) -> None:
    fill(tmp_path, one_case_with_everything)

    said = jiejing("cases", "list", "--json")

    step = {
        "at": "2026-11-21T04:00:00+00:00",
        "part": "rule",
        "status": "filed",
        "reason": None,
        "words": None,
    }
    assert json.loads(said.out) == [
        {
            "code": "HM-261121-0001",
            "status": "closed",
            "category": "S-01",
            "area": "441900121006",
            "latitude": 22.82,
            "longitude": 113.67,
            "source": "resident",
            "sources": ["resident"],
            "reporters": [11, 12],
            "handler": 13,
            "photos": [{"kind": "before", "sha256": "aa" * 32}, {"kind": "after", "sha256": None}],
            "filed_at": "2026-11-21T04:00:00+00:00",
            "due_at": "2026-11-21T08:00:00+00:00",
            "closed_at": "2026-11-21T06:00:00+00:00",
            "rework": 1,
            "rating": 4.5,
            "history": [{**step, "action": "collect", "by": 11}, {**step, "action": "file", "by": None}],
        }
    ]


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        ([], [1, 2, 3]),
        (["--status", "checking"], [2]),
        (["--unit", "Humen"], [1, 3]),
        (["--unit", "441900122"], [2]),
        (["--since", "2026-11-21T14:00"], [2, 3]),
        (["--since", "2026-11-21T06:00Z", "--limit", "1"], [2]),
        (["--limit", "2"], [1, 2]),
        (["--since", "2026-11-22"], []),
    ],
)
def test_the_list_can_be_narrowed(
    options: list[str], numbers: list[int], jiejing: Jiejing, tmp_path: Path
) -> None:
    fill(tmp_path, three_cases)

    found = json.loads(jiejing("cases", "list", "--json", *options).out)

    assert [int(each["code"][-4:]) for each in found] == numbers


def test_without_json_there_is_a_line_for_each_case(jiejing: Jiejing, tmp_path: Path) -> None:
    fill(tmp_path, three_cases)

    lines = jiejing("cases", "list").out.splitlines()

    assert [line.split("\t")[0] for line in lines] == [
        "code",
        "HM-261121-0001",
        "HM-261121-0002",
        "HM-261121-0003",
    ]


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["--since", "yesterday"], "--since: 'yesterday' is not a moment like 2026-11-21T08:00+08:00"),
        (["--unit", "Nowhere Q"], "--unit: there is no area 'Nowhere Q'"),
    ],
)
def test_a_wish_that_cannot_be_understood_is_named(options: list[str], line: str, jiejing: Jiejing) -> None:
    assert jiejing("cases", "list", "--json", *options) == failed(line)


def test_each_look_is_written_to_the_access_log(jiejing: Jiejing, tmp_path: Path) -> None:
    jiejing("cases", "list", "--unit", "Humen", "--limit", "5")

    async def notes(tx: Tx) -> list[Any]:
        return [tuple(row) for row in await tx.execute(select(audit.c.action, audit.c.by, audit.c.facts))]

    wished = {"status": None, "unit": HUMEN, "since": None, "limit": 5}
    assert fill(tmp_path, notes) == [("cases-listed", None, wished)]


async def test_the_list_asks_the_same_few_queries_for_each_page(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.exports.PAGE", 2)
    async with database.write() as tx:
        await three_cases(tx)
    async with database.read() as tx:
        asked: list[object] = []
        execute = tx.execute

        async def count(statement: Any, parameters: Any = None) -> Any:
            asked.append(statement)
            return await execute(statement, parameters)

        monkeypatch.setattr(Tx, "execute", lambda _, *words: count(*words))
        found = [each["code"] async for each in list_cases(tx, Wanted(Status.HANDLING))]

    assert (len(found), len(asked)) == (2, 8)


async def test_memory_does_not_grow_with_the_number_of_cases(sqlite_database: Database) -> None:
    async with sqlite_database.write() as tx:
        await tx.execute(insert(case), [values(number) for number in range(1, 3001)])

    async def peak(limit: int) -> int:
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        async with sqlite_database.read() as tx:
            async for _ in list_cases(tx, Wanted(limit=limit)):
                pass
        return tracemalloc.get_traced_memory()[1] - before

    tracemalloc.start()
    try:
        await peak(500)
        assert await peak(3000) < 1.5 * await peak(500)
    finally:
        tracemalloc.stop()
