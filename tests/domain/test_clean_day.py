"""Which day, which step, who is missing: with the numbers of S27 and S49."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from domain.city_lists import Fact
from domain.clean_day import (
    NoCleanDay,
    State,
    Venue,
    check_cancel,
    check_in,
    check_move,
    communities,
    current_month,
    ends_at,
    missing_communities,
    missing_units,
    number_of,
    planned,
    theme_code,
)
from domain.clean_day_plan import (
    Step,
    When,
    counts_for,
    plan_of,
    reminder_due,
    steps_due,
)
from domain.messages import Refused
from domain.rulebook import Rulebook
from domain.schedules import month_on
from tests.story import TOWN, dongguan

CITY = dongguan()
SINCE = CITY.settings.clean_day_since
MAY = date(2024, 5, 1)
DAY = planned(CITY, MAY)


def at(day: int, hour: int = 9, minute: int = 0, month: int = 5) -> datetime:
    """A moment of 2024 in Dongguan."""
    return datetime(2024, month, day, hour, minute, tzinfo=CITY.zone)


def venue(number: int = 1, area: str = TOWN, start: datetime | None = None, **more: object) -> Venue:
    unit = CITY.areas.unit_of(area)
    assert unit
    given = {
        "id": number,
        "month": MAY,
        "area": area,
        "unit": unit.code,
        "name": "市场",
        "starts_at": start or at(10),
        "address": None,
        "joint": None,
        "latitude": None,
        "longitude": None,
        "datum_sure": True,
        "token": f"t{number}",
        "posted_by": 1,
    }
    return Venue(**given | more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("month", "number"),
    [
        (date(2019, 3, 1), 1),
        (date(2019, 4, 10), 2),
        (date(2020, 1, 1), 11),
        (date(2024, 5, 1), 63),
        (date(2026, 11, 30), 93),
        (date(2099, 12, 1), 970),
    ],
)
def test_the_days_are_numbered_from_march_2019(month: date, number: int) -> None:
    assert number_of(month, SINCE) == number


@pytest.mark.parametrize("month", [date(2019, 2, 28), date(1970, 1, 1)])
def test_before_the_first_there_was_none(month: date) -> None:
    with pytest.raises(NoCleanDay, match=f"{month:%Y-%m}"):
        number_of(month, SINCE)


def test_it_is_the_tenth_also_on_weekends() -> None:
    days = {planned(CITY, month_on(MAY, months)).on for months in range(12)}
    assert {on.day for on in days} == {10}
    assert {on.weekday() for on in days} >= {5, 6}
    assert (DAY.number, DAY.on, DAY.name, DAY.state) == (63, date(2024, 5, 10), "2024-05", State.PLANNED)


def test_the_theme_is_the_offices_else_the_one_of_the_list() -> None:
    assert theme_code(CITY, DAY) == "校园周边环境净化|Around the schools"
    assert theme_code(CITY, replace(DAY, theme_zh="迎奥运")) == "迎奥运|迎奥运"
    own = theme_code(CITY, replace(DAY, theme_zh="河涌", theme_en="River banks"))
    assert [CITY.names("theme", own, language) for language in ("zh", "en")] == ["河涌", "River banks"]


def test_34_units_are_expected_and_the_one_without_a_venue_is_named() -> None:
    units = CITY.areas.units()
    assert len(missing_units(CITY, [])) == len(units) == 34
    posted = [venue(number, unit.code) for number, unit in enumerate(units) if unit.name != "大岭山镇"]
    assert len(posted) == 33
    assert [unit.name for unit in missing_units(CITY, posted)] == ["大岭山镇"]


def test_29_communities_of_humen_are_expected_and_the_missing_one_is_named() -> None:
    own = communities(CITY, TOWN)
    assert len(own) == 29
    posted = [venue(number, area.code) for number, area in enumerate(own) if area.name != "大宁社区"]
    assert [area.name for area in missing_communities(CITY, TOWN, posted)] == ["大宁社区"]
    assert missing_units(CITY, posted) == [unit for unit in CITY.areas.units() if unit.code != TOWN]


def test_elsewhere_the_town_holds_one_for_all() -> None:
    assert [unit.name for unit in CITY.areas.units() if communities(CITY, unit.code)] == ["虎门镇"]
    facts = (*CITY.data.facts, Fact("441900119", "clean_day_by_community", 1))
    both = Rulebook(replace(CITY.data, facts=facts), CITY.calendar, CITY.zone)
    assert len(communities(both, "441900119")) == 15


def test_a_venue_that_was_called_off_had_been_posted() -> None:
    off = venue(area="441900118", state=State.CANCELLED)
    assert "大岭山镇" not in [unit.name for unit in missing_units(CITY, [off])]


MONTH = [
    (at(30, 23, month=4), set(), []),
    (at(1, 8, 59), set(), []),
    (at(1), set(), [Step.ASK_THEME]),
    (at(1, 18), {Step.ASK_THEME}, []),
    (at(2), {Step.ASK_THEME}, [Step.REMIND_THEME]),
    (at(2), set(), [Step.ASK_THEME]),
    (at(2, 18), {Step.ASK_THEME, Step.REMIND_THEME}, []),
    (at(3), {Step.ASK_THEME, Step.REMIND_THEME}, [Step.USE_DEFAULT, Step.ASK_VENUES]),
    (at(3, 18), {Step.USE_DEFAULT, Step.ASK_VENUES}, []),
    (at(8), set(), [Step.USE_DEFAULT, Step.ASK_VENUES]),
    (at(9), {Step.USE_DEFAULT, Step.ASK_VENUES}, [Step.NAME_MISSING]),
    (at(10, 23, 59), set(), [Step.USE_DEFAULT, Step.ASK_VENUES, Step.NAME_MISSING]),
    (at(11, 0), set(), []),
    (at(12, 8, 59), set(), []),
    (at(12), set(), [Step.SUMMARISE]),
    (at(28, month=12), set(), [Step.SUMMARISE]),
]


@pytest.mark.parametrize(("now", "done", "steps"), MONTH)
def test_each_step_has_its_days_and_none_is_done_twice_or_too_late(
    now: datetime, done: set[Step], steps: list[Step]
) -> None:
    assert steps_due(plan_of(CITY, DAY), DAY, done, now) == steps


def test_with_a_theme_nobody_is_asked_for_one() -> None:
    themed = replace(DAY, theme_zh="河涌")
    assert steps_due(plan_of(CITY, themed), themed, (), at(2)) == []
    assert steps_due(plan_of(CITY, themed), themed, (), at(3)) == [Step.ASK_VENUES]


def test_asked_late_counts_as_reminded() -> None:
    plan = plan_of(CITY, DAY)
    assert counts_for(Step.ASK_THEME, plan, at(1)) == [Step.ASK_THEME]
    assert counts_for(Step.ASK_THEME, plan, at(2)) == [Step.ASK_THEME, Step.REMIND_THEME]


@pytest.mark.parametrize("state", [State.CANCELLED, State.HELD])
def test_of_a_day_that_is_called_off_or_summed_up_nothing_is_due(state: State) -> None:
    day = replace(DAY, state=state)
    assert steps_due(plan_of(CITY, day), day, (), at(12)) == []


def test_what_follows_moves_with_a_day_put_off_and_the_number_stays() -> None:
    moved = replace(DAY, on=date(2024, 5, 17), state=State.POSTPONED)
    plan = plan_of(CITY, moved)
    assert (plan.theme, plan.venues) == (at(1), at(3))
    assert (plan.ahead, plan.missing, plan.today) == (at(15), at(16), at(17, 7, 30))
    assert (plan.over, plan.summary, moved.number) == (at(18, 0), at(19), 63)


REMINDERS = [
    (at(8, 8, 59), None),
    (at(8), When.AHEAD),
    (at(9, 23), When.AHEAD),
    (at(10, 0), None),
    (at(10, 7, 29), None),
    (at(10, 7, 30), When.TODAY),
    (at(10, 11, 59), When.TODAY),
    (at(10, 12), None),
    (at(11, 9), None),
]


@pytest.mark.parametrize(("now", "when"), REMINDERS)
def test_reminders_come_on_day_8_and_at_0730_and_never_afterwards(now: datetime, when: When | None) -> None:
    assert reminder_due(CITY, DAY, DAY.on, [venue()], now) == when


@pytest.mark.parametrize(
    ("now", "when"), [(at(10, 8), None), (at(12), When.AHEAD), (at(14, 7, 30), When.TODAY)]
)
def test_the_reminders_of_one_venue_move_with_it(now: datetime, when: When | None) -> None:
    moved = venue(start=at(14))
    assert reminder_due(CITY, DAY, date(2024, 5, 14), [moved], now) == when


@pytest.mark.parametrize(
    ("today", "last", "month"),
    [
        (1, None, 5),
        (10, None, 5),
        (11, None, 6),
        (11, date(2024, 5, 17), 5),
        (18, date(2024, 5, 17), 6),
    ],
)
def test_people_mean_this_month_until_its_last_venue_is_over(
    today: int, last: date | None, month: int
) -> None:
    assert current_month(CITY, at(today, 23), last) == date(2024, month, 1)


@pytest.mark.parametrize(
    ("state", "on", "to", "today", "why"),
    [
        (State.PLANNED, 10, date(2024, 5, 12), 9, None),
        (State.PLANNED, 10, date(2024, 5, 9), 9, None),
        (State.POSTPONED, 12, date(2024, 5, 20), 9, None),
        (State.PLANNED, 10, date(2024, 5, 12), 10, None),
        (State.PLANNED, 10, date(2024, 5, 8), 9, "clean-day-date-past"),
        (State.PLANNED, 10, date(2024, 6, 12), 9, "clean-day-date-other-month"),
        (State.PLANNED, 10, date(2025, 5, 12), 9, "clean-day-date-other-month"),
        (State.PLANNED, 10, date(2024, 5, 10), 9, "clean-day-date-same"),
        (State.PLANNED, 10, date(2024, 5, 20), 11, "clean-day-over"),
        (State.HELD, 10, date(2024, 5, 20), 9, "clean-day-over"),
        (State.CANCELLED, 10, date(2024, 5, 12), 9, "clean-day-cancelled-already"),
    ],
)
def test_put_off_is_only_within_the_month_and_ahead(
    state: State, on: int, to: date, today: int, why: str | None
) -> None:
    def move() -> None:
        check_move(state, date(2024, 5, on), to, date(2024, 5, today))

    assert refusal(move) == why


@pytest.mark.parametrize(
    ("state", "today", "why"),
    [
        (State.PLANNED, 10, None),
        (State.POSTPONED, 1, None),
        (State.CANCELLED, 1, "clean-day-cancelled-already"),
        (State.PLANNED, 11, "clean-day-over"),
    ],
)
def test_called_off_is_once_and_not_afterwards(state: State, today: int, why: str | None) -> None:
    assert refusal(lambda: check_cancel(state, DAY.on, date(2024, 5, today))) == why


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (at(10, 7, 59), "clean-day-early"),
        (at(10, 8), None),
        (at(10, 13), None),
        (at(10, 13, 1), "clean-day-late"),
    ],
)
def test_check_in_is_open_from_an_hour_before_to_an_hour_after(now: datetime, why: str | None) -> None:
    assert ends_at(CITY, venue()) == at(10, 12)
    assert refusal(lambda: check_in(CITY, venue(), now)) == why


def test_nobody_checks_in_where_it_is_called_off() -> None:
    off = venue(state=State.CANCELLED)
    assert refusal(lambda: check_in(CITY, off, at(10))) == "clean-day-venue-cancelled"


def test_a_point_of_which_the_datum_is_open_is_looked_for_at_both() -> None:
    known = venue(latitude=22.81, longitude=113.67)
    assert len(known.points) == 1
    assert len(replace(known, datum_sure=False).points) == 2
    assert venue().points == ()


def test_the_hours_are_settings() -> None:
    rules = replace(CITY.settings, clean_day=15, clean_day_time=time(8))
    other = Rulebook(replace(CITY.data, settings=rules), CITY.calendar, CITY.zone)
    plan = plan_of(other, planned(other, MAY))
    assert plan.venues == at(3, 8)
    assert plan.over - timedelta(days=1) == at(15, 0)


def refusal(act: object) -> str | None:
    assert callable(act)
    try:
        act()
    except Refused as refused:
        return refused.key
    return None
