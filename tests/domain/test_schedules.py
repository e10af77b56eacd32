"""Slots and the keys of their periods, on ordinary days and where the clock jumps (D14)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.schedules import Daily, Every, Planned, Schedule, days_of_month
from tests.conftest import NOON

DONGGUAN = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
EARLY = Daily(time(3, 30))
IN_THE_GAP = Daily(time(2, 30))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("schedule", "zone", "moment", "period", "following"),
    [
        (Every(1), DONGGUAN, "2026-11-21T04:00:59Z", "2026-11-21T12:00+08:00", "2026-11-21T04:01Z"),
        (Every(10), DONGGUAN, "2026-11-21T04:00:00Z", "2026-11-21T12:00+08:00", "2026-11-21T04:10Z"),
        (Every(10), DONGGUAN, "2026-11-21T04:09:59Z", "2026-11-21T12:00+08:00", "2026-11-21T04:10Z"),
        (Every(60), DONGGUAN, "2026-11-20T16:00:00Z", "2026-11-21T00:00+08:00", "2026-11-20T17:00Z"),
        (EARLY, DONGGUAN, "2026-11-20T19:29:59Z", "2026-11-20", "2026-11-20T19:30Z"),
        (EARLY, DONGGUAN, "2026-11-20T19:30:00Z", "2026-11-21", "2026-11-21T19:30Z"),
        (EARLY, DONGGUAN, "2026-12-31T20:00:00Z", "2027-01-01", "2027-01-01T19:30Z"),
        # Berlin, 29 March: 02:00 becomes 03:00.
        (Every(60), BERLIN, "2026-03-29T00:59:00Z", "2026-03-29T01:00+01:00", "2026-03-29T01:00Z"),
        (Every(60), BERLIN, "2026-03-29T01:00:00Z", "2026-03-29T03:00+02:00", "2026-03-29T02:00Z"),
        (EARLY, BERLIN, "2026-03-29T01:30:00Z", "2026-03-29", "2026-03-30T01:30Z"),
        (IN_THE_GAP, BERLIN, "2026-03-29T01:29:59Z", "2026-03-28", "2026-03-29T01:30Z"),
        (IN_THE_GAP, BERLIN, "2026-03-29T01:30:00Z", "2026-03-29", "2026-03-30T00:30Z"),
        # Berlin, 25 October: 03:00 becomes 02:00, so that 02:30 comes twice.
        (Every(60), BERLIN, "2026-10-25T00:30:00Z", "2026-10-25T02:00+02:00", "2026-10-25T01:00Z"),
        (Every(60), BERLIN, "2026-10-25T01:30:00Z", "2026-10-25T02:00+01:00", "2026-10-25T02:00Z"),
        (IN_THE_GAP, BERLIN, "2026-10-25T00:30:00Z", "2026-10-25", "2026-10-26T01:30Z"),
        (IN_THE_GAP, BERLIN, "2026-10-25T01:30:00Z", "2026-10-25", "2026-10-26T01:30Z"),
    ],
)
def test_a_moment_lies_in_one_period_and_has_a_next(
    schedule: Schedule, zone: ZoneInfo, moment: str, period: str, following: str
) -> None:
    assert (schedule.period(at(moment), zone), schedule.next_after(at(moment), zone)) == (
        period,
        at(following),
    )


@pytest.mark.parametrize("schedule", [Every(1), Every(10), Every(60), EARLY, IN_THE_GAP], ids=str)
@pytest.mark.parametrize("day", ["2026-03-28", "2026-10-24", "2026-11-21", "2026-12-31"])
@pytest.mark.parametrize("zone", [DONGGUAN, BERLIN, ZoneInfo("Australia/Lord_Howe")], ids=str)
def test_walking_three_days_meets_every_period_once(schedule: Schedule, day: str, zone: ZoneInfo) -> None:
    start = at(f"{day}T00:00Z")
    slots = schedule.slots_between(start, start + timedelta(days=3), zone, 10_000)
    walked = []
    moment = start
    while (moment := schedule.next_after(moment, zone)) <= start + timedelta(days=3):
        walked.append(moment)
    periods = [schedule.period(slot, zone) for slot in slots]
    assert slots == walked
    assert len(set(periods)) == len(periods)
    assert [schedule.slot(slot, zone) for slot in slots] == slots


@pytest.mark.parametrize(
    ("since", "most", "slots"),
    [
        (timedelta(), 9, []),
        (timedelta(minutes=5), 9, ["04:00"]),
        (timedelta(minutes=25), 9, ["03:40", "03:50", "04:00"]),
        (timedelta(minutes=25), 2, ["03:50", "04:00"]),
        (timedelta(days=400), 1, ["04:00"]),
        # The clock was set back: the last run lies in the future.
        (timedelta(days=-1), 9, []),
    ],
)
def test_only_so_many_of_the_slots_missed_are_walked(since: timedelta, most: int, slots: list[str]) -> None:
    found = Every(10).slots_between(NOON - since, NOON, DONGGUAN, most)
    assert [f"{slot:%H:%M}" for slot in found] == slots


@pytest.mark.parametrize("minutes", [0, -1, 7, 1441])
def test_minutes_that_do_not_divide_a_day_are_no_schedule(minutes: int) -> None:
    with pytest.raises(ValueError, match="do not divide a day"):
        Every(minutes)


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (Every(1), "every minute"),
        (Every(10), "every 10 minutes"),
        (Every(60), "hourly"),
        (EARLY, "daily at 03:30"),
    ],
)
def test_a_schedule_says_itself_in_words(schedule: Schedule, words: str) -> None:
    assert str(schedule) == words


def workday_before(first: date, zone: ZoneInfo) -> list[datetime]:
    """The day before the month begins, so a slot lies outside the month that gives it."""
    return [datetime.combine(first - timedelta(days=1), time(9), zone)]


TENTH = Planned(days_of_month((1, time(9)), (10, time(7, 30))), "")
EVE = Planned(workday_before, "")


@pytest.mark.parametrize(
    ("schedule", "at", "slot", "following"),
    [
        (TENTH, "2026-12-10T07:29", "12-01 09:00", "12-10 07:30"),
        (TENTH, "2026-12-10T07:30", "12-10 07:30", "2027-01-01 09:00"),
        (EVE, "2026-12-31T08:59", "11-30 09:00", "12-31 09:00"),
        (EVE, "2026-12-31T09:00", "12-31 09:00", "2027-01-31 09:00"),
    ],
)
def test_slots_of_the_calendar(schedule: Planned, at: str, slot: str, following: str) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=DONGGUAN).astimezone(UTC)
    assert schedule.period(moment, DONGGUAN).removeprefix("2026-")[:-6] == slot
    later = schedule.next_after(moment, DONGGUAN)
    assert schedule.period(later, DONGGUAN).removeprefix("2026-")[:-6] == following
    assert schedule.slots_between(moment, later, DONGGUAN, 9) == [later]


def test_a_plan_without_slots_says_so() -> None:
    empty = Planned(lambda first, zone: [], "never")
    with pytest.raises(ValueError, match="no slot"):
        empty.slot(datetime(2026, 12, 1, tzinfo=UTC), DONGGUAN)
    with pytest.raises(ValueError, match="no slot"):
        empty.next_after(datetime(2026, 12, 1, tzinfo=UTC), DONGGUAN)
