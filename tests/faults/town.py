"""The bot as `jiejing run` puts it together, at work in this process and talking HTTP to the stand-in.

A `Town` is one life of the bot after another on the same database: `open()` puts its people in their posts
and starts it, `stop()` and `start()` are our own outage. People act through `simulator.people`;
`town.until(condition)` waits for what they see, `town.quiet()` until nothing is left to do.
"""

import asyncio
import contextlib
import re
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bot.assembly import House, assembled
from bot.config import Config
from bot.reception import ByPolling
from domain.people import Role
from handlers.privacy import VERSION
from simulator import Simulator
from simulator.world import Message
from storage import people
from storage.tables import inbox, outbox, photo
from tests.conftest import NOON
from tests.story import ADA, CHEN, DANING, HUI, LIN, MEI, TOWN, WU, YING, Someone

TOKEN = "100001:stand-in-for-telegram"
SECRET = "only-telegram-knows"
RESIDENTS = (YING, MEI, HUI)
STAFF = (CHEN, LIN, WU, ADA)
MARKET = "虎门镇大宁社区市场门口"
PATIENCE = 30.0
"""Seconds until something that does not happen fails its test, also on a busy machine."""


@dataclass(slots=True)
class Time:
    """The clock of the city and of Telegram; it stands until it is moved."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **length: float) -> None:
        self.now += timedelta(**length)


def config_for(folder: Path, **settings: str) -> Config:
    """SQLite in `folder`, Ada as admin, no pace of sending; `settings` as in the environ."""
    known = {
        "BOT_TOKEN": TOKEN,
        "DATABASE_URL": f"sqlite:///{folder}/jiejing.db",
        "PHOTOS_URL": str(folder / "photos"),
        "ADMIN_IDS": str(ADA.id),
        "SEND_RATE": "0",
    }
    return Config.read(known | settings, folder)


def by_webhook(port: int) -> dict[str, str]:
    return {"PUBLIC_URL": f"http://127.0.0.1:{port}", "WEBHOOK": "1", "WEBHOOK_SECRET": SECRET}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def join(simulator: Simulator) -> None:
    """Everybody has a phone; staff have started the bot already."""
    for someone in (*RESIDENTS, *STAFF):
        simulator.add_person(someone.id, someone.name, started=someone in STAFF)


class Gate:
    """In the place of waiting: closed until the test opens it."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.reached = asyncio.Event()
        self._open = asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.reached.set()
        await self._open.wait()

    def open(self) -> None:
        self._open.set()


@dataclass(slots=True)
class Button:
    message_id: int
    data: str


