"""The Bot API as it comes over the wire."""

import asyncio
import io
from typing import Any

import pytest
from telegram import Bot as LibraryBot
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import NetworkError

from simulator import Fault, Kind, Simulator
from tests.simulator.conftest import YING, Client

TEXT = {"chat_id": YING, "text": "洁净"}


@pytest.mark.parametrize(
    "how",
    [
        {"json": {"chat_id": YING, "text": "洁净"}},
        {"data": {"chat_id": str(YING), "text": "洁净"}},
        {"params": {"chat_id": str(YING), "text": "洁净"}},
        {"json": {"text": "洁净"}, "params": {"chat_id": str(YING)}},
    ],
)
async def test_parameters_come_in_any_form(client: Client, how: dict[str, Any]) -> None:
    status, body = await client.call("sendMessage", **how)
    assert (status, body["ok"], body["result"]["text"]) == (200, True, "洁净")


async def test_names_of_methods_have_no_case(client: Client) -> None:
    assert (await client.call("SENDMESSAGE", json=TEXT))[0] == 200


@pytest.mark.parametrize(
    ("how", "status", "words"),
    [
        (
            {"data": b"{", "headers": {"Content-Type": "application/json"}},
            400,
            "Bad Request: can't parse request parameters: JSON object expected",
        ),
        (
            {"data": b"[]", "headers": {"Content-Type": "application/json"}},
            400,
            "Bad Request: can't parse request parameters: JSON object expected",
        ),
        (
            {"data": b"text=\xff", "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
            400,
            "Bad Request: strings must be encoded in UTF-8",
        ),
        ({"data": io.BytesIO(b"x" * (60 * 1024 * 1024 + 1))}, 413, "Request Entity Too Large"),
    ],
)
async def test_what_cannot_be_read_is_refused(
    client: Client, how: dict[str, Any], status: int, words: str
) -> None:
    assert await client.call("sendMessage", **how) == (
        status,
        {"ok": False, "error_code": status, "description": words},
    )


async def test_a_wrong_token_is_not_let_in(client: Client) -> None:
    async with client.session.post(f"{client.simulator.url}/bot1:x/getMe") as answer:
        assert (answer.status, await answer.json()) == (
            401,
            {"ok": False, "error_code": 401, "description": "Unauthorized"},
        )


async def test_an_unknown_method_is_not_found(client: Client) -> None:
    assert await client.call("sendNonsense") == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found: method not found"},
    )


async def test_a_poll_that_is_given_up_confirms_nothing(client: Client) -> None:
    poll = asyncio.create_task(client.call("getUpdates", json={"timeout": 50}))
    await client.simulator.until(lambda: client.simulator.updates.polled)
    poll.cancel()
    await asyncio.gather(poll, return_exceptions=True)
    await client.simulator.people.text(YING, "a")
    _, body = await client.call("getUpdates", json={"timeout": 50})
    assert [update["message"]["text"] for update in body["result"]] == ["a"]


async def test_it_comes_back_on_the_same_port_with_what_was_said(simulator: Simulator) -> None:
    await simulator.start()
    port = int(simulator.url.rpartition(":")[2])
    await simulator.people.text(YING, "a")
    await simulator.stop()
    await simulator.start(port=port)
    assert [one["text"] for one in simulator.messages(YING)] == ["a"]
    await simulator.stop()


async def test_a_library_of_others_gets_along_with_it(client: Client) -> None:
    simulator = client.simulator
    bot = LibraryBot(simulator.token, f"{simulator.url}/bot", f"{simulator.url}/file/bot")
    async with bot:
        [shot] = await simulator.people.photo(YING, b"not a picture", as_file=True)
        [update] = await bot.get_updates()
        assert update.message is not None
        assert update.message.document is not None
        file = await bot.get_file(update.message.document.file_id)
        assert bytes(await file.download_as_bytearray()) == b"not a picture"
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x")]])
        sent = await bot.send_document(YING, b"plan", filename="plan.pdf", reply_markup=keyboard)
        assert simulator.sent(YING)[-1]["document"]["file_name"] == "plan.pdf"
        assert sent.message_id == shot["message_id"] + 1
        simulator.fail(Fault(Kind.BAD_GATEWAY))
        with pytest.raises(NetworkError):
            await bot.send_message(YING, "x")
