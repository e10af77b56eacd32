"""How fast `jiejing cases import` takes the cases of an older system, the command and its start included.

Alone: `python -m bench.importing`. The file has 100,000 cases, one in sixty open; SQLite with a real fsync.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median

from bench.echo import environment_of
from bench.figures import Figure, show
from bench.flow import OURS

COUNT = 100_000
HEAD = (
    *("code", "category", "area", "latitude", "longitude", "source", "reported_at", "filed_at"),
    *("dispatched_at", "due_at", "rectified_at", "closed_at", "rework", "rating", "address", "note"),
)
KINDS = ("CLN-01", "CLN-02", "SIX-04", "MUN-02")
STAYS_OPEN = 60
TARGET = 20_000


def run(rounds: int = 3) -> list[Figure]:
    """Each round into a database of its own that has the city already."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "old.csv"
        _write(file)
        found = [_seconds(Path(name) / str(number), file) for number in range(rounds)]
    pace = COUNT / median(found)
    note = f"{COUNT:,} cases in {median(found):.1f} s, start and commit included"
    return [Figure("G5", "import of old cases", round(pace), "a second", "≥ 20,000", pace >= TARGET, note)]


def _write(file: Path) -> None:
    """In the order of their reports, as systems export them, some 400 a day."""
    chance, at = Random(9), datetime(2023, 1, 1, 8)
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(HEAD)
        for number in range(COUNT):
            at += timedelta(minutes=3.6)
            fixed = at + timedelta(minutes=chance.randrange(10, 400))
            is_open = number % STAYS_OPEN == 0
            table.writerow(
                (
                    *(
                        f"HM-{at:%y%m%d}-{number:06}",
                        chance.choice(KINDS),
                        f"4419001210{chance.randrange(10, 30)}",
                    ),
                    *(
                        round(chance.uniform(22.75, 22.85), 6),
                        round(chance.uniform(113.6, 113.7), 6),
                        "hotline",
                    ),
                    *(at, at, at, at + timedelta(hours=4)),
                    *(("", "") if is_open else (fixed, fixed + timedelta(hours=1))),
                    *(0, "" if is_open else chance.choice(("", 4, 5)), "虎门大道 12 号旁", "路边有一堆垃圾"),
                )
            )


def _seconds(folder: Path, file: Path) -> float:
    folder.mkdir()
    environment = {**os.environ, **environment_of(OURS, "http://127.0.0.1:9", str(folder))}
    command = [str(Path(sys.executable).with_name("jiejing"))]
    subprocess.run([*command, "migrate"], env=environment, check=True, capture_output=True, cwd=folder)
    start = time.perf_counter()
    subprocess.run(
        [*command, "cases", "import", str(file)], env=environment, check=True, capture_output=True, cwd=folder
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    print(show(run()))