@dataclass(slots=True)
class Town:
    simulator: Simulator
    time: Time
    config: Config
    token: str = TOKEN
    _life: AsyncExitStack | None = None
    _house: House | None = None
    working: asyncio.Task[None] | None = None
    port: int = 0
    _taken: dict[int, int] = field(default_factory=dict)

    @property
    def house(self) -> House:
        assert self._house, "the bot is stopped"
        return self._house

    @asynccontextmanager
    async def open(self, known: tuple[Someone, ...] = RESIDENTS) -> AsyncIterator["Town"]:
        """The bot at work; `known` have accepted the privacy notice, as the staff has."""
        await self.start(known)
        try:
            yield self
        finally:
            await self.stop()

    async def start(self, known: tuple[Someone, ...] | None = None) -> None:
        life = AsyncExitStack()
        self._house = await life.enter_async_context(
            assembled(self.config, self.token, self.simulator.url, self.time)
        )
        self._life = life
        port = self.config.http_port if self.config.uses_webhook else 0
        self.port = await life.enter_async_context(self._house.serving("127.0.0.1", port))
        if known is not None:
            await self._appoint(known)
        self.working = asyncio.create_task(self._house.work())

    async def stop(self) -> None:
        """Ends the bot as SIGTERM does. Raises what any part of it died of."""
        if self.working is None or self._life is None:
            return
        died = self.working.done()
        self.working.cancel()
        try:
            with contextlib.suppress(asyncio.CancelledError):
                await self.working
        finally:
            await self._life.aclose()
            self.working = self._life = self._house = None
        assert not died, "the bot had ended by itself"

    async def again(self) -> None:
        await self.stop()
        await self.start()

    async def _appoint(self, known: tuple[Someone, ...]) -> None:
        city = self.house.city()
        async with self.house.database.write() as tx:
            for someone in (*known, *STAFF):
                person = await people.add(tx, someone.id, someone.name, self.time(), someone.language)
                await people.change(tx, person.id, notice=VERSION)
                self.simulator.tg.world.person(someone.id).started = True
            for someone, role, area in (
                (CHEN, Role.CHIEF, DANING),
                (LIN, Role.INSPECTOR, city.code),
                (WU, Role.TOWN, TOWN),
            ):
                found = await people.by_telegram(tx, someone.id)
                assert found
                await people.appoint(tx, found.id, role, area, self.time(), duty=someone is WU)

    # People and what they see.

    async def until(self, condition: Callable[[], Any], timeout: float = PATIENCE) -> Any:  # noqa: ASYNC109
        """The first truthy value of `condition`. Raises at once if the bot dies meanwhile."""
        waiting = asyncio.create_task(self.simulator.until(condition, timeout))
        working = self.working
        await asyncio.wait({waiting} | ({working} if working else set()), return_when=asyncio.FIRST_COMPLETED)
        if working and working.done() and not working.cancelled():
            waiting.cancel()
            working.result()
        return await waiting

    def sent(self, who: Someone | int) -> list[Message]:
        return self.simulator.sent(who if isinstance(who, int) else who.id)

    def texts(self, who: Someone | int) -> list[str]:
        """What the bot's messages in this chat read now, oldest first."""
        return [said.get("text") or said.get("caption", "") for said in self.sent(who)]

    def button(self, who: Someone | int, wanted: str, after: int = 0) -> Button | None:
        """The newest button whose data begins so (`*` is any case), in a message behind number `after`."""
        pattern = re.compile(re.escape(wanted).replace(r"\*", r"\d+") + "(:|$)")
        for said in reversed(self.sent(who)):
            for row in said.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    data = button.get("callback_data", "")
                    if said["message_id"] > after and pattern.match(data):
                        return Button(said["message_id"], data)
        return None

    async def shown(self, who: Someone | int, wanted: str, after: int = 0) -> Button:
        found: Button = await self.until(lambda: self.button(who, wanted, after))
        return found

    async def press(self, who: Someone, wanted: str, wait: float = 10.0, after: int = 0) -> dict[str, Any]:
        """Presses the newest such button as soon as there is one; the bot's answer."""
        found = await self.shown(who, wanted, after)
        answer = await self.simulator.people.press(who.id, found.message_id, found.data, wait=wait)
        return answer or {}

    async def says(self, who: Someone | int, words: str, times: int = 1) -> Message:
        """Waits until `times` messages of the bot in this chat hold these words; the newest."""

        def heard() -> Message | None:
            fit = [said for said in self.sent(who) if words in (said.get("text") or said.get("caption", ""))]
            return fit[-1] if len(fit) >= times else None

        try:
            found: Message = await self.until(heard)
        except TimeoutError:
            raise AssertionError(f"nobody said {words!r}: {self.texts(who)}") from None
        return found

    async def report(self, who: Someone, picture: bytes, caption: str = "垃圾成堆") -> None:
        """A complete report, answered with its receipt."""
        before = max((said["message_id"] for said in self.sent(who)), default=0)
        await self.simulator.people.photo(who.id, picture, caption=caption)
        await self.until(lambda: len(self.sent(who)) and self.sent(who)[-1]["message_id"] > before)
        await self.simulator.people.text(who.id, MARKET)
        await self.press(who, "submit", after=before)
        await self.shown(who, "withdraw", after=before)

    # What it has kept.

    async def rows(self, statement: Any) -> list[tuple[Any, ...]]:
        async with self.house.database.read() as tx:
            return [tuple(row) for row in await tx.execute(statement)]

    async def count(self, table: Any, *conditions: Any) -> int:
        ((number,),) = await self.rows(select(func.count()).select_from(table).where(*conditions))
        return int(number)

    async def quiet(self, timeout: float = PATIENCE, apart_from: str = "") -> None:  # noqa: ASYNC109
        """Returns when each update is done, each notice that is due sent, each photo that is due fetched."""
        left: dict[str, int] = {}
        try:
            async with asyncio.timeout(timeout):
                while any((left := await self._left(apart_from)).values()):  # noqa: ASYNC110
                    # A database tells nobody that it has become idle.
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise AssertionError(f"still to do: {left}") from None

    async def _left(self, apart_from: str) -> dict[str, int]:
        left = {
            "at Telegram": len(self.simulator.updates),
            "updates": await self.count(inbox, inbox.c.status == "pending"),
            "notices": await self._notices_due(),
            "photos": await self.count(photo, photo.c.status == "wanted", photo.c.fetch_at <= self.time()),
        }
        left.pop(apart_from, None)
        return left

    async def _notices_due(self) -> int:
        """A chat's first notice, while it waits for another try, holds back those behind it."""
        waiting = select(outbox.c.chat, outbox.c.status, outbox.c.due_at).order_by(outbox.c.id.desc())
        found = await self.rows(waiting.where(outbox.c.status.in_(["pending", "sending"])))
        first = {chat: status == "sending" or due <= self.time() for chat, status, due in found}
        return sum(first.values())

    def pauses(self, pause: Callable[[float], Any]) -> None:
        """Puts `pause` in the place of the poller's waiting."""
        assert isinstance(self.house.reception, ByPolling)
        self.house.reception._polling._pause = pause
