from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import Clock, DutyHours, WorkCalendar, due, elapsed

DONGGUAN = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
CAIRO = ZoneInfo("Africa/Cairo")  # changes its clocks in the night to a Friday, a working day here
DUTY = DutyHours(time(7), time(22))
NO_HOLIDAYS = WorkCalendar({})
# Labour Day 2024: off from Wed 1 to Sun 5 May, made up for on Sun 28 April and Sat 11 May.
LABOUR_DAY = WorkCalendar(
    {date(2024, 5, day): False for day in range(1, 6)} | {date(2024, 4, 28): True, date(2024, 5, 11): True}
)

moments = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))
limits = st.floats(0, 600)
clocks = st.sampled_from(Clock)
zones = st.sampled_from([DONGGUAN, BERLIN, CAIRO, ZoneInfo("America/Sao_Paulo"), ZoneInfo("Asia/Kathmandu")])


def at(text: str, zone: ZoneInfo = DONGGUAN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def due_at(
    start: str, hours: float, clock: Clock, zone: ZoneInfo = DONGGUAN, calendar: WorkCalendar = LABOUR_DAY
) -> str:
    """Local start in, local due time out."""
    moment = due(at(start, zone), hours, clock, zone, calendar, DUTY)
    assert moment.tzinfo is UTC
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("start", "hours", "clock", "expected"),
    [
        ("2024-05-10 20:30", 4, Clock.DUTY, "2024-05-11 09:30"),  # the example of closed-loop §6
        ("2024-05-10 20:00", 2, Clock.DUTY, "2024-05-10 22:00"),  # ends with the day, not with the next
        ("2024-05-10 23:10", 2, Clock.DUTY, "2024-05-11 09:00"),
        ("2024-05-10 03:00", 0.5, Clock.DUTY, "2024-05-10 07:30"),
        ("2024-05-10 22:00", 0, Clock.DUTY, "2024-05-11 07:00"),
        ("2024-05-01 10:00", 2, Clock.DUTY, "2024-05-01 12:00"),  # streets are swept on holidays
        ("2024-05-10 07:00", 30, Clock.DUTY, "2024-05-11 22:00"),
        ("2024-04-30 10:00", 48, Clock.WD, "2024-05-07 10:00"),  # the example of closed-loop §6
        ("2024-05-10 10:00", 24, Clock.WD, "2024-05-11 10:00"),  # a Saturday that is worked
        ("2024-05-17 10:00", 24, Clock.WD, "2024-05-20 10:00"),  # an ordinary weekend
        ("2024-05-16 10:00", 4, Clock.WD, "2024-05-16 14:00"),
        ("2024-05-17 22:00", 4, Clock.WD, "2024-05-20 02:00"),
        ("2024-05-18 15:00", 4, Clock.WD, "2024-05-20 04:00"),
        ("2024-05-18 15:00", 24, Clock.WD, "2024-05-21 00:00"),  # the end of Monday
        ("2024-05-13 09:00", 480, Clock.WD, "2024-06-10 09:00"),
        ("2024-05-10 20:30", 4, Clock.CAL, "2024-05-11 00:30"),
        ("2024-05-01 03:00", 0.25, Clock.CAL, "2024-05-01 03:15"),
    ],
)
def test_a_limit_runs_on_its_clock(start: str, hours: float, clock: Clock, expected: str) -> None:
    assert due_at(start, hours, clock) == expected


@pytest.mark.parametrize(
    ("start", "hours", "clock", "zone", "expected"),
    [
        # Berlin loses an hour on Sunday 2024-03-31 and gets it back on Sunday 2024-10-27, each at night.
        ("2024-03-30 20:30", 4, Clock.DUTY, BERLIN, "2024-03-31 09:30"),
        ("2024-10-26 20:30", 4, Clock.DUTY, BERLIN, "2024-10-27 09:30"),
        ("2024-03-29 10:00", 24, Clock.WD, BERLIN, "2024-04-01 10:00"),
        ("2024-10-25 10:00", 24, Clock.WD, BERLIN, "2024-10-28 10:00"),
        ("2024-03-30 20:00", 12, Clock.CAL, BERLIN, "2024-03-31 09:00"),
        # Cairo's Friday 2024-04-26 has 23 hours and counts as a working day like any other.
        ("2024-04-25 10:00", 48, Clock.WD, CAIRO, "2024-04-29 10:00"),
    ],
)
def test_a_change_of_clocks_moves_no_local_due_time(
    start: str, hours: float, clock: Clock, zone: ZoneInfo, expected: str
) -> None:
    assert due_at(start, hours, clock, zone, NO_HOLIDAYS) == expected


