"""Health, metrics and what every answer of the web server bears."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import insert, text

from domain.messages import Message
from storage import inbox, outbox, state
from storage.database import Database
from storage.tables import case, job_run
from web.app import LARGEST_BODY, make_app
from web.health import Health
from web.metrics import Metrics

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
SECRET_WORDS = "Ying Chen-110201543"

Client = TestClient[web.Request, web.Application]


@asynccontextmanager
async def serving(app: web.Application) -> AsyncIterator[Client]:
    async with TestClient(TestServer(app)) as client:
        yield client


def just_now() -> datetime:
    return datetime.now(UTC)


async def checks(health: Health, now: datetime) -> dict[str, tuple[bool, float | None, float]]:
    found = await health.check(now)
    return {check.name: (check.ok, check.figure, check.limit) for check in found if check.name != "database"}


async def test_all_is_well_while_the_last_poll_is_fresh_and_no_queue_waits(database: Database) -> None:
    health = Health(database, lambda: NOON - timedelta(seconds=20))

    assert await checks(health, NOON) == {
        "contact": (True, 20.0, 120.0),
        "inbox": (True, 0.0, 120.0),
        "outbox": (True, 0.0, 600.0),
    }


async def test_what_waits_too_long_is_named_with_its_figure(database: Database) -> None:
    async with database.write() as tx:
        update = {"update_id": 1, "message": {"chat": {"id": 5}}}
        await inbox.put(tx, [update], NOON - timedelta(seconds=121))
        await outbox.put(tx, Message(chat=5, key="thanks"), NOON - timedelta(seconds=601))

    health = Health(database, lambda: NOON - timedelta(seconds=121))

    assert await checks(health, NOON) == {
        "contact": (False, 121.0, 120.0),
        "inbox": (False, 121.0, 120.0),
        "outbox": (False, 601.0, 600.0),
    }


async def test_a_replica_that_does_not_poll_goes_by_the_one_that_does(database: Database) -> None:
    async with database.write() as tx:
        await state.put(tx, "last_poll", (NOON - timedelta(seconds=30)).isoformat())

    assert (await checks(Health(database, lambda: NOON - timedelta(days=1)), NOON))["contact"] == (
        True,
        30.0,
        120.0,
    )


async def test_the_page_is_200_while_all_is_well(sqlite_database: Database) -> None:
    async with serving(make_app(sqlite_database, just_now)) as client:
        answer = await client.get("/healthz")
        body = await answer.json()

    assert (answer.status, body["ok"]) == (200, True)
    assert [check["name"] for check in body["checks"]] == ["database", "contact", "inbox", "outbox"]
    assert all(check.keys() == {"name", "ok", "figure", "limit"} for check in body["checks"])


async def test_the_page_is_503_when_telegram_was_not_heard_of(sqlite_database: Database) -> None:
    async with serving(make_app(sqlite_database, lambda: NOON - timedelta(days=999))) as client:
        answer = await client.get("/healthz")
        body = await answer.json()

    assert (answer.status, body["ok"]) == (503, False)
    assert [check["name"] for check in body["checks"] if not check["ok"]] == ["contact"]


@pytest.mark.parametrize("url", ["sqlite:////nowhere/at/all.db", "postgresql://nobody@127.0.0.1:1/nothing"])
async def test_the_page_is_503_when_the_database_does_not_answer(url: str) -> None:
    database = Database.open(url)
    async with serving(make_app(database, just_now)) as client:
        answer = await client.get("/healthz")
        body = await answer.json()
    await database.close()

    assert answer.status == 503
    assert body == {"ok": False, "checks": [{"name": "database", "ok": False, "figure": None, "limit": 5.0}]}


async def put_figures(database: Database) -> None:
    values = {
        "status": "handling",
        "version": 1,
        "category": "S-01",
        "unit": "441900121",
        "source": "resident",
        "emergency": False,
        "datum_sure": True,
        "escalation": "none",
        "reported_at": NOON,
        "rework": 0,
        "late": False,
        "draws_look_back": False,
        "note": SECRET_WORDS,
    }
    late, fine = NOON - timedelta(days=1), datetime(2100, 1, 1, tzinfo=UTC)
    async with database.write() as tx:
        await tx.execute(insert(case), {**values, "code": "HM-1", "due_at": late})
        await tx.execute(insert(case), {**values, "code": "HM-2", "due_at": fine})
        await tx.execute(insert(case), {**values, "code": "HM-3", "due_at": late, "status": "checking"})
        await tx.execute(
            insert(case), {**values, "code": "HM-4", "due_at": late, "status": "closed", "ended_at": NOON}
        )
        for period, finished in (("1", NOON), ("2", NOON + timedelta(hours=1)), ("3", None)):
            run = {
                "name": "digest",
                "period": period,
                "started_at": NOON,
                "finished_at": finished,
                "owner": "a",
            }
            await tx.execute(insert(job_run), run)
        await outbox.put(tx, Message(chat=5, key="thanks", facts={"name": SECRET_WORDS}), just_now())


async def test_the_figures_are_those_of_what_is_open(database: Database) -> None:
    await put_figures(database)
    last_run = NOON + timedelta(hours=1)
    counted = Metrics()
    counted.received.inc(3)
    counted.sent.labels("sendMessage").inc()
    async with serving(make_app(database, just_now, counted=counted)) as client:
        answer = await client.get("/metrics")
        lines = (await answer.text()).splitlines()

    assert answer.headers["Content-Type"].startswith("text/plain")
    for line in (
        "jiejing_updates_received_total 3.0",
        "jiejing_updates_dead_total 0.0",
        'jiejing_calls_done_total{method="sendMessage"} 1.0',
        'jiejing_queue_depth{queue="inbox"} 0.0',
        'jiejing_queue_depth{queue="outbox"} 1.0',
        'jiejing_cases_open{status="handling"} 2.0',
        'jiejing_cases_open{status="checking"} 1.0',
        'jiejing_cases_open{status="filed"} 0.0',
        "jiejing_cases_overdue 1.0",
        f'jiejing_job_success_timestamp_seconds{{job="digest"}} {last_run.timestamp()}',
        'jiejing_build_info{version="0.1.0"} 1.0',
    ):
        assert line in lines or _same_number(line, lines), line
    assert SECRET_WORDS not in "\n".join(lines)


def _same_number(line: str, lines: list[str]) -> bool:
    """Prometheus writes large numbers with an exponent."""
    name, _, number = line.rpartition(" ")
    return any(
        each.rpartition(" ")[0] == name and float(each.rpartition(" ")[2]) == float(number) for each in lines
    )


async def test_nothing_is_counted_over_all_cases_there_ever_were(sqlite_database: Database) -> None:
    """Every figure reads an index of what is open or waits, or the small table of job runs."""
    async with sqlite_database.read() as tx:
        for query in (
            "SELECT status, count(*) FROM cases WHERE ended_at IS NULL GROUP BY status",
            "SELECT count(*) FROM cases WHERE ended_at IS NULL AND due_at IS NOT NULL AND due_at < 5",
        ):
            steps = await tx.execute(text(f"EXPLAIN QUERY PLAN {query}"))
            plan = " ".join(str(row[3]) for row in steps)
            assert "ix_case_open" in plan


@pytest.mark.parametrize("path", ["/healthz", "/metrics", "/nowhere", "/fault", "/own"])
async def test_every_answer_bears_the_headers_of_caution(path: str, sqlite_database: Database) -> None:
    async def fail(_: web.Request) -> web.Response:
        raise RuntimeError(SECRET_WORDS)

    async def choose(_: web.Request) -> web.Response:
        return web.Response(headers={"Cache-Control": "private, max-age=60"})

    routes = [web.get("/fault", fail), web.get("/own", choose)]
    async with serving(make_app(sqlite_database, just_now, routes)) as client:
        answer = await client.get(path)
        body = await answer.text()

    assert answer.headers["Server"] == "Jiejing"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == ("private, max-age=60" if path == "/own" else "no-store")
    assert SECRET_WORDS not in body
    assert answer.status == {"/nowhere": 404, "/fault": 500}.get(path, 200)


async def test_a_body_that_is_too_large_is_not_read(sqlite_database: Database) -> None:
    async def read(request: web.Request) -> web.Response:
        return web.json_response(len(await request.read()))

    async with serving(make_app(sqlite_database, just_now, [web.post("/read", read)])) as client:
        small = await client.post("/read", data=b"x" * 1000)
        large = await client.post("/read", data=BytesIO(b"x" * (LARGEST_BODY + 1)))

    assert (small.status, large.status) == (200, 413)
