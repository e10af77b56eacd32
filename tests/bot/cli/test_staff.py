"""Appointing, listing and dismissing staff from the command line."""

import json
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Jiejing, Said, failed

HEAD = "telegram_id,name,role,area,trade,duty\n"


def add(jiejing: Jiejing, name: str, role: str, area: str, *more: str, telegram_id: str = "5") -> Said:
    return jiejing(
        "staff", "add", "--telegram-id", telegram_id, "--name", name, "--role", role, "--area", area, *more
    )


def posts(jiejing: Jiejing, *options: str) -> list[list[object]]:
    rows = json.loads(jiejing("staff", "list", "--json", *options).out)
    return [[row[name] for name in ("telegram_id", "name", "role", "area", "trade", "duty")] for row in rows]


@pytest.mark.parametrize("area", ["441900121", "虎门镇", "虎门", "Humen", "HM", "441900121000"])
def test_an_area_is_a_code_or_a_name_that_only_one_has(area: str, jiejing: Jiejing) -> None:
    assert add(jiejing, "Chief Chen", "chief", area).code == 0
    assert posts(jiejing) == [[5, "Chief Chen", "chief", "441900121", None, False]]


@pytest.mark.parametrize("area", ["4419", "441900", "东莞", "Dongguan"])
def test_the_whole_city_is_an_area_too(area: str, jiejing: Jiejing) -> None:
    assert add(jiejing, "Ming", "admin", area).code == 0
    assert posts(jiejing) == [[5, "Ming", "admin", "4419", None, False]]


def test_twice_the_same_is_said_and_only_renews_name_and_duty(jiejing: Jiejing) -> None:
    add(jiejing, "Rong", "rectifier", "Humen", "--trade", "sanitation")

    again = add(jiejing, "Rong Rong", "rectifier", "Humen", "--trade", "sanitation", "--duty")

    assert again.out == "Rong Rong is already rectifier (sanitation) for 虎门镇 Humen Town (441900121)\n"
    assert posts(jiejing) == [[5, "Rong Rong", "rectifier", "441900121", "sanitation", True]]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"telegram_id": "@chen"}, "--telegram-id: '@chen' is not a Telegram id, a number like 110201543"),
        ({"telegram_id": "0"}, "--telegram-id: '0' is not a Telegram id, a number like 110201543"),
        ({"name": "  "}, "--name: is empty, longer than 100 characters or not printable"),
        (
            {"role": "resident"},
            "--role: 'resident' is none of shop, rectifier, chief, deputy, town, "
            "inspector, leader, city, admin",
        ),
        (
            {"area": "桥头社区"},
            "--area: '桥头社区' may be 441900107003 桥头镇 桥头社区, "
            "441900122013 厚街镇 桥头社区; give the code",
        ),
        ({"area": "Atlantis Q"}, "--area: there is no area 'Atlantis Q'"),
    ],
)
def test_what_fits_nothing_is_refused_with_what_would_fit(
    change: dict[str, str], line: str, jiejing: Jiejing
) -> None:
    words = {"telegram_id": "5", "name": "Chief Chen", "role": "chief", "area": "Humen", **change}

    said = add(jiejing, words["name"], words["role"], words["area"], telegram_id=words["telegram_id"])

    assert said == failed(line)
    assert posts(jiejing) == []


def test_a_misspelt_area_is_answered_with_the_nearest(jiejing: Jiejing) -> None:
    said = add(jiejing, "Chief Chen", "chief", "Humenn")

    assert said.err.startswith(
        "jiejing: --area: there is no area 'Humenn'; did you mean 441900121 东莞 虎门镇"
    )


def test_an_unknown_trade_is_answered_with_those_of_the_city(jiejing: Jiejing) -> None:
    said = add(jiejing, "Rong", "rectifier", "Humen", "--trade", "magic")

    assert said.err.startswith("jiejing: --trade: 'magic' is none of branch, ")
    assert said.err.endswith(", all\n")


def test_the_list_can_be_narrowed_and_reads_well(jiejing: Jiejing) -> None:
    add(jiejing, "Chief Chen", "chief", "厚街镇桥头社区")
    add(jiejing, "Lin", "inspector", "Houjie", telegram_id="6")
    add(jiejing, "Bo", "chief", "Humen", telegram_id="7")

    assert posts(jiejing, "--role", "chief", "--area", "Houjie") == [
        [5, "Chief Chen", "chief", "441900122013", None, False]
    ]
    lines = jiejing("staff", "list", "--role", "inspector").out.splitlines()
    assert [line.split() for line in lines] == [
        ["telegram_id", "name", "role", "area", "area_name", "trade", "duty"],
        ["6", "Lin", "inspector", "441900122", "厚街镇", "False"],
    ]


