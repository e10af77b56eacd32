"""Asks Telegram how the webhook fares: in a quiet night no update shows that it still stands."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog

SECONDS = 60.0
RECENT = timedelta(minutes=2)

log = structlog.get_logger()


class Source(Protocol):
    """The part of bot/telegram.py that is asked here."""

    async def call(self, method: str, parameters: dict[str, object]) -> Any: ...


class WebhookWatch:
    """Watch until cancelled. `last_good` is when Telegram last said that `url` is set and takes updates."""

    def __init__(
        self,
        telegram: Source,
        url: str,
        now: Callable[[], datetime],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._telegram = telegram
        self._url = url
        self._now = now
        self._pause = pause
        self.last_good: datetime | None = None

    async def run(self) -> None:
        while True:
            await self.once()
            await self._pause(SECONDS)

    async def once(self) -> None:
        """One question; what goes wrong is logged and leaves `last_good` as it was."""
        try:
            info = await self._telegram.call("getWebhookInfo", {})
        except Exception as error:
            log.warning("the webhook could not be asked after", error=type(error).__name__)
            return
        if trouble := self._trouble(info):
            log.warning("the webhook does not work", trouble=trouble)
        else:
            self.last_good = self._now()

    def _trouble(self, info: dict[str, Any]) -> str | None:
        if info.get("url") != self._url:
            return "another address is set"
        failed_at = info.get("last_error_date", 0)
        if (
            info.get("pending_update_count", 0)
            and self._now().timestamp() - failed_at < RECENT.total_seconds()
        ):
            return str(info.get("last_error_message", "Telegram gives no reason"))
        return None
