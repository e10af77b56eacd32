"""The inbox: kept once, claimed by one, done in order, given up after three tries."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from storage import inbox, tables
from storage.database import Database
from storage.inbox import Lane, Pending
from storage.leases import clock
from storage.pruning import delete_old
from tests.conftest import NOON

YING, CHEN, LIN = 11, 12, 13


def message(update_id: int, chat: int = YING) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"chat": {"id": chat}, "from": {"id": chat}}}


async def put(database: Database, *updates: dict[str, Any]) -> int:
    async with database.write() as tx:
        return await inbox.put(tx, updates, NOON)


async def claim(database: Database, owner: str = "a", limit: int = 10) -> list[Lane]:
    async with database.write() as tx:
        return await inbox.claim(tx, owner, limit, 60)


def lane_of(chat: int, lanes: list[Lane]) -> Lane:
    return next(held for held in lanes if held.lane == chat)


async def expire_leases(database: Database) -> None:
    async with database.write() as tx:
        await tx.execute(update(tables.lane).values(lease_until=1.0))


async def statuses(database: Database) -> dict[int, tuple[str, int]]:
    async with database.read() as tx:
        rows = await tx.execute(
            select(tables.inbox.c.update_id, tables.inbox.c.status, tables.inbox.c.attempts)
        )
        return {row.update_id: (row.status, row.attempts) for row in rows}


async def test_an_update_that_comes_three_times_is_kept_once(database: Database) -> None:
    assert await put(database, message(1), message(2)) == 2
    assert await put(database, message(2), message(1), message(3)) == 1
    async with database.read() as tx:
        assert await inbox.depth(tx, NOON + timedelta(seconds=90)) == (3, 90.0)


async def test_putting_wakes_the_workers(database: Database) -> None:
    await put(database, message(1))
    await database.signals.wait("inbox", 0)
    assert database.signals.is_set("inbox")


async def test_the_lane_that_waits_longest_is_claimed_first(database: Database) -> None:
    await put(database, message(5, YING), message(3, CHEN), message(4, LIN))
    assert set(await claim(database, limit=2)) == {Lane(CHEN, 1), Lane(LIN, 1)}


async def test_a_claimed_lane_is_nobody_elses_until_its_lease_ends(database: Database) -> None:
    await put(database, message(1))
    assert await claim(database, "a") == [Lane(YING, 1)]
    assert await claim(database, "b") == []
    await expire_leases(database)
    assert await claim(database, "b") == [Lane(YING, 2)]


async def test_the_late_commit_of_a_worker_that_lost_its_lane_is_refused(database: Database) -> None:
    await put(database, message(1))
    [frozen] = await claim(database, "frozen")
    await expire_leases(database)
    [taken] = await claim(database, "quick")
    async with database.write() as tx:
        assert not await inbox.finish(tx, frozen, 1)
        assert not await inbox.fail(tx, frozen, 1, "late")
        assert await inbox.finish(tx, taken, 1)
        assert not await inbox.finish(tx, taken, 1)
    assert await statuses(database) == {1: ("done", 0)}


async def test_updates_come_in_order_and_no_chat_takes_more_than_its_share(database: Database) -> None:
    await put(database, message(4), message(1), message(2), message(3, CHEN))
    lanes = await claim(database)
    async with database.read() as tx:
        first = await inbox.next_updates(tx, [lane_of(YING, lanes)])
        found = await inbox.next_updates(tx, lanes, each=2)
    assert first == [Pending(1, YING, 0, message(1))]
    assert [one.update_id for one in found] == [1, 3, 2]


async def test_the_third_failure_sets_an_update_aside_and_the_lane_goes_on(database: Database) -> None:
    await put(database, message(1), message(2))
    died = []
    for _ in range(inbox.TRIES):
        await expire_leases(database)
        [held] = await claim(database)
        async with database.write() as tx:
            died.append(await inbox.fail(tx, held, 1, "ZeroDivisionError"))
    assert died == [False, False, True]
    assert await statuses(database) == {1: ("dead", 3), 2: ("pending", 0)}
    # No rest after the last failure: the next update is due at once.
    assert await claim(database) == [Lane(YING, 4)]


@pytest.mark.parametrize(("failures", "rest"), [(1, 2), (2, 4)])
async def test_a_lane_rests_longer_after_each_failure(database: Database, failures: int, rest: int) -> None:
    await put(database, message(1))
    for _ in range(failures):
        await expire_leases(database)
        [held] = await claim(database)
        async with database.write() as tx:
            await inbox.fail(tx, held, 1, "ValueError")
            left = (await tx.execute(select(tables.lane.c.lease_until - clock()))).scalar_one()
    assert left == pytest.approx(rest, abs=0.5)
    assert await claim(database) == []


async def test_a_lane_is_given_back_when_empty_and_can_be_reclaimed_by_its_owner(database: Database) -> None:
    await put(database, message(1), message(2, CHEN))
    lanes = await claim(database)
    async with database.write() as tx:
        await inbox.finish(tx, lane_of(YING, lanes), 1)
        assert await inbox.give_back_empty(tx, "a", lanes) == {YING}
        assert await inbox.reclaim(tx, "b", CHEN, 60) is None
        assert await inbox.reclaim(tx, "a", CHEN, 60) == Lane(CHEN, 2)
        await inbox.give_back(tx, "a", lanes)
    assert await claim(database, "b") == [Lane(CHEN, 3)]


async def test_renewing_keeps_a_lane_from_the_others(database: Database) -> None:
    await put(database, message(1))
    lanes = await claim(database)
    await expire_leases(database)
    async with database.write() as tx:
        await inbox.renew(tx, "a", lanes, 60)
    assert await claim(database, "b") == []


async def test_what_is_held_waits_unread_until_it_is_released(database: Database) -> None:
    await put(database, message(1), message(2))
    async with database.write() as tx:
        await inbox.hold(tx, 1)
        assert await inbox.has_held(tx, YING)
        assert not await inbox.has_held(tx, CHEN)
    lanes = await claim(database)
    async with database.write() as tx:
        assert [one.update_id for one in await inbox.next_updates(tx, lanes, 9)] == [2]
        await inbox.release_held(tx, YING)
        assert [one.update_id for one in await inbox.next_updates(tx, lanes, 9)] == [1, 2]


async def test_what_is_held_is_erased_when_the_notice_is_declined(database: Database) -> None:
    await put(database, message(1), message(2))
    async with database.write() as tx:
        await inbox.hold(tx, 1)
        await inbox.erase_held(tx, YING)
    assert await statuses(database) == {2: ("pending", 0)}


async def test_forgetting_a_person_leaves_the_numbers_alone(database: Database) -> None:
    await put(database, message(1), message(2, CHEN))
    held = lane_of(YING, await claim(database))
    async with database.write() as tx:
        await inbox.finish(tx, held, 1)
        await inbox.forget(tx, YING)
        rows = await tx.execute(
            select(tables.inbox.c.update_id, tables.inbox.c.lane, tables.inbox.c.payload).order_by(
                "update_id"
            )
        )
        assert [tuple(row)[:2] for row in rows] == [(1, 0), (2, CHEN)]
    assert await put(database, message(1)) == 0


async def test_pruning_deletes_what_is_over_and_never_what_waits(database: Database) -> None:
    await put(database, message(1), message(2), message(3, CHEN))
    lanes = await claim(database)
    async with database.write() as tx:
        await inbox.finish(tx, lane_of(CHEN, lanes), 3)
        assert await delete_old(tx, "inbox", NOON + timedelta(days=7), 100) == 0
        assert await delete_old(tx, "inbox", NOON + timedelta(days=8), 100) == 1
    assert sorted(await statuses(database)) == [1, 2]
