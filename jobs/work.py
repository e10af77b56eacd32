"""Does the updates of the inbox, in order for each chat; chats share commits, each turn has a savepoint.

Where its updates empty a lane, it is claimed, done and given back in one transaction, so that an answer costs
one commit; a lane with more in it is kept for the next.
"""

import asyncio
import time
import traceback
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import structlog

from domain.messages import Answer, Facts
from storage import inbox
from storage.database import Database, Tx
from storage.inbox import Lane, Pending
from storage.shapes import Malformed
from storage.trouble import is_trouble

Handle = Callable[[Tx, dict[str, Any]], Awaitable[list[Answer]]]
Reply = Callable[[list[Answer]], Awaitable[None]]
Alert = Callable[[Tx, str, Facts], Awaitable[None]]

LEASE_SECONDS = 15.0
POLL_SECONDS = 0.25
TURN_SECONDS = 30.0
# PostgreSQL cuts a transaction that is silent for 3 seconds: a turn cut after that long is itself to blame.
BLAME_SECONDS = 3.0
# A chat with many updates waiting does a few of them in one commit, then others have their turn.
EACH = 4
LONGEST_PAUSE = 10.0

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Culprit:
    """An update whose turn took the whole transaction down."""

    pending: Pending
    error: str


class Workers:
    """Work until cancelled. `handle` does one turn inside the transaction given; `answer` comes after it."""

    def __init__(
        self,
        database: Database,
        handle: Handle,
        answer: Reply,
        owner: str,
        alert: Alert,
        count: int | None = None,
        lanes_at_once: int | None = None,
    ) -> None:
        alone = database.dialect == "sqlite"
        self.database = database
        self.lanes_at_once = lanes_at_once or (32 if alone else 8)
        self._workers = [
            Worker(self, handle, answer, f"{owner}/{number}", alert)
            for number in range(count or (1 if alone else 8))
        ]
        self.first = self._workers[0]
        self._tickets = asyncio.Semaphore(0)
        self._answering: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """A ring, or the poll, sends one worker to look; whoever finds much sends another."""
        async with asyncio.TaskGroup() as group:
            for worker in self._workers:
                group.create_task(self._serve(worker))
            while True:
                self.database.signals.clear("inbox")
                self.send_one()
                await self.database.signals.wait("inbox", POLL_SECONDS)

    def send_one(self) -> None:
        if self._tickets.locked():
            self._tickets.release()

    async def _serve(self, worker: "Worker") -> None:
        try:
            while True:
                await self._tickets.acquire()
                while await worker.round():
                    pass
        finally:
            await worker.leave()

    def start(self, answering: Awaitable[None]) -> None:
        """Best effort, beside the work."""
        task = asyncio.ensure_future(_quietly(answering))
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)


