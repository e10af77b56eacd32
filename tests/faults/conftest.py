"""Every test here runs the whole bot against the stand-in for Telegram."""

import contextlib
import shutil
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import open_store
from jobs import deliver
from simulator import Simulator
from tests.conftest import apart
from tests.faults.town import Time, Town, config_for, join


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new sender waits a second for the calls of the one before, which here has ended."""
    monkeypatch.setattr(deliver, "SETTLE_SECONDS", 0.0)


@pytest.fixture(scope="session")
def city_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with Dongguan in it, to be copied."""
    folder = tmp_path_factory.mktemp("city")
    apart(_fill(folder))
    return folder / "jiejing.db"


async def _fill(folder: Path) -> None:
    await (await open_store(config_for(folder))).close()
    with contextlib.closing(sqlite3.connect(folder / "jiejing.db")) as file:
        # So that a disk can be full: no room is left within the file.
        file.execute("VACUUM")


@pytest.fixture
def folder(tmp_path: Path, city_file: Path) -> Path:
    """Where the bot keeps what it keeps: a database with a city and nothing else."""
    shutil.copy(city_file, tmp_path / "jiejing.db")
    return tmp_path


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
async def simulator(time: Time) -> AsyncIterator[Simulator]:
    async with Simulator(now=time) as started:
        join(started)
        yield started


@pytest.fixture
async def town(simulator: Simulator, time: Time, folder: Path) -> AsyncIterator[Town]:
    """The bot at work on SQLite over polling, its people in their posts."""
    async with Town(simulator, time, config_for(folder)).open() as opened:
        yield opened
