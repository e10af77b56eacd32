"""Takes updates that Telegram brings: 200 only once they are kept."""

import asyncio
import hmac
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import orjson
import structlog
from aiohttp import web

from storage import inbox
from storage.database import Database
from storage.payloads import is_update

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of the header
LONGEST_SECRET = 256
LARGEST_BODY = 2**20
RETRY_SECONDS = 2

log = structlog.get_logger()


class Webhook:
    """The handler of the webhook's route. What arrives during a commit is kept together by the next one."""

    def __init__(self, database: Database, secret: str, now: Callable[[], datetime]) -> None:
        if not secret:
            raise ValueError("a webhook without a secret would let anybody speak for Telegram")
        self._database = database
        self._secret = secret.encode()
        self._now = now
        self._waiting: list[tuple[dict[str, Any], asyncio.Future[None]]] = []
        self._keeping: asyncio.Task[None] | None = None
        self.last_good: datetime | None = None

    async def handle(self, request: web.Request) -> web.Response:
        """401 for whoever is not Telegram, 413 or 400 for what is no update, 503 while it cannot be kept."""
        if not self._knows_secret(request.headers.get(SECRET, "")):
            return web.Response(status=401)
        if (request.content_length or 0) > LARGEST_BODY:
            return web.Response(status=413)
        update = _parsed(await _body(request))
        if update is None:
            return web.Response(status=400)
        try:
            await self._keep(update)
        except Exception as error:
            log.warning("an update could not be kept", error=type(error).__name__)
            return web.Response(status=503, headers={"Retry-After": str(RETRY_SECONDS)})
        self.last_good = self._now()
        return web.Response()

    def _knows_secret(self, given: str) -> bool:
        shown = given.encode("utf-8", "surrogateescape")
        return len(shown) <= LONGEST_SECRET and hmac.compare_digest(shown, self._secret)

    async def _keep(self, update: dict[str, Any]) -> None:
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((update, kept))
        if self._keeping is None or self._keeping.done():
            self._keeping = asyncio.create_task(self._keep_waiting())
        await kept

    async def _keep_waiting(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                async with self._database.write() as tx:
                    await inbox.put(tx, [update for update, _ in batch], self._now())
            except Exception as error:
                _settle(batch, error)
            else:
                _settle(batch, None)


def _settle(batch: list[tuple[dict[str, Any], asyncio.Future[None]]], error: Exception | None) -> None:
    for _, kept in batch:
        if kept.done():
            # The caller has hung up; Telegram will bring the update again.
            continue
        if error:
            kept.set_exception(error)
        else:
            kept.set_result(None)


async def _body(request: web.Request) -> bytes:
    """At most one byte more than allowed."""
    chunks = bytearray()
    async for chunk in request.content.iter_chunked(2**16):
        chunks += chunk
        if len(chunks) > LARGEST_BODY:
            break
    return bytes(chunks)


def _parsed(body: bytes) -> dict[str, Any] | None:
    """The update in `body`, or None where there is none."""
    if len(body) > LARGEST_BODY:
        return None
    try:
        update = orjson.loads(body)
    except orjson.JSONDecodeError:
        update = _leniently(body)
    return update if is_update(update) else None


def _leniently(body: bytes) -> Any:
    """Lone surrogates and numbers of any size, which orjson refuses."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
