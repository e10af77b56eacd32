"""How fast a bot answers, and at what cost: one bot and one Bot API, each a process, over loopback."""

import asyncio
import sys
import time
import urllib.request
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from tempfile import TemporaryDirectory
from typing import Any

import orjson

from bench.conversations import Kind, Load
from bench.processes import Process

TOKEN = "110201543:AA-the-token-of-no-bot-in-the-world"
RIVALS = ".venv-rivals/bin/python"
SETTLE = 0.3  # seconds of silence after the last call, so that work put off is counted too

Prepare = Callable[[Mapping[str, str], range], Coroutine[None, None, None]]
"""What has to be there before the bot starts, from its environment and for these chats."""


@dataclass(frozen=True, slots=True)
class Bot:
    """How to start a bot, and what it understands. `{folder}` in its environment is a new, empty folder."""

    name: str
    command: tuple[str, ...]
    kind: Kind = Kind.ECHO
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Prepare | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """One run. Latencies are from the moment an update could be fetched to the call with its first answer.

    The server's own delay comes after that and is not in them. Updates a second run until the last answer,
    CPU until the bot is silent: photos are fetched beside the answers, and what that costs is in it.
    """

    updates: int
    updates_per_second: float
    cpu_us_per_update: float
    p50_ms: float
    p99_ms: float
    rss_mb: float
    peak_mb: float


PTB = Bot("PTB, its defaults", (RIVALS, "-m", "bench.rivals.ptb_echo"))
AIOGRAM = Bot("aiogram, its defaults", (RIVALS, "-m", "bench.rivals.aiogram_echo"))
BARE = Bot("bare aiohttp", (sys.executable, "-m", "bench.rivals.bare_echo"))
OWN_TRANSPORT = Bot("PTB on our transport", (sys.executable, "-m", "bench.rivals.own_transport_echo"))


@dataclass(frozen=True, slots=True)
class Running:
    """A bot under way, and the address of its Bot API. `ready`: seconds from its start to its first poll."""

    process: Process
    url: str
    ready: float

    def run(self, load: Load, seconds: float = 60.0) -> dict[str, Any]:
        """What the server counted once all is answered and the bot silent. TimeoutError if that is late."""
        if not load.chats:
            return ask(self.url, "result")
        ask(self.url, "go", orjson.dumps(asdict(load)))
        self.process.wait_until(lambda: self._result()["chats"] >= load.chats, seconds, every=0.05)
        result: dict[str, Any] = {}
        while result != (result := self._result()):
            time.sleep(SETTLE)
        return result

    def _result(self) -> dict[str, Any]:
        return ask(self.url, "result")


@contextmanager
def started(bot: Bot, chats: range, **settings: str) -> Iterator[Running]:
    """`bot` and a Bot API, both new, when the bot asks for updates; `chats` are known to it."""
    with TemporaryDirectory() as folder, Process([sys.executable, "-m", "bench.server"]) as server:
        url = f"http://127.0.0.1:{server.first_line().split()[1]}"
        environment = environment_of(bot, url, folder) | settings
        if bot.prepare:
            asyncio.run(bot.prepare(environment, chats))
        with Process(list(bot.command), environment) as process:
            ready = process.wait_until(lambda: ask(url, "result")["polls"] > 0)
            yield Running(process, url, ready)


def measure(bot: Bot, load: Load, warm_up: int = 50) -> Measured:
    """Start `bot`, let `warm_up` other chats pass, then run `load`.

    Raises TimeoutError if the bot has not answered everything after 60 s, RuntimeError if it ends.
    """
    rest = load.first + load.chats
    with started(bot, range(load.first, rest + warm_up)) as running:
        running.run(Load(load.kind, warm_up, rest, window=min(load.window, 50), photo=load.photo))
        before = running.process.usage()
        result = running.run(load)
        after = running.process.usage()
    spent = after.cpu_seconds - before.cpu_seconds
    return Measured(
        updates=result["answered"],
        updates_per_second=result["answered"] / result["seconds"],
        cpu_us_per_update=spent / result["answered"] * 1e6,
        p50_ms=result["p50_ms"],
        p99_ms=result["p99_ms"],
        rss_mb=after.rss_mb,
        peak_mb=after.peak_mb,
    )


def rounds(bots: list[Bot], load: Load, times: int = 5) -> dict[str, list[Measured]]:
    """`times` runs of each of `bots`, interleaved so that a slow minute of the machine strikes all alike.

    The n-th of one and the n-th of another are of the same round: compare those, and take the median.
    """
    found: dict[str, list[Measured]] = {bot.name: [] for bot in bots}
    for _ in range(times):
        for bot in bots:
            found[bot.name].append(measure(bot, _fitted(bot, load)))
    return found


def _fitted(bot: Bot, load: Load) -> Load:
    return Load(**{**asdict(load), "kind": bot.kind})


def environment_of(bot: Bot, url: str, folder: str) -> dict[str, str]:
    own = {name: value.replace("{folder}", folder) for name, value in bot.environment.items()}
    return {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url, "NO_PROXY": "127.0.0.1", **own}


def ask(url: str, what: str, body: bytes | None = None) -> dict[str, Any]:
    request = urllib.request.Request(f"{url}/{what}", body, {"Content-Type": "application/json"})  # noqa: S310  our own
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=5) as answer:
        found: dict[str, Any] = orjson.loads(answer.read())
    return found