class Worker:
    """One of them, with the lanes it keeps from one commit to the next."""

    def __init__(self, workers: Workers, handle: Handle, answer: Reply, owner: str, alert: Alert) -> None:
        self._workers = workers
        self._database = workers.database
        self._handle = handle
        self._answer = answer
        self._owner = owner
        self._alert = alert
        self._kept: list[Lane] = []
        self._culprit: Culprit | None = None
        self._troubles = 0

    async def round(self) -> bool:
        """One commit; whether there was anything to do. After trouble with the database, a pause first."""
        try:
            did = await self._blame(self._culprit) if self._culprit else await self._turns()
            self._troubles = 0
            return did
        except Exception as error:
            self._troubles += 1
            if self._troubles == 1:
                log.warning("the work pauses", error=type(error).__name__, database=is_trouble(error))
            await asyncio.sleep(min(0.05 * 2**self._troubles, LONGEST_PAUSE))
            return True

    async def leave(self) -> None:
        """Gives back what is kept, so that another need not wait for the lease to end."""
        async with self._database.write() as tx:
            await inbox.give_back(tx, self._owner, self._kept)
        self._kept = []

    async def _turns(self) -> bool:
        # After trouble one lane at a time, so that what causes it hinders nobody else.
        limit = 1 if self._troubles else self._workers.lanes_at_once
        said: list[list[Answer]] = []
        async with self._database.write() as tx:
            lanes = await self._lanes(tx, limit)
            pending = await inbox.next_updates(tx, lanes, EACH, limit)
            if len(lanes) >= limit:
                self._workers.send_one()
            ours = await self._do(tx, lanes, pending, said)
            empty = await inbox.give_back_empty(tx, self._owner, lanes)
            more = [held for held in ours if held.lane not in empty]
            # Half at most, so that busy chats leave room for those that have waited.
            kept, others = more[: limit // 2], more[limit // 2 :]
            await inbox.give_back(tx, self._owner, others)
        self._kept = kept
        for answers in said:
            self._workers.start(self._answer(answers))
        return bool(pending)

    async def _lanes(self, tx: Tx, limit: int) -> list[Lane]:
        kept = self._kept
        await inbox.renew(tx, self._owner, kept, LEASE_SECONDS)
        free = limit - len(kept)
        return kept + (await inbox.claim(tx, self._owner, free, LEASE_SECONDS) if free > 0 else [])

    async def _do(
        self, tx: Tx, lanes: Sequence[Lane], pending: Sequence[Pending], said: list[list[Answer]]
    ) -> list[Lane]:
        """Every turn; a lane that failed or was lost takes no further part. Gives the lanes still ours."""
        ours = {held.lane: held for held in lanes}
        for one in pending:
            if one.lane not in ours:
                continue
            answers = await self._turn(tx, ours[one.lane], one)
            if answers is None:
                del ours[one.lane]
            elif answers:
                said.append(answers)
        return list(ours.values())

    async def _turn(self, tx: Tx, held: Lane, pending: Pending) -> list[Answer] | None:
        """None: the lane is lost, or rests after a failure."""
        began = time.monotonic()
        try:
            async with tx.savepoint():
                # The guard comes first: whoever lost the lane meanwhile must not touch anything.
                if not await inbox.finish(tx, held, pending.update_id):
                    return None
                async with asyncio.timeout(TURN_SECONDS):
                    return await self._handle(tx, pending.update)
        except Exception as error:
            if is_trouble(error):
                if time.monotonic() - began > BLAME_SECONDS:
                    self._culprit = Culprit(pending, type(error).__name__)
                raise
            await self._count(tx, held, pending, error)
            return None

    async def _count(self, tx: Tx, held: Lane, pending: Pending, error: BaseException | str) -> None:
        name = error if isinstance(error, str) else type(error).__name__
        log.warning("a turn failed", update=pending.update_id, error=name, where=_place(error))
        in_vain = isinstance(error, Malformed)
        if await inbox.fail(tx, held, pending.update_id, name, in_vain):
            log.error("an update is quarantined", update=pending.update_id, error=name)
            await self._alert(tx, "alert-update-quarantined", {"update": pending.update_id, "error": name})

    async def _blame(self, culprit: Culprit) -> bool:
        """Counts a failure apart, because its own transaction was lost."""
        async with self._database.write() as tx:
            held = await inbox.reclaim(tx, self._owner, culprit.pending.lane, LEASE_SECONDS)
            if held:
                await self._count(tx, held, culprit.pending, culprit.error)
        self._kept = [kept for kept in self._kept if kept.lane != culprit.pending.lane]
        self._culprit = None
        return True


def _place(error: BaseException | str) -> str:
    """Where it was raised. Never what it says, which may hold what a person wrote."""
    frames = traceback.extract_tb(error.__traceback__) if isinstance(error, BaseException) else []
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""


async def _quietly(answering: Awaitable[None]) -> None:
    try:
        await answering
    except Exception as error:
        log.info("a press was not answered", error=type(error).__name__)
