"""Reads the cases that a city brings along: what each row makes of a case, and what is refused."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.cases import Source, Status
from domain.city_files import Broken, Row
from domain.old_cases import OldCaseReader
from tests.domain.lives import NOON
from tests.story import DANING, TOWN, dongguan

CITY = dongguan()
OPEN = {
    "code": "虎〔2024〕12号",
    "category": "垃圾桶（箱）满溢、破损",
    "area": "虎门镇",
    "reported_at": "2026-11-20",
}
CLOSED = OPEN | {"closed_at": "2026-11-20 09:00"}
CHEN = 7


def read(**cells: str) -> dict[str, Any]:
    return OldCaseReader(CITY, {2001: CHEN}, NOON).read(Row("old.csv", 2, cells))


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        ({"code": ""}, "code", "is empty"),
        ({"code": "=1+1"}, "code", "'=1+1' is not a code of up to 40 letters, digits and -_./()"),
        ({"category": "CLN"}, "category", "'CLN' is a group: name one of its categories"),
        ({"area": "441900"}, "area", "'441900' is neither a town nor a village"),
        ({"area": "桃源"}, "area", "'桃源' is neither a town nor a village"),
        ({"status": "done"}, "status", f"'done' is none of {', '.join(Status)}"),
        ({"status": "closed"}, "closed_at", "is empty: when was it closed?"),
        (
            {"status": "handling", "closed_at": "2026-11-20"},
            "closed_at",
            "is there, but the case is handling",
        ),
        ({"source": "neighbour"}, "source", f"'neighbour' is none of {', '.join(Source)}"),
        ({"reported_at": ""}, "reported_at", "is empty: when was it reported?"),
        ({"reported_at": "yesterday"}, "reported_at", "'yesterday' is not a moment like 2026-11-21 08:00"),
        ({"reported_at": "0001-01-01"}, "reported_at", "'0001-01-01' is not of our time"),
        ({"reported_at": "2026-11-21 12:01"}, "reported_at", "'2026-11-21 12:01' is still to come"),
        ({"filed_at": "2026-11-19"}, "filed_at", "'2026-11-19' is before reported_at"),
        ({"latitude": "22.8"}, "longitude", "is empty"),
        ({"latitude": "113.6", "longitude": "22.8"}, "latitude", "113.6, 22.8 lies outside the city"),
        ({"latitude": "22.8", "longitude": "east"}, "longitude", "'east' is not a number"),
        ({"handler": "4711"}, "handler", "'4711' is nobody's Telegram id here: add them to the staff first"),
        ({"rework": "-1"}, "rework", "-1 is not between 0 and 99"),
        ({"closed_at": "2026-11-20 09:00", "rating": "6"}, "rating", "6 is not between 1 and 5"),
        (
            {"closed_at": "2026-11-20", "solved_how": "X"},
            "solved_how",
            "'X' is none of service, management, enforcement",
        ),
    ],
)
def test_each_cell_is_checked(change: dict[str, str], field: str, reason: str) -> None:
    row = dict.fromkeys(("latitude", "longitude"), "") if "latitude" in change else {}
    with pytest.raises(Broken) as broken:
        read(**OPEN | row | change)
    assert str(broken.value) == f"old.csv line 2, field {field}: {reason}"


def at(hour: int, day: int = 20) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def test_a_case_in_hand_goes_on_with_its_handler() -> None:
    found = read(**OPEN, handler="2001", status="checking", due_at="2026-11-20T12:00+08:00")
    assert (found["status"], found["handler"], found["due_at"]) == ("handling", CHEN, at(4))
    assert found["accepted_at"] == found["dispatched_at"] == found["filed_at"] == at(16, 19)
    assert "rectified_at" not in found


def test_what_has_no_due_time_gets_the_limit_of_the_city_from_now_on() -> None:
    found = read(**OPEN, handler="2001")
    assert found["due_at"] == CITY.due("CLN-03", NOON)
    assert found["warn_at"] <= found["due_at"]


@pytest.mark.parametrize("word", ["", "filed", "dispatched", "handling", "checking", "collected"])
def test_an_open_case_without_handler_is_to_be_dispatched(word: str) -> None:
    found = read(**OPEN, status=word)
    assert (found["status"], found["filed_at"], found["due_at"]) == ("filed", at(16, 19), None)


def test_what_only_an_officer_can_judge_waits_for_one() -> None:
    assert read(**OPEN | {"category": "OTH-01"})["status"] == "collected"


@pytest.mark.parametrize(
    ("due", "fixed", "late"),
    [("2026-11-20 08:00", "", True), ("2026-11-20 08:00", "2026-11-20 08:00", False)],
)
def test_a_closed_case_is_late_by_its_fix(due: str, fixed: str, late: bool) -> None:
    found = read(**CLOSED, due_at=due, rectified_at=fixed)
    assert (found["late"], found["score"], found["ended_at"]) == (late, 80 if late else 100, at(1))


def test_somebody_gone_may_have_handled_what_is_over() -> None:
    assert read(**CLOSED, handler="4711")["handler"] is None


@pytest.mark.parametrize("status", ["refused", "withdrawn", "merged"])
def test_what_ended_without_a_fix_ended_on_its_last_known_day(status: str) -> None:
    found = read(**OPEN, status=status, ended_at="2026-11-20 10:00")
    assert (found["status"], found["ended_at"]) == (status, at(2))
    assert read(**OPEN, status=status)["ended_at"] == at(16, 19)


@pytest.mark.parametrize(
    ("code", "area", "place"),
    [
        ("A-1", "虎门镇", (TOWN, None)),
        ("A-1", DANING, (TOWN, DANING)),
        ("A-1", "东莞港", ("441900123", None)),
        ("HM-261121-0001", "大宁社区", (TOWN, DANING)),
    ],
)
def test_an_area_is_a_town_or_a_village(code: str, area: str, place: tuple[str, str | None]) -> None:
    found = read(**OPEN | {"code": code, "area": area})
    assert (found["unit"], found["village"]) == place


def test_a_name_that_several_share_is_that_of_the_code_s_town() -> None:
    names = [area.name for area in CITY.areas if area.kind == "village"]
    shared = next(name for name in names if names.count(name) > 1 and len(CITY.areas.find(name)) > 1)
    village = CITY.areas.find(shared)[0]
    unit = CITY.areas.unit_of(village.code)
    assert unit
    with pytest.raises(Broken, match="give the code"):
        read(**OPEN | {"area": shared})
    assert read(**OPEN | {"code": f"{unit.letters}-261121-0001", "area": shared})["village"] == village.code


def test_moments_are_the_city_s_unless_they_say_otherwise() -> None:
    assert read(**OPEN | {"reported_at": "2026-11-20 00:30"})["reported_at"] == at(16, 19) + timedelta(
        minutes=30
    )
    assert read(**OPEN | {"reported_at": "2026-11-20T00:30Z"})["reported_at"] == at(0) + timedelta(minutes=30)
