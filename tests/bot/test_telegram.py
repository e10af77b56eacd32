import logging
import traceback
from typing import Any

import pytest
from telegram.error import InvalidToken

from bot.telegram import Telegram
from bot.transport import AiohttpRequest
from domain.delivery import Gone, Moved, Refused, Rejected, TryLater, Undelivered, Unmodified
from tests.bot.conftest import TOKEN, FakeApi


def no(code: int, description: str, **parameters: int) -> dict[str, Any]:
    extra = {"parameters": parameters} if parameters else {}
    return {"ok": False, "error_code": code, "description": description, **extra}


async def test_a_call_gives_the_raw_result(api: FakeApi, telegram: Telegram) -> None:
    api.answer("sendMessage", {"message_id": 7, "unheard_of": [1]})
    keyboard = {"inline_keyboard": [[{"text": "送出", "callback_data": "submit"}]]}

    result = await telegram.call("sendMessage", {"chat_id": 1, "reply_markup": keyboard, "parse_mode": None})

    assert result == {"message_id": 7, "unheard_of": [1]}
    assert api.asked == [("sendMessage", {"chat_id": 1, "reply_markup": keyboard})]


async def test_files_go_under_their_own_names(api: FakeApi, telegram: Telegram) -> None:
    await telegram.call(
        "sendDocument", {"chat_id": 1, "document": "attach://周报.xlsx"}, {"周报.xlsx": b"PK"}
    )

    assert api.asked == [
        (
            "sendDocument",
            {"chat_id": "1", "document": "attach://周报.xlsx", "周报.xlsx": ("周报.xlsx", b"PK")},
        )
    ]


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (
            429,
            no(429, "Too Many Requests: retry after 35", retry_after=35),
            TryLater(35.0, reason="Flood control exceeded. Retry in 0:00:35", exact=True),
        ),
        (
            403,
            no(403, "Forbidden: bot was blocked by the user"),
            Gone("Forbidden: bot was blocked by the user"),
        ),
        (400, no(400, "Bad Request: chat not found"), Gone("Chat not found")),
        (400, no(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1009), Moved(-1009)),
        (400, no(400, "Bad Request: message is not modified"), Unmodified()),
        (400, no(400, "Bad Request: message to edit not found"), Rejected("Message to edit not found")),
        (401, no(401, "Unauthorized"), Refused("Unauthorized")),
        (404, no(404, "Not Found"), Refused("Not Found")),
        (500, no(500, "Internal Server Error"), TryLater(2.0, reason="Internal Server Error")),
        (502, b"<html>bad gateway</html>", TryLater(2.0, reason="Bad Gateway (502)")),
        (200, b"<html>", TryLater(2.0, maybe_sent=True, reason="Invalid server response")),
        (200, {"ok": True}, TryLater(1.0, maybe_sent=True, reason="the answer has no result")),
        (200, [], TryLater(1.0, maybe_sent=True, reason="the answer has no result")),
    ],
)
async def test_an_answer_becomes_a_kind(
    api: FakeApi, telegram: Telegram, status: int, body: object, kind: Undelivered
) -> None:
    api.fail("sendMessage", status, body)

    with pytest.raises(Undelivered) as caught:
        await telegram.call("sendMessage", {"chat_id": 1})

    assert caught.value == kind


@pytest.mark.parametrize("text", ["\ud800", 2**70])
async def test_what_cannot_be_written_is_rejected_unsent(
    api: FakeApi, telegram: Telegram, text: object
) -> None:
    for files in ({}, {"photo": b"x"}):
        with pytest.raises(Rejected):
            await telegram.call("sendPhoto", {"caption": text}, files)

    assert api.asked == []


async def test_updates_come_raw_and_name_the_offset(api: FakeApi, telegram: Telegram) -> None:
    api.answer("getUpdates", [{"update_id": 5, "from_the_future": {}}])

    assert await telegram.updates(5, timeout=0) == [{"update_id": 5, "from_the_future": {}}]
    [(_, asked)] = api.asked
    assert (asked["offset"], asked["timeout"]) == (5, 0)


