"""One row for each thing that Telegram does not take."""

from typing import Any

import pytest

from simulator import Refused, Simulator, Upload
from tests.simulator.conftest import CHEN, FORUM, LIN, STAFF, STREET, YING, Bot

BUTTON = {"text": "x", "callback_data": "x"}


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", **button}]]}


def keyboard(**button: Any) -> dict[str, Any]:
    return {"keyboard": [[{"text": "x", **button}]]}


def sized(size: int) -> Upload:
    return Upload("a.bin", b"x" * size, "application/octet-stream")


def commands(command: str = "a", description: str = "a") -> list[dict[str, str]]:
    return [{"command": command, "description": description}]


SEND = "sendMessage"
HTML = {"chat_id": YING, "parse_mode": "HTML"}
MB = 1024 * 1024
TABLE: list[tuple[str, dict[str, Any], str]] = [
    (SEND, {"text": "x"}, "chat_id is empty"),
    (SEND, {"chat_id": YING}, "message text is empty"),
    (SEND, {"chat_id": YING, "text": ""}, "message text is empty"),
    (SEND, {"chat_id": YING, "text": " \n"}, "text must be non-empty"),
    (SEND, {"chat_id": YING, "text": "x" * 4097}, "message is too long"),
    (SEND, {"chat_id": YING, "text": 5}, 'field "text" must be of type String'),
    (SEND, {"chat_id": YING, "text": "x", "colour": 1}, 'unknown parameter "colour" of sendMessage'),
    (SEND, {"chat_id": YING, "text": "x", "parse_mode": "Morse"}, "unsupported parse_mode"),
    (
        SEND,
        {"chat_id": YING, "text": "x", "protect_content": 3},
        'field "protect_content" must be of type Boolean',
    ),
    (SEND, {"chat_id": 404, "text": "x"}, "chat not found"),
    (SEND, {"chat_id": "@nobody", "text": "x"}, "chat not found"),
    (SEND, {"chat_id": YING, "text": "x", "message_thread_id": 9}, "message thread not found"),
    (
        SEND,
        {"chat_id": YING, "text": "x", "reply_parameters": {"message_id": 99}},
        "message to be replied not found",
    ),
    (
        SEND,
        {"chat_id": YING, "text": "x", "reply_parameters": {"allow_sending_without_reply": True}},
        "can't parse ReplyParameters: can't find field \"message_id\"",
    ),
    (SEND, {"chat_id": YING, "text": "x", "reply_markup": "{"}, "can't parse reply_markup JSON object"),
    (
        SEND,
        {"chat_id": YING, "text": "x", "reply_markup": inline(callback_data="x" * 65)},
        "BUTTON_DATA_INVALID",
    ),
    (
        SEND,
        {"chat_id": YING, "text": "x", "reply_markup": inline(callback_data="洁" * 22)},
        "BUTTON_DATA_INVALID",
    ),
    (
        SEND,
        {"chat_id": YING, "text": "x", "reply_markup": inline(callback_data=5)},
        'field "InlineKeyboardButton.callback_data" must be of type String',
    ),
    (
        SEND,
        {"chat_id": YING, "text": "x", "reply_markup": inline(calback_data="x")},
        'can\'t parse InlineKeyboardButton: unknown field "calback_data"',
    ),
    (
        SEND,
        {"chat_id": YING, "text": "x", "reply_markup": inline()},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        SEND,
        {"chat_id": YING, "text": "x", "reply_markup": inline(url="https://a.cn", callback_data="x")},
        "can't parse inline keyboard button: both url and callback_data are given",
    ),
    (SEND, {"chat_id": YING, "text": "x", "reply_markup": inline(url="ftp://a.cn")}, "BUTTON_URL_INVALID"),
    (
        SEND,
        {"chat_id": YING, "text": "x", "reply_markup": inline(url="http://localhost/x")},
        "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
    ),
    (
        SEND,
        {"chat_id": YING, "text": "x", "reply_markup": inline(web_app={"url": "http://a.cn"})},
        "inline keyboard button Web App URL 'http://a.cn' is invalid: Only HTTPS links are allowed",
    ),
    (
        SEND,
        {"chat_id": YING, "text": "x", "reply_markup": inline(callback_data="x", style="loud")},
        "BUTTON_STYLE_INVALID",
    ),
    (
        SEND,
        {"chat_id": YING, "text": "x", "reply_markup": inline(copy_text={"text": ""})},
        "BUTTON_COPY_TEXT_INVALID",
    ),
    (
        SEND,
        {"chat_id": YING, "text": "x", "reply_markup": {"inline_keyboard": [[BUTTON] * 101]}},
        "REPLY_MARKUP_TOO_LONG",
    ),
    (
        SEND,
        {"chat_id": STREET, "text": "x", "reply_markup": keyboard(request_location=True)},
        "location can be requested in private chats only",
    ),
    (
        SEND,
        {"chat_id": STREET, "text": "x", "reply_markup": keyboard(request_contact=True)},
        "phone number can be requested in private chats only",
    ),
    (
        SEND,
        {"chat_id": STREET, "text": "x", "reply_markup": inline(web_app={"url": "https://a.cn"})},
        "BUTTON_TYPE_INVALID",
    ),
    (
        SEND,
        {**HTML, "text": "<b>x"},
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    (
        SEND,
        {**HTML, "text": "<h1>x</h1>"},
        'can\'t parse entities: Unsupported start tag "h1" at byte offset 0',
    ),
    (SEND, {**HTML, "text": "洁 < 净"}, 'can\'t parse entities: Unsupported start tag "" at byte offset 4'),
    (
        SEND,
        {**HTML, "text": "<b>x</i>"},
        'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    ),
    (SEND, {**HTML, "text": "x</b>"}, "can't parse entities: Unexpected end tag at byte offset 1"),
    (SEND, {**HTML, "text": "<b x"}, 'can\'t parse entities: Unclosed start tag "b" at byte offset 0'),
    (
        SEND,
        {**HTML, "text": "<span>x</span>"},
        'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset 0',
    ),
    (
        SEND,
        {"chat_id": YING, "text": "x", "business_connection_id": "b"},
        'parameter "business_connection_id" is not supported by the stand-in',
    ),
    ("sendPhoto", {"chat_id": YING}, 'parameter "photo" is required'),
    ("sendPhoto", {"chat_id": YING, "photo": "unknown"}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {"chat_id": YING, "photo": "attach://a"}, 'file "a" isn\'t attached'),
    ("sendPhoto", {"chat_id": YING, "photo": "https://a.cn/a.jpg"}, "failed to get HTTP URL content"),
    ("sendPhoto", {"chat_id": YING, "photo": sized(9)}, "IMAGE_PROCESS_FAILED"),
    (
        "sendPhoto",
        {"chat_id": YING, "photo": sized(10 * MB + 1)},
        "file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes",
    ),
    ("sendPhoto", {"chat_id": YING, "photo": sized(9), "caption": "x" * 1025}, "message caption is too long"),
    ("sendDocument", {"chat_id": YING, "document": sized(0)}, "file must be non-empty"),
    ("sendMediaGroup", {"chat_id": YING, "media": []}, "there are no messages to send"),
    (
        "sendMediaGroup",
        {"chat_id": YING, "media": [{"type": "photo", "media": "a"}]},
        "too few messages to send as an album",
    ),
    (
        "sendMediaGroup",
        {"chat_id": YING, "media": [{"type": "photo", "media": "a"}] * 11},
        "too many messages to send as an album",
    ),
    (
        "sendMediaGroup",
        {"chat_id": YING, "media": [{"type": "photo", "media": "a"}, {"type": "document", "media": "a"}]},
        "document can't be mixed with other media types",
    ),
    (
        "sendMediaGroup",
        {"chat_id": YING, "media": [{"type": "song", "media": "a"}] * 2},
        '"media" must be of type InputMediaAudio or InputMediaDocument or InputMediaLivePhoto'
        " or InputMediaPhoto or InputMediaVideo",
    ),
    ("sendLocation", {"chat_id": YING, "latitude": 91, "longitude": 0}, "wrong location specified"),
    (
        "sendLocation",
        {"chat_id": YING, "latitude": float("nan"), "longitude": 0},
        'field "latitude" must be of type Float',
    ),
    (
        "sendLocation",
        {"chat_id": YING, "latitude": 1, "longitude": 0, "live_period": 5},
        "wrong live location period specified",
    ),
    ("sendChatAction", {"chat_id": YING, "action": "dance"}, "wrong parameter action in request"),
    ("editMessageText", {"chat_id": YING, "message_id": 99, "text": "x"}, "message to edit not found"),
    ("editMessageText", {"text": "x"}, "chat_id is empty"),
    ("editMessageText", {"chat_id": YING, "text": "x"}, "message identifier is not specified"),
    ("editMessageText", {"inline_message_id": "x", "text": "x"}, "MESSAGE_ID_INVALID"),
    ("deleteMessage", {"chat_id": YING, "message_id": 99}, "message to delete not found"),
    ("deleteMessages", {"chat_id": YING, "message_ids": []}, "message identifiers are not specified"),
    ("deleteMessages", {"chat_id": YING, "message_ids": [1] * 101}, "too many message identifiers specified"),
    ("copyMessage", {"chat_id": YING, "from_chat_id": YING, "message_id": 99}, "message to copy not found"),
    (
        "forwardMessage",
        {"chat_id": YING, "from_chat_id": YING, "message_id": 99},
        "message to forward not found",
    ),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    ("getFile", {"file_id": "x"}, "wrong file_id or the file is temporarily unavailable"),
    ("setMyCommands", {"commands": commands("Aa")}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": commands("a" * 33)}, "command length must not exceed 32"),
    ("setMyCommands", {"commands": commands(description=" ")}, "command description must be non-empty"),
    (
        "setMyCommands",
        {"commands": commands(description="a" * 257)},
        "command description length must not exceed 256",
    ),
    ("setMyCommands", {"commands": commands() * 101}, "BOT_COMMANDS_TOO_MUCH"),
    (
        "setMyCommands",
        {"commands": commands(), "scope": {"type": "everybody"}},
        '"scope" must be of type BotCommandScopeDefault or BotCommandScopeAllPrivateChats'
        " or BotCommandScopeAllGroupChats or BotCommandScopeAllChatAdministrators or BotCommandScopeChat"
        " or BotCommandScopeChatAdministrators or BotCommandScopeChatMember",
    ),
    (
        "setMyCommands",
        {"commands": commands(), "language_code": "chinese"},
        "invalid language code specified",
    ),
    ("setMyDescription", {"description": "a" * 513}, "description is too long"),
    ("setMyShortDescription", {"short_description": "a" * 121}, "short description is too long"),
    ("setMyName", {"name": "a" * 65}, "name is too long"),
    (
        "setChatMenuButton",
        {"menu_button": {"type": "web_app", "text": "x", "web_app": {"url": "http://a.cn"}}},
        "inline keyboard button Web App URL 'http://a.cn' is invalid: Only HTTPS links are allowed",
    ),
    ("setMessageReaction", {"chat_id": YING, "message_id": 99}, "message to react not found"),
    ("pinChatMessage", {"chat_id": YING, "message_id": 99}, "message to pin not found"),
    (
        "pinChatMessage",
        {"chat_id": STAFF, "message_id": 1},
        "not enough rights to manage pinned messages in the chat",
    ),
    ("unpinChatMessage", {"chat_id": YING}, "message to unpin not found"),
    ("createForumTopic", {"chat_id": STREET, "name": "x"}, "the chat is not a forum"),
    ("createForumTopic", {"chat_id": FORUM, "name": "x" * 129}, "TOPIC_TITLE_INVALID"),
    ("getChat", {"chat_id": CHEN}, "chat not found"),
    ("getChatMember", {"chat_id": FORUM, "user_id": 404}, "PARTICIPANT_ID_INVALID"),
    ("leaveChat", {"chat_id": LIN}, "chat member status can't be changed in private chats"),
    (
        SEND,
        {"chat_id": YING, "text": "x", "reply_markup": inline(url="https://[bad")},
        "BUTTON_URL_INVALID",
    ),
    (
        "setWebhook",
        {"url": "https://[bad"},
        "bad webhook: An HTTPS URL must be provided for webhook",
    ),
    ("setWebhook", {"url": "bot.cn"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    (
        "setWebhook",
        {"url": "https://bot.cn", "secret_token": "a b"},
        "secret token contains unallowed characters",
    ),
    ("sendDice", {"chat_id": YING, "sides": 6}, 'unknown parameter "sides" of sendDice'),
    ("sendDice", {"chat_id": YING}, "method is not supported by the stand-in"),
]


@pytest.mark.parametrize(("method", "given", "words"), TABLE)
async def test_telegram_does_not_take_it(bot: Bot, method: str, given: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused) as refused:
        await bot(method, **given)
    assert refused.value.body() == {"ok": False, "error_code": 400, "description": f"Bad Request: {words}"}
    assert bot.simulator.calls()[-1]["error"] == refused.value.body()


async def test_a_method_that_is_not_described_is_not_found(bot: Bot) -> None:
    with pytest.raises(Refused) as refused:
        await bot.simulator.tg.call("sendNonsense", {}, {})
    assert refused.value.code == 404


async def test_a_person_who_never_started_the_bot_cannot_be_written_to(bot: Bot) -> None:
    with pytest.raises(Refused, match=r"^Forbidden: bot can't initiate conversation with a user$"):
        await bot(SEND, chat_id=CHEN, text="x")


async def test_a_person_who_blocked_the_bot_cannot_be_written_to_until_unblocking(bot: Bot) -> None:
    await bot.simulator.people.block(YING)
    with pytest.raises(Refused, match=r"^Forbidden: bot was blocked by the user$"):
        await bot(SEND, chat_id=YING, text="x")
    await bot.simulator.people.block(YING, False)
    assert (await bot(SEND, chat_id=YING, text="x"))["text"] == "x"


async def test_a_deleted_account_cannot_be_written_to(bot: Bot) -> None:
    bot.simulator.deactivate(YING)
    with pytest.raises(Refused, match=r"^Forbidden: user is deactivated$"):
        await bot(SEND, chat_id=YING, text="x")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("kicked", "Forbidden: bot was kicked from the supergroup chat"),
        ("left", "Forbidden: bot is not a member of the supergroup chat"),
    ],
)
async def test_a_group_without_the_bot_cannot_be_written_to(bot: Bot, status: str, words: str) -> None:
    bot.simulator.change_bot(FORUM, status, by=CHEN)
    with pytest.raises(Refused) as refused:
        await bot(SEND, chat_id=FORUM, text="x")
    assert (refused.value.code, refused.value.description) == (403, words)


async def test_a_migrated_group_names_its_new_id(simulator: Simulator, bot: Bot) -> None:
    simulator.migrate(STREET, -1005)
    with pytest.raises(Refused) as refused:
        await bot(SEND, chat_id=STREET, text="x")
    assert refused.value.body() == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": -1005},
    }
    assert (await bot(SEND, chat_id=-1005, text="x"))["chat"]["type"] == "supergroup"
