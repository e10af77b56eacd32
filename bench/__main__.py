"""All the figures beside what they are to reach: `python -m bench`, or `… --only G1,G3 --rounds 3`.

A goal that is missed is shown as missed; one that cannot be measured here is named with the reason.
"""

import argparse
import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version

from bench import areas, broadcast, digest, flow, footprint, importing, lives, nearby, photos
from bench.figures import Figure, show

MEASUREMENTS: tuple[tuple[frozenset[str], Callable[[int], list[Figure]]], ...] = (
    (frozenset({"G1", "G2"}), flow.throughput),
    (frozenset({"G3"}), flow.under_delay),
    (frozenset({"G3"}), flow.when_idle),
    (frozenset({"G4"}), lives.run),
    (frozenset({"G5"}), digest.run),
    (frozenset({"G5"}), importing.run),
    (frozenset({"G6"}), nearby.run),
    (frozenset({"G7"}), broadcast.run),
    (frozenset({"G8"}), photos.run),
    (frozenset({"G9"}), areas.run),
    (frozenset({"G10"}), footprint.run),
)
GOALS = sorted(frozenset().union(*(goals for goals, _ in MEASUREMENTS)), key=lambda goal: int(goal[1:]))
LIBRARIES = ("python-telegram-bot", "aiohttp", "SQLAlchemy", "Pillow", "shapely")


def main() -> int:
    """0 if all could be measured, whether reached or not."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="of each comparison; the median counts (5)")
    parser.add_argument("--only", default=",".join(GOALS), help=f"some of {','.join(GOALS)}")
    asked = parser.parse_args()
    wanted = set(asked.only.split(","))
    if wanted - set(GOALS):
        parser.error(f"there is no {', '.join(sorted(wanted - set(GOALS)))} here")
    print(_machine(), flush=True)
    figures, failures = _measure(wanted, asked.rounds)
    print(show(figures), *failures, _load(), sep="\n")
    return bool(failures)


def _measure(wanted: set[str], rounds: int) -> tuple[list[Figure], list[str]]:
    figures: list[Figure] = []
    failures = []
    for goals, measurement in MEASUREMENTS:
        if not goals & wanted:
            continue
        print(f"{measurement.__module__}.{measurement.__name__} …", file=sys.stderr, flush=True)
        try:
            figures += [figure for figure in measurement(rounds) if figure.goal in wanted]
        except (OSError, RuntimeError, subprocess.SubprocessError) as error:  # TimeoutError is an OSError
            failures.append(f"{', '.join(sorted(goals))}: could not be measured: {error}")
    return figures, failures


def _machine() -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    system = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    python = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"{system}, {python}, {libraries}; {_load()}"


def _load() -> str:
    return "load average " + " ".join(f"{load:.1f}" for load in os.getloadavg())


if __name__ == "__main__":
    sys.exit(main())
