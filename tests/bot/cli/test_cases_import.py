"""Cases of an older system: all of a file or none of it, counted on their own days, nobody told."""

import csv
import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, inspect, select

from bot.cli import cases_import
from domain.people import Role
from domain.tallies import Tally
from storage import cases, recounts, tallies
from storage.database import Tx
from storage.tables import case, history, outbox
from tests.bot.cli.conftest import Jiejing, Said, failed
from tests.bot.cli.test_cases_list import fill
from tests.storage.lives import CITY, add_person
from tests.story import DANING, TOWN

NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
COLUMNS = (
    "code",
    "category",
    "area",
    "reported_at",
    "due_at",
    "rectified_at",
    "closed_at",
    "handler",
    "status",
)
LATE = ("HM-240408-0007", "CLN-01", DANING, "2024-04-08 09:00", "2024-04-08 13:00", "2024-04-09 08:00")
CLOSED = {**dict(zip(COLUMNS, LATE, strict=False)), "closed_at": "2024-04-09 10:00"}
OPEN = {
    "code": "虎〔2024〕12号",
    "category": "垃圾桶（箱）满溢、破损",
    "area": "虎门镇",
    "reported_at": "2026-11-20",
}


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.cases_import.now", lambda: NOW)


def write(folder: Path, *rows: dict[str, str], name: str = "old.csv") -> None:
    heads = list(dict.fromkeys(head for row in rows for head in row))
    with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, heads)
        table.writeheader()
        table.writerows(rows)


def counted(closed: int = 0, in_hand: int = 0, given: int = 0, waiting: int = 0) -> str:
    whole = closed + in_hand + given + waiting
    open_ = f"{in_hand} in hand, {given} dispatched, {waiting} waiting for an officer"
    return f"{whole} cases imported: {closed} ended, {open_}\n"


async def known(tx: Tx, code: str) -> dict[str, Any]:
    """What of a case is not as in a new one."""
    found = await cases.find(tx, code)
    assert found
    return {
        name: getattr(found, name)
        for name in cases.FIELDS
        if name not in ("id", "code", "village", "reported_at", "category")
        and getattr(found, name) not in (None, 0, False, "none")
    }


def at(day: int, hour: int, month: int = 4, year: int = 2024) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def test_a_closed_case_is_kept_with_its_steps(jiejing: Jiejing, tmp_path: Path) -> None:
    write(tmp_path, CLOSED | {"rating": "4.5", "solved_how": "service", "rework": "1", "source": "hotline"})

    assert jiejing("cases", "import", "old.csv") == Said(0, counted(closed=1), "")
    assert fill(tmp_path, lambda tx: known(tx, "HM-240408-0007")) == {
        "status": "closed",
        "unit": TOWN,
        "source": "hotline",
        "datum_sure": True,
        "filed_at": at(8, 1),
        "dispatched_at": at(8, 1),
        "due_at": at(8, 5),
        "rectified_at": at(9, 0),
        "closed_at": at(9, 2),
        "ended_at": at(9, 2),
        "rework": 1,
        "late": True,
        "solved_how": "service",
        "score": 65,
        "stars": 5,
    }


def test_what_is_open_goes_to_its_handler_or_by_rule(jiejing: Jiejing, tmp_path: Path) -> None:
    async def appoint(tx: Tx) -> None:
        await add_person(tx, "Chen", 2001, (Role.CHIEF, DANING))
        await add_person(tx, "Wu", 2003, (Role.TOWN, TOWN))

    fill(tmp_path, appoint)
    mine = OPEN | {"area": DANING}
    write(
        tmp_path,
        mine | {"code": "A-1", "handler": "2003", "status": "checking", "due_at": "2026-11-20 12:00"},
        mine | {"code": "A-2", "status": "handling"},
        mine | {"code": "A-3", "area": TOWN},
        mine | {"code": "A-4", "category": "OTH-01"},
    )

    assert jiejing("cases", "import", "old.csv").out == counted(in_hand=1, given=1, waiting=2)

    async def look(tx: Tx) -> list[Any]:
        columns = (case.c.status, case.c.handler, case.c.rule, case.c.respond_by, case.c.due_at)
        return [tuple(row) for row in await tx.execute(select(*columns).order_by(case.c.code))]

    assert fill(tmp_path, look) == [
        ("handling", 2, "import", None, at(20, 4, 11, 2026)),
        ("dispatched", 1, "chief", None, CITY.due("CLN-03", NOW)),
        ("dispatched", None, "town", None, CITY.due("CLN-03", NOW)),
        ("collected", None, None, None, None),
    ]


