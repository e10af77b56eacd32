"""An event loop whose time jumps over every wait: an hour of pacing takes as long as its work does."""

import asyncio
import selectors
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any


class _Selector(selectors.DefaultSelector):
    """Waits for nothing but threads: where none is at work, the time of a wait has passed at once."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 0.0
        self.threads = 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if self.threads and timeout != 0:
            return super().select(None)
        found = super().select(0)
        if not found and timeout:
            self.seconds += timeout
        return found


class JumpingLoop(asyncio.SelectorEventLoop):
    """For what waits only for time and for its own executors."""

    def __init__(self) -> None:
        self._jumping = _Selector()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.seconds

    def run_in_executor(  # type: ignore[override]  # its type variables are of no use here
        self, executor: Executor | None, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        self._jumping.threads += 1
        doing = super().run_in_executor(executor, func, *args)
        doing.add_done_callback(self._done)
        return doing

    def _done(self, _: asyncio.Future[Any]) -> None:
        self._jumping.threads -= 1
