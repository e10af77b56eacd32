"""The whole road of a case, from the first word to the stars, and the same road cut at every step."""

import asyncio
import shutil
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url

from domain.cases import Action, Status
from simulator import Simulator
from storage.tables import case, history, inbox, outbox, photo, reporter
from tests.faults.road import STEPS, Step
from tests.faults.town import Time, Town, by_webhook, config_for, free_port, join
from tests.stores import ENGINES, fresh_url
from tests.story import CHEN, WU, YING

ROAD = [
    Action.COLLECT,
    Action.FILE,
    Action.DISPATCH,
    Action.ACCEPT,
    Action.RECTIFY,
    Action.PASS,
    "verdict",
    "rate",
]


async def walked(town: Town) -> None:
    """Asserts that the road was walked once, in order, with nothing left behind."""
    await town.quiet()
    assert await town.rows(select(case.c.code, case.c.status, case.c.score)) == [
        ("HM-261121-0001", Status.CLOSED, 110)
    ]
    steps = await town.rows(select(history.c.action).order_by(history.c.id))
    assert [step for (step,) in steps] == ROAD
    assert await town.rows(select(reporter.c.verdict, reporter.c.rating)) == [("yes", 5)]
    assert sorted(await town.rows(select(photo.c.kind, photo.c.status))) == [
        ("after", "stored"),
        ("before", "stored"),
        ("pair", "stored"),
    ]
    assert await town.count(inbox, inbox.c.status != "done") == 0
    assert await town.count(outbox, outbox.c.status != "sent") == 0


@pytest.mark.parametrize("engine", ENGINES)
async def test_a_case_from_report_to_rating_within_telegrams_limits(
    time: Time, folder: Path, city_file: Path, engine: str
) -> None:
    await asyncio.gather(
        *(limited_road(time, folder, city_file, engine, way) for way in ("polling", "webhook"))
    )


async def limited_road(time: Time, folder: Path, city_file: Path, engine: str, way: str) -> None:
    port = free_port()
    async with fresh_url(engine, folder) as url, Simulator(now=time, limits=True) as simulator:
        join(simulator)
        if engine == "sqlite":
            shutil.copy(city_file, make_url(url).database or "")
        settings = {"SEND_RATE": "28", "DATABASE_URL": url, "HTTP_PORT": str(port)}
        settings |= by_webhook(port) if way == "webhook" else {}
        async with Town(simulator, time, config_for(folder, **settings)).open(known=()) as town:
            for step in STEPS:
                await step(town)
            await walked(town)
        refused = [call for call in simulator.calls() if "error" in call]
        assert refused == [], "nothing was refused, least of all for haste (429)"


async def cut_before(town: Town, step: Step) -> None:
    """The bot is away when the person acts."""
    await town.stop()
    acting = asyncio.create_task(step(town))
    await asyncio.sleep(0)
    await town.start()
    await acting


async def cut_within(town: Town, step: Step) -> None:
    """The bot is stopped at its first word to Telegram that the act brings about."""
    known = len(town.simulator.tg.calls)
    acting = asyncio.create_task(step(town))
    await town.until(lambda: len(town.simulator.tg.calls) > known)
    await town.again()
    await acting


@pytest.mark.parametrize("cut", [cut_before, cut_within])
async def test_the_road_is_the_same_when_the_bot_is_started_anew_at_every_step(
    simulator: Simulator, time: Time, folder: Path, cut: Callable[[Town, Step], Coroutine[Any, Any, None]]
) -> None:
    async with Town(simulator, time, config_for(folder)).open(known=()) as town:
        for step in STEPS:
            await cut(town, step)
        await walked(town)
        assert_said_once(town)


def assert_said_once(town: Town) -> None:
    """Sends that were in flight at a stop are waited for, so nothing is doubled."""
    for who in (YING, CHEN, WU):
        said = town.texts(who)
        assert len(said) == len(set(said)), said