@pytest.mark.parametrize("status", [401, 404])
async def test_polling_with_a_refused_token_says_so(api: FakeApi, telegram: Telegram, status: int) -> None:
    api.fail("getUpdates", status, no(status, "Unauthorized"))

    with pytest.raises(Refused):
        await telegram.updates(0, timeout=0)


@pytest.mark.parametrize("result", [True, {}, None])
async def test_updates_that_are_no_list_are_asked_again(
    api: FakeApi, telegram: Telegram, result: object
) -> None:
    api.answer("getUpdates", result)

    with pytest.raises(TryLater):
        await telegram.updates(0, timeout=0)


async def test_a_file_is_fetched(api: FakeApi, telegram: Telegram) -> None:
    api.answer("getFile", {"file_id": "A", "file_path": "photos/file_1.jpg"})
    api.fail("photos/file_1.jpg", 200, b"\xff\xd8")

    assert await telegram.file("A") == b"\xff\xd8"


@pytest.mark.parametrize(
    "path",
    [
        "../secret",
        "photos/../../secret",
        "photos/..",
        "/var/lib/telegram-bot-api/1/photos/file_1.jpg",
        "//evil.example/x",
        "https://evil.example/x",
        "photos\\x",
        "photos/%2e%2e/x",
        "photos/x?y#z",
        "photos//x",
        "photos/x\n",
        "",
        None,
        5,
    ],
)
async def test_a_path_that_leads_elsewhere_is_not_asked_for(
    api: FakeApi, telegram: Telegram, path: object
) -> None:
    api.answer("getFile", {"file_id": "A", "file_path": path})

    with pytest.raises(Rejected):
        await telegram.file("A")

    assert [name for name, _ in api.asked] == ["getFile"]


async def test_a_local_server_is_explained(api: FakeApi, telegram: Telegram) -> None:
    api.answer("getFile", {"file_id": "A", "file_path": "/var/lib/x.jpg"})

    with pytest.raises(Rejected, match="without --local"):
        await telegram.file("A")


async def test_a_file_that_is_told_to_be_too_long_is_not_asked_for(api: FakeApi, telegram: Telegram) -> None:
    api.answer("getFile", {"file_id": "A", "file_path": "documents/a.bin", "file_size": 11})

    with pytest.raises(Rejected):
        await telegram.file("A", limit=10)

    assert [name for name, _ in api.asked] == ["getFile"]


async def test_a_file_that_turns_out_too_long_is_rejected(api: FakeApi, telegram: Telegram) -> None:
    api.answer("getFile", {"file_id": "A", "file_path": "documents/a.bin", "file_size": 10})
    api.fail("documents/a.bin", 200, b"x" * 11)

    with pytest.raises(Rejected):
        await telegram.file("A", limit=10)


async def test_the_token_is_in_no_error_log_or_repr(
    api: FakeApi, telegram: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    Telegram(TOKEN, api.url, AiohttpRequest(api.url))
    api.fail("getMe", 401, no(401, f"bad /bot{TOKEN}/"))
    api.fail("sendMessage", 500, no(500, f"failed at /bot{TOKEN}/sendMessage"))
    api.fail("getFile", 200, {"ok": True, "result": {"file_path": "a/b"}})
    api.fail("a/b", 404, TOKEN.encode())

    with pytest.raises(InvalidToken) as refused:
        await telegram.bot.initialize()
    with pytest.raises(TryLater) as failed:
        await telegram.call("sendMessage", {"chat_id": 1, "text": "hello"})
    with pytest.raises(TryLater) as missing:
        await telegram.file("A")

    told = [traceback.format_exception(caught.value) for caught in (refused, failed, missing)]
    assert TOKEN not in f"{told}{failed.value.reason}{caplog.text}{telegram!r}{telegram.bot!r}"
    assert (refused.value.__context__, failed.value.__context__) == (None, None)
