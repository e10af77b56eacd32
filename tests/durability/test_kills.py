"""D1 in small: the process is killed again and again; nothing is lost, nothing is done twice, order holds."""

import asyncio
import random
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select, text

from storage import inbox, tables
from storage.database import Database
from tests.conftest import NOON
from tests.durability.bot_under_fire import CHATS

UPDATES = 200
KILLS = 20
BOT = "tests.durability.bot_under_fire"


@dataclass(frozen=True, slots=True)
class Outcome:
    lost: int
    doubled: int
    in_order: bool
    sound: bool


async def shoot(
    database: Database, url: str, folder: Path, kills: int = KILLS, *, careless: bool = False
) -> Outcome:
    """Kills at random moments, each after some progress, then in peace to the end."""
    (folder / "count").write_text(str(UPDATES))
    (folder / "confirmed").write_text("0")
    moments = random.Random(7)  # noqa: S311 - moments, not secrets
    for kill in range(1, kills + 1):
        await one_life(database, url, folder, careless, kill * UPDATES // (kills + 4), moments.random() / 50)
    await one_life(database, url, folder, careless, UPDATES, 0)
    return await outcome(database)


async def one_life(
    database: Database, url: str, folder: Path, careless: bool, until: int, longer: float
) -> None:
    """A process, killed a moment after `until` updates are done, or all are acknowledged and none waits."""
    mood = ["careless"] if careless else []
    bot = await asyncio.create_subprocess_exec(sys.executable, "-m", BOT, url, str(folder), *mood)
    try:
        async with asyncio.timeout(60):
            while not await far_enough(database, folder, until):  # noqa: ASYNC110
                # Another process is watched; there is nothing to wait for but time.
                await asyncio.sleep(0.005)
        await asyncio.sleep(longer)
    finally:
        bot.kill()
        await bot.wait()


async def far_enough(database: Database, folder: Path, until: int) -> bool:
    # What is confirmed is read first: the other way round, the last batch could be kept and confirmed after
    # its absence from the inbox had been seen.
    confirmed = int((folder / "confirmed").read_text())
    async with database.read() as tx:
        done = (await tx.execute(select(func.count()).select_from(tables.audit))).scalar_one()
        waiting, _ = await inbox.depth(tx, NOON)
    return done >= until or (confirmed == UPDATES and waiting == 0)


async def outcome(database: Database) -> Outcome:
    chats: dict[int, list[int]] = defaultdict(list)
    async with database.read() as tx:
        effects = await tx.execute(select(tables.audit.c.facts).order_by(tables.audit.c.id))
        for facts in effects.scalars():
            chats[facts["chat"]].append(facts["update"])
        sqlite = database.dialect == "sqlite"
        sound = not sqlite or (await tx.execute(text("PRAGMA integrity_check"))).scalar() == "ok"
    done = [number for numbers in chats.values() for number in numbers]
    in_order = len(chats) == CHATS and all(numbers == sorted(numbers) for numbers in chats.values())
    return Outcome(UPDATES - len(set(done)), len(done) - len(set(done)), in_order, sound)


async def test_twenty_kills_lose_nothing_and_do_nothing_twice(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    assert await shoot(database, database_url, tmp_path) == Outcome(0, 0, in_order=True, sound=True)


async def test_a_bot_that_acknowledges_before_it_keeps_is_found_out(
    sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    found = await shoot(sqlite_database, sqlite_url, tmp_path, kills=8, careless=True)
    assert found.lost > 0
