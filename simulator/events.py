"""What happens in the world, told to everybody who watches: the page, and tests that wait."""

import asyncio
from collections.abc import Callable
from typing import Any

Event = dict[str, Any]


class Events:
    """Costs next to nothing while nobody watches. A watcher that falls 10,000 behind loses the oldest."""

    def __init__(self) -> None:
        self._watchers: set[asyncio.Queue[Event]] = set()
        self._changed = asyncio.Event()

    @property
    def watched(self) -> bool:
        return bool(self._watchers)

    def tell(self, event: Event) -> None:
        for queue in self._watchers:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(event)

    def stir(self) -> None:
        """Something changed: whoever waits in `until` looks again."""
        if not self._changed.is_set():
            self._changed.set()

    def watch(self) -> asyncio.Queue[Event]:
        queue: asyncio.Queue[Event] = asyncio.Queue(10_000)
        self._watchers.add(queue)
        return queue

    def leave(self, queue: asyncio.Queue[Event]) -> None:
        self._watchers.discard(queue)

    async def until(self, condition: Callable[[], Any], timeout: float = 5) -> Any:  # noqa: ASYNC109 - a promise to callers
        """The first truthy value of `condition`, asked after every change. Raises TimeoutError."""
        async with asyncio.timeout(timeout):
            while not (found := condition()):
                self._changed.clear()
                await self._changed.wait()
        return found