def test_nobody_is_told_and_each_has_a_step_of_its_own(jiejing: Jiejing, tmp_path: Path) -> None:
    write(tmp_path, CLOSED, OPEN)
    jiejing("cases", "import", "old.csv")

    async def look(tx: Tx) -> Any:
        told = (await tx.execute(select(func.count()).select_from(outbox))).scalar_one()
        steps = select(history.c.case_id, history.c.action, history.c.part, history.c.at, history.c.status)
        return told, [tuple(row) for row in await tx.execute(steps)]

    assert fill(tmp_path, look) == (
        0,
        [(1, "import", "rule", NOW, "closed"), (2, "import", "rule", NOW, "dispatched")],
    )


def test_they_are_counted_on_their_own_days(jiejing: Jiejing, tmp_path: Path) -> None:
    write(tmp_path, CLOSED, CLOSED | {"code": "HM-240408-0008"}, OPEN)
    jiejing("cases", "import", "old.csv")

    async def look(tx: Tx) -> Any:
        days = (date(2024, 1, 1), date(2026, 12, 31))
        same = await tallies.sums(tx, *days, ("day", "unit", "indicator")) == await recounts.recount(
            tx, CITY, *days
        )
        return same, await tallies.sums(tx, date(2024, 4, 8), date(2024, 4, 8), ())

    april = Tally(
        reported=2,
        resident=2,
        filed=2,
        valid=2,
        fixed=2,
        to_dispatch=2,
        dispatched=2,
        accurate=2,
        due=2,
        handled=2,
        to_close=2,
        settled=2,
    )
    assert fill(tmp_path, look) == (True, {(): april})


def test_the_indexes_are_as_before(jiejing: Jiejing, tmp_path: Path) -> None:
    """SQLite loads without them."""

    async def names(tx: Tx) -> set[str | None]:
        connection: Any = tx._connection
        return {index["name"] for index in inspect(connection).get_indexes("cases")}

    before = fill(tmp_path, names)
    write(tmp_path, *[OPEN | {"code": f"A-{number}"} for number in range(40)])
    jiejing("cases", "import", "old.csv")
    assert fill(tmp_path, names) == before


def test_numbers_go_on_behind_those_brought(jiejing: Jiejing, tmp_path: Path) -> None:
    write(tmp_path, CLOSED | {"code": "HM-261121-0041"}, CLOSED | {"code": "HM-261121-0007"})
    jiejing("cases", "import", "old.csv")

    assert fill(tmp_path, lambda tx: cases.next_number(tx, TOWN, date(2026, 11, 21))) == 42


def test_a_dry_run_tells_and_does_nothing(jiejing: Jiejing, tmp_path: Path) -> None:
    write(tmp_path, CLOSED, OPEN)

    said = jiejing("cases", "import", "old.csv", "--dry-run")

    assert said.out == counted(closed=1, waiting=1).replace("imported", "would be imported")
    assert jiejing("cases", "list").out == "code\tstatus\tcategory\tarea\tdue_at\n"
    assert jiejing("figures", "--from", "2024-04-01", "--to", "2024-04-30").out.count(" 0/0 ") == 15


def test_the_same_file_twice_does_nothing(jiejing: Jiejing, tmp_path: Path) -> None:
    write(tmp_path, CLOSED, OPEN)
    jiejing("cases", "import", "old.csv")
    before = fill(tmp_path, lambda tx: tallies.sums(tx, date(2024, 1, 1), date(2026, 12, 31)))

    again = jiejing("cases", "import", "old.csv")

    assert again == failed("old.csv: all its 2 cases are here already; nothing was imported")
    assert fill(tmp_path, lambda tx: tallies.sums(tx, date(2024, 1, 1), date(2026, 12, 31))) == before


