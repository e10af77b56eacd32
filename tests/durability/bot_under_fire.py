"""A process that does the real receiving and the real turns, to be killed at any moment.

`python -m tests.durability.bot_under_fire URL FOLDER [careless]`: FOLDER stands for Telegram. It holds
`count`, how many updates there are, and `confirmed`, up to which they were acknowledged. Careless, it
acknowledges before it keeps, as python-telegram-bot does: the test must notice.
"""

import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from domain.messages import Answer, Facts
from jobs.receive import Polling
from jobs.work import Workers
from storage import leases, tables
from storage.database import Database, Tx
from storage.run_lock import RunLock

CHATS = 7
BATCH = 5


class Telegram:
    """Gives unconfirmed updates in small batches; an offset confirms all before it."""

    def __init__(self, folder: Path, careless: bool) -> None:
        self._folder = folder
        self._careless = careless

    async def updates(self, offset: int, timeout: int) -> list[dict[str, Any]]:  # noqa: ASYNC109
        if offset:
            self._confirm(offset - 1)
        first = int((self._folder / "confirmed").read_text()) + 1
        last = min(first + BATCH, int((self._folder / "count").read_text()) + 1)
        batch: list[dict[str, Any]] = [
            {"update_id": n, "message": {"chat": {"id": 1 + n % CHATS}}} for n in range(first, last)
        ]
        if self._careless and batch:
            self._confirm(batch[-1]["update_id"])
        await asyncio.sleep(0 if batch else 0.02)
        return batch

    def _confirm(self, number: int) -> None:
        fresh = self._folder / f"confirmed.{os.getpid()}"
        fresh.write_text(str(number))
        fresh.replace(self._folder / "confirmed")


async def handle(tx: Tx, update: dict[str, Any]) -> list[Answer]:
    """The effect: one more row, whose place tells the order and whose facts tell of which update."""
    facts = {"update": update["update_id"], "chat": update["message"]["chat"]["id"]}
    await tx.execute(
        insert(tables.audit), {"at": datetime.now(UTC), "action": "done", "facts": facts, "hash": ""}
    )
    await tx.execute(select(func.count()).select_from(tables.audit))
    return []


async def answer(answers: list[Answer]) -> None: ...


async def alert(tx: Tx, key: str, facts: Facts) -> None: ...


async def run(url: str, folder: Path, careless: bool) -> None:
    database = Database.open(url)
    owner = str(os.getpid())
    polling = Polling(database, Telegram(folder, careless), lambda: datetime.now(UTC), owner)
    workers = Workers(database, handle, answer, owner, alert)
    async with RunLock(database):
        async with database.write() as tx:
            # The killed one cannot give its leases back, and a test does not wait for their end.
            await leases.free_all(tx)
        await asyncio.gather(polling.run(), workers.run())


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], Path(sys.argv[2]), "careless" in sys.argv[3:]))
