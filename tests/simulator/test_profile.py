"""What the bot says of itself, and what people are offered of it."""

from typing import Any

import pytest

from simulator.methods.profile import commands_for
from tests.simulator.conftest import CHEN, FORUM, YING, Bot


async def test_the_bot_knows_itself(bot: Bot) -> None:
    assert await bot("getMe") == {
        "id": 100001,
        "is_bot": True,
        "first_name": "洁净",
        "username": "jiejing_bot",
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@pytest.mark.parametrize(
    "where",
    [
        {},
        {"language_code": "zh"},
        {"scope": {"type": "all_private_chats"}},
        {"scope": {"type": "chat", "chat_id": FORUM}, "language_code": "en"},
    ],
)
async def test_commands_are_kept_for_each_scope_and_language(bot: Bot, where: dict[str, Any]) -> None:
    commands = [{"command": "report", "description": "Report a dirty spot"}]
    await bot("setMyCommands", commands=commands, **where)
    assert await bot("getMyCommands", **where) == commands
    assert await bot("getMyCommands", language_code="ja") == []
    await bot("deleteMyCommands", **where)
    assert await bot("getMyCommands", **where) == []


async def test_a_person_is_offered_the_narrowest_commands_in_the_own_language(bot: Bot) -> None:
    async def give(word: str, **where: Any) -> None:
        await bot("setMyCommands", commands=[{"command": word, "description": word}], **where)

    await give("default")
    await give("chinese", language_code="zh")
    await give("private", scope={"type": "all_private_chats"})
    await give("own", scope={"type": "chat", "chat_id": CHEN})
    world = bot.simulator.tg.world
    offered = [
        commands_for(bot.simulator.tg.profile, world.person(one))[0]["command"] for one in (YING, CHEN)
    ]
    assert offered == ["private", "own"]
    await bot("deleteMyCommands", scope={"type": "all_private_chats"})
    assert commands_for(bot.simulator.tg.profile, world.person(YING))[0]["command"] == "chinese"


async def test_texts_are_kept_for_each_language(bot: Bot) -> None:
    await bot("setMyDescription", description="Keeps the city clean")
    await bot("setMyDescription", description="洁净城市", language_code="zh")
    assert await bot("getMyDescription", language_code="zh") == {"description": "洁净城市"}
    assert await bot("getMyDescription", language_code="ja") == {"description": "Keeps the city clean"}
    assert await bot("getMyName") == {"name": "洁净"}


async def test_menu_buttons_are_kept_for_each_chat(bot: Bot) -> None:
    button = {"type": "web_app", "text": "Board", "web_app": {"url": "https://example.org"}}
    await bot("setChatMenuButton", chat_id=YING, menu_button=button)
    assert await bot("getChatMenuButton", chat_id=YING) == button
    assert await bot("getChatMenuButton") == {"type": "commands"}


async def test_logging_out_and_closing_are_agreed_to(bot: Bot) -> None:
    assert [await bot("logOut"), await bot("close")] == [True, True]