@given(moments, limits, limits, clocks, zones)
def test_a_longer_limit_is_never_due_earlier(
    start: datetime, one: float, other: float, clock: Clock, zone: ZoneInfo
) -> None:
    short, long = sorted((one, other))
    assert due(start, short, clock, zone, LABOUR_DAY, DUTY) <= due(start, long, clock, zone, LABOUR_DAY, DUTY)


@given(moments, moments, limits, clocks, zones)
def test_what_starts_later_is_never_due_earlier(
    one: datetime, other: datetime, hours: float, clock: Clock, zone: ZoneInfo
) -> None:
    first, second = (due(start, hours, clock, zone, LABOUR_DAY, DUTY) for start in sorted((one, other)))
    # A rounded microsecond is no time at all.
    assert first <= second + timedelta(microseconds=2)


@given(moments, limits, clocks, zones)
def test_nothing_is_due_before_it_starts(start: datetime, hours: float, clock: Clock, zone: ZoneInfo) -> None:
    assert due(start, hours, clock, zone, LABOUR_DAY, DUTY) >= start


@given(moments, limits, zones)
def test_nothing_on_duty_is_due_in_the_night(start: datetime, hours: float, zone: ZoneInfo) -> None:
    moment = due(start, hours, Clock.DUTY, zone, LABOUR_DAY, DUTY).astimezone(zone)
    assert DUTY.start <= moment.time() <= DUTY.end


@given(moments, st.floats(0.01, 600), zones)
def test_no_working_limit_is_due_on_a_day_off(start: datetime, hours: float, zone: ZoneInfo) -> None:
    moment = due(start, hours, Clock.WD, zone, LABOUR_DAY, DUTY)
    # Midnight, the end of a working day, is already the next date.
    assert LABOUR_DAY.is_workday((moment - timedelta(microseconds=2)).astimezone(zone).date())


@given(moments, limits, clocks, zones)
def test_elapsed_is_the_inverse_of_due(start: datetime, hours: float, clock: Clock, zone: ZoneInfo) -> None:
    end = due(start, hours, clock, zone, LABOUR_DAY, DUTY)
    assert elapsed(start, end, clock, zone, LABOUR_DAY, DUTY) == pytest.approx(hours, abs=1e-8)


@pytest.mark.parametrize(
    ("start", "end", "clock", "hours"),
    [
        ("2024-05-10 20:30", "2024-05-11 09:30", Clock.DUTY, 4),
        ("2024-05-10 23:00", "2024-05-11 06:00", Clock.DUTY, 0),
        ("2024-05-01 10:00", "2024-05-05 23:00", Clock.WD, 0),
        ("2024-04-30 10:00", "2024-05-07 10:00", Clock.WD, 48),
        ("2024-05-10 20:30", "2024-05-11 00:30", Clock.CAL, 4),
        ("2024-05-11 09:30", "2024-05-10 20:30", Clock.DUTY, 0),
    ],
)
def test_only_the_time_in_which_the_clock_runs_is_counted(
    start: str, end: str, clock: Clock, hours: float
) -> None:
    assert elapsed(at(start), at(end), clock, DONGGUAN, LABOUR_DAY, DUTY) == hours


def test_the_calendar_says_where_it_only_assumes() -> None:
    assert (LABOUR_DAY.first, LABOUR_DAY.last) == (date(2024, 4, 28), date(2024, 5, 11))
    assert LABOUR_DAY.is_covered(date(2024, 5, 1))
    assert not LABOUR_DAY.is_covered(date(2027, 1, 1))
    assert LABOUR_DAY.is_workday(date(2027, 1, 1))
    assert not LABOUR_DAY.is_workday(date(2027, 1, 2))
    assert (NO_HOLIDAYS.first, NO_HOLIDAYS.last) == (None, None)


def test_the_bulletin_of_a_holiday_friday_moves_to_the_last_working_day_before() -> None:
    assert LABOUR_DAY.latest_workday(date(2024, 5, 3)) == date(2024, 4, 30)  # S26
    assert LABOUR_DAY.latest_workday(date(2024, 5, 10)) == date(2024, 5, 10)


def test_a_limit_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        due(at("2024-05-10 10:00"), -1, Clock.CAL, DONGGUAN, NO_HOLIDAYS, DUTY)


@pytest.mark.parametrize("clock", Clock)
def test_a_moment_without_a_zone_is_refused(clock: Clock) -> None:
    naive, aware = datetime(2024, 5, 10, 10), at("2024-05-10 10:00")
    with pytest.raises(ValueError, match="without a time zone"):
        due(naive, 1, clock, DONGGUAN, NO_HOLIDAYS, DUTY)
    with pytest.raises(ValueError, match="without a time zone"):
        elapsed(aware, naive, clock, DONGGUAN, NO_HOLIDAYS, DUTY)


def test_duty_hours_that_end_before_they_start_are_refused() -> None:
    with pytest.raises(ValueError, match="end before they start"):
        DutyHours(time(22), time(7))
