"""Loading a city: checked first, all or nothing, in use at once."""

import asyncio
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from sqlalchemy import insert

from storage.database import Database
from storage.tables import case
from tests.bot.cli.conftest import Jiejing, Said, failed
from tests.bot.cli.test_cases_list import values

SUMMARY = "东莞 Dongguan, 678 areas, 40 categories"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of Dongguan to change."""
    shutil.copytree(str(files("city") / "dongguan"), tmp_path / "town")
    return tmp_path / "town"


def test_a_city_can_be_checked_without_a_database(folder: Path, bare: Jiejing, tmp_path: Path) -> None:
    assert bare("city", "load", folder.name, "--check") == Said(0, f"{SUMMARY}: nothing is wrong\n", "")
    assert not (tmp_path / "data").exists()


def test_a_city_that_is_loaded_first_is_the_only_one(folder: Path, bare: Jiejing) -> None:
    said = bare("city", "load", folder.name)

    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{SUMMARY}: loaded as version 1, with ")
    assert bare("city", "load", folder.name).out.startswith(f"{SUMMARY}: loaded as version 2, with ")


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        ("settings.csv", "duplicate_metres,50", "duplicate_metres,fifty", "settings.csv line "),
        ("city.toml", 'code = "4419"', "code = ", "city.toml line 2: is not TOML"),
        ("units.csv", "虎门", "\udcff", "units.csv line "),
    ],
)
def test_a_broken_file_is_named_with_line_and_reason_and_nothing_changes(
    file: str, old: str, new: str, line: str, folder: Path, bare: Jiejing, tmp_path: Path
) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_bytes(text.replace(old, new, 1).encode("utf-8", "surrogateescape"))

    said = bare("city", "load", folder.name)

    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert said.err.startswith(f"jiejing: {line}")
    assert not (tmp_path / "data").exists()


def test_a_missing_file_is_named(folder: Path, bare: Jiejing) -> None:
    (folder / "reasons.csv").unlink()

    assert bare("city", "load", folder.name) == failed("reasons.csv: the file is missing")


def test_the_first_command_loads_the_city_of_the_setting(folder: Path, bare: Jiejing) -> None:
    (folder / "reasons.csv").unlink()

    assert bare("staff", "list", CITY=folder.name) == failed("reasons.csv: the file is missing")


async def open_a_case(file: Path, category: str) -> None:
    database = Database.open(f"sqlite:///{file}")
    async with database.write() as tx:
        await tx.execute(insert(case), values(1, category=category))
    await database.close()


def test_a_category_in_which_a_case_is_open_may_not_go(
    folder: Path, jiejing: Jiejing, tmp_path: Path
) -> None:
    asyncio.run(open_a_case(tmp_path / "data" / "jiejing.db", "CLN-08"))
    for name in ("categories.csv", "category_words.csv"):
        lines = (folder / name).read_text("utf-8").splitlines(keepends=True)
        (folder / name).write_text("".join(line for line in lines if not line.startswith("CLN-08,")), "utf-8")

    said = jiejing("city", "load", folder.name)

    assert said == failed(
        "categories.csv, field code: 'CLN-08' is gone, but case HM-261121-0001 is open in it"
    )
