"""Turns: once, in order, together in one commit, and a poisonous update hinders nobody for long (T11)."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from domain.messages import Answer
from jobs import work
from jobs.work import Workers
from storage import inbox, tables
from storage.database import Database, Tx
from storage.trouble import TransactionLost
from tests.conftest import NOON
from tests.jobs.fakes import Alerts

YING, CHEN = 11, 12


def message(update_id: int, chat: int = YING) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"chat": {"id": chat}}}


class Handler:
    """Writes down each update that it does; `hurt` may raise before the end of a turn."""

    def __init__(self) -> None:
        self.hurt: Callable[[int], None] = lambda update_id: None
        self.answered: list[Answer] = []

    async def __call__(self, tx: Tx, update: dict[str, Any]) -> list[Answer]:
        number = update["update_id"]
        await tx.execute(
            insert(tables.state), {"key": f"done {number}", "value": update["message"]["chat"]["id"]}
        )
        self.hurt(number)
        return [Answer(str(number))]

    async def answer(self, answers: list[Answer]) -> None:
        self.answered += answers


def poison(number: int) -> None:
    """Update 1 cannot be done."""
    if number == 1:
        raise ZeroDivisionError


@pytest.fixture
def handler() -> Handler:
    return Handler()


@pytest.fixture
def alerts() -> Alerts:
    return Alerts()


@pytest.fixture
def workers(database: Database, handler: Handler, alerts: Alerts) -> Workers:
    return Workers(database, handler, handler.answer, "me", alerts)


async def put(database: Database, *updates: dict[str, Any]) -> None:
    async with database.write() as tx:
        await inbox.put(tx, updates, NOON)


async def work_until_idle(database: Database, workers: Workers) -> None:
    """Every round there is; resting lanes are woken."""
    while True:
        while await workers.first.round():
            pass
        async with database.write() as tx:
            if (await inbox.depth(tx, NOON))[0] == 0:
                return
            await tx.execute(update(tables.lane).values(lease_until=0))


async def done(database: Database) -> list[str]:
    async with database.read() as tx:
        return sorted((await tx.execute(select(tables.state.c.key))).scalars())


async def statuses(database: Database) -> dict[int, str]:
    async with database.read() as tx:
        rows = await tx.execute(select(tables.inbox.c.update_id, tables.inbox.c.status))
        return {row.update_id: row.status for row in rows}


async def test_several_chats_are_done_in_one_commit(
    database: Database, workers: Workers, handler: Handler
) -> None:
    await put(database, message(1), message(2), message(3, CHEN))
    assert await workers.first.round()
    assert await done(database) == ["done 1", "done 2", "done 3"]
    assert not await workers.first.round()
    await asyncio.sleep(0)
    assert {answer.query for answer in handler.answered} == {"1", "2", "3"}


async def test_one_failure_undoes_its_own_turn_and_no_other(
    database: Database, workers: Workers, handler: Handler
) -> None:
    handler.hurt = poison
    await put(database, message(1), message(2), message(3, CHEN))
    await workers.first.round()
    assert await done(database) == ["done 3"]
    assert await statuses(database) == {1: "pending", 2: "pending", 3: "done"}


async def test_a_chat_keeps_its_order_while_one_of_its_updates_fails(
    database: Database, workers: Workers, handler: Handler
) -> None:
    tried: list[int] = []

    def hurt(number: int) -> None:
        tried.append(number)
        if len(tried) < 3:
            raise ValueError

    handler.hurt = hurt
    await put(database, *[message(number) for number in range(1, 7)])
    await work_until_idle(database, workers)
    assert tried == [1, 1, 1, 2, 3, 4, 5, 6]
    assert await statuses(database) == dict.fromkeys(range(1, 7), "done")


async def test_a_poisonous_update_is_set_aside_after_three_tries_and_twenty_good_ones_follow(
    database: Database, workers: Workers, handler: Handler, alerts: Alerts
) -> None:
    handler.hurt = poison
    await put(database, *[message(number) for number in range(1, 22)])
    await work_until_idle(database, workers)
    assert await statuses(database) == {1: "dead"} | dict.fromkeys(range(2, 22), "done")
    assert alerts.told == [("alert-update-quarantined", {"update": 1, "error": "ZeroDivisionError"})]


async def test_a_turn_that_takes_too_long_is_a_failure(
    database: Database, alerts: Alerts, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def sleep(tx: Tx, update: dict[str, Any]) -> list[Answer]:
        await asyncio.Event().wait()
        return []

    monkeypatch.setattr(work, "TURN_SECONDS", 0.01)
    workers = Workers(database, sleep, Handler().answer, "me", alerts)
    await put(database, message(1))
    await work_until_idle(database, workers)
    assert alerts.told == [("alert-update-quarantined", {"update": 1, "error": "TimeoutError"})]


async def test_trouble_with_the_database_is_nobodys_failure(
    database: Database, workers: Workers, handler: Handler, monkeypatch: pytest.MonkeyPatch
) -> None:
    troubles = [TransactionLost(), TransactionLost()]

    def full(number: int) -> None:
        if troubles:
            raise troubles.pop()

    monkeypatch.setattr(work, "LONGEST_PAUSE", 0)
    handler.hurt = full
    await put(database, message(1), message(2, CHEN))
    await work_until_idle(database, workers)
    assert await statuses(database) == {1: "done", 2: "done"}
    async with database.read() as tx:
        assert list((await tx.execute(select(tables.inbox.c.attempts))).scalars()) == [0, 0]


async def test_a_turn_that_takes_the_transaction_down_after_a_long_time_is_to_blame(
    database: Database, workers: Workers, handler: Handler, alerts: Alerts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(number: int) -> None:
        if number == 1:
            raise TransactionLost

    monkeypatch.setattr(work, "LONGEST_PAUSE", 0)
    monkeypatch.setattr(work, "BLAME_SECONDS", -1)
    handler.hurt = lose
    await put(database, message(1), message(2), message(3, CHEN))
    await work_until_idle(database, workers)
    assert await statuses(database) == {1: "dead", 2: "done", 3: "done"}
    assert alerts.told == [("alert-update-quarantined", {"update": 1, "error": "TransactionLost"})]


async def test_a_worker_whose_lane_was_taken_over_changes_nothing_more(
    database: Database, handler: Handler, alerts: Alerts
) -> None:
    frozen = Workers(database, handler, handler.answer, "frozen", alerts, lanes_at_once=2).first
    quick = Workers(database, handler, handler.answer, "quick", alerts).first
    await put(database, *[message(number) for number in range(1, 10)])
    await frozen.round()
    kept = await done(database)
    async with database.write() as tx:
        await tx.execute(update(tables.lane).values(lease_until=0))
    while await quick.round():
        pass
    await frozen.round()
    assert len(kept) < 9
    assert await done(database) == [f"done {number}" for number in range(1, 10)]


async def test_nothing_is_done_twice_by_workers_of_two_replicas(
    database: Database, handler: Handler, alerts: Alerts
) -> None:
    replicas = [Workers(database, handler, handler.answer, name, alerts) for name in ("a", "b")]
    await put(database, *[message(number, number % 7) for number in range(1, 201)])
    running = [asyncio.create_task(replica.run()) for replica in replicas]
    async with asyncio.timeout(30):
        while "pending" in (await statuses(database)).values():
            await database.signals.wait("inbox", 0.01)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    assert len(await done(database)) == 200


async def test_a_kept_lane_is_given_back_at_the_end(
    database: Database, handler: Handler, alerts: Alerts
) -> None:
    worker = Workers(database, handler, handler.answer, "me", alerts).first
    await put(database, *[message(number) for number in range(1, 10)])
    await worker.round()
    await worker.leave()
    async with database.read() as tx:
        assert (await tx.execute(select(tables.lane.c.lease_until, tables.lane.c.owner))).all() == [
            (0.0, None)
        ]
