"""Reads the texts of a city's files, cell by cell, and says exactly where one is broken."""

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from math import isfinite
from typing import Any, TypeVar

Kind = TypeVar("Kind", bound=StrEnum)


class Broken(Exception):
    """The first thing wrong with a city; `str()` is one line for the person who edits the file.

    `line` is the line of the file, the first being 1, and None where a line cannot be named;
    `field` is the column or key, and "" where the whole line or file is meant.
    """

    def __init__(self, file: str, line: int | None, field: str, reason: str) -> None:
        # A cell or a library's message may hold line ends of its own.
        self.file, self.line, self.field, self.reason = file, line, field, " ".join(reason.split())
        place = file + (f" line {line}" if line else "") + (f", field {field}" if field else "")
        super().__init__(f"{place}: {self.reason}")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, each cell without the spaces around it."""

    file: str
    line: int
    cells: Mapping[str, str]

    def broken(self, field: str, reason: str) -> Broken:
        return Broken(self.file, self.line, field, reason)

    def maybe(self, field: str, longest: int = 1000) -> str:
        value = self.cells[field]
        if len(value) > longest:
            raise self.broken(field, f"'{value}' has {len(value)} characters, {longest} are allowed")
        return value

    def text(self, field: str, longest: int = 1000) -> str:
        value = self.maybe(field, longest)
        if not value:
            raise self.broken(field, "is empty")
        return value

    def matched(self, field: str, pattern: str, wanted: str) -> str:
        value = self.text(field)
        if not re.fullmatch(pattern, value):
            raise self.broken(field, f"'{value}' is not {wanted}")
        return value

    def whole(self, field: str, least: int, most: int) -> int:
        value = self.text(field)
        if not re.fullmatch(r"-?[0-9]{1,9}", value):
            raise self.broken(field, f"'{value}' is not a whole number")
        if not least <= int(value) <= most:
            raise self.broken(field, f"{value} is not between {least} and {most}")
        return int(value)

    def number(self, field: str) -> float:
        value = self.text(field)
        try:
            number = float(value)
        except ValueError:
            raise self.broken(field, f"'{value}' is not a number") from None
        if not isfinite(number):
            raise self.broken(field, f"'{value}' is not a number")
        return number

    def yes(self, field: str) -> bool:
        return self.matched(field, "[01]", "0 or 1") == "1"

    def one_of(self, field: str, kinds: type[Kind]) -> Kind:
        value = self.text(field)
        try:
            return kinds(value)
        except ValueError:
            raise self.broken(field, f"'{value}' is none of {', '.join(kinds)}") from None


def read_text(files: Mapping[str, str], name: str) -> str:
    """The text of a file without the mark that some editors put at its beginning."""
    if name not in files:
        raise Broken(name, None, "", "the file is missing")
    return files[name].removeprefix("\ufeff")


def read_table(files: Mapping[str, str], name: str, columns: Sequence[str]) -> list[Row]:
    """The rows of a CSV file that has at least these columns; lines with nothing in them are left out."""
    return list(stream_table(name, StringIO(read_text(files, name), newline=""), columns))


def stream_table(
    name: str, lines: Iterable[str], columns: Sequence[str], aliases: Mapping[str, str] | None = None
) -> Iterator[Row]:
    """The same row by row, from lines with their ends and without a mark at the beginning. `aliases` gives
    columns that may be headed otherwise their names."""
    reader = csv.reader(lines, strict=True)
    head: list[str] = []
    is_empty = True
    line = 1
    try:
        for cells in reader:
            if any(cells) and any(cell.strip() for cell in cells):
                if head:
                    is_empty = False
                    yield _row(name, line, head, cells)
                else:
                    head = _head(name, line, [(aliases or {}).get(cell, cell) for cell in cells], columns)
            line = reader.line_num + 1
    except csv.Error as error:
        raise Broken(name, line, "", f"is not CSV: {error}") from None
    if is_empty:
        raise Broken(name, None, "", "has no rows")


def _head(name: str, line: int, cells: list[str], columns: Sequence[str]) -> list[str]:
    head = [cell.strip() for cell in cells]
    for column in columns:
        if head.count(column) != 1:
            reason = "the column is missing" if column not in head else "the column is there twice"
            raise Broken(name, line, column, reason)
    return head


def _row(name: str, line: int, head: list[str], cells: list[str]) -> Row:
    if len(cells) != len(head):
        raise Broken(name, line, "", f"has {len(cells)} cells, the first line has {len(head)}")
    return Row(name, line, {column: cell.strip() for column, cell in zip(head, cells, strict=True)})


def read_toml(files: Mapping[str, str], name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(read_text(files, name).replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+)", str(error))
        reason = str(error).split(" (at ")[0]
        raise Broken(name, int(place[1]) if place else None, "", f"is not TOML: {reason}") from None


class Once:
    """Refuses a value that an earlier row already had, in the same table or another."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, ...], tuple[str, int]] = {}

    def check(self, row: Row, field: str, *within: str) -> None:
        value = row.cells[field]
        file, line = self._lines.setdefault((field, *within, value), (row.file, row.line))
        if (file, line) != (row.file, row.line):
            where = f"line {line}" if file == row.file else f"{file} line {line}"
            raise row.broken(field, f"'{value}' is used twice ({where})")
