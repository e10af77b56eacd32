"""Telegram's limits as strictly as they can be kept, and a count of what came through.

Run as a process of its own, `python -m bench.gate RATE BAN_AFTER` is a Bot API that has no updates and takes
messages: it prints `ready <port>`; `GET /result` tells how far it is.
"""

import asyncio
import math
import sys
import time
from collections import Counter, deque
from collections.abc import Callable
from typing import Any

import orjson
import uvloop

from bench.http_server import Connection, Request
from bench.server import EMPTY, LISTS, ME, TRUE

BAN_SECONDS = 3.0
"""How long everything is refused once, where that is asked for."""
PERSON_BURST = 3
SLACK = 0.1
"""On a machine that others use too, a process may stand still for so long."""


class Gate:
    """At most `rate` messages within any second, and to one person three: `slack` seconds are taken off the
    second, as messages may draw so much nearer to each other on their way.

    After `ban_after` messages (0: never) everything is refused for three seconds, as Telegram does to a bot
    that it finds too fast; that is an injected refusal, any other is the sender's fault.
    """

    def __init__(
        self, rate: float, clock: Callable[[], float], ban_after: int = 0, slack: float = 0.0
    ) -> None:
        self._rate = rate
        self._clock = clock
        self._second = 1.0 - slack
        self._ban_after = ban_after
        self._ban: tuple[float, float] | None = None
        self._told_until = 0.0
        self._latest: deque[float] = deque()
        self._persons: dict[int, deque[float]] = {}
        self._arrived: Counter[int] = Counter()
        self._messages = 0
        self._first = self._last = 0.0
        self.floods = self.injected = 0
        self._awaited = 0
        self._all = asyncio.Event()

    def ask(self, chat: int) -> int | None:
        """None: the message is there; else for how many seconds it is refused."""
        now = self._clock()
        wait = self._banned(now)
        if wait:
            self.injected += 1
            self._told_until = max(self._told_until, now + wait)
            return wait
        wait = self._full(now, chat)
        if wait:
            self.floods += 1
            return wait
        self._take(now, chat)
        return None

    def _banned(self, now: float) -> int:
        if self._ban is None and self._ban_after and self._messages >= self._ban_after:
            self._ban = now, now + BAN_SECONDS
        return math.ceil(self._ban[1] - now) if self._ban and now < self._ban[1] else 0

    def _full(self, now: float, chat: int) -> int:
        while self._latest and self._latest[0] <= now - self._second:
            self._latest.popleft()
        theirs = self._persons.get(chat)
        hasty = theirs and len(theirs) == PERSON_BURST and now - theirs[0] < self._second
        return 1 if hasty or len(self._latest) >= self._rate else 0

    def _take(self, now: float, chat: int) -> None:
        self._first = self._first or now
        self._last = now
        self._latest.append(now)
        self._persons.setdefault(chat, deque(maxlen=PERSON_BURST)).append(now)
        self._arrived[chat] += 1
        self._messages += 1
        if self._messages == self._awaited:
            self._all.set()

    async def let_through(self, count: int) -> None:
        """Returns when so many messages are there."""
        self._awaited = count
        await self._all.wait()

    def result(self) -> dict[str, Any]:
        """`seconds` are those in which it was allowed to send."""
        waited = max(0.0, self._told_until - self._ban[0]) if self._ban else 0.0
        return {
            "messages": self._messages,
            "doubled": self._messages - len(self._arrived),
            "floods": self.floods,
            "injected": self.injected,
            "seconds": self._last - self._first - waited,
        }


class Api:
    """The calls of a bot that nobody writes to."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._polls = 0

    def serve(self, request: Request) -> None:
        method = request.path.partition("?")[0].rpartition("/")[2]
        if method == "result":
            return request.answer(orjson.dumps(self._gate.result() | {"polls": self._polls}))
        asked = request.parameters()
        if method == "getUpdates":
            self._polls += 1
            asyncio.get_running_loop().call_later(float(asked.get("timeout") or 0), request.answer, EMPTY)
            return None
        if method != "sendMessage":
            found: Any = ME if method == "getMe" else [] if method in LISTS else True
            return request.answer(TRUE if found is True else orjson.dumps({"ok": True, "result": found}))
        chat = int(asked["chat_id"])
        wait = self._gate.ask(chat)
        if wait:
            words = f"Too Many Requests: retry after {wait}"
            refusal = {
                "ok": False,
                "error_code": 429,
                "description": words,
                "parameters": {"retry_after": wait},
            }
            return request.answer(orjson.dumps(refusal), status=b"429 Too Many Requests")
        message = {"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private", "first_name": "Chen"}}
        return request.answer(orjson.dumps({"ok": True, "result": message}))


async def main(rate: float, ban_after: int) -> None:
    api = Api(Gate(rate, time.perf_counter, ban_after, SLACK))
    listening = await asyncio.get_running_loop().create_server(lambda: Connection(api.serve), "127.0.0.1", 0)
    sys.stdout.write(f"ready {listening.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await listening.serve_forever()


if __name__ == "__main__":
    uvloop.run(main(float(sys.argv[1]), int(sys.argv[2])))
