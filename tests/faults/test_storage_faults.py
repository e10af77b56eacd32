"""D3, D4: the disk is full; another program holds the database's lock."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from simulator import Simulator
from storage import database
from storage.tables import case, inbox
from tests.faults.road import STEPS
from tests.faults.test_roads import walked
from tests.faults.town import RESIDENTS, Gate, Time, Town, by_webhook, config_for, free_port
from tests.story import MEI, YING, Someone, street

QUESTIONS = 30
TROUBLE = ("database", "locked", "error", "错误")


@asynccontextmanager
async def locked(folder: Path) -> AsyncIterator[None]:
    """A second writer that takes the lock, in its turn, and does not let go."""
    other = sqlite3.connect(folder / "jiejing.db", isolation_level=None, check_same_thread=False, timeout=30)
    await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


async def test_a_held_lock_delays_and_nothing_else(town: Town, folder: Path) -> None:
    async with locked(folder):
        await town.simulator.people.photo(YING.id, street(1), caption="垃圾成堆")
        await town.simulator.people.text(MEI.id, "/help")
        # It has taken them: a second poll would be the sign that they are acknowledged.
        await town.until(lambda: not town.simulator.updates.polled)
        assert await town.count(inbox) == 0, "reading goes on"
        assert len(town.simulator.updates) == 2, "nothing is acknowledged that is not kept"
    await town.says(YING, "在哪里")
    await town.says(MEI, "/report")
    await town.quiet()
    told = [said for who in RESIDENTS for said in town.texts(who)]
    assert [said for said in told if any(word in said.lower() for word in TROUBLE)] == []


async def test_a_lock_held_for_longer_than_we_wait_is_waited_for_again(
    simulator: Simulator, time: Time, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOCK_SECONDS", 0)
    async with Town(simulator, time, config_for(folder)).open() as town:
        town.pauses(gate := Gate())
        async with locked(folder):
            await town.simulator.people.text(MEI.id, "/help")
            await gate.reached.wait()
        gate.open()
        await town.says(MEI, "/report")


async def test_a_lock_held_again_and_again_changes_no_road(town: Town, folder: Path) -> None:
    for step in STEPS[2:]:
        async with locked(folder):
            acting = asyncio.create_task(step(town))
            await town.until(lambda: not town.simulator.updates.polled)
        await acting
    await walked(town)


async def fill(town: Town) -> None:
    """No page may be added to the database any more, as on a full disk."""
    async with town.house.database.write() as tx:
        pages = (await tx.execute(text("PRAGMA page_count"))).scalar_one()
        await tx.execute(text(f"PRAGMA max_page_count = {pages}"))


async def make_room(town: Town) -> None:
    async with town.house.database.write() as tx:
        await tx.execute(text("PRAGMA max_page_count = 1000000"))


async def test_a_full_disk_acknowledges_nothing_and_loses_nothing(town: Town) -> None:
    waits: list[float] = []

    async def pause(seconds: float) -> None:
        waits.append(seconds)
        await town.until(lambda: len(waits) > 1 or not full)

    full = True
    town.pauses(pause)
    await fill(town)
    await flood(town)
    await town.until(lambda: waits)
    assert len(town.simulator.updates) > 0, "what cannot be kept stays with Telegram"
    assert await town.count(case) == 0, "reading goes on"
    await make_room(town)
    full = False
    town.simulator.tg.world.events.stir()
    await everybody_was_answered(town)


async def flood(town: Town) -> None:
    """More than fits into what the database's last pages have left."""
    for number in range(QUESTIONS):
        for who in RESIDENTS:
            await town.simulator.people.text(who.id, f"/nothing{number:02} {'x' * 3000}")


async def everybody_was_answered(town: Town) -> None:
    await town.quiet()
    for who in RESIDENTS:
        said = [
            number for told in town.texts(who) for number in range(QUESTIONS) if f"nothing{number:02}" in told
        ]
        assert said == list(range(QUESTIONS))


async def test_a_full_disk_is_told_to_telegram_by_the_webhook(
    simulator: Simulator, time: Time, folder: Path
) -> None:
    """503 makes Telegram bring it again; here it does so at once."""
    port = free_port()
    config = config_for(folder, HTTP_PORT=str(port), **by_webhook(port))
    async with Town(simulator, time, config).open() as town:
        await town.until(lambda: simulator.tg.webhook.hook)
        await fill(town)
        await flood(town)
        hook = simulator.tg.webhook.hook
        assert hook
        await town.until(lambda: hook.last_error)
        assert hook.last_error
        assert "503" in hook.last_error[1]
        await make_room(town)
        await everybody_was_answered(town)


def answered(town: Town, who: Someone) -> list[int]:
    return [n for told in town.texts(who) for n in range(QUESTIONS) if f"nothing{n:02}" in told]
