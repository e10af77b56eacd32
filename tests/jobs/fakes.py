"""A scripted Telegram and a world in which nobody waits."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from domain.messages import Facts
from storage.database import Tx
from tests.conftest import NOON


class Clock:
    """Time that moves only when somebody waits."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.waits: list[float] = []
        self.waited = asyncio.Semaphore(0)

    def __call__(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.seconds)

    async def pause(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds
        self.waited.release()
        await asyncio.sleep(0)


class Telegram:
    """Answers calls for a chat with what is scripted for it, then with success. `arrived`: the texts seen."""

    def __init__(self) -> None:
        self.script: dict[int, list[Exception]] = defaultdict(list)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.arrived: dict[int, list[str]] = defaultdict(list)
        self.uploads: list[dict[str, bytes]] = []
        self._called = asyncio.Condition()

    async def call(
        self, method: str, parameters: dict[str, Any], files: dict[str, bytes] | None = None
    ) -> dict[str, Any]:
        await asyncio.sleep(0)
        self.calls.append((method, parameters))
        async with self._called:
            self._called.notify_all()
        chat = parameters["chat_id"]
        error = self.script[chat].pop(0) if self.script[chat] else None
        if error is None or getattr(error, "maybe_sent", False):
            self.arrived[chat].append(parameters.get("text") or parameters.get("caption", ""))
        if error is not None:
            raise error
        if files:
            self.uploads.append(files)
        photo = {"photo": [{"file_id": "small"}, {"file_id": "large"}]} if method == "sendPhoto" else {}
        return {"message_id": 1000 + len(self.calls)} | photo

    async def called(self, times: int) -> None:
        """Returns after so many calls."""
        async with self._called:
            await self._called.wait_for(lambda: len(self.calls) >= times)


class Words:
    """Texts that show the language, the key and the facts."""

    def say(self, language: str, key: str, facts: Mapping[str, Any]) -> str:
        return " ".join([language, key, *(f"{name}={value}" for name, value in facts.items())])


class Alerts:
    """What the admins were told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, dict[str, Any]]] = []

    async def __call__(self, tx: Tx, key: str, facts: Facts) -> None:
        self.told.append((key, dict(facts)))
