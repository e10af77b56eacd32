"""Tables for the office: what goes in comes out as text or number, and never as a formula (T12)."""

import csv
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from storage.spreadsheet import MAIN, Cell, TooManyRows, spreadsheet

TRICKS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x"]
ROWS: list[list[Cell]] = [
    ["编号 Code", "a,b", 'say "hi"'],
    [1, -2.5, None],
    ["<b>&amp;", " two  spaces ", "🧹\u202e"],
    [*TRICKS],
]


def written(path: Path, rows: list[list[Cell]]) -> Path:
    with spreadsheet(path) as write:
        for row in rows:
            write(row)
    return path


def cells_of(path: Path) -> list[list[Cell]]:
    """As a spreadsheet program reads them; a formula (`<f>`) would show."""
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        for name in book.namelist():
            ET.fromstring(book.read(name))  # noqa: S314  our own file
        root = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314  our own file
    assert root.find(f".//{{{MAIN}}}f") is None
    return [[_read(cell) for cell in row] for row in root.iter(f"{{{MAIN}}}row")]


def _read(cell: ET.Element) -> Cell:
    number, text = cell.find(f"{{{MAIN}}}v"), cell.find(f".//{{{MAIN}}}t")
    if number is not None:
        return float(number.text or "")
    return None if text is None else text.text


def test_a_workbook_holds_what_was_written(tmp_path: Path) -> None:
    found = cells_of(written(tmp_path / "cases.xlsx", ROWS))

    # XML reads a carriage return as a line feed.
    assert found == [
        [cell.replace("\r", "\n") if isinstance(cell, str) else cell for cell in row] for row in ROWS
    ]


@pytest.mark.parametrize("trick", TRICKS)
def test_what_looks_like_a_formula_is_text_in_csv(trick: str, tmp_path: Path) -> None:
    path = written(tmp_path / "cases.csv", [[trick, -1, "plain"]])

    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [[f"'{trick}", "-1", "plain"]]


def test_characters_that_no_workbook_may_hold_are_left_out(tmp_path: Path) -> None:
    assert cells_of(written(tmp_path / "x.xlsx", [["a\x00b\x1f\ufffec", "long" * 10_000]])) == [
        ["abc", ("long" * 10_000)[:32_767]]
    ]


def test_a_full_sheet_is_told_and_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.spreadsheet.MOST_ROWS", 2)

    with pytest.raises(TooManyRows, match="a sheet holds 2 rows"):
        written(tmp_path / "x.xlsx", ROWS)

    assert list(tmp_path.iterdir()) == []
