"""`/healthz`: 200 while the bot does its work, else 503; each check with its figure and its limit."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from storage import inbox, outbox, state
from storage.database import Database, Tx

PATH = "/healthz"
PATIENCE = 5.0
"""Seconds that the database may take to answer."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds. A poll comes back within 25; 10,000 notices leave within 360."""

    contact: float = 120.0
    inbox: float = 120.0
    outbox: float = 600.0


@dataclass(frozen=True, slots=True)
class Check:
    """`figure` and `limit` in seconds; no figure where nobody answered."""

    name: str
    ok: bool
    figure: float | None
    limit: float


LastContact = Callable[[], datetime | None]
"""When Telegram was last heard of (a poll came back, the webhook was called or checked), None before that."""


class Health:
    """Until the first contact its age counts from the start, so that a slow start is no failure."""

    def __init__(self, db: Database, last_contact: LastContact, limits: Limits | None = None) -> None:
        self._db = db
        self._last_contact = last_contact
        self._limits = limits or Limits()
        self._started = datetime.now(UTC)

    async def answer(self, _: web.Request) -> web.Response:
        checks = await self.check(datetime.now(UTC))
        ok = all(check.ok for check in checks)
        return web.json_response(
            {"ok": ok, "checks": [asdict(check) for check in checks]}, status=200 if ok else 503
        )

    async def check(self, now: datetime) -> list[Check]:
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            async with asyncio.timeout(PATIENCE), self._db.read() as tx:
                found = await self._look(tx, now)
        except (SQLAlchemyError, OSError, TimeoutError):
            return [Check("database", False, None, PATIENCE)]
        return [_within("database", loop.time() - begun, PATIENCE), *found]

    async def _look(self, tx: Tx, now: datetime) -> list[Check]:
        limits = self._limits
        contact = self._last_contact() or self._started
        if noted := await state.get(tx, "last_poll"):  # by whichever replica polls
            contact = max(contact, datetime.fromisoformat(noted))
        return [
            _within("contact", (now - contact).total_seconds(), limits.contact),
            _within("inbox", (await inbox.depth(tx, now))[1], limits.inbox),
            _within("outbox", (await outbox.depth(tx, now))[1], limits.outbox),
        ]


def _within(name: str, figure: float, limit: float) -> Check:
    return Check(name, figure <= limit, round(figure, 3), limit)
