"""Delivery to the bot's address: order, attempts, secret."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from simulator import Simulator
from simulator.webhook import wait_before
from tests.simulator.conftest import LIN, YING, Bot, Clock


@dataclass
class Receiver:
    """The bot's side. `refuse` says with which status to answer an update, or None to take it."""

    url: str = ""
    got: list[dict[str, Any]] = field(default_factory=list)
    tried: list[int] = field(default_factory=list)
    secrets: set[str | None] = field(default_factory=set)
    refuse: Callable[[dict[str, Any]], int | None] = lambda update: None
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.tried.append(update["update_id"])
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        status = self.refuse(update)
        if status is None:
            self.got.append(update)
            self.news.set()
        return web.Response(status=status or 200)

    async def until(self, count: int) -> list[dict[str, Any]]:
        async with asyncio.timeout(5):
            while len(self.got) < count:
                self.news.clear()
                await self.news.wait()
        return self.got

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.got]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


@pytest.fixture
async def hooked(simulator: Simulator, bot: Bot, receiver: Receiver) -> AsyncIterator[Simulator]:
    await simulator.people.text(YING, "before")
    await bot("setWebhook", url=receiver.url, secret_token="open-sesame", max_connections=3)
    yield simulator
    await simulator.stop()


async def test_what_waited_and_what_comes_is_delivered_in_order_with_the_secret(
    hooked: Simulator, receiver: Receiver
) -> None:
    for number in range(20):
        await hooked.people.text(YING, str(number))
    await receiver.until(21)
    assert receiver.texts() == ["before", *map(str, range(20))]
    assert receiver.secrets == {"open-sesame"}


async def test_a_refused_update_is_tried_again_and_holds_up_only_its_chat(
    hooked: Simulator, receiver: Receiver, clock: Clock
) -> None:
    failing = [503, 500, 404, 302]
    receiver.refuse = lambda update: failing.pop() if update["message"]["text"] == "bad" and failing else None
    await hooked.people.text(YING, "bad")
    await hooked.people.text(YING, "after")
    await hooked.people.text(LIN, "other")
    await receiver.until(4)
    assert [text for text in receiver.texts() if text != "other"] == ["before", "bad", "after"]
    assert receiver.texts().index("other") < receiver.texts().index("after")
    assert len(receiver.tried) == 4 + 4
    assert clock.tick() == 0 + 1 + 2 + 4


def test_waits_double_up_to_a_minute() -> None:
    assert [wait_before(attempt) for attempt in range(2, 12)] == [0, 1, 2, 4, 8, 16, 32, 64, 64, 64]


async def test_an_update_that_nobody_takes_expires(
    hooked: Simulator, receiver: Receiver, clock: Clock
) -> None:
    await receiver.until(1)

    def refuse(update: dict[str, Any]) -> int:
        clock.move(3600)
        return 500

    receiver.refuse = refuse
    await hooked.people.text(YING, "bad")
    await hooked.until(lambda: len(hooked.updates) == 0)
    receiver.refuse = lambda update: None
    await hooked.people.text(YING, "good")
    await receiver.until(2)
    assert receiver.texts() == ["before", "good"]


async def test_the_last_error_is_told(hooked: Simulator, receiver: Receiver, bot: Bot) -> None:
    failing = [500]
    receiver.refuse = lambda update: failing.pop() if failing else None
    await hooked.people.text(YING, "x")
    await receiver.until(2)
    await hooked.until(lambda: len(hooked.updates) == 0)
    info = await bot("getWebhookInfo")
    assert info == {
        "url": receiver.url,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 3,
        "last_error_date": 1795233600,
        "last_error_message": "Wrong response from the webhook: 500 Internal Server Error",
    }


async def test_there_is_no_polling_beside_a_webhook(hooked: Simulator, receiver: Receiver, bot: Bot) -> None:
    await receiver.until(1)
    status = "Conflict: can't use getUpdates method while webhook is active"
    with pytest.raises(Exception, match=status):
        await bot.updates()
    await bot("deleteWebhook")
    await hooked.people.text(YING, "after")
    assert [update["message"]["text"] for update in await bot.updates()][-1] == "after"


async def test_a_stop_only_delays(hooked: Simulator, receiver: Receiver) -> None:
    await receiver.until(1)
    await hooked.start()
    await hooked.stop()
    await hooked.people.text(YING, "meanwhile")
    assert receiver.texts() == ["before"]
    await hooked.start()
    await receiver.until(2)
    assert receiver.texts() == ["before", "meanwhile"]


async def test_a_press_need_not_wait_for_the_messages_of_its_chat(
    hooked: Simulator, receiver: Receiver, bot: Bot
) -> None:
    await receiver.until(1)
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    message = await bot("sendMessage", chat_id=YING, text="x", reply_markup=keyboard)
    released = asyncio.Event()

    def refuse(update: dict[str, Any]) -> int | None:
        return 500 if "message" in update and not released.is_set() else None

    receiver.refuse = refuse
    await hooked.people.text(YING, "held up")
    await hooked.people.press(YING, message["message_id"], "x", wait=0)
    await receiver.until(2)
    released.set()
    await receiver.until(3)
    assert ["callback_query" in update for update in receiver.got] == [False, True, False]
