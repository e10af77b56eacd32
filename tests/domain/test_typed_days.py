from datetime import date, time

import pytest

from domain.typed_days import parse_day

TODAY = date(2024, 6, 20)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("2024-06-28", (date(2024, 6, 28), None)),
        ("2023年1月2日", (date(2023, 1, 2), None)),
        ("6月28日", (date(2024, 6, 28), None)),
        ("6/28 15:00", (date(2024, 6, 28), time(15))),
        ("28日下午3点", (date(2024, 6, 28), time(15))),
        ("3月29日", (date(2025, 3, 29), None)),
        ("5号", (date(2024, 7, 5), None)),
        ("31日", (date(2024, 7, 31), None)),
        ("20日", (TODAY, None)),
    ],
)
def test_a_day_is_read_as_people_write_it(words: str, meant: tuple[date, time | None]) -> None:
    assert parse_day(words, TODAY) == meant


@pytest.mark.parametrize("words", ["", "明天", "2024-02-30", "6月31日", "28日 有空", "280"])
def test_anything_else_is_no_day(words: str) -> None:
    assert parse_day(words, TODAY) is None
