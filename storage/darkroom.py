"""Where pictures are worked on: two threads beside the event loop, and never many pictures in memory."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, tzinfo
from typing import Self, TypeVar

from storage.before_after import before_after
from storage.pictures import Picture, read_picture

T = TypeVar("T")

THREADS = 2
PLACES = 4
"""Pictures that may be in work or waiting with their bytes in memory."""


class Darkroom:
    """Pillow's work in two threads; the event loop stays free (Pillow lets go of the interpreter meanwhile).

    `zone` is the city's, for cameras that write a local time. Use as `async with`, or close().
    """

    def __init__(self, zone: tzinfo = UTC) -> None:
        self._zone = zone
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="darkroom")
        self._places = asyncio.Semaphore(PLACES)

    async def read(self, data: bytes) -> Picture:
        """What read_picture makes of `data`; raises Unreadable."""
        async with self._places:
            return await self._work(lambda: read_picture(data, self._zone))

    async def develop(self, fetch: Callable[[], Awaitable[bytes]]) -> Picture:
        """As `read`, but asks for the bytes only when there is a place, so that a flood waits outside."""
        async with self._places:
            data = await fetch()
            return await self._work(lambda: read_picture(data, self._zone))

    async def before_after(self, before: bytes, after: bytes) -> bytes:
        """The two side by side, as before_after draws them; raises Unreadable."""
        async with self._places:
            return await self._work(lambda: before_after(before, after))

    def close(self) -> None:
        """Lets the pictures in hand be finished and takes no more."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    async def _work(self, task: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, task)
