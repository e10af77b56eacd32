"""Counts what passes between us and Telegram, for /metrics."""

from typing import Any

from bot.telegram import Telegram
from domain.delivery import Undelivered, Unmodified
from web.metrics import Metrics


class CountedTelegram:
    """A Telegram that counts what arrives, what was sent, and what failed by its kind."""

    def __init__(self, telegram: Telegram, metrics: Metrics) -> None:
        self._telegram = telegram
        self._metrics = metrics

    async def call(
        self,
        method: str,
        parameters: dict[str, object],
        files: dict[str, bytes] | None = None,
        read_timeout: float | None = None,
    ) -> Any:
        try:
            result = await self._telegram.call(method, parameters, files, read_timeout)
        except Unmodified:
            raise
        except Undelivered as error:
            self._metrics.failed.labels(type(error).__name__).inc()
            raise
        self._metrics.sent.labels(method).inc()
        return result

    async def updates(self, offset: int, timeout: int) -> list[dict[str, Any]]:  # noqa: ASYNC109  Telegram waits
        found = await self._telegram.updates(offset, timeout)
        self._metrics.received.inc(len(found))
        return found
