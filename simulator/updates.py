"""Updates that wait for the bot: fetched by long polling, with Telegram's exact meaning of `offset`."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from simulator.refusals import conflict

UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that Telegram sends only to bots that name them in allowed_updates."""
KEPT = timedelta(hours=24)
KEPT_PRESS = timedelta(seconds=150)
TAKEN_OVER = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True, slots=True)
class Update:
    body: dict[str, Any]
    lane: str
    """Updates of one lane are delivered to a webhook in order: a chat, or the presses of a person."""
    expires: datetime

    @property
    def id(self) -> int:
        number: int = self.body["update_id"]
        return number


class Updates:
    def __init__(self, now: Callable[[], datetime], first_id: int = 100_000_001) -> None:
        self._now = now
        self._next = first_id
        self._newest = 0
        self._waiting: dict[int, Update] = {}
        self._in_order = True
        self._poll: asyncio.Future[bool] | None = None
        self.allowed: frozenset[str] | None = None
        self.deliver: Callable[[Update], None] | None = None
        """Set while there is a webhook; otherwise updates wait for getUpdates."""
        self.changed: Callable[[], None] = lambda: None
        """Called when updates came or went."""

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def polled(self) -> bool:
        """Whether the bot is waiting in getUpdates."""
        return self._poll is not None and not self._poll.done()

    @property
    def last_id(self) -> int:
        return self._next - 1

    def restart(self, next_id: int) -> None:
        """The next update gets this number, as after a week of silence."""
        self._next = next_id

    def wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in UNASKED

    def add(self, kind: str, body: dict[str, Any], lane: str) -> int | None:
        """Numbers an update and hands it on; None for a kind that the bot did not ask for."""
        if not self.wanted(kind):
            return None
        return self.push({"update_id": self._next, kind: body}, lane, press=kind == "callback_query")

    def push(self, body: dict[str, Any], lane: str = "raw", press: bool = False) -> int:
        """Hands on any update as it is, for tests of strange ones. Its number defaults to the next."""
        body.setdefault("update_id", self._next)
        update = Update(body, lane, self._now() + (KEPT_PRESS if press else KEPT))
        self._in_order = not self._waiting or (self._in_order and update.id > self._newest)
        self._newest = update.id
        self._next = max(self._next, update.id + 1)
        self._waiting[update.id] = update
        if self.deliver is not None:
            self.deliver(update)
        elif self._poll is not None and not self._poll.done():
            self._poll.set_result(True)
        self.changed()
        return update.id

    def drop(self) -> None:
        self._waiting.clear()
        self.changed()

    def done(self, update: Update) -> None:
        self._waiting.pop(update.id, None)
        self.changed()

    def expired(self, update: Update) -> bool:
        return update.expires <= self._now()

    def waiting(self) -> list[Update]:
        return list(self._waiting.values())

    async def fetch(self, offset: int, limit: int, timeout: float) -> list[dict[str, Any]]:  # noqa: ASYNC109
        """What getUpdates answers. A poll that waits is ended by the next one with 409."""
        self.end_poll(TAKEN_OVER)
        self._confirm(offset)
        ready = self._ready(limit)
        if ready or timeout <= 0:
            return ready
        poll = self._poll = asyncio.get_running_loop().create_future()
        self.changed()
        try:
            async with asyncio.timeout(timeout):
                await poll
        except TimeoutError:
            return []
        finally:
            if self._poll is poll:
                self._poll = None
        return self._ready(limit)

    def end_poll(self, words: str) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(conflict(words))

    def _confirm(self, offset: int) -> None:
        """Forgets updates before `offset`; a negative one keeps only the last so many."""
        if offset > 0:
            gone = []
            for number in self._waiting:
                if number < offset:
                    gone.append(number)
                elif self._in_order:
                    break
        elif offset < 0:
            gone = list(self._waiting)[:offset]
        else:
            return
        for number in gone:
            del self._waiting[number]
        if gone:
            self.changed()

    def _ready(self, limit: int) -> list[dict[str, Any]]:
        ready: list[dict[str, Any]] = []
        late: list[Update] = []
        for update in self._waiting.values():
            if len(ready) == limit:
                break
            if self.expired(update):
                late.append(update)
            else:
                ready.append(update.body)
        for update in late:
            self.done(update)
        return ready
