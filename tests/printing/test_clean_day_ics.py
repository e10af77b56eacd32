"""The calendar file is what RFC 5545 asks for: parsed back, it says what was put in."""

from datetime import UTC, datetime
from typing import Any

import pytest

from printing.clean_day_ics import LONGEST, escape, fold, print_calendar
from printing.sheet import Sheet
from tests.story import dongguan
from texts import Texts

CITY = dongguan()
TEXTS = Texts(CITY.zone, CITY.names)
EVENT: dict[str, Any] = {
    "uid": "clean-day-7@4419.jiejing",
    "sequence": 0,
    "stamp": "2024-05-03T01:00:00+00:00",
    "starts_at": "2024-05-10T01:30:00+00:00",
    "ends_at": "2024-05-10T04:30:00+00:00",
    "cancelled": False,
    "latitude": 22.81,
    "longitude": 113.67,
    "joint": "交通局, 三小; 志愿者\\义工",
    "number": 63,
    "theme": "校园周边环境净化|Around the schools",
    "venue": "大宁市场及周边背街小巷大扫除，欢迎家长带着孩子一起来 😀",
    "place": {
        "lines": [["place-unit-address", {"unit": {"area": "441900121"}, "address": "连升路 12 号\n后门"}]]
    },
}


def printed(*events: dict[str, Any], language: str = "zh") -> bytes:
    return print_calendar(Sheet(language, {"events": list(events)}, CITY, TEXTS)).data


def parsed(data: bytes) -> list[tuple[str, str]]:
    """Name and value of each content line, unfolded; values as they stand."""
    whole = data.decode().replace("\r\n ", "")
    assert whole.endswith("\r\n")
    pairs = (line.partition(":") for line in whole.removesuffix("\r\n").split("\r\n"))
    return [(name, value) for name, _, value in pairs]


def unescaped(value: str) -> str:
    out, letters = "", iter(value)
    for letter in letters:
        if letter == "\\":
            following = next(letters)
            out += "\n" if following in "nN" else following
        else:
            assert letter not in ";,", f"{letter} stands bare in {value}"
            out += letter
    return out


def test_parsed_back_it_says_what_was_put_in() -> None:
    lines = dict(parsed(printed(EVENT)))
    assert lines["UID"] == EVENT["uid"]
    assert (lines["SEQUENCE"], lines["STATUS"], lines["METHOD"]) == ("0", "CONFIRMED", "PUBLISH")
    starts = datetime.strptime(lines["DTSTART"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert starts == datetime.fromisoformat(EVENT["starts_at"])
    assert (lines["DTEND"], lines["DTSTAMP"]) == ("20240510T043000Z", "20240503T010000Z")
    assert unescaped(lines["SUMMARY"]) == f"洁净城市活动日（第 63 期）：{EVENT['venue']}"
    assert unescaped(lines["LOCATION"]) == "虎门镇 连升路 12 号\n后门"
    assert EVENT["joint"] in unescaped(lines["DESCRIPTION"])
    assert lines["GEO"] == "22.810000;113.670000"


def test_in_english() -> None:
    lines = dict(parsed(printed(EVENT | {"joint": None}, language="en")))
    assert unescaped(lines["SUMMARY"]).startswith("Clean City Day no. 63: ")
    assert "Around the schools" in unescaped(lines["DESCRIPTION"])


def test_components_are_nested_and_every_line_ends_as_it_must() -> None:
    data = printed(EVENT, EVENT | {"uid": "clean-day-8@4419.jiejing"})
    assert b"\n" not in data.replace(b"\r\n", b"")
    frame = [value for name, value in parsed(data) if name in ("BEGIN", "END")]
    assert frame == ["VCALENDAR", "VEVENT", "VEVENT", "VEVENT", "VEVENT", "VCALENDAR"]
    head = [name for name, _ in parsed(data)][:3]
    assert head == ["BEGIN", "VERSION", "PRODID"]


def test_no_line_is_longer_than_75_octets_and_no_character_is_cut() -> None:
    for line in printed(EVENT).split(b"\r\n"):
        assert len(line) <= LONGEST
        line.decode()


def test_what_is_called_off_is_cancelled() -> None:
    off = EVENT | {"cancelled": True, "sequence": 3}
    lines = dict(parsed(printed(off)))
    assert (lines["METHOD"], lines["STATUS"], lines["SEQUENCE"]) == ("CANCEL", "CANCELLED", "3")
    assert dict(parsed(printed(off, EVENT)))["METHOD"] == "PUBLISH"


def test_without_a_point_there_is_no_geo() -> None:
    assert "GEO" not in dict(parsed(printed(EVENT | {"latitude": None, "longitude": None})))


@pytest.mark.parametrize("words", ["", "a" * 75, "a" * 76, "脏" * 100, "😀" * 40, "x" + "é" * 200])
def test_folding_is_undone_by_unfolding(words: str) -> None:
    parts = list(fold(words))
    assert "".join(parts[:1] + [part[1:] for part in parts[1:]]) == words
    assert all(len(part.encode()) <= LONGEST for part in parts)
    assert all(part.startswith(" ") for part in parts[1:])


@pytest.mark.parametrize("words", ["a,b;c\\d\ne", "END:VCALENDAR\r\nBEGIN:VEVENT", "plain"])
def test_escaping_is_undone_by_unescaping(words: str) -> None:
    assert "\n" not in escape(words)
    assert unescaped(escape(words)) == words.replace("\r", "")
