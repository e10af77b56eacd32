"""G10: how soon the bot is there, and what memory it takes; and what a conversation under way costs."""

import json
import subprocess
import sys
import time
from statistics import median

from bench.conversations import Kind, Load
from bench.echo import Running, measure, started
from bench.figures import Figure
from bench.flow import OURS

DRAFTS = 10_000
HEAVY = ("altair", "vl_convert", "pandas", "scipy", "matplotlib", "docxtpl", "xlsxwriter", "lxml", "segno")
_IDLE_SECONDS = 2.0
_LOADED = "import json, sys, bot.cli, bot.assembly; print(json.dumps(sorted(sys.modules)))"


def run(times: int) -> list[Figure]:
    """Every figure of G10, and the memory of 10,000 drafts, which takes some minutes."""
    return [*_start(times), _with_photos(), _heavy(), _drafts()]


def _start(times: int) -> list[Figure]:
    """Processes started one after the other, each on a database that is there already."""
    seconds, idle = [], []
    for _ in range(times):
        with started(OURS, range(1)) as running:
            seconds.append(running.ready)
            idle.append(_rss(running))
    ready, rss = median(seconds), median(idle)
    return [
        Figure("G10", "from the command to the first question to Telegram", ready, "s", "≤ 2", ready <= 2),
        Figure("G10", "memory when idle", rss, "MB", "≤ 120", rss <= 120),
    ]


def _with_photos() -> Figure:
    peak = measure(OURS, Load(Kind.REPORT, 300, window=50, photo=1280)).peak_mb
    return Figure("G10", "peak under the report flow, photos of 1280 px", peak, "MB", "≤ 180", peak <= 180)


def _heavy() -> Figure:
    listed = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)
    found = sorted({name.partition(".")[0] for name in json.loads(listed.stdout)} & set(HEAVY))
    return Figure(
        "G10", "heavy libraries loaded at the start", len(found), "", "0", not found, ", ".join(found)
    )


def _drafts() -> Figure:
    """People who send a photo and nothing more, until so many reports are open."""
    first = 500
    with started(OURS, range(1, DRAFTS + first + 1)) as running:
        running.run(Load(Kind.DRAFT, first, 1))
        before = _rss(running)
        running.run(Load(Kind.DRAFT, DRAFTS, first + 1), seconds=600.0)
        more = _rss(running) - before
    return Figure("G10", f"{DRAFTS:,} open drafts", more, "MB more", "≤ 20", more <= 20)


def _rss(running: Running) -> float:
    time.sleep(_IDLE_SECONDS)
    return running.process.usage().rss_mb
