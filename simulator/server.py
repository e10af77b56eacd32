"""The stand-in as one object: started on a port, and played by tests."""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from simulator import groups
from simulator.api import Api
from simulator.faults import Fault
from simulator.methods import METHODS
from simulator.pages import OnControl, Pages, explain
from simulator.people import People
from simulator.telegram import Telegram
from simulator.webhook import Sleep
from simulator.world import Chat, Message, Person

TOKEN = "100001:stand-in-for-telegram"  # noqa: S105 - opens nothing but the stand-in
LARGEST_BODY = 60 * 1024 * 1024


class Simulator:
    """Telegram for one bot. The Bot API is at `{url}/bot<token>/`, files at `{url}/file/bot<token>/`.

    `now` gives the dates of messages and lets updates, presses and links expire; `tick` (seconds, growing)
    drives the flood limits; `sleep` the waits between webhook deliveries. `map` is GeoJSON and `samples` a
    folder of pictures for the page; `on_clock({"minutes"})` and `on_reset({})` answer the page's controls.
    """

    def __init__(
        self,
        token: str = TOKEN,
        username: str = "jiejing_bot",
        first_name: str = "洁净",
        *,
        now: Callable[[], datetime] | None = None,
        tick: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        limits: bool = False,
        map: dict[str, Any] | None = None,
        samples: Path | None = None,
        on_clock: OnControl | None = None,
        on_reset: OnControl | None = None,
    ) -> None:
        bot_id = int(token.partition(":")[0])
        bot = {"id": bot_id, "is_bot": True, "first_name": first_name, "username": username}
        self.token = token
        self.tg = Telegram(bot, METHODS, now, tick, sleep, limits)
        self.people = People(self.tg)
        self.faults = self.tg.faults
        self.updates = self.tg.updates
        self._api = Api(self.tg, token)
        self._pages = Pages(self.tg, self.people, map, samples, on_clock, on_reset)
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> "Simulator":
        """Listens; port 0 takes a free one. `url` says where."""
        app = web.Application(middlewares=[explain], client_max_size=LARGEST_BODY)
        app.add_routes([*self._api.routes(), *self._pages.routes()])
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.05)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.tg.webhook.resume()
        self.url = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        return self

    async def stop(self) -> None:
        """Stops listening and delivering, cuts calls off; `start` goes on with all that was said and set."""
        await self.tg.webhook.pause()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> "Simulator":
        return self if self._runner else await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def add_person(
        self,
        id: int,
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "zh-hans",
        role: str | None = None,
        title: dict[str, str] | None = None,
        open: bool = True,
        started: bool = False,
    ) -> Person:
        """A person with a phone. The bot may write only once the person has `started` it."""
        person = Person(id, first_name, last_name, username, language_code, role, title, open, started)
        return self.tg.world.add_person(person)

    def add_group(
        self,
        id: int,
        title: str,
        members: tuple[int, ...] | list[int] = (),
        kind: str = "supergroup",
        is_forum: bool = False,
        bot_status: str = "administrator",
    ) -> Chat:
        """A group or supergroup with people in it; `bot_status` "left" keeps the bot out for now."""
        return self.tg.world.add_chat(
            Chat(id, kind, title, is_forum, members=set(members), bot_status=bot_status, last_id=1)
        )

    def add_topic(self, chat_id: int, name: str, by: int) -> int:
        """A topic made by a person; its message_thread_id."""
        return groups.add_topic(self.tg, self.tg.world.chats[chat_id], name, by)

    def change_bot(self, chat_id: int, status: str, by: int) -> None:
        """The bot becomes administrator, member, kicked or left in a group."""
        groups.change_status(self.tg, self.tg.world.chats[chat_id], status, by)

    def migrate(self, chat_id: int, new_id: int) -> Chat:
        """A group becomes a supergroup; the old id answers migrate_to_chat_id from now on."""
        return groups.migrate(self.tg, self.tg.world.chats[chat_id], new_id)

    def deactivate(self, person_id: int) -> None:
        """The person deletes the account."""
        self.tg.world.person(person_id).deactivated = True

    def fail(self, fault: Fault) -> Fault:
        """Orders a fault; `faults.remove(fault)` or `faults.clear()` takes it back."""
        return self.faults.add(fault)

    def limit(self, on: bool = True) -> None:
        """Switches the flood limits."""
        self.tg.limits.on = on

    def push(self, update: dict[str, Any], lane: str = "raw") -> int:
        """Delivers any update as it is; without an update_id it gets the next one."""
        return self.updates.push(update, lane)

    def messages(self, chat_id: int) -> list[Message]:
        """What stands in a chat, oldest first."""
        return list(self.tg.world.chats[chat_id].messages.values())

    def sent(self, chat_id: int) -> list[Message]:
        """What the bot has written in a chat."""
        return [one for one in self.messages(chat_id) if one["from"]["id"] == self.tg.world.bot["id"]]

    def calls(self, method: str | None = None) -> list[dict[str, Any]]:
        """The bot's last calls: method, parameters, at, and result, error or fault."""
        return [one for one in self.tg.calls if method in (None, one["method"])]

    def clear(self) -> None:
        """Forgets messages, files, updates and calls; people, groups, webhook and commands stay."""
        self.tg.clear()

    async def until(self, condition: Callable[[], Any], timeout: float = 5) -> Any:  # noqa: ASYNC109
        """The first truthy value of `condition`, looked at after every change. Raises TimeoutError."""
        return await self.tg.world.events.until(condition, timeout)
