"""What every command stands on: its settings, the database made ready, a bar where there is a terminal."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import orjson
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from bot.config import Config
from bot.store import open_store
from storage.database import Database

Made = TypeVar("Made")


def read_config() -> Config:
    """The settings of this process; a near miss is pointed out on stderr."""
    config = Config.read(os.environ, Path.cwd())
    for warning in config.warnings:
        print(f"jiejing: warning: {warning}", file=sys.stderr)
    return config


Open = Callable[[Config], Awaitable[Database]]


def in_store(
    act: Callable[[Database], Awaitable[Made]], config: Config | None = None, opened_by: Open = open_store
) -> Made:
    """Runs `act` on the database, which is made, brought up to date and given its city first."""
    chosen = config or read_config()

    async def run() -> Made:
        db = await opened_by(chosen)
        try:
            return await act(db)
        finally:
            await db.close()

    return asyncio.run(run())


def now() -> datetime:
    return datetime.now(UTC)


def print_json(value: Any) -> None:
    sys.stdout.write(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode() + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Where nobody looks a line is not folded, so that other programs can read it."""
    console = Console(highlight=False, markup=False)
    table = Table(*columns, box=None)
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row))
    console.print(table, width=None if console.is_terminal else 1000)


def progress() -> Progress:
    """Bars on stderr that leave nothing behind, and nothing at all where nobody looks."""
    console = Console(stderr=True)
    parts = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    return Progress(*parts, console=console, transient=True, disable=not console.is_terminal)


class Bar(AbstractContextManager["Bar"]):
    """One bar whose total is learned on the way: `bar(done, total)`."""

    def __init__(self, words: str) -> None:
        self._progress = progress()
        self._task = self._progress.add_task(words, total=None)

    def __call__(self, done: int, total: int) -> None:
        self._progress.update(self._task, completed=done, total=total)

    def words(self, words: str) -> None:
        """Begins anew under other words."""
        self._progress.reset(self._task, description=words, total=None)

    def __enter__(self) -> "Bar":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()
