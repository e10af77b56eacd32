"""Which letters are taken to be sent."""

from domain.messages import Message
from storage import outbox
from storage.database import Database
from storage.letters import Letter, Sent
from tests.storage.lives import NOON


async def put(database: Database, *messages: Message) -> None:
    async with database.write() as tx:
        await outbox.put_all(tx, messages, NOON)


def shown(letters: list[Letter]) -> list[tuple[int, str]]:
    return [(letter.chat, letter.key) for letter in letters]


async def test_each_chat_gets_its_oldest_and_urgent_ones_go_first(database: Database) -> None:
    await put(database, Message(1, "one"), Message(1, "two"), Message(2, "three", urgent=True))
    async with database.write() as tx:
        taken = await outbox.take(tx, NOON, 10)
        assert shown(taken) == [(2, "three"), (1, "one")]
        assert [letter.urgent for letter in taken] == [True, False]


async def test_what_is_in_hand_holds_back_what_comes_after_it(database: Database) -> None:
    await put(database, Message(1, "one"), Message(1, "two"))
    async with database.write() as tx:
        (first,) = await outbox.take(tx, NOON, 10)
        assert await outbox.take(tx, NOON, 10) == []
        await outbox.sent(tx, [Sent(first, 7)], NOON)
        assert shown(await outbox.take(tx, NOON, 10)) == [(1, "two")]


async def test_resting_chats_take_no_place_from_others(database: Database) -> None:
    await put(database, *(Message(chat, "hello") for chat in (1, 2, 3, 4)))
    async with database.write() as tx:
        assert shown(await outbox.take(tx, NOON, 2, [1, 2])) == [(3, "hello"), (4, "hello")]
        assert shown(await outbox.take(tx, NOON, 9, [1])) == [(2, "hello")]
