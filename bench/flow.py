"""G1, G2, G3 and the first answer of an idle bot: the whole way of a report against bots that only echo."""

import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.conversations import Kind, Load
from bench.echo import AIOGRAM, BARE, OWN_TRANSPORT, PTB, Bot, Measured, measure, rounds
from bench.figures import Figure, median_ratio
from bot.config import Config
from bot.store import open_store
from handlers import privacy
from storage import people

CHATS = 500
WINDOW = 200
DELAY = 0.05


async def acquaint(environment: Mapping[str, str], chats: range) -> None:
    """The database of a bot that ran before, whose people have accepted the privacy notice."""
    database = await open_store(Config.read(environment, Path.cwd()))
    now = datetime.now(UTC)
    async with database.write() as tx:
        for chat in chats:
            person = await people.add(tx, chat, "Ying", now)
            await people.change(tx, person.id, notice=privacy.VERSION)
    await database.close()


OURS = Bot(
    "Jiejing",
    (str(Path(sys.executable).with_name("jiejing")), "run"),
    Kind.REPORT,
    {
        "DATABASE_URL": "sqlite:///{folder}/jiejing.db",
        "PHOTOS_URL": "{folder}/photos",
        "HTTP_PORT": "0",
        "CITY": "dongguan",
        "SEND_RATE": "0",
        "LOG_LEVEL": "WARNING",
    },
    acquaint,
)


def throughput(times: int) -> list[Figure]:
    """G1 and G2: a report is four updates, an echo's four texts are as many."""
    found = rounds([OURS, PTB, OWN_TRANSPORT, AIOGRAM], Load(Kind.ECHO, CHATS, window=WINDOW), times)
    cpu = _ratio(found, OWN_TRANSPORT, lambda run: run.cpu_us_per_update)
    return [
        _at_least("G1", PTB, _ratio(found, PTB, _pace), 2.0),
        _at_least("G1", OWN_TRANSPORT, _ratio(found, OWN_TRANSPORT, _pace), 0.7),
        Figure("G1", "CPU of the report flow to that of our transport's echo", cpu, "×", "≤ 1.4", cpu <= 1.4),
        _at_least("G2", AIOGRAM, _ratio(found, AIOGRAM, _pace), 1.0),
    ]


def under_delay(times: int) -> list[Figure]:
    """G3: fifty people a second begin, each with four updates. An answer is sent when its call arrives at the
    server, and there when the delay is over."""
    load = Load(Kind.ECHO, CHATS, rate=50, delay=DELAY)
    found = rounds([OURS, BARE], load, times)
    served = min(run.updates for run in found[OURS.name])
    figures = [
        Figure("G3", f"served of {CHATS * 4} at 200 a second", served, "updates", "all", served >= CHATS * 4)
    ]
    for moment, wait in (("there", DELAY * 1000), ("sent", 0.0)):
        figures += _latencies(found, moment, wait)
    return figures


def _latencies(found: dict[str, list[Measured]], moment: str, wait: float) -> list[Figure]:
    p50 = _ratio(found, BARE, lambda run: run.p50_ms + wait)
    p99 = _ratio(found, BARE, lambda run: run.p99_ms + wait)
    ours, theirs = (median(run.p50_ms + wait for run in found[bot.name]) for bot in (OURS, BARE))
    note = f"{ours:.1f} against {theirs:.1f} ms"
    return [
        Figure("G3", f"p50 until an answer is {moment}, to a bare bot's", p50, "×", "≤ 3", p50 <= 3, note),
        Figure("G3", f"p99 until an answer is {moment}, to a bare bot's", p99, "×", "≤ 4", p99 <= 4),
    ]


def when_idle(_times: int) -> list[Figure]:
    """One update at a time, each 20 ms after the answer to the one before: 200 in all."""
    run = measure(OURS, Load(Kind.REPORT, 50, window=1, pause=0.02))
    return [
        Figure("G3", "first answer when idle, p50", round(run.p50_ms, 1), "ms", "≤ 30", run.p50_ms <= 30),
        Figure("G3", "first answer when idle, p99", round(run.p99_ms, 1), "ms", "≤ 100", run.p99_ms <= 100),
    ]


def _pace(run: Measured) -> float:
    return run.updates_per_second


def _ratio(found: dict[str, list[Measured]], rival: Bot, of: Callable[[Measured], float]) -> float:
    ours, theirs = ([of(run) for run in found[bot.name]] for bot in (OURS, rival))
    return round(median_ratio(ours, theirs), 2)


def _at_least(goal: str, rival: Bot, ratio: float, target: float) -> Figure:
    return Figure(goal, f"updates a second to {rival.name}", ratio, "×", f"≥ {target}", ratio >= target)
