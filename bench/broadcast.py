"""G7: reminders to very many people leave at the pace that Telegram allows, none refused, lost or doubled.

At 1000 a second the whole bot sends over loopback, in real time. At 30 a second, where 100,000 would take an
hour, the sender runs under a clock that jumps over every wait; its database, words and fsyncs are real.
"""

import asyncio
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert

from bench.echo import ask, environment_of
from bench.figures import Figure, show
from bench.flow import OURS
from bench.gate import Gate
from bench.jumping import JumpingLoop
from bench.processes import Process
from bot.config import Config
from bot.store import open_store
from domain.delivery import TryLater
from domain.messages import Button, Fact, Message
from jobs.deliver import Sender
from jobs.pacing import Limits
from jobs.rendering import Rendering
from storage import city as cities
from storage import outbox
from storage.database import Database, Tx
from storage.photo_files import PhotoFiles
from storage.tables import person
from texts import Texts

SLOW, FAST = 30, 1000
"""What Telegram allows in a second: to every bot, and to one that pays."""
PACE = 0.985
"""Of which we use so much: the default of SEND_RATE for the one, to be set for the other."""
COUNT, SLOW_COUNT = 100_000, 10_000
LATENCY = 0.05
BATCH = 5_000
SHARE, GROWTH_MB = 0.97, 10


def run(_rounds: int = 1) -> list[Figure]:
    """Four broadcasts, one of each pace with a refusal of everything in its midst; some seven minutes."""
    return [
        *_figures(f"{SLOW_COUNT:,} at {SLOW} a second, its waits jumped over", SLOW_COUNT, SLOW, _jump(0)),
        *_figures("the same, refused for 3 s", SLOW_COUNT, SLOW, _jump(SLOW_COUNT // 2)),
        *_figures(f"{COUNT:,} at {FAST} a second", COUNT, FAST, _send(0)),
        *_figures("the same, refused for 3 s", COUNT, FAST, _send(COUNT // 2)),
    ]


def _figures(name: str, count: int, rate: int, found: Mapping[str, Any]) -> list[Figure]:
    share = (found["messages"] - 1) / (found["seconds"] * rate)
    lost = count - (found["messages"] - found["doubled"])
    wrong = {"refused for haste": found["floods"], "lost": lost, "doubled": found["doubled"]}
    note = f"{found['injected']} refusals injected" if found["injected"] else ""
    return [
        Figure(
            "G7", f"{name}: of the allowed pace", round(share, 4), "×", f"≥ {SHARE}", share >= SHARE, note
        ),
        *(Figure("G7", f"{name}: {what}", bad, "", "0", not bad) for what, bad in wrong.items()),
        *_growth(name, found),
    ]


def _growth(name: str, found: Mapping[str, Any]) -> list[Figure]:
    if "growth" not in found:
        return []
    flat = found["growth"] <= GROWTH_MB
    return [Figure("G7", f"{name}: memory", found["growth"], "MB more", f"≤ {GROWTH_MB}", flat)]


def _send(ban_after: int) -> dict[str, Any]:
    """The whole bot as a process, and a Bot API that keeps Telegram's limits."""
    command = [sys.executable, "-m", "bench.gate", str(FAST), str(ban_after)]
    with TemporaryDirectory() as folder, Process(command) as server:
        url = f"http://127.0.0.1:{server.first_line().split()[1]}"
        environment = environment_of(OURS, url, folder) | {"SEND_RATE": str(FAST * PACE)}
        asyncio.run(_fill(environment, COUNT))
        with Process(list(OURS.command), environment) as bot:
            bot.wait_until(lambda: ask(url, "result")["messages"] >= COUNT / 10, 120, every=0.1)
            before = bot.usage().rss_mb
            bot.wait_until(lambda: ask(url, "result")["messages"] >= COUNT, COUNT / FAST * 3, every=0.5)
            return ask(url, "result") | {"growth": round(bot.usage().rss_mb - before, 1)}


def _jump(ban_after: int) -> dict[str, Any]:
    """The sender alone, under a clock that jumps."""
    with TemporaryDirectory() as folder:
        environment = environment_of(OURS, "http://127.0.0.1:1", folder)
        asyncio.run(_fill(environment, SLOW_COUNT))
        config = Config.read(environment, Path.cwd())
        with asyncio.Runner(loop_factory=JumpingLoop) as runner:
            return runner.run(_broadcast(config, ban_after))


async def _broadcast(config: Config, ban_after: int) -> dict[str, Any]:
    loop = asyncio.get_running_loop()
    gate = Gate(SLOW, loop.time, ban_after)
    start = datetime.now(UTC)
    database = Database.open(config.database_url)
    async with database.write() as tx:
        city = await cities.current(tx)
    assert city is not None
    sender = Sender(
        database,
        Gated(gate),
        Rendering(Texts(city.zone, city.names), PhotoFiles.open("memory:///")),
        lambda: start + timedelta(seconds=loop.time()),
        "bench",
        _alert,
        Limits(overall=SLOW * PACE),
    )
    sending = asyncio.create_task(sender.run())
    await gate.let_through(SLOW_COUNT)
    sending.cancel()
    with suppress(asyncio.CancelledError):
        await sending
    await database.close()
    return gate.result()


class Gated:
    """Telegram as far away as it is."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def call(
        self, method: str, parameters: dict[str, Any], files: dict[str, bytes] | None = None
    ) -> dict[str, Any]:
        await asyncio.sleep(LATENCY)
        wait = self._gate.ask(parameters["chat_id"])
        if wait:
            raise TryLater(wait, reason="Too Many Requests", exact=True, answered=True)
        return {"message_id": 1}


async def _alert(tx: Tx, key: str, facts: object) -> None:
    raise AssertionError(f"no alert is expected: {key}")


async def _fill(environment: Mapping[str, str], count: int) -> None:
    """A reminder for each of so many people, as a job puts it into the outbox."""
    database = await open_store(Config.read(environment, Path.cwd()))
    now = datetime.now(UTC)
    for first in range(1, count + 1, BATCH):
        chats = range(first, min(first + BATCH, count + 1))
        async with database.write() as tx:
            await tx.execute(insert(person), [{"telegram_id": chat, "created_at": now} for chat in chats])
            await outbox.put_all(tx, [_reminder(chat) for chat in chats], now)
    await database.close()


def _reminder(chat: int) -> Message:
    facts: dict[str, Fact] = {
        "code": "HM-261121-0042",
        "category": {"category": "CLN-01"},
        "place": {"area": "441900121"},
        "due": {"at": f"2026-11-{1 + chat % 20:02}T{chat % 24:02}:{chat % 60:02}:00+00:00"},
        "late": {"hours": chat % 60 / 60},
    }
    button = Button("button-rectify", f"rectify:{chat}", style="success")
    return Message(chat, "overdue-late", facts, buttons=((button,),), case_id=chat)


if __name__ == "__main__":
    print(show(run()))
