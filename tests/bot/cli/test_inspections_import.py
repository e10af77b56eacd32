"""`jiejing inspections import`: all or nothing, with every mistake named; then `jiejing exposure`."""

import json
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Jiejing, Said, failed

HEAD = "place,at,inspector,category,points,note,place_kind,place_name,place_name_en,area,latitude,longitude"
MARKET = "M-1,2024-05-06 09:30,0233,CLN-01,2,后门,market,大朗市场,Dalang Market,大朗镇,,"
DANING = "441900121013,2024-05-06 11:00,0233,,,,,,,,,"


def bring(jiejing: Jiejing, folder: Path, *lines: str, head: str = HEAD) -> Said:
    (folder / "may.csv").write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return jiejing("inspections", "import", "may.csv")


def kept_places(jiejing: Jiejing) -> dict[str, list[object]]:
    found = json.loads(jiejing("places", "list", "--json").out)
    names = ("kind", "name", "name_en", "area", "latitude")
    return {place["code"]: [place[name] for name in names] for place in found}


def test_lines_and_the_places_they_name_are_brought_along(jiejing: Jiejing, tmp_path: Path) -> None:
    again = "M-1,2024-05-20 09:30,0233,,0,,,,,,,"
    assert bring(jiejing, tmp_path, MARKET, again, DANING) == Said(
        0, "3 new, 0 already there; 2 new places\n", ""
    )
    assert kept_places(jiejing) == {
        "M-1": ["market", "大朗市场", "Dalang Market", "441900113", None],
        "441900121013": ["village", "大宁社区", "Daning Community", "441900121013", None],
    }


def test_the_same_file_twice_adds_nothing_and_says_so(jiejing: Jiejing, tmp_path: Path) -> None:
    bring(jiejing, tmp_path, MARKET, DANING)
    assert bring(jiejing, tmp_path, MARKET, DANING).out == "0 new, 2 already there; 0 new places\n"


def test_a_moment_may_be_told_from_anywhere(jiejing: Jiejing, tmp_path: Path) -> None:
    same = MARKET.replace("2024-05-06 09:30", "2024-05-06T01:30Z")
    assert bring(jiejing, tmp_path, MARKET, same).out == "1 new, 1 already there; 1 new places\n"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ((",2,", ",,"), "field points: is empty"),
        ((",2,", ",-2,"), "field points: '-2' is not a number of points like 2 or 0.5"),
        ((",2,", ",101,"), "field points: 101 is more than 100"),
        (("CLN-01", "CLN-99"), "field category: there is no category 'CLN-99'"),
        (("CLN-01", ""), "field category: is empty, though points are taken: of which category?"),
        (
            ("0233", "林巡查"),
            "field inspector: '林巡查' is not a number like 0233; names of inspectors are not kept",
        ),
        (("2024-05-06 09:30", "6.5.2024"), "field at: '6.5.2024' is not a moment like 2024-05-21 09:30"),
        (("2024-05-06 09:30", "2124-05-06 09:30"), "field at: 2124-05-06 09:30 is still to come"),
        (("大朗镇", "杭州"), "field area: '杭州' is no unit or village, or several; give its code"),
        (("大朗镇", "东莞"), "field area: '东莞' is no unit or village, or several; give its code"),
        (
            (",market,", ",shop,"),
            "field place_kind: 'shop' is none of village, road, market, park, toilet, station, other",
        ),
        (
            (",market,", ",village,"),
            "field place: there is no village 'M-1'; villages are named by their area code",
        ),
        (
            ("market,大朗市场", ","),
            "field place: there is no place 'M-1'; to make it, fill in place_kind, place_name in this line",
        ),
        (("M-1", "M 1"), "field place: 'M 1' is not a code of at most 32 letters, digits and hyphens"),
        (
            ("大朗镇,,", "大朗镇,22.9,"),
            "field longitude: is missing: give both latitude and longitude, or neither",
        ),
        (("大朗镇,,", "大朗镇,99,113"), "field latitude: there is no point 99.0, 113.0 on Earth"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(
    jiejing: Jiejing, tmp_path: Path, change: tuple[str, str], line: str
) -> None:
    wrong = MARKET.replace(*change, 1)
    assert bring(jiejing, tmp_path, DANING, wrong) == failed(f"may.csv line 3, {line}")
    assert kept_places(jiejing) == {}


def test_a_place_is_not_two_kinds_at_once(jiejing: Jiejing, tmp_path: Path) -> None:
    park = MARKET.replace("market", "park").replace("09:30", "10:30")
    said = bring(jiejing, tmp_path, MARKET, park)
    assert said == failed("may.csv line 3, field place_kind: M-1 is known as market, not park")


def test_of_many_mistakes_the_first_twenty_are_shown_and_all_are_counted(
    jiejing: Jiejing, tmp_path: Path
) -> None:
    said = bring(jiejing, tmp_path, *[MARKET.replace(",2,", ",x,")] * 57)
    lines = said.err.splitlines()
    assert (said.code, len(lines)) == (1, 21)
    assert lines[19] == "jiejing: may.csv line 21, field points: 'x' is not a number of points like 2 or 0.5"
    assert lines[20] == "jiejing: may.csv: 57 lines are wrong, the first 20 are above; nothing was imported"


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("place,at,inspector,points", "may.csv line 1, field category: the column is missing"),
        (HEAD + ",place", "may.csv line 1, field place: the column is there twice"),
    ],
)
def test_a_head_that_lacks_a_column_is_named(jiejing: Jiejing, tmp_path: Path, head: str, line: str) -> None:
    assert bring(jiejing, tmp_path, MARKET, head=head) == failed(line)


