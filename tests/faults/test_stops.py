"""D9, D15: our own stop and start while people write, in this process and as the command itself."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, Process
from pathlib import Path

from simulator import Simulator
from storage.tables import inbox
from tests.faults.town import RESIDENTS, TOKEN, Time, Town, config_for
from tests.story import ADA, CHEN, YING, street

COMMAND = ("-c", "from bot.cli import main; main()", "run")
CROWD = range(7_000, 7_060)
EACH = 4
LONGEST_STOP = 10.0
LONGEST_START = 60.0


async def test_nobody_is_lost_while_we_are_away_and_an_old_button_serves(town: Town, time: Time) -> None:
    """Presses are kept for 150 seconds only: the same button works when it is pressed again."""
    await town.report(YING, street(1))
    card = await town.shown(CHEN, "accept")
    await town.stop()
    for number in range(20):
        for who in RESIDENTS:
            await town.simulator.people.text(who.id, f"/nothing{number:02}")
    await town.simulator.people.press(CHEN.id, card.message_id, card.data, wait=0)
    time.pass_(minutes=10)
    await town.start()
    await town.quiet()
    for who in RESIDENTS:
        said = [number for told in town.texts(who) for number in range(20) if f"nothing{number:02}" in told]
        assert said == list(range(20))
    assert "接手" not in "".join(town.texts(YING)), "that press is gone with Telegram's patience"
    assert await town.press(CHEN, "accept")
    await town.says(YING, "接手")


async def begun(simulator: Simulator, folder: Path) -> Process:
    environ = {
        "PATH": os.environ["PATH"],
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": simulator.url,
        "DATABASE_URL": f"sqlite:///{folder}/jiejing.db",
        "PHOTOS_URL": str(folder / "photos"),
        "ADMIN_IDS": str(ADA.id),
        "HTTP_PORT": "0",
        "SEND_RATE": "200",
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, *COMMAND, cwd=folder, env=environ, stdout=DEVNULL, stderr=DEVNULL
    )


async def ended(bot: Process) -> float:
    """Seconds from SIGTERM to its end."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    bot.terminate()
    async with asyncio.timeout(2 * LONGEST_STOP):
        assert await bot.wait() == 0
    return loop.time() - began


async def test_sigterm_under_load_ends_it_soon_and_doubles_nothing(folder: Path) -> None:
    async with Simulator() as simulator:
        for person in CROWD:
            simulator.add_person(person, f"P{person}", started=True)
        bot = await begun(simulator, folder)
        try:
            await simulator.until(lambda: simulator.updates.polled, LONGEST_START)
            for _ in range(EACH):
                for person in CROWD:
                    await simulator.people.start(person)
            wanted = EACH * len(CROWD)
            await simulator.until(lambda: answers(simulator) > wanted // 4, LONGEST_START)
            assert await ended(bot) < LONGEST_STOP
            assert answers(simulator) < wanted, "it was stopped in the middle"
            bot = await begun(simulator, folder)
            await simulator.until(lambda: answers(simulator) >= wanted, LONGEST_START)
            assert await ended(bot) < LONGEST_STOP
        finally:
            if bot.returncode is None:
                bot.kill()
                await bot.wait()
        assert {len(simulator.sent(person)) for person in CROWD} == {EACH}
    await nothing_waits(folder)


def answers(simulator: Simulator) -> int:
    return sum(len(simulator.sent(person)) for person in CROWD)


async def nothing_waits(folder: Path) -> None:
    async with Simulator() as simulator:
        town = Town(simulator, Time(), config_for(folder))
        await town.start()
        assert await town.count(inbox, inbox.c.status == "pending") == 0
        await town.stop()
