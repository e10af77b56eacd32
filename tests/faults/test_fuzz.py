"""D12: whatever comes as an update, nobody else is hindered, and nothing grows."""

import asyncio
import gc
import os
from pathlib import Path

import psutil
import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from simulator import Simulator
from storage.payloads import unpack
from storage.tables import case, inbox, person
from tests.faults.fuzz import Fuzz, Update
from tests.faults.road import STEPS
from tests.faults.town import RESIDENTS, STAFF, Time, Town, config_for
from tests.stores import fresh_url
from tests.story import ADA, YING, Someone, street

UPDATES = int(os.environ.get("FUZZED_UPDATES", "600"))
"""trust.md promises 10,000 and 100 reports afterwards: that is FUZZED_UPDATES=10000 (a minute).
Without it 600 are sent, and 6 reports."""
REPORTS = 100 if UPDATES >= 10_000 else 6
ON_POSTGRESQL = UPDATES // 5
SEED = 20_261_121
MEGABYTES = 50
BATCH = 500
QUARANTINED = "无法处理的消息"


async def test_fuzzed_updates_hinder_nobody(town: Town) -> None:
    await fuzz(town, UPDATES)


@pytest.mark.postgres
async def test_fuzzed_updates_hinder_nobody_on_postgresql(
    simulator: Simulator, time: Time, tmp_path: Path
) -> None:
    async with fresh_url("postgresql", tmp_path) as url:
        config = config_for(tmp_path, DATABASE_URL=url)
        async with Town(simulator, time, config).open() as town:
            await fuzz(town, ON_POSTGRESQL)


async def fuzz(town: Town, count: int) -> None:
    senders = [who.id for who in (*RESIDENTS, *STAFF)]

    with capture_logs() as logs:
        fuzzed = Fuzz(SEED, await real_updates(town), [*senders, 77, -100])
        await send(town, fuzzed, count // 3)
        before = megabytes()
        await send(town, fuzzed, count - count // 3)
        assert megabytes() - before < MEGABYTES
        await a_normal_day(town)
    dead = await town.rows(select(inbox.c.error).where(inbox.c.status == "dead").distinct())
    assert dead == [("Malformed",)], "nothing fails that is shaped as the Bot API describes"
    assert {log["event"] for log in logs if log["log_level"] == "error"} == {"an update is quarantined"}
    alerts = [text for text in town.texts(ADA) if "Malformed" in text]
    assert len(alerts) == 1, "one line a day that changes, and no flood"


async def real_updates(town: Town) -> list[Update]:
    """Those of a whole road."""
    for step in STEPS[2:]:
        await step(town)
    await town.quiet()
    return [unpack(payload) for (payload,) in await town.rows(select(inbox.c.payload))]


async def send(town: Town, fuzzed: Fuzz, count: int) -> None:
    for sent in range(0, count, BATCH):
        for _ in range(min(BATCH, count - sent)):
            town.simulator.push(fuzzed.update())
        await town.quiet(timeout=120)


def megabytes() -> float:
    gc.collect()
    return float(psutil.Process().memory_info().rss / 2**20)


async def a_normal_day(town: Town) -> None:
    """Newcomers report, each with a photo of their own; all of them get their receipt."""
    before = await town.count(case)
    newcomers = [Someone(f"N{number}", 5_000 + number) for number in range(REPORTS)]
    async with asyncio.TaskGroup() as day:
        for number, newcomer in enumerate(newcomers):
            town.simulator.add_person(newcomer.id, newcomer.name)
            day.create_task(one_report(town, newcomer, street(10 + number % 5)))
    assert await town.count(case) - before == REPORTS
    assert await town.count(person, person.c.telegram_id.in_([who.id for who in newcomers])) == REPORTS
    await town.simulator.people.text(YING.id, "/help")
    await town.says(YING, "/report")


async def one_report(town: Town, who: Someone, picture: bytes) -> None:
    await town.simulator.people.start(who.id)
    await town.press(who, "notice:1:yes")
    await town.report(who, picture)
