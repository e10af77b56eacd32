"""The two ways by which updates come: we fetch them, or Telegram brings them to our webhook."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from aiohttp import web

from bot.config import Config
from bot.connection import agree
from bot.counting import CountedTelegram
from bot.telegram import Telegram
from jobs.receive import Polling
from jobs.webhook_watch import WebhookWatch
from storage.database import Database
from web.metrics import Metrics
from web.webhook import Webhook

PATH = "/telegram/webhook"


class Reception(Protocol):
    """Receives until cancelled; `last_contact` is when Telegram was last heard of."""

    routes: Sequence[web.AbstractRouteDef]

    async def run(self) -> None: ...

    def last_contact(self) -> datetime | None: ...


class ByPolling:
    """An earlier webhook is taken away first: Telegram allows only one way at a time."""

    routes: Sequence[web.AbstractRouteDef] = ()

    def __init__(
        self,
        database: Database,
        telegram: Telegram,
        metrics: Metrics,
        now: Callable[[], datetime],
        owner: str,
    ) -> None:
        self._telegram = telegram
        self._polling = Polling(database, CountedTelegram(telegram, metrics), now, owner)

    async def run(self) -> None:
        await agree(self._telegram, None, None)
        await self._polling.run()

    def last_contact(self) -> datetime | None:
        return self._polling.last_good


class ByWebhook:
    """Telegram is also asked whether the webhook still stands, so that a quiet night is no alarm."""

    def __init__(
        self,
        database: Database,
        telegram: Telegram,
        metrics: Metrics,
        now: Callable[[], datetime],
        config: Config,
    ) -> None:
        self._telegram = telegram
        self._metrics = metrics
        self._address = f"{(config.public_url or '').rstrip('/')}{PATH}"
        self._secret = config.webhook_secret or ""
        self._webhook = Webhook(database, self._secret, now)
        self._watch = WebhookWatch(telegram, self._address, now)
        self.routes: Sequence[web.AbstractRouteDef] = [web.post(PATH, self._take)]

    async def run(self) -> None:
        await agree(self._telegram, self._address, self._secret)
        await self._watch.run()

    def last_contact(self) -> datetime | None:
        heard = [moment for moment in (self._webhook.last_good, self._watch.last_good) if moment]
        return max(heard, default=None)

    async def _take(self, request: web.Request) -> web.Response:
        response = await self._webhook.handle(request)
        if response.status == web.HTTPOk.status_code:
            self._metrics.received.inc()
        return response
