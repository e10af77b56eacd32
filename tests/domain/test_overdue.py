"""The ladder of a late case: what is reached when, who hears of it, and what makes it begin anew."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cases import RUNNING, Action, Case, Part, Status
from domain.deadlines import Clock, DutyHours, WorkCalendar
from domain.overdue import Circle, Level, Patience, has_passed, level, outwards, steps, warning
from tests.domain.lives import HOUR, NOON, case_in, moved

DONGGUAN = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
DUTY = DutyHours(time(7), time(22))
# Labour Day 2024: off from Wed 1 to Sun 5 May.
LABOUR_DAY = WorkCalendar({date(2024, 5, day): False for day in range(1, 6)})
PATIENCE = Patience(town=timedelta(hours=24), city=timedelta(hours=72))
SECOND = timedelta(seconds=1)
DUE, WARN = NOON + 4 * HOUR, NOON + 3 * HOUR
HANDLED = case_in(Status.HANDLING)


def warned(start: str, due_at: str, clock: Clock, share: float = 0.8, zone: ZoneInfo = DONGGUAN) -> str:
    """Local times in, local time out."""
    begin, end = (datetime.fromisoformat(text).replace(tzinfo=zone) for text in (start, due_at))
    moment = warning(begin, end, share, clock, zone, LABOUR_DAY, DUTY)
    assert moment.utcoffset() == timedelta()
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("start", "due_at", "clock", "expected"),
    [
        ("2024-05-10 10:00", "2024-05-10 15:00", Clock.CAL, "2024-05-10 14:00"),
        ("2024-05-10 10:00", "2024-05-10 15:00", Clock.DUTY, "2024-05-10 14:00"),
        # Four duty hours over a night: 1.5 h on the evening, the warning after 3.2 h.
        ("2024-05-10 20:30", "2024-05-11 09:30", Clock.DUTY, "2024-05-11 08:42"),
        ("2024-05-10 21:00", "2024-05-11 07:15", Clock.DUTY, "2024-05-10 22:00"),
        ("2024-05-10 23:00", "2024-05-11 12:00", Clock.DUTY, "2024-05-11 11:00"),
        # Two working days over Labour Day: 14 h on Tuesday, the warning after 38.4 h.
        ("2024-04-30 10:00", "2024-05-07 10:00", Clock.WD, "2024-05-07 00:24"),
        ("2024-05-01 12:00", "2024-05-07 00:00", Clock.WD, "2024-05-06 19:12"),
    ],
)
def test_the_warning_comes_when_the_share_of_the_clocks_time_is_over(
    start: str, due_at: str, clock: Clock, expected: str
) -> None:
    assert warned(start, due_at, clock) == expected


@pytest.mark.parametrize(("share", "expected"), [(0.0, "10:00"), (0.5, "12:30"), (1.0, "15:00")])
def test_the_share_is_a_setting(share: float, expected: str) -> None:
    assert warned("2024-05-10 10:00", "2024-05-10 15:00", Clock.CAL, share) == f"2024-05-10 {expected}"


def test_a_delay_into_days_off_is_warned_of_at_the_latest_when_it_ends() -> None:
    assert warned("2024-05-01 10:00", "2024-05-03 10:00", Clock.WD) == "2024-05-03 10:00"


def test_a_night_in_which_the_clocks_change_counts_as_it_is() -> None:
    # From 29 to 30 March 2026 Berlin loses an hour: 23 h, of which 80 % are 18.4.
    assert warned("2026-03-28 12:00", "2026-03-29 12:00", Clock.CAL, zone=BERLIN) == "2026-03-29 07:24"
    assert warned("2026-03-28 21:00", "2026-03-29 11:00", Clock.DUTY, zone=BERLIN) == "2026-03-29 10:00"


@given(
    st.datetimes(datetime(2024, 4, 1), datetime(2024, 6, 1), timezones=st.just(UTC)),
    st.floats(0, 300),
    st.floats(0, 1),
    st.sampled_from(Clock),
    st.sampled_from([DONGGUAN, BERLIN]),
)
def test_the_warning_is_never_after_the_limit(
    start: datetime, hours: float, share: float, clock: Clock, zone: ZoneInfo
) -> None:
    due_at = start + timedelta(hours=hours)
    assert warning(start, due_at, share, clock, zone, LABOUR_DAY, DUTY) <= due_at


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (NOON, Level.NONE),
        (WARN - SECOND, Level.NONE),
        (WARN, Level.WARNING),
        (DUE - SECOND, Level.WARNING),
        (DUE, Level.LIMIT),
        (DUE + 24 * HOUR - SECOND, Level.LIMIT),
        (DUE + 24 * HOUR, Level.TOWN),
        (DUE + 72 * HOUR - SECOND, Level.TOWN),
        (DUE + 72 * HOUR, Level.CITY),
        (DUE + timedelta(days=3650), Level.CITY),
        (NOON - timedelta(days=3650), Level.NONE),
    ],
)
def test_each_level_is_reached_at_its_moment(moment: datetime, expected: Level) -> None:
    assert level(HANDLED, moment, PATIENCE) is expected
    assert has_passed(HANDLED, moment) is (expected >= Level.LIMIT)


@pytest.mark.parametrize("status", Status)
def test_only_what_is_not_fixed_yet_is_late(status: Status) -> None:
    case = replace(HANDLED, status=status)
    late = Level.LIMIT if status in RUNNING else Level.NONE
    assert (level(case, DUE, PATIENCE), has_passed(case, DUE)) == (late, bool(late))


def test_what_was_never_dispatched_or_came_without_a_warning_is_not_warned_of() -> None:
    assert level(replace(HANDLED, due_at=None, warn_at=None), DUE, PATIENCE) is Level.NONE
    imported = replace(HANDLED, warn_at=None)
    assert [level(imported, moment, PATIENCE) for moment in (DUE - SECOND, DUE)] == [Level.NONE, Level.LIMIT]


HANDLER, CHIEF, TOWN, CITY = Circle


@pytest.mark.parametrize(
    ("told", "reached", "expected"),
    [
        (Level.NONE, Level.NONE, []),
        (Level.NONE, Level.WARNING, [(HANDLER,)]),
        (Level.WARNING, Level.LIMIT, [(HANDLER, CHIEF)]),
        (Level.LIMIT, Level.TOWN, [(TOWN,)]),
        (Level.TOWN, Level.CITY, [(CITY,)]),
        (Level.CITY, Level.CITY, []),
        (Level.TOWN, Level.LIMIT, []),
        (Level.NONE, Level.LIMIT, [(HANDLER, CHIEF)]),
        (Level.WARNING, Level.TOWN, [(HANDLER, CHIEF), (TOWN,)]),
        (Level.LIMIT, Level.CITY, [(TOWN,), (CITY,)]),
        (Level.NONE, Level.CITY, [(HANDLER, CHIEF), (TOWN,), (CITY,)]),
    ],
)
def test_each_step_is_taken_once_and_none_is_left_out(
    told: Level, reached: Level, expected: list[tuple[Circle, ...]]
) -> None:
    assert list(steps(told, reached)) == expected


def test_who_cannot_be_reached_is_stood_in_for_from_the_nearest_outwards() -> None:
    assert {circle: outwards(circle) for circle in Circle} == {
        HANDLER: (CHIEF, TOWN, CITY),
        CHIEF: (TOWN, CITY),
        TOWN: (CITY,),
        CITY: (),
    }


# --- what begins a limit ---

LATER = NOON + 2 * HOUR


def limit(case: Case) -> tuple[datetime | None, datetime | None]:
    return case.warn_at, case.due_at


@pytest.mark.parametrize(
    ("action", "part", "status"),
    [
        (Action.ACCEPT, Part.HANDLER, Status.DISPATCHED),
        (Action.REASSIGN, Part.TOWN, Status.DISPATCHED),
        (Action.REASSIGN, Part.TOWN, Status.HANDLING),
        (Action.SEND_BACK, Part.HANDLER, Status.DISPATCHED),
        (Action.ESCALATE, Part.RULE, Status.DISPATCHED),
        (Action.ASK_DELAY, Part.HANDLER, Status.HANDLING),
        (Action.RECTIFY, Part.HANDLER, Status.HANDLING),
    ],
)
def test_these_leave_the_limit_as_it_is(action: Action, part: Part, status: Status) -> None:
    assert limit(moved(case_in(status), action, part, LATER)) == (WARN, DUE)


def test_sent_back_and_dispatched_again_it_is_the_same_limit() -> None:
    back = moved(case_in(Status.DISPATCHED), Action.SEND_BACK, Part.HANDLER, LATER)
    assert limit(moved(back, Action.DISPATCH, Part.TOWN, LATER)) == (WARN, DUE)


def test_a_granted_delay_is_a_limit_from_the_grant_on() -> None:
    asked = moved(HANDLED, Action.ASK_DELAY, Part.HANDLER, until=NOON + 10 * HOUR)
    assert limit(moved(asked, Action.DENY_DELAY, Part.TOWN, LATER)) == (WARN, DUE)
    assert limit(moved(asked, Action.GRANT_DELAY, Part.TOWN, LATER)) == (NOON + 8 * HOUR, NOON + 10 * HOUR)


@pytest.mark.parametrize(
    ("action", "part", "status"),
    [(Action.FAIL, Part.CHECKER, Status.CHECKING), (Action.REOPEN, Part.REPORTER, Status.CLOSED)],
)
def test_work_that_comes_back_has_a_limit_of_its_own(action: Action, part: Part, status: Status) -> None:
    assert limit(moved(case_in(status), action, part, LATER)) == (LATER + 3 * HOUR, LATER + 4 * HOUR)
