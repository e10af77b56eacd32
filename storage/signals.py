"""Wake-ups: whoever waits for work hears of it at once, in this process and in the other replicas."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

import asyncpg
import structlog

CHANNEL = "jiejing"
RECONNECT_SECONDS = 1.0
# A connection cut without a word is noticed by asking now and then.
CHECK_SECONDS = 10.0

log = structlog.get_logger()


class Signals:
    """Events by name. A poll every quarter of a second is the safety net, not the mechanism.

    With `url` (PostgreSQL) rings of the other replicas are heard too, from the first `wait` on.
    """

    def __init__(self, url: str | None = None) -> None:
        self.token = uuid4().hex
        self._url = url
        self._events: dict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self._listening: asyncio.Task[None] | None = None

    def ring(self, names: Iterable[str]) -> None:
        for name in names:
            self._events[name].set()

    async def wait(self, name: str, seconds: float) -> None:
        """Returns when `name` rings or after `seconds`.

        Call `clear` before looking for work, else a ring is lost.
        """
        if self._url and self._listening is None:
            self._listening = asyncio.create_task(self._listen(self._url))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._events[name].wait()

    def is_set(self, name: str) -> bool:
        return self._events[name].is_set()

    def clear(self, name: str) -> None:
        self._events[name].clear()

    async def close(self) -> None:
        if self._listening:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
            self._listening = None
        self._events.clear()

    async def _listen(self, url: str) -> None:
        """Keeps one connection that hears of the other replicas' commits; makes it anew when it is lost."""
        while True:
            try:
                await self._hear(url)
            except Exception as error:
                # Whatever it was, whoever waits for a ring must not wait for ever.
                log.warning("listening for wake-ups again soon", error=type(error).__name__)
            await asyncio.sleep(RECONNECT_SECONDS)

    async def _hear(self, url: str) -> None:
        connection = await asyncpg.connect(url, timeout=10)
        try:
            await connection.add_listener(CHANNEL, self._heard)
            # Whatever was rung while nobody listened.
            self.ring(list(self._events))
            while True:
                await asyncio.sleep(CHECK_SECONDS)
                await connection.execute("SELECT 1", timeout=CHECK_SECONDS)
        finally:
            connection.terminate()

    def _heard(self, _connection: Any, _pid: int, _channel: str, payload: str) -> None:
        token, _, name = payload.partition(" ")
        if token != self.token:
            self.ring([name])