def test_what_residents_found_needs_no_points_but_a_category(jiejing: Jiejing, tmp_path: Path) -> None:
    head = "place,at,inspector,category,points,source"
    found = "441900121013,2024-05-06 11:00,12345,CLN-01,,resident"
    assert bring(jiejing, tmp_path, found, head=head).code == 0
    nothing = found.replace("CLN-01", "")
    assert bring(jiejing, tmp_path, nothing, head=head) == failed(
        "may.csv line 2, field category: is empty: what did the resident find?"
    )


def test_the_list_of_may_can_be_read_while_it_is_a_draft(jiejing: Jiejing, tmp_path: Path) -> None:
    lines = [
        MARKET.replace("M-1", f"M-{number}").replace(",2,", f",{number},").replace("-06 ", f"-{day} ")
        for number in range(1, 8)
        for day in ("06", "20")
    ]
    bring(jiejing, tmp_path, *lines)
    ran = json.loads(jiejing("job", "exposure", "--at", "2024-06-01T09:00", "--json").out)
    assert (ran["month"], ran["drafted"]) == ("2024-05", 6)
    shown = json.loads(jiejing("exposure", "list", "--month", "2024-05", "--json").out)
    assert (shown["status"], len(shown["entries"])) == ("draft", 6)
    worst = [entry for entry in shown["entries"] if entry["list"] == "worst"]
    assert [(entry["rank"], entry["place"], entry["score"]) for entry in worst] == [
        (1, "M-7", 82.5),
        (2, "M-6", 85.0),
        (3, "M-5", 87.5),
    ]
    assert jiejing("exposure", "ledger", "--json").out == "[]\n"


def test_a_month_that_was_never_drafted_has_no_list(jiejing: Jiejing) -> None:
    shown = json.loads(jiejing("exposure", "list", "--month", "2024-05", "--json").out)
    assert (shown["status"], shown["entries"]) == ("none", [])


@pytest.mark.parametrize("month", ["May", "2024", "2024-13", "2024-05-01"])
def test_a_month_is_written_like_2024_05(jiejing: Jiejing, month: str) -> None:
    said = jiejing("exposure", "list", "--month", month)
    assert said == failed(f"--month: '{month}' is not a month like 2024-05")


@pytest.mark.parametrize(("at", "month"), [("1970-03-05T09:00", "1970-02"), ("2100-01-28T23:00", "2099-12")])
def test_a_month_of_any_age_without_inspections_is_said_to_be_empty(
    jiejing: Jiejing, at: str, month: str
) -> None:
    ran = json.loads(jiejing("job", "exposure", "--at", at, "--json").out)
    assert (ran["month"], ran["empty"], "drafted" in ran) == (month, True, False)
