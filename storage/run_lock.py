"""One `jiejing run` for each SQLite file. PostgreSQL needs no such lock: there many are welcome."""

import fcntl
from pathlib import Path
from types import TracebackType
from typing import IO

from storage import leases
from storage.database import Database


class RunLocked(Exception):
    """Another process runs on the same file."""


class RunLock:
    """Held from `take` until `free`, or until the process dies, however it dies."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._file: IO[str] | None = None

    async def __aenter__(self) -> "RunLock":
        await self.take()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.free()

    async def take(self) -> None:
        """Raises RunLocked. The winner frees the leases of whoever ran before."""
        if self._database.dialect != "sqlite":
            return
        self._file = _locked(Path(f"{self._database.url.database}.run"))
        async with self._database.write() as tx:
            await leases.free_all(tx)

    def free(self) -> None:
        if self._file:
            self._file.close()
            self._file = None


def _locked(path: Path) -> IO[str]:
    file = path.open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise RunLocked(
            f"another `jiejing run` is using {path.with_suffix('').name} already; stop it first"
        ) from error
    return file
