"""Coded places from the command line: brought along, listed, suggested, printed."""

import json
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Jiejing, failed

HEAD = "code,category,latitude,longitude,coded_at,area,address,cancelled_at,reopened,reopened_at\n"
HUMEN = "22.81,113.67"


def batch(cancelled: int, of: int = 94) -> str:
    """The first batch of the article: so many coded in Humen, the first of them cancelled."""
    gone = "2024-05-20"
    return HEAD + "".join(
        f"DG-121-01-{number:03},CLN,{HUMEN},2024-04-08,,,{gone if number <= cancelled else ''},,\n"
        for number in range(1, of + 1)
    )


def figures(jiejing: Jiejing) -> str:
    return jiejing("hotspots", "list").out.splitlines()[-1]


def test_of_94_codes_86_are_cancelled(jiejing: Jiejing, tmp_path: Path) -> None:
    """S21: 86/94 = 91.5 %."""
    (tmp_path / "spots.csv").write_text("\ufeff" + batch(86), encoding="utf-8")

    said = jiejing("hotspots", "import", "spots.csv")

    assert (said.code, said.out, said.err) == (0, "94 imported: 8 open, 86 cancelled\n", "")
    assert figures(jiejing) == "94 coded · 86 cancelled · 8 open · 91.5%"


def test_one_opened_again_leaves_85(jiejing: Jiejing, tmp_path: Path) -> None:
    """S21: "85 cancelled · 9 open · 90.4%", and the count of its cancellings stays."""
    opened = "DG-121-01-001,CLN,22.81,113.67,2024-04-08,,,,1,2024-06-01\n"
    (tmp_path / "spots.csv").write_text(batch(86).replace(batch(1, 1).removeprefix(HEAD), opened))

    jiejing("hotspots", "import", "spots.csv")

    assert figures(jiejing) == "94 coded · 85 cancelled · 9 open · 90.4%"
    first = json.loads(jiejing("hotspots", "list", "--json").out)[0]
    assert (first["status"], first["cancels"], first["reopened"], first["due"]) == (
        "coded",
        1,
        1,
        "2024-09-01",
    )


def test_the_list_has_everything(jiejing: Jiejing, tmp_path: Path) -> None:
    jiejing(
        *("staff", "add", "--telegram-id", "5", "--name", "Chief Chen", "--role", "chief"),
        *("--area", "441900121013"),
    )
    row = f"dg-121-01-007,CLN-01,{HUMEN},2024-04-08T23:30:00+08:00,大宁社区,市场后门,,,\n"
    (tmp_path / "spots.csv").write_text(HEAD + row, encoding="utf-8")
    jiejing("hotspots", "import", "spots.csv")

    (spot,) = json.loads(jiejing("hotspots", "list", "--json").out)

    link = spot.pop("link")
    assert link.startswith("https://t.me/YOUR_BOT?start=h_")
    assert spot == {
        "code": "DG-121-01-007",
        "category": "CLN",
        "unit": "441900121",
        "village": "441900121013",
        "address": "市场后门",
        "latitude": 22.81,
        "longitude": 113.67,
        "status": "coded",
        "colour": "red",
        "batch": 1,
        "coded_at": "2024-04-08T15:30:00+00:00",
        "open_since": "2024-04-08T15:30:00+00:00",
        "due": "2024-07-08",
        "owner": "441900121",
        "chief": [5],
        "applied_at": None,
        "verified_at": None,
        "cancelled_at": None,
        "cancels": 0,
        "reopened": 0,
        "last_photo_at": None,
    }


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (f"DG-121-1-007,CLN,{HUMEN},2024-04-08,,,,,", "field code: 'DG-121-1-007' is not a code like "),
        (f"GZ-121-01-007,CLN,{HUMEN},2024-04-08,,,,,", "field code: 'GZ-121-01-007' is not a code like "),
        (f"DG-119-01-007,CLN,{HUMEN},2024-04-08,,,,,", "field code: DG-119-01-007 is a code of unit …119, "),
        (f"DG-121-01-007,XXX,{HUMEN},2024-04-08,,,,,", "field category: 'XXX' is no category; of level 1 "),
        ("DG-121-01-007,CLN,91,113.67,2024-04-08,,,,,", "field latitude: no such point on Earth"),
        ("DG-121-01-007,CLN,north,113.67,2024-04-08,,,,,", "field latitude: 'north' is not a number"),
        ("DG-121-01-007,CLN,39.9,116.4,2024-04-08,,,,,", "field latitude: the point is outside the city"),
        (f"DG-121-01-007,CLN,{HUMEN},April,,,,,", "field coded_at: 'April' is not a day like 2024-04-08"),
        (f"DG-121-01-007,CLN,{HUMEN},2999-04-08,,,,,", "field coded_at: 2999-04-08 is still to come"),
        (f"DG-121-01-007,CLN,{HUMEN},,,,,,", "field coded_at: is empty"),
        (f"DG-121-01-007,CLN,{HUMEN},2024-04-08,,,2024-04-07,,", "field cancelled_at: 2024-04-07 is before "),
        (f"DG-121-01-007,CLN,{HUMEN},2024-04-08,,,,x,", "field reopened: 'x' is not a whole number"),
        (f"DG-121-01-007,CLN,{HUMEN},2024-04-08,,,,,2024-05-01", "field reopened_at: is there, but "),
        (
            f"DG-121-01-007,CLN,{HUMEN},2024-04-08,Atlantis,,,,",
            "field area: 'Atlantis' is no unit or ",
        ),
        (f"DG-121-01-007,CLN,{HUMEN},2024-04-08,东莞,,,,", "field area: '东莞' is the whole city"),
        ("DG-121-01-007,CLN", "has 2 cells, the first line has 10"),
    ],
)
def test_a_broken_line_is_named_and_nothing_is_imported(
    row: str, line: str, jiejing: Jiejing, tmp_path: Path
) -> None:
    good = f"DG-121-01-001,CLN,{HUMEN},2024-04-08,,,,,\n"
    (tmp_path / "spots.csv").write_text(HEAD + good + row + "\n", encoding="utf-8")

    said = jiejing("hotspots", "import", "spots.csv")

    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert said.err.startswith("jiejing: spots.csv line 3")
    assert line in said.err
    assert jiejing("hotspots", "list", "--json").out == "[]\n"


