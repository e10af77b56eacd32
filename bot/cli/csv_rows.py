"""What every CSV import shares: reading the file, and telling all that is wrong with it at once."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from bot.cli.failures import Failed
from domain.city_files import Broken, Row, read_table

MOST_SHOWN = 20
STEP = 1000
"""Lines between two looks at the progress bar."""

Made = TypeVar("Made")


def read_rows(file: Path, needed: Sequence[str]) -> list[Row]:
    """The rows of a file with at least the columns `needed`. Raises Failed, Broken."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Failed(f"{file.name}: is not UTF-8; save it as CSV UTF-8") from None
    return read_table({file.name: text}, file.name, needed)


def read_all(
    rows: Iterable[Row], read: Callable[[Row], Made], advance: Callable[[int], None] = lambda done: None
) -> list[Made]:
    """What `read` makes of every row. Where it raises Broken, the first of those lines go to stderr and
    Failed says how many there are."""
    made: list[Made] = []
    complaints = Complaints()
    for done, row in enumerate(rows, start=1):
        try:
            made.append(read(row))
        except Broken as error:
            complaints.add(error)
        if not done % STEP:
            advance(done)
    complaints.check()
    return made


class Complaints:
    """What is wrong with the lines of a file: the first of them, and how many there are."""

    def __init__(self) -> None:
        self.count = 0
        self._first: list[Broken] = []

    def add(self, error: Broken) -> None:
        self.count += 1
        if len(self._first) < MOST_SHOWN:
            self._first.append(error)

    def check(self) -> None:
        """Where there are several, they go to stderr and Failed counts them; a single one is raised."""
        if self.count == 0:
            return
        if self.count == 1:
            raise self._first[0]
        for each in self._first:
            print(f"jiejing: {each}", file=sys.stderr)
        more = f", the first {MOST_SHOWN} are above" if self.count > MOST_SHOWN else ""
        raise Failed(f"{self._first[0].file}: {self.count} lines are wrong{more}; nothing was imported")
