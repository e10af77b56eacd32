"""`jiejing demo` as a program of its own, and the Chromium to look at it: for tests and docs."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

COMMAND = ("-c", "from bot.cli import main; main()", "demo", "--port")
LONGEST_START = 90.0
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demo: where its page is, which port it was to take, and what it printed at its start."""

    url: str
    wanted_port: int
    printed: str


def find_chromium() -> str | None:
    return shutil.which(CHROMIUM)


@contextmanager
def running_demo(folder: Path, port: int = 0) -> Iterator[Demo]:
    """Runs in `folder`, without anybody's settings. Raises RuntimeError where it does not start."""
    with (folder / "errors").open("w+") as errors:
        process = subprocess.Popen(  # noqa: S603  our own interpreter
            [sys.executable, *COMMAND, str(port)],
            cwd=folder,
            env={"PATH": os.environ["PATH"], "HTTP_HOST": "127.0.0.1", "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        try:
            printed = _read_until_open(process)
            address = re.search(r"Open (\S+)", printed)
            if address is None:
                raise RuntimeError(f"the demo did not start: {printed}{(folder / 'errors').read_text()}")
            yield Demo(address[1], port, printed)
        finally:
            process.terminate()
            process.communicate(timeout=30)


def _read_until_open(process: subprocess.Popen[str]) -> str:
    giving_up = Timer(LONGEST_START, process.kill)
    giving_up.start()
    printed = ""
    try:
        for line in process.stdout or ():
            printed += line
            if line.startswith("Open "):
                break
    finally:
        giving_up.cancel()
    return printed
