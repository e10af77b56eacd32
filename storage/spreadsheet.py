"""Tables for the office, XLSX or CSV, row by row. Nothing that a person wrote becomes a formula (T12)."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol
from xml.sax.saxutils import escape

from storage.whole_file import whole_file

Cell = str | int | float | None
MOST_ROWS = 1_048_576
"""What a sheet can hold."""
LONGEST_CELL = 32_767
# By these first characters Excel takes a cell of a CSV file for a formula, full-width ones included.
RISKY = tuple("=+-@\t\r\n＝＋－＠")
# XML has no place for these.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

NS = "http://schemas.openxmlformats.org"
MAIN = f"{NS}/spreadsheetml/2006/main"
RELATION = f"{NS}/officeDocument/2006/relationships"
PACKAGE = f"{NS}/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets>'
    '<sheet name="Jiejing" sheetId="1" r:id="r1"/></sheets></workbook>',
}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Rows(Protocol):
    def __call__(self, cells: Sequence[Cell]) -> None: ...


class TooManyRows(Exception):
    """A sheet is full."""


@contextmanager
def spreadsheet(path: Path) -> Iterator[Rows]:
    """Write rows by calling what it gives; the file gets its name once it is whole. Raises TooManyRows."""
    with whole_file(path) as file, _xlsx(file) if path.suffix.lower() == ".xlsx" else _csv(file) as write:
        yield write


@contextmanager
def _csv(file: IO[bytes]) -> Iterator[Rows]:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    rows = csv.writer(text)
    yield lambda cells: rows.writerow([_harmless(cell) for cell in cells])
    text.detach()  # the file is not ours to close


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell


@contextmanager
def _xlsx(file: IO[bytes]) -> Iterator[Rows]:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in PARTS.items():
            book.writestr(name, HEAD + text)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            yield _Sheet(sheet)
            sheet.write(b"</sheetData></worksheet>")


class _Sheet:
    def __init__(self, sheet: IO[bytes]) -> None:
        self._sheet = sheet
        self._rows = 0

    def __call__(self, cells: Sequence[Cell]) -> None:
        self._rows += 1
        if self._rows > MOST_ROWS:
            raise TooManyRows(f"a sheet holds {MOST_ROWS} rows; narrow the list, or write a .csv")
        self._sheet.write(f"<row>{''.join(map(_cell, cells))}</row>".encode())


def _cell(cell: Cell) -> str:
    """Text goes in as text, which is never reckoned, whatever it begins with."""
    if cell is None:
        return "<c/>"
    if isinstance(cell, int | float):
        return f"<c><v>{cell!r}</v></c>"
    text = escape(NOT_IN_XML.sub("", cell)[:LONGEST_CELL])
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
