"""Everything that Telegram holds for one bot, without the network around it."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from simulator.description import Upload, published
from simulator.faults import Faults
from simulator.files import Files
from simulator.limits import Limits
from simulator.refusals import Refused, bad_request
from simulator.updates import Updates
from simulator.webhook import Sleep, Webhook
from simulator.world import World

MOST_CALLS = 10_000
UNSUPPORTED = ("business_connection_id", "direct_messages_topic_id", "suggested_post_parameters")


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    given: dict[str, Any]
    uploads: dict[str, Upload]


Handler = Callable[["Telegram", Call], Any]
"""Answers the result of a method, or an awaitable of it. Raises Refused."""


@dataclass(slots=True)
class Profile:
    """What the bot says of itself. Keys: (scope, language) for commands, language for texts."""

    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int | None, dict[str, Any]] = field(default_factory=dict)


class Telegram:
    def __init__(
        self,
        bot: dict[str, Any],
        methods: dict[str, Handler],
        now: Callable[[], datetime] | None = None,
        tick: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        limits: bool = False,
    ) -> None:
        self.methods = methods
        self.description = published()
        self.world = World(bot, now)
        self.files = Files()
        self.updates = Updates(self.world.now)
        self.updates.changed = self._count_updates
        self.webhook = Webhook(self.updates, self.world.now, sleep)
        self.faults = Faults()
        self.limits = Limits(tick, limits)
        self.profile = Profile()
        self.calls: deque[dict[str, Any]] = deque(maxlen=MOST_CALLS)

    def _count_updates(self) -> None:
        self.world.events.stir()
        self.world.events.tell({"event": "updates", "waiting": len(self.updates)})

    def clear(self) -> None:
        """Forgets messages, files, updates and calls; people, groups, webhook and profile stay."""
        self.world.clear()
        self.files = Files()
        self.updates.drop()
        self.limits.clear()
        self.calls.clear()

    async def call(self, name: str, raw: dict[str, Any], uploads: dict[str, Upload]) -> Any:
        """The result of a call as it came from the network. Raises Refused; writes both down."""
        record: dict[str, Any] = {
            "method": name,
            "parameters": shown(raw),
            "at": self.world.now().isoformat(),
        }
        try:
            result = record["result"] = await self._perform(name, raw, uploads)
            if name == "getUpdates":
                record["result"] = len(result)  # the record would keep every update alive
        except Refused as refused:
            record["error"] = refused.body()
            raise
        finally:
            self.calls.append(record)
            self.world.events.stir()
        return result

    async def _perform(self, name: str, raw: dict[str, Any], uploads: dict[str, Upload]) -> Any:
        method = self.description.method(name)
        if method is None:
            raise Refused(404, "Not Found: method not found")
        given = method.read(raw)
        handler = self.methods.get(method.name)
        if handler is None:
            raise bad_request("method is not supported by the stand-in")
        for parameter in UNSUPPORTED:
            if parameter in given:
                raise bad_request(f'parameter "{parameter}" is not supported by the stand-in')
        result = handler(self, Call(method.name, given, uploads))
        return await result if asyncio.iscoroutine(result) else result


def shown(raw: dict[str, Any]) -> dict[str, Any]:
    """Parameters for the record of calls: files by name and size only."""
    if not any(isinstance(value, Upload) for value in raw.values()):
        return raw
    return {
        name: {"upload": value.name, "size": len(value.content)} if isinstance(value, Upload) else value
        for name, value in raw.items()
    }
