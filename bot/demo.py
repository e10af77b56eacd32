"""`jiejing demo`: the real bot against the stand-in for Telegram, with a seeded city and a page to play."""

import asyncio
import contextlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import structlog

from bot.assembly import House, assembled, until_told
from bot.city_files import find_city, read_city
from bot.config import Config
from bot.demo_calendar import seed_calendar
from bot.demo_cases import seed_cases
from bot.demo_cast import CAST, appoint_cast
from bot.demo_clock import let_happen, stops
from bot.logs import set_up_logs
from domain.city import parse_city
from jobs.schedule import real_now
from simulator import Simulator

TOKEN = "1000000001:the-demo-has-no-secret-and-needs-none"  # noqa: S105  it opens nothing
MOST_DAYS = 400

log = structlog.get_logger()


@dataclass(slots=True)
class City:
    """The demo's city: its clock, which can be moved forward, and the bot that looks after it now."""

    offset: timedelta = timedelta(0)
    house: House | None = None
    again: asyncio.Event = field(default_factory=asyncio.Event)
    ready: asyncio.Event = field(default_factory=asyncio.Event)

    def now(self) -> datetime:
        return real_now() + self.offset

    async def move_clock(self, wish: Mapping[str, Any]) -> dict[str, Any]:
        """Moves the clock forward and lets what is due on the way happen."""
        minutes = float(wish.get("minutes", 0))
        if not 0 <= minutes <= MOST_DAYS * 24 * 60:
            raise ValueError(f"the clock moves forward by up to {MOST_DAYS} days")
        aim = self.offset + timedelta(minutes=minutes)
        if self.house is None:
            self.offset = aim
            return {"now": self.now().isoformat()}
        start = self.now()
        for stop in stops(start, start + timedelta(minutes=minutes), self.house.city()):
            self.offset = max(self.offset, stop - real_now())
            await let_happen(self.house)
        return {"now": self.now().isoformat()}

    async def start_over(self, _: Mapping[str, Any]) -> dict[str, Any]:
        """Everything as at the beginning: returns when the new city is ready."""
        self.ready.clear()
        self.again.set()
        await self.ready.wait()
        return {"now": self.now().isoformat()}


async def run(config: Config, port: int) -> None:
    """Serves the page until told to end; a busy port is said plainly and another is taken."""
    set_up_logs(config.log_format, "WARNING")
    city = City()
    simulator = Simulator(
        TOKEN,
        now=city.now,
        map=_outlines(config),
        samples=Path(str(files("simulator").joinpath("samples"))),
        on_clock=city.move_clock,
        on_reset=city.start_over,
    )
    await _listen(simulator, config.http_host, port)
    print("洁净 · Jiejing demo\nPreparing the city …", flush=True)
    try:
        await until_told(_keep_playing(city, simulator, config))
    finally:
        await simulator.stop()


async def _listen(simulator: Simulator, host: str, port: int) -> None:
    try:
        await simulator.start(host, port)
    except OSError:
        await simulator.start(host, 0)
        print(f"Port {port} is busy (somebody else listens there), so another one is taken.", flush=True)


async def _keep_playing(city: City, simulator: Simulator, config: Config) -> None:
    """One city after another: each "start over" makes a new one."""
    while True:
        city.again.clear()
        with tempfile.TemporaryDirectory(prefix="jiejing-demo-", ignore_cleanup_errors=True) as folder:
            await _play(city, simulator, _settings(config, Path(folder)))


async def _play(city: City, simulator: Simulator, config: Config) -> None:
    simulator.tg.clear()
    for part in CAST:
        part.join(simulator)
    city.offset = timedelta(0)
    async with assembled(config, TOKEN, simulator.url, city.now) as house:
        await appoint_cast(house.database, house.city(), city.now())
        await seed_calendar(house.database, house.city(), city.now())
        await seed_cases(house, city.now())
        working = asyncio.create_task(house.work())
        city.house = house
        if not city.ready.is_set():
            print(f"Open {simulator.url} in a browser. Ctrl+C ends it.", flush=True)
        city.ready.set()
        over = asyncio.create_task(city.again.wait())
        try:
            await asyncio.wait({working, over}, return_when=asyncio.FIRST_COMPLETED)
            if working.done():
                working.result()
        finally:
            for task in (working, over):
                task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await working


def _settings(config: Config, folder: Path) -> Config:
    """The demo keeps nothing: its database and photos live as long as it runs."""
    own = {
        "database_url": f"sqlite:///{folder}/demo.db",
        "photos_url": f"{folder}/photos",
        "send_rate": 0.0,
        "webhook": False,
        "admin_ids": (),
    }
    return config.model_copy(update=own)


def _outlines(config: Config) -> dict[str, Any] | None:
    folder = find_city(config.city, config.directory)
    if folder is None:
        return None
    outlines: dict[str, Any] = json.loads((folder / "outlines.geojson").read_text("utf-8"))
    english = {area.code: area.name_en for area in parse_city(read_city(folder)).areas}
    for feature in outlines["features"]:
        feature["properties"]["name_en"] = english.get(feature["properties"]["code"], "")
    return outlines
