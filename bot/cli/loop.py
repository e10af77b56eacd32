"""The event loop of the commands that stay."""

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any


def run_to_the_end(main: Coroutine[Any, Any, object]) -> None:
    """Runs `main` on uvloop where there is one (half the time per update), else on asyncio's own loop."""
    if sys.platform == "win32":
        asyncio.run(main)
        return
    import uvloop  # noqa: PLC0415  there is none for Windows

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main)
