"""Polling: kept before it is acknowledged, and never ended by what goes wrong."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from domain.delivery import Refused, TryLater
from jobs.receive import Polling
from storage import leases, state, tables
from storage.database import Database
from tests.conftest import NOON
from tests.jobs.fakes import Clock

YING = 11


def message(update_id: Any) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"chat": {"id": YING}}}


class Source:
    """Gives what is scripted, then nothing; `offsets` are those asked with."""

    def __init__(self, *script: list[dict[str, Any]] | Exception) -> None:
        self.script = list(script)
        self.offsets: list[int] = []
        self.before: Callable[[], None] = lambda: None

    async def updates(self, offset: int, timeout: int) -> list[dict[str, Any]]:  # noqa: ASYNC109
        self.offsets.append(offset)
        given = self.script.pop(0) if self.script else []
        if isinstance(given, Exception):
            raise given
        return given


def polling(database: Database, source: Source, clock: Clock | None = None) -> Polling:
    clock = clock or Clock()
    return Polling(database, source, clock.now, "me", clock.pause)


async def kept(database: Database) -> list[int]:
    async with database.read() as tx:
        return sorted((await tx.execute(select(tables.inbox.c.update_id))).scalars())


async def test_a_batch_is_kept_and_then_acknowledged_by_the_next_question(database: Database) -> None:
    source = Source([message(5), message(6)])
    poller = polling(database, source)
    await poller.once()
    assert await kept(database) == [5, 6]
    await poller.once()
    assert source.offsets == [0, 7]


async def test_what_could_not_be_kept_is_not_acknowledged(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Source([message(5)], [message(5)])
    poller = polling(sqlite_database, source)
    with monkeypatch.context() as patch:
        patch.setattr("storage.inbox.put", _disk_full)
        await poller.once()
    await poller.once()
    await poller.once()
    assert source.offsets == [0, 0, 6]
    assert await kept(sqlite_database) == [5]


async def _disk_full(*_: Any) -> int:
    raise OSError


async def test_numbers_that_start_anew_after_a_silent_week_are_taken(database: Database) -> None:
    source = Source([message(900)], [], [message(5)])
    poller = polling(database, source)
    for _ in range(4):
        await poller.once()
    assert await kept(database) == [5, 900]
    assert source.offsets == [0, 901, 0, 6]


@pytest.mark.parametrize(
    ("errors", "waits"),
    [
        ([TryLater(9, exact=True)], [9]),
        ([TryLater(1)] * 7, [1, 2, 4, 8, 16, 30, 30]),
        ([Refused("Unauthorized")] * 2, [1, 2]),
        ([RuntimeError()], [1]),
    ],
)
async def test_whatever_goes_wrong_is_waited_out(
    sqlite_database: Database, errors: list[Exception], waits: list[float]
) -> None:
    clock = Clock()
    source = Source(*errors, [message(1)])
    poller = polling(sqlite_database, source, clock)
    for _ in range(len(errors) + 1):
        await poller.once()
    assert clock.waits == waits
    assert await kept(sqlite_database) == [1]


async def test_updates_without_a_usable_number_hinder_nobody(database: Database) -> None:
    await polling(database, Source([message("x"), {}, message(2**70), message(3)])).once()
    assert await kept(database) == [3]


async def test_the_last_good_poll_is_known_and_now_and_then_written_down(sqlite_database: Database) -> None:
    clock = Clock()
    poller = polling(sqlite_database, Source(), clock)
    written: list[datetime | None] = []
    for _ in range(3):
        await poller.once()
        async with sqlite_database.read() as tx:
            written.append(datetime.fromisoformat(await state.get(tx, "last_poll")))
        clock.seconds += 20
    assert [(moment - NOON).total_seconds() for moment in written if moment] == [0, 0, 40]
    assert poller.last_good is not None
    assert (poller.last_good - NOON).total_seconds() == 40


async def test_only_the_holder_of_the_lease_polls(database: Database) -> None:
    async with database.write() as tx:
        await leases.hold(tx, "poller", "another", 60)
    source, clock = Source(), Clock()
    running = asyncio.create_task(polling(database, source, clock).run())
    async with asyncio.timeout(10):
        for _ in range(3):
            await clock.waited.acquire()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert source.offsets == []
