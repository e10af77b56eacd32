"""Delivery to the bot's own address: lane by lane in order, again until the answer is 2xx."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import aiohttp
import orjson

from simulator.updates import Update, Updates

Sleep = Callable[[float], Awaitable[Any]]
LONGEST_WAIT = 64.0
ANSWER_WITHIN = 60


def wait_before(attempt: int) -> float:
    """Seconds before the given attempt: the second comes at once, then waits double up to 64."""
    return 0.0 if attempt <= 2 else min(LONGEST_WAIT, 2.0 ** min(attempt - 3, 6))


@dataclass(slots=True)
class Hook:
    url: str
    secret: str | None = None
    max_connections: int = 40
    ip_address: str | None = None
    last_error: tuple[datetime, str] | None = None
    certificate: bool = False


@dataclass(slots=True)
class Webhook:
    updates: Updates
    now: Callable[[], datetime]
    sleep: Sleep = asyncio.sleep
    hook: Hook | None = None
    _lanes: dict[str, deque[Update]] = field(default_factory=dict)
    _workers: set[asyncio.Task[None]] = field(default_factory=set)
    _session: aiohttp.ClientSession | None = None
    _room: asyncio.Semaphore | None = None

    async def set(self, hook: Hook) -> None:
        await self.pause()
        self.hook = hook
        self.resume()

    async def unset(self) -> None:
        await self.pause()
        self.hook = None
        self.updates.deliver = None

    def resume(self) -> None:
        """Delivers what waits and what comes, where there is an address."""
        if self.hook is None or self._session is not None:
            return
        self._room = asyncio.Semaphore(self.hook.max_connections)
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN))
        self.updates.deliver = self._queue
        for update in self.updates.waiting():
            self._queue(update)

    async def pause(self) -> None:
        """Stops delivering; updates wait."""
        if self.hook is not None:
            self.updates.deliver = lambda update: None
        workers = list(self._workers)
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        self._lanes.clear()
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _queue(self, update: Update) -> None:
        if update.lane in self._lanes:
            self._lanes[update.lane].append(update)
            return
        self._lanes[update.lane] = deque([update])
        worker = asyncio.create_task(self._work(update.lane))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _work(self, lane: str) -> None:
        queue = self._lanes[lane]
        while queue:
            await self._bring(queue[0])
            self.updates.done(queue.popleft())
        del self._lanes[lane]

    async def _bring(self, update: Update) -> None:
        attempt = 1
        while not self.updates.expired(update):
            problem = await self._try(update)
            if problem is None or self.hook is None:
                return
            self.hook.last_error = (self.now(), problem)
            attempt += 1
            await self.sleep(wait_before(attempt))

    async def _try(self, update: Update) -> str | None:
        """None once the bot has taken the update, else what went wrong."""
        if self.hook is None or self._session is None or self._room is None:
            return "Webhook was deleted"
        headers = {"Content-Type": "application/json"}
        if self.hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.hook.secret
        try:
            async with (
                self._room,
                self._session.post(self.hook.url, data=orjson.dumps(update.body), headers=headers) as answer,
            ):
                await answer.read()
                good = 200 <= answer.status < 300
                return None if good else f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            return f"Connection failed: {type(error).__name__}"
