"""The cases as a table for the office."""

import csv
from pathlib import Path

from storage.spreadsheet import Cell
from tests.bot.cli.conftest import Jiejing, Said, failed
from tests.bot.cli.test_cases_list import fill, one_case_with_everything, three_cases
from tests.storage.test_spreadsheet import cells_of

LINE: list[Cell] = [
    *("HM-261121-0001", "closed", "S-01", "虎门寨社区", 22.82, 113.67, "resident"),
    *("2026-11-21 12:00", "2026-11-21 16:00", "2026-11-21 14:00", 1, 4.5, 1, 1),
]


def test_a_workbook_has_a_line_for_each_case_and_no_reporter(jiejing: Jiejing, tmp_path: Path) -> None:
    fill(tmp_path, one_case_with_everything)

    assert jiejing("export", "cases.xlsx") == Said(0, "cases.xlsx: 1 cases\n", "")
    assert cells_of(tmp_path / "cases.xlsx")[1:] == [LINE]


def test_a_csv_file_has_the_same_and_can_be_narrowed(jiejing: Jiejing, tmp_path: Path) -> None:
    fill(tmp_path, three_cases)

    assert jiejing("export", "cases.csv", "--since", "2026-11-21T14:00").out == "cases.csv: 2 cases\n"
    with (tmp_path / "cases.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["编号 Code", "HM-261121-0002", "HM-261121-0003"]


def test_what_cannot_be_written_is_told_in_one_line(jiejing: Jiejing) -> None:
    assert jiejing("export", "cases.pdf") == failed("cases.pdf: the name must end in .xlsx or .csv")
    assert jiejing("export", "nowhere/cases.csv") == failed("nowhere: there is no such folder")