def test_what_is_wrong_is_named_and_nothing_is_kept(jiejing: Jiejing, tmp_path: Path) -> None:
    write(tmp_path, CLOSED, *[OPEN | {"code": f"A-{number}", "category": "X"} for number in range(25)])

    said = jiejing("cases", "import", "old.csv")

    lines = said.err.splitlines()
    assert (said.code, said.out, len(lines)) == (1, "", 21)
    assert lines[0] == "jiejing: old.csv line 3, field category: 'X' is no category of the city"
    assert lines[-1] == "jiejing: old.csv: 25 lines are wrong, the first 20 are above; nothing was imported"
    assert jiejing("cases", "list").out.count("\n") == 1


@pytest.mark.parametrize("page", [1, 1000])
def test_a_code_may_be_there_once(
    page: int, jiejing: Jiejing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases_import, "PAGE", page)
    write(tmp_path, OPEN, CLOSED, OPEN)
    line = f"old.csv line 4, field code: '{OPEN['code']}' is used twice"
    assert jiejing("cases", "import", "old.csv") == failed(line)

    write(tmp_path, OPEN)
    jiejing("cases", "import", "old.csv")
    write(tmp_path, OPEN, CLOSED)
    line = f"old.csv line 2, field code: '{OPEN['code']}' is here already"
    assert jiejing("cases", "import", "old.csv") == failed(line)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"code,area\n", "old.csv line 1, field category: the column is missing"),
        (b"code,category,area\n", "old.csv: has no rows"),
        (b"", "old.csv: has no rows"),
        (b'code,category,area\n"A', "old.csv line 2: is not CSV: unexpected end of data"),
        (
            b"code,category,area\n" + "编号".encode("gbk"),
            "old.csv line 2: is not UTF-8; save it as CSV UTF-8",
        ),
        (b"code,category,area\nA-1,CLN-01\n", "old.csv line 2: has 2 cells, the first line has 3"),
    ],
)
def test_a_file_that_is_none_is_refused(content: bytes, line: str, jiejing: Jiejing, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_bytes(content)

    assert jiejing("cases", "import", "old.csv") == failed(line)


@pytest.mark.parametrize("file", ["back.json", "back.csv"])
def test_what_was_listed_or_exported_can_be_brought_back(
    file: str, jiejing: Jiejing, city_template: Path, tmp_path: Path
) -> None:
    write(tmp_path, CLOSED, OPEN | {"latitude": "22.8", "longitude": "113.6"})
    jiejing("cases", "import", "old.csv")
    listed = jiejing("cases", "list", "--json").out
    (tmp_path / "back.json").write_text(listed, encoding="utf-8")
    jiejing("export", "back.csv")

    for rest in tmp_path.glob("data/*"):
        rest.unlink()
    shutil.copy(city_template, tmp_path / "data" / "jiejing.db")

    assert jiejing("cases", "import", file).out == counted(closed=1, waiting=1)
    told = ("code", "status", "category", "area", "latitude", "longitude", "source", "filed_at", "due_at")
    again = jiejing("cases", "list", "--json").out
    assert [[each[name] for name in told] for each in json.loads(again)] == [
        [each[name] for name in told] for each in json.loads(listed)
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("[]\n", "back.json: has no cases"),
        ('[\n{"code": 1},\n', "back.json line 2, field code: '1' is not"),
        ("[\n[1]\n]\n", "back.json line 2: is not a case as `jiejing cases list --json` writes it"),
        ("[\n{broken\n]\n", "back.json line 2: is not a case as `jiejing cases list --json` writes it"),
    ],
)
def test_a_document_that_is_none_is_refused(
    content: str, line: str, jiejing: Jiejing, tmp_path: Path
) -> None:
    (tmp_path / "back.json").write_text(content, encoding="utf-8")
    if line.endswith("is not"):
        line = "back.json line 2, field category: is empty"

    assert jiejing("cases", "import", "back.json") == failed(line)


@pytest.mark.postgres
def test_postgresql_takes_the_same_file(bare: Jiejing, own_postgresql: str, tmp_path: Path) -> None:
    write(tmp_path, CLOSED, *[OPEN | {"code": f"A-{number}"} for number in range(3)])

    said = bare("cases", "import", "old.csv", DATABASE_URL=own_postgresql)

    assert said == Said(0, counted(closed=1, waiting=3), "")
    assert bare("cases", "list", DATABASE_URL=own_postgresql).out.count("\n") == 5
    again = bare("cases", "import", "old.csv", DATABASE_URL=own_postgresql)
    assert again == failed("old.csv: all its 4 cases are here already; nothing was imported")
