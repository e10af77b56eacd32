"""How many reports one person may make."""

from datetime import timedelta

import pytest

from domain.quotas import PER_DAY, PER_HOUR, next_allowed
from tests.conftest import NOON

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("count", "every", "again"),
    [
        (0, MINUTE, None),
        (PER_HOUR - 1, MINUTE, None),
        (PER_HOUR, MINUTE, NOON - PER_HOUR * MINUTE + timedelta(hours=1)),
        (PER_HOUR + 5, MINUTE, NOON - PER_HOUR * MINUTE + timedelta(hours=1)),
        (PER_HOUR, 3 * MINUTE, None),
        (PER_DAY, 10 * MINUTE, NOON - PER_DAY * 10 * MINUTE + timedelta(days=1)),
        (PER_DAY - 1, 10 * MINUTE, None),
    ],
)
def test_one_report_too_many_is_told_when_it_is_welcome(count, every, again) -> None:  # type: ignore[no-untyped-def]
    made = [NOON - number * every for number in range(count, 0, -1)]
    assert next_allowed(made, NOON) == again
