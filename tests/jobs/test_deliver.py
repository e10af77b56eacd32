"""Delivery: in order for each chat, once, whatever Telegram answers."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from domain.delivery import Gone, Moved, Rejected, TryLater, Undelivered, Unmodified
from domain.messages import Message
from jobs.deliver import Sender
from jobs.pacing import Limits
from jobs.rendering import Rendering
from storage import outbox, tables
from storage.database import Database
from storage.photo_files import PhotoFiles
from storage.pruning import delete_old
from tests.conftest import NOON
from tests.jobs.fakes import Alerts, Clock, Telegram, Words

YING, CHEN, GROUP = 11, 12, -100


class Post:
    """A sender, its Telegram and its outbox."""

    def __init__(self, database: Database, limits: Limits | None = None) -> None:
        self.database = database
        self.telegram = Telegram()
        self.clock = Clock()
        self.alerts = Alerts()
        self.photos = PhotoFiles.open("memory:///")
        self.sender = Sender(
            database,
            self.telegram,
            Rendering(Words(), self.photos),
            self.clock.now,
            "me",
            self.alerts,
            limits or Limits(overall=0),
            self.clock.pause,
            self.clock,
        )

    async def put(self, *messages: Message) -> None:
        async with self.database.write() as tx:
            await outbox.put_all(tx, messages, self.clock.now())

    async def step(self) -> None:
        """One commit, and all calls that follow from it."""
        await self.sender.step()
        await self.sender.calls_ended()

    async def send_all(self) -> None:
        """Until nothing waits; time passes only where somebody must wait."""
        while True:
            await self.step()
            async with self.database.read() as tx:
                oldest = select(tables.outbox.c.due_at).where(outbox.WAITING).order_by(tables.outbox.c.id)
                due = (await tx.execute(oldest.limit(1))).scalar()
            if due is None:
                return
            self.clock.seconds = max(self.clock.seconds + 0.25, (due - NOON).total_seconds())

    async def rows(self) -> list[tuple[Any, ...]]:
        table = tables.outbox.c
        async with self.database.read() as tx:
            found = await tx.execute(select(table.status, table.attempts, table.doubts).order_by(table.id))
            return [tuple(row) for row in found]


@pytest.fixture
async def post(database: Database) -> Post:
    return Post(database)


async def test_messages_arrive_in_order_and_are_marked(post: Post) -> None:
    await post.put(Message(YING, "one"), Message(CHEN, "two", {"code": "HM-1"}), Message(YING, "three"))
    await post.send_all()
    assert post.telegram.arrived == {YING: ["zh one", "zh three"], CHEN: ["zh two code=HM-1"]}
    assert await post.rows() == [("sent", 1, 0)] * 3


@pytest.mark.parametrize(
    ("errors", "copies", "waited"),
    [
        ([TryLater(7, exact=True)], 1, 7),
        ([TryLater(3600, exact=True)], 1, 3600),
        ([TryLater(1), TryLater(1), TryLater(1)], 1, 7),
        # A cut connection or a time-out after success: at most one copy too many for each.
        ([TryLater(1, maybe_sent=True)], 2, 1),
    ],
)
async def test_a_message_waits_as_long_as_it_must_and_holds_back_those_after_it(
    post: Post, errors: list[Undelivered], copies: int, waited: float
) -> None:
    post.telegram.script[YING] = list(errors)
    await post.put(Message(YING, "one"), Message(YING, "two"), Message(CHEN, "other"))
    await post.step()
    assert post.telegram.arrived[CHEN] == ["zh other"]
    await post.send_all()
    assert post.telegram.arrived[YING] == ["zh one"] * copies + ["zh two"]
    assert waited <= post.clock.seconds <= waited + 3


async def test_a_message_that_may_have_arrived_twice_is_not_sent_again_while_telegram_answers_others(
    post: Post,
) -> None:
    post.telegram.script[YING] = [TryLater(1, maybe_sent=True, reason="silence")] * 5
    await post.put(Message(YING, "one"))
    await post.step()
    await post.step()
    post.clock.seconds += 1
    await post.put(Message(CHEN, "two", urgent=True))
    await post.send_all()
    assert post.telegram.arrived[YING] == ["zh one"] * 2
    assert (await post.rows())[0][0] == "sent"


async def test_a_silent_telegram_loses_nothing(post: Post) -> None:
    post.telegram.script[YING] = [TryLater(1, maybe_sent=True)] * 4
    await post.put(Message(YING, "one"))
    await post.send_all()
    assert await post.rows() == [("sent", 5, 4)]


async def test_who_cannot_be_reached_hears_nothing_until_they_write_again(post: Post) -> None:
    async with post.database.write() as tx:
        await tx.execute(insert(tables.person), {"telegram_id": YING, "created_at": NOON})
    post.telegram.script[YING] = [Gone("bot was blocked by the user")]
    await post.put(Message(YING, "one"), Message(YING, "two"))
    await post.send_all()
    await post.put(Message(YING, "three"))
    await post.send_all()
    assert len(post.telegram.calls) == 1
    assert [row[0] for row in await post.rows()] == ["gone", "gone", "gone"]
    async with post.database.write() as tx:
        await tx.execute(update(tables.person).values(reachable=True))
        await outbox.put(tx, Message(YING, "four"), NOON)
    await post.send_all()
    assert post.telegram.arrived[YING] == ["zh four"]


async def test_a_group_that_moved_gets_everything_under_its_new_number_once(post: Post) -> None:
    async with post.database.write() as tx:
        await tx.execute(insert(tables.room), {"chat": GROUP, "area": "HM", "bound_at": NOON})
        standing = {"chat": GROUP, "target": "card:1", "message_id": 5, "has_photo": False}
        await tx.execute(insert(tables.live_message), standing)
    post.telegram.script[GROUP] = [Moved(-200)]
    await post.put(Message(GROUP, "one"), Message(GROUP, "card", target="card:1"))
    await post.send_all()
    assert dict(post.telegram.arrived) == {-200: ["zh one", "zh card"]}
    async with post.database.read() as tx:
        assert list((await tx.execute(select(tables.room.c.chat))).scalars()) == [-200]


async def test_what_telegram_rejects_is_given_up_and_told_but_of_alerts_nothing_is_told(
    post: Post,
) -> None:
    post.telegram.script[YING] = [Rejected("can't parse entities"), Rejected("the same")]
    await post.put(Message(YING, "one"), Message(YING, "alert-something"), Message(YING, "three"))
    await post.send_all()
    assert post.telegram.arrived[YING] == ["zh three"]
    told = {"letter": 1, "key": "one", "reason": "can't parse entities"}
    assert post.alerts.told == [("alert-letter-given-up", told)]


async def test_a_letter_that_cannot_be_worded_is_given_up_after_three_tries(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> str:
        raise KeyError

    monkeypatch.setattr(Words, "say", fail)
    await post.put(Message(YING, "unknown"))
    await post.send_all()
    assert [row[0] for row in await post.rows()] == ["gone"]
    assert post.alerts.told == [
        ("alert-letter-given-up", {"letter": 1, "key": "unknown", "reason": "KeyError"})
    ]


async def test_a_live_message_is_sent_once_and_edited_afterwards(post: Post) -> None:
    await post.put(Message(YING, "card", {"status": "filed"}, target="card:1"))
    await post.send_all()
    await post.put(Message(YING, "card", {"status": "closed"}, target="card:1"))
    await post.send_all()
    assert [method for method, _ in post.telegram.calls] == ["sendMessage", "editMessageText"]
    assert post.telegram.calls[1][1]["message_id"] == 1001


async def test_of_several_waiting_changes_of_a_live_message_only_the_newest_is_sent(post: Post) -> None:
    await post.put(
        *[Message(YING, "card", {"status": status}, target="card:1") for status in ("a", "b", "c")]
    )
    await post.send_all()
    assert post.telegram.arrived[YING] == ["zh card status=c"]


@pytest.mark.parametrize(
    ("error", "methods"),
    [
        (Rejected("message to edit not found"), ["sendMessage", "editMessageText", "sendMessage"]),
        (Unmodified(), ["sendMessage", "editMessageText"]),
    ],
)
async def test_a_live_message_that_was_deleted_is_sent_anew(
    post: Post, error: Undelivered, methods: list[str]
) -> None:
    await post.put(Message(YING, "card", {"n": 1}, target="card:1"))
    await post.send_all()
    post.telegram.script[YING] = [error]
    await post.put(Message(YING, "card", {"n": 2}, target="card:1"))
    await post.send_all()
    assert [method for method, _ in post.telegram.calls] == methods
    async with post.database.read() as tx:
        standing = (await tx.execute(select(tables.live_message.c.message_id))).scalar_one()
    assert standing == (1003 if len(methods) == 3 else 1001)


async def test_a_reply_to_any_message_about_a_case_speaks_of_that_case(post: Post) -> None:
    await post.put(Message(YING, "one", case_id=7), Message(CHEN, "two"))
    await post.send_all()
    async with post.database.read() as tx:
        assert await outbox.case_of_message(tx, YING, 1001) == 7
        assert await outbox.case_of_message(tx, CHEN, 1002) is None
        assert await outbox.case_of_message(tx, CHEN, 1001) is None


async def test_after_a_crash_what_was_being_sent_is_sent_again_urgent_first(post: Post) -> None:
    await post.put(Message(YING, "one"), Message(CHEN, "two", urgent=True))
    async with post.database.write() as tx:
        assert len(await outbox.take(tx, NOON, 10)) == 2
        assert await outbox.take(tx, NOON, 10) == []
    assert await post.sender.start()
    assert post.clock.waits == [1.0]
    await post.send_all()
    assert [parameters["text"] for _, parameters in post.telegram.calls] == ["zh two", "zh one"]
    assert await post.rows() == [("sent", 1, 1)] * 2


async def test_only_one_replica_sends(database: Database) -> None:
    post = Post(database)
    first, second = post.sender, Post(database).sender
    second.owner = "another"
    assert await first.start()
    assert not await second.start()
    async with database.write() as tx:
        await tx.execute(update(tables.lease).values(lease_until=0))
    assert await second.start()
    post.clock.seconds += 10
    assert not await first.step()


async def test_a_person_gets_a_short_burst_and_then_one_message_a_second(sqlite_database: Database) -> None:
    post = Post(sqlite_database, Limits(overall=1000))
    await post.put(*[Message(YING, str(number)) for number in range(6)])
    for _ in range(3):
        await post.step()
    await post.step()
    assert len(post.telegram.calls) == 3
    await post.send_all()
    assert 3 <= post.clock.seconds <= 4.5


async def test_a_stop_marks_what_was_sent_and_puts_back_what_was_not(post: Post) -> None:
    await post.put(Message(YING, "one"), Message(CHEN, "two"))
    running = asyncio.create_task(post.sender.run())
    async with asyncio.timeout(30):
        await post.telegram.called(2)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await post.rows() == [("sent", 1, 0)] * 2
    async with post.database.read() as tx:
        assert (await tx.execute(select(tables.lease.c.owner))).scalars().all() == [None]


async def test_old_letters_are_pruned_and_waiting_ones_are_not(post: Post) -> None:
    await post.put(Message(YING, "one"))
    await post.send_all()
    await post.put(Message(YING, "two"))
    async with post.database.write() as tx:
        assert await delete_old(tx, "outbox", NOON + timedelta(days=89), 100) == 0
        assert await delete_old(tx, "outbox", NOON + timedelta(days=91), 100) == 1
        assert (await outbox.depth(tx, NOON))[0] == 1


async def test_forgetting_a_chat_leaves_none_of_its_words(post: Post) -> None:
    await post.put(Message(YING, "one", target="card:1"), Message(CHEN, "two"))
    await post.send_all()
    await post.put(Message(YING, "three"))
    async with post.database.write() as tx:
        await outbox.forget(tx, YING)
    assert await post.rows() == [("sent", 1, 0)]