def test_of_many_broken_lines_twenty_are_shown_and_all_are_counted(jiejing: Jiejing, tmp_path: Path) -> None:
    (tmp_path / "spots.csv").write_text(batch(0, 30).replace(",CLN,", ",XXX,"))

    said = jiejing("hotspots", "import", "spots.csv")

    lines = said.err.splitlines()
    assert (said.code, len(lines)) == (1, 21)
    assert lines[0].startswith("jiejing: spots.csv line 2, field category: 'XXX'")
    assert lines[-1] == (
        "jiejing: spots.csv: 30 lines are wrong, the first 20 are above; nothing was imported"
    )


def test_a_code_comes_once(jiejing: Jiejing, tmp_path: Path) -> None:
    (tmp_path / "twice.csv").write_text(batch(0, 1) + batch(0, 1).removeprefix(HEAD))
    (tmp_path / "once.csv").write_text(batch(0, 1))

    twice = jiejing("hotspots", "import", "twice.csv")
    once = jiejing("hotspots", "import", "once.csv")
    again = jiejing("hotspots", "import", "once.csv")

    assert twice == failed("twice.csv line 3, field code: 'DG-121-01-001' is used twice (line 2)")
    assert once.code == 0
    assert again == failed("once.csv line 2, field code: 'DG-121-01-001' is here already")


def test_nothing_is_suggested_where_there_are_no_cases(jiejing: Jiejing) -> None:
    assert json.loads(jiejing("hotspots", "suggest", "--json").out) == []
    assert jiejing("hotspots", "suggest").out.split() == [
        *("count", "category", "unit", "village", "latitude", "longitude")
    ]


def test_a_plate_stands_by_itself(jiejing: Jiejing, tmp_path: Path) -> None:
    (tmp_path / "spots.csv").write_text(batch(0, 1))
    jiejing("hotspots", "import", "spots.csv")

    said = jiejing("hotspots", "plate", "dg-121-01-001", "plate.html")

    page = (tmp_path / "plate.html").read_text("utf-8")
    assert (said.code, said.out) == (0, "plate.html: open it in a browser and print it on A4\n")
    assert said.err.startswith("jiejing: warning: the bot's name is not known yet")
    assert "DG-121-01-001" in page
    assert "<svg" in page
    assert not any(word in page for word in ("http", "src=", "url(", "@import", "<script", "<link"))


def test_a_plate_of_nothing_is_refused(jiejing: Jiejing, tmp_path: Path) -> None:
    assert jiejing("hotspots", "plate", "DG-121-01-001", "plate.html") == failed(
        "there is no coded place DG-121-01-001; `jiejing hotspots list` shows them"
    )
    assert jiejing("hotspots", "plate", "DG-121-01-001", "no/plate.html") == failed(
        "no: there is no such folder"
    )
    assert not (tmp_path / "plate.html").exists()
