"""Starting what is measured as a process of its own, and what that process costs."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import psutil


@dataclass(frozen=True, slots=True)
class Usage:
    """CPU seconds (user and system) since the start; memory now and at its highest, in MB; with children."""

    cpu_seconds: float
    rss_mb: float
    peak_mb: float


class Process:
    """A running command. What it prints is kept in a file and shown if it ends too early."""

    def __init__(self, command: list[str], environment: Mapping[str, str] | None = None) -> None:
        self._output = tempfile.TemporaryFile()  # noqa: SIM115  closed at the end of the process
        self._popen = subprocess.Popen(
            command,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            env={**_usual(os.environ), **(environment or {})},
        )
        self._process = psutil.Process(self._popen.pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.stop()

    def first_line(self) -> str:
        """What it prints first; waits for it."""
        self.wait_until(lambda: "\n" in self._said())
        return self._said().splitlines()[0]

    def wait_until(self, ready: Callable[[], bool], seconds: float = 30.0, every: float = 0.02) -> float:
        """Seconds until `ready`. RuntimeError when the process ends before, TimeoutError when late."""
        started = time.perf_counter()
        while not ready():
            if self._popen.poll() is not None:
                self._complain()
            if time.perf_counter() - started > seconds:
                raise TimeoutError(f"not ready after {seconds} s: {self._said()}")
            time.sleep(every)
        return time.perf_counter() - started

    def usage(self) -> Usage:
        everyone = [self._process, *self._process.children(recursive=True)]
        times = [process.cpu_times() for process in everyone]
        return Usage(
            cpu_seconds=sum(spent.user + spent.system for spent in times),
            rss_mb=sum(process.memory_info().rss for process in everyone) / 2**20,
            peak_mb=sum(_peak_kb(process.pid) for process in everyone) / 2**10,
        )

    def stop(self, seconds: float = 10.0) -> float:
        """Ask it to end, and end it after `seconds`; how long it took."""
        started = time.perf_counter()
        self._popen.terminate()
        try:
            self._popen.wait(seconds)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()
        self._output.close()
        return time.perf_counter() - started

    def _complain(self) -> None:
        raise RuntimeError(f"{self._popen.args!r} ended: {self._said()}")

    def _said(self) -> str:
        # Not seek and read: the position is shared with the process that writes.
        size = os.fstat(self._output.fileno()).st_size
        return os.pread(self._output.fileno(), 2000, max(0, size - 2000)).decode(errors="replace")


def _peak_kb(pid: int) -> int:
    """Linux keeps the high-water mark; elsewhere it is 0."""
    if sys.platform != "linux":
        return 0
    with open(f"/proc/{pid}/status") as status:
        return next((int(line.split()[1]) for line in status if line.startswith("VmHWM:")), 0)


def _usual(environ: Mapping[str, str]) -> dict[str, str]:
    """With compiled modules kept, as they are everywhere but on some build machines."""
    return {name: value for name, value in environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
