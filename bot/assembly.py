"""Puts the bot together and keeps it running: one place where every part meets the others."""

import asyncio
import contextlib
import gc
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import structlog
from aiohttp import web

from bot.admins import ensure_admins
from bot.config import Config
from bot.counting import CountedTelegram
from bot.logs import set_up_logs
from bot.presses import answer_presses
from bot.profile import Profile
from bot.reception import ByPolling, ByWebhook, Reception
from bot.store import open_photos, open_store
from bot.telegram import Telegram
from bot.transport import AiohttpRequest
from domain.messages import Answer, Facts, Message
from domain.rulebook import Rulebook
from handlers.entry import Entry
from jobs.clock import Clock
from jobs.deliver import Sender
from jobs.pacing import Limits
from jobs.photos import PhotoFetcher
from jobs.rendering import Rendering
from jobs.schedule import real_now
from jobs.work import Workers
from printing.press import Press
from storage import forgetting, outbox, people
from storage.city import CityWatch
from storage.darkroom import Darkroom
from storage.database import Database, Tx
from storage.run_lock import RunLock
from texts import Texts
from web.app import make_app
from web.metrics import Metrics

CITY_SECONDS = 1.0
FORGET_SECONDS = 60.0
LONGEST_HEADER = 64 * 1024
"""Bytes; so that an absurd secret is refused as a wrong one and not as bad HTTP (T1)."""

Now = Callable[[], datetime]

log = structlog.get_logger()


async def run(config: Config) -> None:
    """`jiejing run`: until SIGTERM or SIGINT; what is in hand then is left to the next start."""
    set_up_logs(config.log_format, config.log_level)
    for warning in config.warnings:
        log.warning(warning)
    token, api_url = config.require_token(), config.telegram_api_url
    async with (
        assembled(config, token, api_url, real_now) as house,
        house.serving(config.http_host, config.http_port),
    ):
        _settle(house.city())
        await until_told(house.work())


def _settle(city: Rulebook) -> None:
    """Makes what the first person would wait for, and keeps the garbage collector from walking through what
    stays for good: a full collection took 0.1 to 0.4 s, in which nobody was answered."""
    city.get_ready()
    gc.collect()
    gc.freeze()
    gc.enable()


class House:
    """A bot put together. `work()` runs all of its loops until cancelled."""

    def __init__(
        self,
        config: Config,
        database: Database,
        telegram: Telegram,
        city: CityWatch,
        darkroom: Darkroom,
        now: Now,
    ) -> None:
        owner = f"{socket.gethostname()}:{os.getpid()}:{os.urandom(3).hex()}"
        files = open_photos(config)
        self.database = database
        self.city = city
        self.metrics = Metrics()
        self._now = now
        self._telegram = telegram
        self._texts = Texts(city().zone, self._names)
        self._press = Press(self._texts, city)
        self._entry: Entry | None = None
        self.profile = Profile(database, telegram, self._texts, now)
        self.workers = Workers(database, self._handle, self._answer, owner, self._alert)
        self.sender = Sender(
            database,
            CountedTelegram(telegram, self.metrics),
            Rendering(self._texts, files, self._press),
            now,
            owner,
            self._alert,
            Limits(overall=config.send_rate),
        )
        self.photos = PhotoFetcher(database, files, darkroom, telegram.file, city, now)
        self.clock = Clock(database, city, now, owner, files)
        self.reception: Reception = (
            ByWebhook(database, telegram, self.metrics, now, config)
            if config.uses_webhook
            else ByPolling(database, telegram, self.metrics, now, owner)
        )

    async def settle_in(self) -> None:
        """Learns the bot's own name, by which it knows commands that are meant for it."""
        name = await self.profile.bot_name()
        self._entry = Entry(self._telegram.bot, name, self.city, self._texts, self._now)

    async def work(self) -> None:
        parts = (self.reception, self.workers, self.sender, self.photos, self.clock, self.profile)
        async with asyncio.TaskGroup() as group:
            for part in parts:
                group.create_task(part.run())
            group.create_task(self._watch_city())
            group.create_task(self._finish_forgetting())

    async def _handle(self, tx: Tx, raw: dict[str, Any]) -> list[Answer]:
        assert self._entry is not None  # noqa: S101  `settle_in` comes before `work`
        answers = await self._entry.handle(tx, raw)
        self.metrics.handled.inc()
        return answers

    async def _answer(self, answers: list[Answer]) -> None:
        await answer_presses(self._telegram, self._texts, answers)

    async def _alert(self, tx: Tx, key: str, facts: Facts) -> None:
        """Tells the admins: a live message a day, so that a row of failures is one line and not a flood."""
        if key == "alert-update-quarantined":
            self.metrics.dead.inc()
        now = self._now()
        target = f"alert:{key}:{now.astimezone(self.city().zone):%Y%m%d}"
        for admin in await people.admins(tx):
            if admin.telegram_id is not None:
                await outbox.put(tx, Message(admin.telegram_id, key, facts, target=target), now)

    def _names(self, kind: str, code: str, language: str) -> str:
        """What the city of the moment calls it."""
        return self.city().names(kind, code, language)

    async def _watch_city(self) -> None:
        """What `jiejing city load` changes takes effect at once, here and in every replica."""
        while True:
            self.database.signals.clear("city")
            try:
                if await self.city.refresh():
                    log.info("city loaded", version=self.city().version)
            except Exception:
                log.exception("the city could not be looked at")
            await self.database.signals.wait("city", CITY_SECONDS)

    async def _finish_forgetting(self) -> None:
        """What /forget erased is still in SQLite's write-ahead log until that is emptied."""
        while True:
            self.database.signals.clear("forgotten")
            try:
                await forgetting.settle(self.database)
            except Exception:
                log.exception("the write-ahead log could not be emptied")
            await self.database.signals.wait("forgotten", FORGET_SECONDS)

    @asynccontextmanager
    async def serving(self, host: str, port: int) -> AsyncIterator[int]:
        """The web server: health, metrics and the webhook; gives the port."""
        reception = self.reception
        app = make_app(self.database, reception.last_contact, reception.routes, self.metrics)
        runner = web.AppRunner(app, access_log=None, max_field_size=LONGEST_HEADER)
        await runner.setup()
        await web.TCPSite(runner, host, port).start()
        taken = int(runner.addresses[0][1])
        log.info("listening", host=host, port=taken)
        try:
            yield taken
        finally:
            await runner.cleanup()


@asynccontextmanager
async def assembled(config: Config, token: str, api_url: str, now: Now) -> AsyncIterator[House]:
    """Everything opened, in the order in which it is needed, and closed in the other."""
    async with contextlib.AsyncExitStack() as stack:
        database = await open_store(config)
        stack.push_async_callback(database.close)
        await stack.enter_async_context(RunLock(database))
        telegram = Telegram(token, api_url, AiohttpRequest(api_url))
        await telegram.open()
        stack.push_async_callback(telegram.close)
        city = CityWatch(database)
        await city.refresh()
        darkroom = await stack.enter_async_context(Darkroom(city().zone))
        await ensure_admins(database, config.admin_ids, city().code, now())
        house = House(config, database, telegram, city, darkroom, now)
        await house.settle_in()
        yield house


async def until_told(work: Coroutine[Any, Any, None]) -> None:
    """Runs `work` until it fails or the process is told to end."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    working = asyncio.create_task(work)
    waiting = asyncio.create_task(told.wait())
    await asyncio.wait({working, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    working.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await working
    log.info("ended in peace")
