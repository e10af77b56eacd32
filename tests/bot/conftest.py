"""A Bot API of a few lines on loopback: what it was asked, and what it is told to answer."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.telegram import Telegram
from bot.transport import AiohttpRequest

TOKEN = "110201543:AA-the-token-of-no-bot-in-the-world"
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class FakeApi:
    """`answers` by method or file path; what is not named answers `{"ok": true, "result": true}`."""

    url: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, Any]] = field(default_factory=list)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        name = request.path.split(TOKEN)[-1].strip("/")
        self.asked.append((name, await _body(request)))
        if name in self.answers:
            return await self.answers[name](request)
        return web.json_response({"ok": True, "result": True})

    def answer(self, name: str, result: object) -> None:
        self.fail(name, 200, {"ok": True, "result": result})

    def fail(self, name: str, status: int, body: object) -> None:
        """`body` as JSON, or as it is when bytes."""
        text = body if isinstance(body, bytes) else orjson.dumps(body)

        async def respond(_: web.Request) -> web.Response:
            return web.Response(status=status, body=text)

        self.answers[name] = respond


async def _body(request: web.Request) -> Any:
    if request.content_type == "multipart/form-data":
        return {
            name: (part.filename, part.file.read()) if isinstance(part, web.FileField) else part
            for name, part in (await request.post()).items()
        }
    raw = await request.read()
    return orjson.loads(raw) if raw else None


@pytest.fixture
async def api() -> AsyncIterator[FakeApi]:
    fake = FakeApi()
    app = web.Application(client_max_size=2**26)
    app.router.add_route("*", "/{path:.*}", fake.serve)
    server = TestServer(app)
    await server.start_server(access_log=None)  # it would write the token that the tests look for
    fake.url = str(server.make_url("/")).rstrip("/")
    yield fake
    await server.close()


@pytest.fixture
async def telegram(api: FakeApi) -> AsyncIterator[Telegram]:
    connection = Telegram(TOKEN, api.url, AiohttpRequest(api.url))
    await connection.open()
    yield connection
    await connection.close()
