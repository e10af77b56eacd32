"""A small world, and a bot in it whose every result is checked against the published types."""

import io
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import orjson
import pytest
from PIL import Image

from simulator import Simulator, Upload
from simulator.description import PUBLISHED

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
YING, CHEN, LIN = 7, 8, 9
STREET, FORUM, STAFF = -5, -1001, -1002
RETURNS: dict[str, list[str]] = {
    name: method["returns"] for name, method in orjson.loads(PUBLISHED.read_bytes())["methods"].items()
}
UPLOADED = Upload("a.jpg", b"", "image/jpeg")


@dataclass
class Clock:
    at: datetime = NOON

    def __call__(self) -> datetime:
        return self.at

    def tick(self) -> float:
        return (self.at - NOON).total_seconds()

    def move(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@dataclass
class Bot:
    """Calls methods without the network."""

    simulator: Simulator

    async def __call__(self, method: str, /, uploads: dict[str, Upload] | None = None, **given: Any) -> Any:
        result = await self.simulator.tg.call(method, given, uploads or {})
        self.simulator.tg.description._any(RETURNS[method])(result, method)
        return result

    async def updates(self, **given: Any) -> list[dict[str, Any]]:
        updates: list[dict[str, Any]] = await self("getUpdates", **given)
        return updates


@dataclass
class Client:
    """Calls methods, and does what the page does, over HTTP."""

    session: aiohttp.ClientSession
    simulator: Simulator

    async def call(self, method: str, **how: Any) -> tuple[int, dict[str, Any]]:
        async with self.session.post(f"{self.base}/{method}", **how) as answer:
            return answer.status, orjson.loads(await answer.read())

    async def ask(self, verb: str, path: str, **how: Any) -> tuple[int, Any]:
        async with self.session.request(verb, f"{self.simulator.url}{path}", **how) as answer:
            body = await answer.read()
            return answer.status, orjson.loads(body) if answer.content_type.endswith("json") else body

    @property
    def base(self) -> str:
        return f"{self.simulator.url}/bot{self.simulator.token}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def simulator(clock: Clock) -> Simulator:
    async def wait(seconds: float) -> None:
        clock.move(seconds)

    simulator = Simulator(now=clock, tick=clock.tick, sleep=wait)
    simulator.add_person(YING, "Ying", username="ying", started=True)
    simulator.add_person(CHEN, "Chen", language_code="en")
    simulator.add_person(LIN, "Lin", started=True)
    simulator.add_group(STREET, "Street", [YING, CHEN], kind="group")
    simulator.add_group(FORUM, "Village", [CHEN, LIN], is_forum=True)
    simulator.add_group(STAFF, "Staff", [LIN], bot_status="member")
    return simulator


@pytest.fixture
def bot(simulator: Simulator) -> Bot:
    return Bot(simulator)


@pytest.fixture
async def client(simulator: Simulator) -> AsyncIterator[Client]:
    async with simulator, aiohttp.ClientSession() as session:
        yield Client(session, simulator)


@pytest.fixture
def photo() -> Callable[..., bytes]:
    def draw(
        width: int = 1600, height: int = 1200, kind: str = "JPEG", colour: str = "green", **more: Any
    ) -> bytes:
        out = io.BytesIO()
        Image.new("RGB", (width, height), colour).save(out, kind, **more)
        return out.getvalue()

    return draw
