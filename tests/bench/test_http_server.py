import asyncio
from typing import Any

import aiohttp
import pytest

from bench.http_server import Connection, Request


class Echo:
    """Answers with nothing and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def serve(self, request: Request) -> None:
        self.asked.append((request.path, request.parameters()))
        request.answer(b"{}")


def parts() -> aiohttp.FormData:
    data = aiohttp.FormData({"chat_id": "5", "text": "满了"})
    data.add_field("photo", b"\r\n--x\xff", filename="a.jpg")
    return data


@pytest.mark.parametrize(
    "body",
    [
        {"json": {"chat_id": "5", "text": "满了"}},
        {"data": {"chat_id": "5", "text": "满了"}},
        {"data": parts},
        {"json": {"chat_id": "5", "text": "满了"}, "chunked": True},
    ],
    ids=["json", "form", "parts", "chunked"],
)
async def test_every_way_of_asking_is_read(body: dict[str, Any]) -> None:
    echo = Echo()
    server = await asyncio.get_running_loop().create_server(lambda: Connection(echo.serve), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    async with server, aiohttp.ClientSession() as session:
        for _ in range(2):
            sent = {name: value() if callable(value) else value for name, value in body.items()}
            async with session.post(f"http://127.0.0.1:{port}/bot1/sendMessage", **sent) as answer:
                assert await answer.json() == {}

    assert echo.asked == [("/bot1/sendMessage", {"chat_id": "5", "text": "满了"})] * 2
