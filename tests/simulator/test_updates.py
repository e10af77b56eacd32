"""How updates wait and are confirmed."""

import asyncio
from typing import Any

import pytest

from simulator import Refused, Simulator
from tests.simulator.conftest import CHEN, FORUM, LIN, STAFF, STREET, YING, Bot, Clock

FIRST = 100_000_001


async def say(simulator: Simulator, *texts: str) -> None:
    for text in texts:
        await simulator.people.text(YING, text)


def ids(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] - FIRST for update in updates]


async def test_an_update_is_whole(simulator: Simulator, bot: Bot) -> None:
    await simulator.people.start(YING, "abc")
    assert await bot.updates() == [
        {
            "update_id": FIRST,
            "message": {
                "message_id": 1,
                "from": {
                    "id": 7,
                    "is_bot": False,
                    "first_name": "Ying",
                    "username": "ying",
                    "language_code": "zh-hans",
                },
                "chat": {"id": 7, "type": "private", "first_name": "Ying", "username": "ying"},
                "date": 1795233600,
                "text": "/start abc",
                "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
            },
        }
    ]


@pytest.mark.parametrize(
    ("offset", "limit", "given", "left"),
    [
        (0, 100, [0, 1, 2, 3], [0, 1, 2, 3]),
        (0, 2, [0, 1], [0, 1, 2, 3]),
        (FIRST, 100, [0, 1, 2, 3], [0, 1, 2, 3]),
        (FIRST + 2, 1, [2], [2, 3]),
        (FIRST + 4, 100, [], []),
        (FIRST + 99, 100, [], []),
        (-1, 100, [3], [3]),
        (-3, 100, [1, 2, 3], [1, 2, 3]),
        (-9, 100, [0, 1, 2, 3], [0, 1, 2, 3]),
        (0, 0, [0], [0, 1, 2, 3]),
    ],
)
async def test_an_offset_confirms_what_came_before_it(
    simulator: Simulator, bot: Bot, offset: int, limit: int, given: list[int], left: list[int]
) -> None:
    await say(simulator, "a", "b", "c", "d")
    assert ids(await bot.updates(offset=offset, limit=limit)) == given
    assert ids(await bot.updates()) == left


async def test_what_is_not_confirmed_comes_again(simulator: Simulator, bot: Bot) -> None:
    await say(simulator, "a")
    assert await bot.updates() == await bot.updates() != []


async def test_a_poll_waits_for_the_next_update(simulator: Simulator, bot: Bot) -> None:
    poll = asyncio.create_task(bot.updates(timeout=50))
    await asyncio.sleep(0)
    await say(simulator, "a")
    assert ids(await poll) == [0]


async def test_a_second_poll_ends_the_first(simulator: Simulator, bot: Bot) -> None:
    first = asyncio.create_task(bot.updates(timeout=50))
    await asyncio.sleep(0)
    second = asyncio.create_task(bot.updates(timeout=50))
    with pytest.raises(Refused) as refused:
        await first
    assert refused.value.body() == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request;"
        " make sure that only one bot instance is running",
    }
    await say(simulator, "a")
    assert ids(await second) == [0]


async def test_updates_expire_after_a_day_and_presses_after_150_seconds(
    simulator: Simulator, bot: Bot, clock: Clock
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    message = await bot("sendMessage", chat_id=YING, text="x", reply_markup=keyboard)
    await simulator.people.press(YING, message["message_id"], "x", wait=0)
    await say(simulator, "a")
    clock.move(149)
    assert ids(await bot.updates()) == [0, 1]
    clock.move(1)
    assert ids(await bot.updates()) == [1]
    clock.move(24 * 3600)
    assert await bot.updates() == []


async def test_only_asked_kinds_are_kept(simulator: Simulator, bot: Bot) -> None:
    await bot.updates(allowed_updates=["callback_query"])
    await say(simulator, "a")
    assert await bot.updates() == []
    await bot.updates(allowed_updates=[])
    await say(simulator, "b")
    assert ids(await bot.updates()) == [0]


async def test_numbers_can_start_elsewhere(simulator: Simulator, bot: Bot) -> None:
    await say(simulator, "a")
    simulator.updates.restart(5)
    await say(simulator, "b")
    assert [update["update_id"] for update in await bot.updates()] == [FIRST, 5]
    assert [update["update_id"] for update in await bot.updates(offset=6)] == [FIRST]
    assert await bot.updates(offset=FIRST + 1) == []


async def test_any_update_can_be_pushed(simulator: Simulator, bot: Bot) -> None:
    number = simulator.push({"invented": {"x": None}})
    fetched = await simulator.tg.call("getUpdates", {}, {})
    assert fetched == [{"update_id": number, "invented": {"x": None}}]


async def test_blocking_tells_the_bot(simulator: Simulator, bot: Bot) -> None:
    await simulator.people.block(YING)
    await simulator.people.start(YING)
    changes = [update["my_chat_member"] for update in await bot.updates() if "my_chat_member" in update]
    assert [(one["old_chat_member"]["status"], one["new_chat_member"]["status"]) for one in changes] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]


async def test_being_thrown_out_and_taken_in_tells_the_bot(simulator: Simulator, bot: Bot) -> None:
    simulator.change_bot(FORUM, "kicked", by=CHEN)
    simulator.change_bot(FORUM, "administrator", by=CHEN)
    statuses = [update["my_chat_member"]["new_chat_member"]["status"] for update in await bot.updates()]
    assert statuses == ["kicked", "administrator"]


async def test_migration_tells_the_bot_in_both_chats(simulator: Simulator, bot: Bot) -> None:
    simulator.migrate(STREET, -1005)
    first, second = [update["message"] for update in await bot.updates()]
    assert (first["chat"]["id"], first["migrate_to_chat_id"]) == (STREET, -1005)
    assert (second["chat"]["id"], second["migrate_from_chat_id"]) == (-1005, STREET)


async def test_a_member_of_a_group_hears_only_what_is_meant_for_it(simulator: Simulator, bot: Bot) -> None:
    card = await bot("sendMessage", chat_id=STAFF, text="card")
    for text in ("hello", "/todo", "@jiejing_bot hello"):
        await simulator.people.text(LIN, text, STAFF)
    await simulator.people.text(LIN, "done", STAFF, reply_to_message_id=card["message_id"])
    assert [update["message"]["text"] for update in await bot.updates()] == [
        "/todo",
        "@jiejing_bot hello",
        "done",
    ]


async def test_an_administrator_of_a_group_hears_everything(simulator: Simulator, bot: Bot) -> None:
    thread = (await bot("createForumTopic", chat_id=FORUM, name="Tangxia"))["message_thread_id"]
    await simulator.people.text(LIN, "hello", FORUM, thread_id=thread)
    [update] = await bot.updates()
    assert (update["message"]["text"], update["message"]["message_thread_id"]) == ("hello", thread)
