"""Sends what waits in the outbox: mark as being sent, commit, send, mark what came of it.

One loop does the marking and the taking in one commit; the calls run beside it, one for each chat at most.
No transaction is open while the network talks.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from math import inf
from typing import Any, Protocol

import structlog

from domain.delivery import Rejected, TryLater, Undelivered, Unmodified
from jobs.outcomes import Alert, Failed, settle
from jobs.pacing import Limits, Pacing
from jobs.rendering import Call
from storage import leases, outbox
from storage.database import Database, Tx
from storage.letters import Letter, Sent
from storage.trouble import is_trouble

LEASE = "sender"
LEASE_SECONDS = 15.0
POLL_SECONDS = 0.25
SETTLE_SECONDS = 1.0
# Calls under way and letters taken for the next moment; of a fast sender so many seconds' worth.
MOST_IN_HAND = 100
SECONDS_IN_HAND = 0.5
# A stop waits so long for calls under way.
STOP_SECONDS = 5.0
LONGEST_PAUSE = 10.0
UNSETTLED = timedelta(minutes=1)

log = structlog.get_logger()


class Telegram(Protocol):
    """The part of bot/telegram.py that sends."""

    async def call(
        self, method: str, parameters: dict[str, Any], files: dict[str, bytes] | None = None
    ) -> Any: ...


class Renders(Protocol):
    async def render(self, letter: Letter, now: datetime, anew: bool = False, bare: bool = False) -> Call: ...

    def remember(self, call: Call, file_id: str) -> None: ...


class Sender:
    """Send until cancelled, while holding the lease: Telegram's limits are for the bot, not for a process."""

    def __init__(
        self,
        database: Database,
        telegram: Telegram,
        rendering: Renders,
        now: Callable[[], datetime],
        owner: str,
        alert: Alert,
        limits: Limits | None = None,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self._database = database
        self._telegram = telegram
        self._rendering = rendering
        self._now = now
        self.owner = owner
        self._alert = alert
        self._pause = pause
        self._clock = clock or asyncio.get_running_loop().time
        limits = limits or Limits()
        self._pacing = Pacing(limits, self._clock)
        self._most = max(MOST_IN_HAND, int(limits.overall * SECONDS_IN_HAND))
        self._in_hand: dict[asyncio.Task[None], Letter] = {}
        self._calling: set[int] = set()
        self._ended: list[Sent | Failed] = []
        self._held_until = 0.0
        self._heard = -inf
        self._troubles = 0

    async def run(self) -> None:
        try:
            while True:
                if await self.start():
                    await self._send_while_held()
                else:
                    await self._pause(LEASE_SECONDS / 3)
        finally:
            await self._stop()

    async def start(self) -> bool:
        """Whether we are the sender now. What another left in the middle is sent again, a second later."""
        try:
            async with self._database.write() as tx:
                if not await leases.hold(tx, LEASE, self.owner, LEASE_SECONDS):
                    return False
            await self._pause(SETTLE_SECONDS)
            async with self._database.write() as tx:
                again = await outbox.recover(tx)
        except Exception as error:
            log.warning("the sender could not start", error=type(error).__name__)
            return False
        self._held_until = self._clock() + LEASE_SECONDS
        log.info("sending", again=again)
        return True

    async def _send_while_held(self) -> None:
        """Ends when the lease is lost."""
        while True:
            self._database.signals.clear("outbox")
            try:
                if not await self.step():
                    return
                self._troubles = 0
            except Exception as error:
                self._troubles += 1
                if self._troubles == 1:
                    log.warning("sending pauses", error=type(error).__name__)
                await self._pause(min(0.05 * 2**self._troubles, LONGEST_PAUSE))
                continue
            await self._database.signals.wait("outbox", min(POLL_SECONDS, self._pacing.next_ready()))

    async def step(self) -> bool:
        """One commit: marks what has ended, takes what may go. False when the lease is lost."""
        ended, self._ended = self._ended, []
        try:
            async with self._database.write() as tx:
                if not await self._renew(tx):
                    return False
                await self._mark(tx, ended)
                letters = await self._take(tx)
        except BaseException:
            self._ended = ended + self._ended
            raise
        for letter in letters:
            task = asyncio.create_task(self._send(letter))
            self._in_hand[task] = letter
            task.add_done_callback(self._put_down)
        return True

    async def calls_ended(self) -> None:
        """Returns when no call is under way."""
        await asyncio.gather(*self._in_hand, return_exceptions=True)

    async def _renew(self, tx: Tx) -> bool:
        if self._held_until - self._clock() > LEASE_SECONDS * 2 / 3:
            return True
        held = await leases.hold(tx, LEASE, self.owner, LEASE_SECONDS)
        self._held_until = self._clock() + LEASE_SECONDS if held else 0.0
        return held

    async def _mark(self, tx: Tx, ended: list[Sent | Failed]) -> None:
        now = self._now()
        await outbox.sent(tx, [one for one in ended if isinstance(one, Sent)], now)
        for one in ended:
            if isinstance(one, Failed):
                await self._settle(tx, one, now)

    async def _settle(self, tx: Tx, failed: Failed, now: datetime) -> None:
        """In a savepoint of its own: one letter that cannot be settled must not hold up all others."""
        try:
            async with tx.savepoint():
                await settle(tx, failed, now, self._alert)
        except Exception as error:
            if is_trouble(error):
                raise
            log.error("a letter could not be settled", letter=failed.letter.id, error=type(error).__name__)
            await outbox.later(tx, failed.letter.id, now + UNSETTLED, type(error).__name__)

    async def _take(self, tx: Tx) -> list[Letter]:
        room = min(self._most - len(self._in_hand), self._pacing.room())
        if room <= 0:
            return []
        letters = await outbox.take(tx, self._now(), room, self._pacing.resting())
        for letter in letters:
            if not letter.reachable:
                await outbox.chat_gone(tx, letter.chat, "unreachable")
        return [letter for letter in letters if letter.reachable]

    async def _send(self, letter: Letter) -> None:
        began = self._clock()
        try:
            await self._wait_for_turn()
            ended: Sent | Failed = await self._deliver(letter)
            self._heard = self._clock()
        except asyncio.CancelledError:
            # Stopped before the call: as if never taken. During it: the next start asks what became of it.
            if letter.id not in self._calling:
                self._ended.append(Failed(letter, TryLater(0, reason="stopped"), called=False))
            raise
        except Exception as error:
            ended = self._failed(letter, error, began)
        self._ended.append(ended)

    async def _wait_for_turn(self) -> None:
        await self._pause(self._pacing.reserve())
        while self._pacing.is_halted():
            await self._pause(self._pacing.reserve())
        late = self._pacing.go()
        if late:
            await self._pause(late)

    def _failed(self, letter: Letter, error: Exception, began: float) -> Failed:
        answering = self._heard >= began
        if isinstance(error, TryLater):
            answering = answering or error.answered
            if error.exact:
                self._pacing.flooded(letter.chat, error.wait)
        elif isinstance(error, Undelivered):
            self._heard = self._clock()
        return Failed(letter, error, letter.id in self._calling, answering)

    async def _deliver(self, letter: Letter, anew: bool = False, bare: bool = False) -> Sent:
        """Raises what the call met; where a message can no longer be edited, a new one is sent, and where
        Telegram does not take the picture, the words alone."""
        call = await self._rendering.render(letter, self._now(), anew, bare)
        try:
            return await self._call(letter, call)
        except Rejected:
            if call.edits is None and not call.has_photo:
                raise
        await self._wait_for_turn()
        return await self._deliver(letter, anew=True, bare=call.edits is None)

    async def _call(self, letter: Letter, call: Call) -> Sent:
        self._calling.add(letter.id)
        try:
            result = await self._telegram.call(call.method, call.parameters, call.files or None)
        except Unmodified:
            result = None
        sent = result if isinstance(result, dict) else {}
        uploaded = _file_id(sent) if call.uploads else None
        if uploaded:
            self._rendering.remember(call, uploaded)
        return Sent(letter, call.edits or sent.get("message_id"), call.has_photo, uploaded=uploaded)

    def _put_down(self, task: asyncio.Task[None]) -> None:
        letter = self._in_hand.pop(task)
        if letter.id in self._calling:
            self._calling.discard(letter.id)
            self._pacing.ended(letter.chat)
        self._database.signals.ring(["outbox"])

    async def _stop(self) -> None:
        """Lets calls under way end, marks them, and leaves the rest for the next start."""
        for task, letter in list(self._in_hand.items()):
            if letter.id not in self._calling:
                task.cancel()
        if self._in_hand:
            await asyncio.wait(list(self._in_hand), timeout=STOP_SECONDS)
        for task in list(self._in_hand):
            task.cancel()
        async with self._database.write() as tx:
            await self._mark(tx, self._ended)
            await leases.release(tx, LEASE, self.owner)
        self._ended = []


def _file_id(sent: dict[str, Any]) -> str | None:
    """What Telegram calls the file of a message that was sent."""
    file = sent["photo"][-1] if sent.get("photo") else sent.get("document") or {}
    return file.get("file_id") if isinstance(file, dict) else None
