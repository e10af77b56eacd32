"""Where the demo's clock stops on its way."""

from datetime import datetime, timedelta

from bot.demo_clock import stops
from tests.story import dongguan

CITY = dongguan()


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CITY.zone)


def shown(found: list[datetime]) -> list[str]:
    return [f"{moment.astimezone(CITY.zone):%d %H:%M}" for moment in found]


def test_a_short_move_is_one_step() -> None:
    start = local("2026-12-09T09:10")
    assert stops(start, start + timedelta(hours=2), CITY) == [start + timedelta(hours=2)]


def test_a_day_stops_at_some_hours_and_where_the_calendar_has_something() -> None:
    found = shown(stops(local("2026-12-09T20:10"), local("2026-12-10T09:05"), CITY))
    assert found[0] == "10 03:30"
    assert found[-1] == "10 09:05"
    assert {"10 03:45", "10 07:00", "10 07:30", "10 08:00", "10 09:00"} <= set(found)
    assert found == sorted(found)


def test_of_half_a_year_only_the_last_month_is_walked_through() -> None:
    found = stops(local("2026-06-01T12:00"), local("2026-12-01T12:00"), CITY)
    assert found[0] >= local("2026-10-31T12:00")
    assert found[-1] == local("2026-12-01T12:00")
    assert len(found) < 31 * 15
