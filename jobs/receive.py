"""Asks Telegram for updates: keeps them, commits, and only the next question acknowledges them."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog

from domain.delivery import Refused, Rejected, TryLater, Undelivered
from storage import inbox, leases, state
from storage.database import Database
from storage.payloads import is_update

LEASE = "poller"
LEASE_SECONDS = 15.0
LONG_POLL_SECONDS = 25
LONGEST_PAUSE = 30.0
NOTED_EVERY = timedelta(seconds=30)

log = structlog.get_logger()


class Source(Protocol):
    """The part of bot/telegram.py that is asked here."""

    async def updates(self, offset: int, timeout: int) -> list[dict[str, Any]]: ...  # noqa: ASYNC109


class Polling:
    """Poll until cancelled, while holding the lease: two pollers would disturb each other (409)."""

    def __init__(
        self,
        database: Database,
        telegram: Source,
        now: Callable[[], datetime],
        owner: str,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._telegram = telegram
        self._now = now
        self._owner = owner
        self._pause = pause
        self._troubles = 0
        self._noted: datetime | None = None
        self._offset = 0
        self.last_good: datetime | None = None

    async def run(self) -> None:
        while True:
            if await self._hold():
                await self._poll_while_held()
            else:
                await self._pause(LEASE_SECONDS / 3)

    async def _poll_while_held(self) -> None:
        """Ends when the lease is lost."""
        polling = asyncio.create_task(self._poll())
        try:
            while not polling.done():
                await asyncio.wait([polling], timeout=LEASE_SECONDS / 3)
                if not await self._hold():
                    return
        finally:
            polling.cancel()
            await asyncio.gather(polling, return_exceptions=True)

    async def _poll(self) -> None:
        while True:
            await self.once()

    async def once(self) -> None:
        """One question. What goes wrong is logged, waited out, and never ends the polling."""
        try:
            updates = await self._telegram.updates(self._offset, LONG_POLL_SECONDS)
            await self._keep(updates)
        except Exception as error:
            self._troubles += 1
            log.warning("polling pauses", **_told(error), troubles=self._troubles)
            await self._pause(self._wait_after(error))
            return
        self._troubles = 0

    async def _keep(self, updates: list[dict[str, Any]]) -> None:
        usable = [update for update in updates if is_update(update)]
        self.last_good = now = self._now()
        due = self._noted is None or abs(now - self._noted) >= NOTED_EVERY
        if usable or due:
            async with self._database.write() as tx:
                await inbox.put(tx, usable, now)
                if due:
                    await state.put(tx, "last_poll", now.isoformat())
                    self._noted = now
        # After a silent week Telegram numbers anew, so an offset serves only to acknowledge its own batch.
        self._offset = max((update["update_id"] for update in usable), default=-1) + 1

    async def _hold(self) -> bool:
        try:
            async with self._database.write() as tx:
                return await leases.hold(tx, LEASE, self._owner, LEASE_SECONDS)
        except Exception as error:
            log.warning("the poller's lease is in doubt", error=type(error).__name__)
            return False

    def _wait_after(self, error: Exception) -> float:
        if isinstance(error, TryLater) and error.exact:
            return error.wait
        return float(min(2 ** min(self._troubles - 1, 10), LONGEST_PAUSE))


def _told(error: Exception) -> dict[str, str]:
    """What the log may say: the reason that Telegram gave, never a URL."""
    told = {"error": type(error).__name__}
    if isinstance(error, TryLater | Rejected | Refused) and error.reason:
        told["reason"] = error.reason
    if isinstance(error, Refused):
        told["hint"] = "Telegram refuses BOT_TOKEN"
    elif not isinstance(error, Undelivered):
        told["where"] = "database"
    return told
