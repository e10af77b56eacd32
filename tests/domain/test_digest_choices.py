"""Who gets which digest when."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from domain.deadlines import WorkCalendar
from domain.digest_choices import (
    Choice,
    Days,
    Due,
    Ground,
    decides,
    default,
    ground,
    heard,
    is_list,
    newest,
    outermost,
)
from domain.digests import Slot
from domain.people import Post, Role
from tests.story import DANING, TOWN, dongguan

CITY = dongguan()
WHOLE = CITY.code
CHANGAN = "441900119"
USUAL = Choice({Slot.MORNING: time(8), Slot.EVENING: time(18)})
WORKING = replace(USUAL, days=Days.WORKING)
LATE = replace(USUAL, times={Slot.MORNING: time(9, 30), Slot.EVENING: None})
EARLY = replace(USUAL, times={Slot.MORNING: time(6), Slot.EVENING: None})
CHIEF, OFFICER = Post(1, Role.CHIEF, DANING), Post(1, Role.TOWN, TOWN)
OFFICE, ADMIN = Post(1, Role.CITY, WHOLE), Post(1, Role.ADMIN, WHOLE)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00").astimezone(UTC)


@pytest.mark.parametrize(
    ("choice", "moment", "slot", "day"),
    [
        (USUAL, "2026-11-21T07:59", Slot.EVENING, "2026-11-20"),
        (USUAL, "2026-11-21T08:00", Slot.MORNING, "2026-11-21"),
        (USUAL, "2026-11-21T17:59", Slot.MORNING, "2026-11-21"),
        (USUAL, "2026-11-21T18:00", Slot.EVENING, "2026-11-21"),
        (LATE, "2026-11-21T09:29", Slot.MORNING, "2026-11-20"),
        (LATE, "2026-11-21T20:00", Slot.MORNING, "2026-11-21"),
        (WORKING, "2026-11-22T12:00", Slot.EVENING, "2026-11-20"),  # on Sunday: of Friday
        (WORKING, "2026-11-23T08:00", Slot.MORNING, "2026-11-23"),
        (EARLY, "2026-11-21T06:00", Slot.MORNING, "2026-11-21"),  # who wants it at night has it
        (EARLY, "2026-11-21T06:59", Slot.MORNING, "2026-11-21"),
        (USUAL, "1926-11-21T08:00", Slot.MORNING, "1926-11-21"),
        (USUAL, "2126-11-21T08:00", Slot.MORNING, "2126-11-21"),
    ],
)
def test_the_newest_slot_is_told(choice: Choice, moment: str, slot: Slot, day: str) -> None:
    found = newest(choice, at(moment), CITY)
    assert found
    assert (found.slot, found.day) == (slot, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("choice", "moment"),
    [
        (USUAL, "2026-11-21T22:00"),  # missed, and it is night
        (USUAL, "2026-11-22T03:00"),
        (replace(USUAL, days=Days.NONE), "2026-11-21T08:00"),
        (replace(USUAL, times={Slot.MORNING: None, Slot.EVENING: None}), "2026-11-21T18:00"),
    ],
)
def test_there_may_be_none(choice: Choice, moment: str) -> None:
    assert newest(choice, at(moment), CITY) is None


def test_working_days_are_those_of_the_work_calendar() -> None:
    holiday = replace(CITY, calendar=WorkCalendar({date(2026, 11, 20): False, date(2026, 11, 21): True}))
    friday, saturday = newest(WORKING, at("2026-11-20T12:00"), holiday), at("2026-11-21T08:00")
    assert friday
    assert friday.day == date(2026, 11, 19)
    assert newest(WORKING, saturday, holiday) == Due(Slot.MORNING, date(2026, 11, 21), saturday)


def test_a_morning_tells_of_yesterday_and_is_the_same_whenever_it_comes() -> None:
    early, late = newest(USUAL, at("2026-11-21T08:00"), CITY), newest(LATE, at("2026-11-21T10:00"), CITY)
    assert early
    assert late
    assert early.of == late.of == date(2026, 11, 20)
    assert early.subject == late.subject == "2026-11-21 morning"


@pytest.mark.parametrize(
    ("areas", "outer", "units", "villages"),
    [
        ([DANING], [DANING], [], [DANING]),
        ([TOWN, DANING, DANING], [TOWN], [TOWN], []),
        ([DANING, CHANGAN], [CHANGAN, DANING], [CHANGAN], [DANING]),
        (["441900121999", DANING], [DANING], [], [DANING]),
    ],
)
def test_nothing_is_counted_twice(
    areas: list[str], outer: list[str], units: list[str], villages: list[str]
) -> None:
    assert outermost(CITY, areas) == outer
    assert ground(CITY, areas) == Ground(tuple(outer), tuple(units), tuple(villages))


def test_the_city_is_all_its_units() -> None:
    whole = ground(CITY, [WHOLE, TOWN, DANING])
    assert whole
    assert (whole.areas, len(whole.units), whole.villages) == ((WHOLE,), 34, ())


def test_of_areas_that_are_gone_there_is_nothing() -> None:
    assert ground(CITY, ["441900121999"]) is None
    assert ground(CITY, []) is None


def test_a_sector_is_its_villages() -> None:
    sector = next(area for area in CITY.areas if area.kind == "sector" and CITY.areas.villages_of(area))
    found = ground(CITY, [sector.code])
    assert found
    assert set(found.villages) >= {village.code for village in CITY.areas.villages_of(sector)}


@pytest.mark.parametrize(
    ("posts", "chosen", "areas", "listed", "deciding"),
    [
        ([CHIEF], (), [DANING], True, False),
        ([CHIEF, Post(1, Role.DEPUTY, CHANGAN)], (), [CHANGAN, DANING], True, False),
        ([OFFICER], (), [TOWN], False, True),
        ([CHIEF, OFFICER], (), [TOWN], False, True),
        ([CHIEF, Post(1, Role.TOWN, CHANGAN)], (), [CHANGAN, DANING], False, False),
        ([Post(1, Role.LEADER, TOWN)], (), [TOWN], False, False),
        ([CHIEF, ADMIN], (), [DANING], True, False),  # the whole city only if an admin wants it
        ([CHIEF, ADMIN], (WHOLE,), [WHOLE], False, True),
        ([OFFICE], (TOWN,), [TOWN], False, True),
        ([OFFICER], (DANING, CHANGAN), [DANING], False, True),  # what is no longer theirs is left out
        ([OFFICER], (CHANGAN,), [TOWN], False, True),
        ([CHIEF, OFFICER], (DANING,), [DANING], False, True),
        ([Post(1, Role.RECTIFIER, DANING), CHIEF], (), [DANING], True, False),
    ],
)
def test_who_hears_of_what(
    posts: list[Post], chosen: tuple[str, ...], areas: list[str], listed: bool, deciding: bool
) -> None:
    giving, found = heard(replace(USUAL, areas=chosen), posts, CITY)
    assert found
    assert list(found.areas) == areas
    assert (is_list(giving), decides(giving, found, CITY)) == (listed, deciding)


@pytest.mark.parametrize(
    ("post", "slots"),
    [
        (CHIEF, set(Slot)),
        (Post(1, Role.DEPUTY, DANING), set(Slot)),
        (OFFICER, set(Slot)),
        (OFFICE, set(Slot)),
        (Post(1, Role.LEADER, TOWN), set()),
        (ADMIN, set()),
    ],
)
def test_what_holds_for_who_chose_nothing(post: Post, slots: set[Slot]) -> None:
    usual = default(CITY.settings, [post])
    assert usual.times == USUAL.times
    assert usual.slots == frozenset(slots)


@pytest.mark.parametrize(
    "choice", [USUAL, replace(LATE, areas=(TOWN,), days=Days.NONE, since=at("2026-11-21T12:00"))]
)
def test_a_choice_is_kept_as_it_is(choice: Choice) -> None:
    assert Choice.from_json(choice.to_json()) == choice
