"""The webhook: nobody but Telegram is heard (T1), and 200 means kept."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any

import orjson
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from storage import tables
from storage.database import Database
from tests.conftest import NOON
from web.webhook import SECRET, Webhook

GOOD = {SECRET: "s3cret"}
UPDATE = {"update_id": 1, "message": {"chat": {"id": 11}}}

Client = TestClient[web.Request, web.Application]


@asynccontextmanager
async def serving(database: Database) -> AsyncIterator[Client]:
    app = web.Application(client_max_size=2**20)
    app.router.add_post("/hook", Webhook(database, "s3cret", lambda: NOON).handle)
    async with TestClient(TestServer(app)) as client:
        yield client


async def kept(database: Database) -> list[int]:
    async with database.read() as tx:
        return sorted((await tx.execute(select(tables.inbox.c.update_id))).scalars())


async def bring(client: Client, body: Any, headers: dict[str, str] | None = None) -> int:
    data = BytesIO(body if isinstance(body, bytes) else orjson.dumps(body))
    async with client.post("/hook", data=data, headers=GOOD if headers is None else headers) as response:
        return response.status


@pytest.mark.parametrize(
    "headers",
    [{}, {SECRET: ""}, {SECRET: "wrong"}, {SECRET: "S3CRET"}, {SECRET: "x" * 5000}, {SECRET: "sécret"}],
)
async def test_who_does_not_know_the_secret_is_not_heard(
    sqlite_database: Database, headers: dict[str, str]
) -> None:
    async with serving(sqlite_database) as client:
        forged = {"X-Forwarded-For": "149.154.167.220"} | headers
        assert await bring(client, UPDATE, forged) == 401
    assert await kept(sqlite_database) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"1",
        b'{"update_id": "1"}',
        b'{"update_id": true}',
        b'{"update_id": 99999999999999999999}',
    ],
)
async def test_what_is_no_update_is_refused(sqlite_database: Database, body: bytes) -> None:
    async with serving(sqlite_database) as client:
        assert await bring(client, body) == 400
    assert await kept(sqlite_database) == []


async def test_a_body_above_the_limit_is_refused(sqlite_database: Database) -> None:
    async with serving(sqlite_database) as client:
        assert await bring(client, b" " * (2**20 + 1)) == 413
    assert await kept(sqlite_database) == []


@pytest.mark.parametrize(
    "body", [b'{"update_id": 1, "message": {"text": "\\ud800 \\u0000"}}', orjson.dumps(UPDATE)]
)
async def test_200_means_kept_and_the_same_again_changes_nothing(database: Database, body: bytes) -> None:
    async with serving(database) as client:
        assert [await bring(client, body) for _ in range(3)] == [200, 200, 200]
    assert await kept(database) == [1]


async def test_a_hundred_at_once_are_all_kept_in_few_commits(database: Database) -> None:
    async with serving(database) as client:
        answers = await asyncio.gather(*[bring(client, UPDATE | {"update_id": n}) for n in range(1, 101)])
    assert answers == [200] * 100
    assert await kept(database) == list(range(1, 101))


async def test_trouble_with_the_database_asks_telegram_to_come_again(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: Any) -> int:
        raise OSError

    async with serving(sqlite_database) as client:
        with monkeypatch.context() as patch:
            patch.setattr("storage.inbox.put", full)
            response = await client.post("/hook", json=UPDATE, headers=GOOD)
            assert (response.status, response.headers["Retry-After"]) == (503, "2")
        assert await bring(client, UPDATE) == 200
    assert await kept(sqlite_database) == [1]


async def test_there_is_no_webhook_without_a_secret(sqlite_database: Database) -> None:
    with pytest.raises(ValueError, match="secret"):
        Webhook(sqlite_database, "", lambda: NOON)