def test_posts_are_taken_one_or_all(jiejing: Jiejing) -> None:
    for role, area in [("chief", "Humen"), ("inspector", "Humen"), ("chief", "Houjie")]:
        add(jiejing, "Chief Chen", role, area)

    one = jiejing("staff", "remove", "--telegram-id", "5", "--role", "chief", "--area", "Humen")
    rest = jiejing("staff", "remove", "--telegram-id", "5")

    assert (one.out, rest.out) == ("took 1 post from Chief Chen\n", "took 2 posts from Chief Chen\n")
    assert jiejing("staff", "remove", "--telegram-id", "5") == failed("5 holds no such post")


def test_the_last_admin_stays(jiejing: Jiejing) -> None:
    add(jiejing, "Ming", "admin", "Dongguan")

    refused = jiejing("staff", "remove", "--telegram-id", "5")
    assert refused == failed("Ming is the last admin; appoint another one first")

    add(jiejing, "Ping", "admin", "Dongguan", telegram_id="6")
    assert jiejing("staff", "remove", "--telegram-id", "5").code == 0
    assert posts(jiejing) == [[6, "Ping", "admin", "4419", None, False]]


def test_a_file_appoints_everybody_and_twice_changes_nothing(jiejing: Jiejing, tmp_path: Path) -> None:
    rows = "5,陈,chief,虎门镇,,\n6,Rong,rectifier,HM,sanitation,0\n\n7,Zhou,town,厚街镇,,1\n"
    (tmp_path / "staff.csv").write_text("\ufeff" + HEAD + rows, encoding="utf-8")

    assert jiejing("staff", "import", "staff.csv") == Said(0, "3 new, 0 already there\n", "")
    assert jiejing("staff", "import", "staff.csv") == Said(0, "0 new, 3 already there\n", "")
    assert posts(jiejing) == [
        [5, "陈", "chief", "441900121", None, False],
        [6, "Rong", "rectifier", "441900121", "sanitation", False],
        [7, "Zhou", "town", "441900122", None, True],
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            HEAD + "5,Chen,chief,Humen,,\n\n6,Lin,boss,Humen,,\n",
            "staff.csv line 4, field role: 'boss' is none of ",
        ),
        (
            HEAD + "five,Chen,chief,Humen,,\n",
            "staff.csv line 2, field telegram_id: 'five' is not a Telegram id",
        ),
        (HEAD + "5,Chen,chief,Nowhere Q,,\n", "staff.csv line 2, field area: there is no area 'Nowhere Q'"),
        (
            HEAD + "5,Chen,rectifier,Humen,magic,\n",
            "staff.csv line 2, field trade: 'magic' is none of branch, ",
        ),
        (HEAD + "5,Chen,chief,Humen,,maybe\n", "staff.csv line 2, field duty: 'maybe' is neither 1 nor 0"),
        (HEAD + "5,Chen,chief\n", "staff.csv line 2: has 3 cells, the first line has 6"),
        ("telegram_id,name,area\n5,Chen,Humen\n", "staff.csv line 1, field role: the column is missing"),
        ("", "staff.csv: has no rows"),
    ],
)
def test_a_broken_file_is_named_with_its_line_and_appoints_nobody(
    text: str, line: str, jiejing: Jiejing, tmp_path: Path
) -> None:
    (tmp_path / "staff.csv").write_text(text)

    said = jiejing("staff", "import", "staff.csv")

    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert said.err.startswith(f"jiejing: {line}")
    assert posts(jiejing) == []


def test_a_file_in_another_encoding_is_told_so(jiejing: Jiejing, tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_bytes((HEAD + "5,陈,chief,Humen,,\n").encode("gbk"))

    assert jiejing("staff", "import", "staff.csv") == failed("staff.csv: is not UTF-8; save it as CSV UTF-8")


def test_what_was_done_is_in_the_access_log(jiejing: Jiejing) -> None:
    add(jiejing, "Chief Chen", "chief", "Humen")
    jiejing("staff", "remove", "--telegram-id", "5")

    assert jiejing("audit", "verify") == Said(0, "the access log is whole\n", "")
