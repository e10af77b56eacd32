"""Times, dates and numbers as people type them."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clean_day_words import Count, parse_time, read_counts, require_date, require_time, weight
from domain.messages import Refused

MAY = date(2024, 5, 1)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("9:30", time(9, 30)),
        ("09：00", time(9)),
        ("9点", time(9)),
        ("9点半", time(9, 30)),
        ("9点15分", time(9, 15)),
        ("上午9点", time(9)),
        ("下午3点", time(15)),
        ("下午 3:30", time(15, 30)),
        ("晚上7点", time(19)),
        ("中午12点", time(12)),
        ("0930", time(9, 30)),
        ("9", time(9)),
        ("3 pm", time(15)),
        ("12 p.m.", time(12)),
        ("12am", time(0)),
        ("９:３０", time(9, 30)),
        ("25:00", None),
        ("9:75", None),
        ("明天", None),
        ("", None),
        ("9:00-11:00", None),
        ("120000", None),
    ],
)
def test_times_are_read_as_they_are_written(words: str, found: time | None) -> None:
    assert parse_time(words) == found


@pytest.mark.parametrize(
    ("words", "key"),
    [("soon", "clean-day-time-wrong"), ("3:00", "clean-day-time-night"), ("23:00", "clean-day-time-night")],
)
def test_a_wrong_time_is_said_to_be_wrong(words: str, key: str) -> None:
    with pytest.raises(Refused, match=key):
        require_time(words)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("12", (date(2024, 5, 12), None)),
        ("12日", (date(2024, 5, 12), None)),
        ("12号 9:30", (date(2024, 5, 12), time(9, 30))),
        ("12日下午3点", (date(2024, 5, 12), time(15))),
        ("5月12日", (date(2024, 5, 12), None)),
        ("5/12", (date(2024, 5, 12), None)),
        ("2024-05-12 10:00", (date(2024, 5, 12), time(10))),
        ("6月12日", (date(2024, 6, 12), None)),
    ],
)
def test_a_bare_day_is_one_of_the_month(words: str, found: tuple[date, time | None]) -> None:
    assert require_date(words, MAY) == found


@pytest.mark.parametrize("words", ["", "下周", "32", "2月30日", "0", "13月1日"])
def test_what_is_no_day_is_refused(words: str) -> None:
    with pytest.raises(Refused, match="clean-day-date-wrong"):
        require_date(words, MAY)


def test_dalingshan_told_32_corners_04_tonnes_and_112_signs() -> None:
    assert read_counts("32 处卫生死角，0.4 吨，112 块", Count.PEOPLE) == {
        Count.CORNERS: 32,
        Count.WEIGHT: 400_000,
        Count.SIGNS: 112,
    }


@pytest.mark.parametrize(
    ("words", "asked", "found"),
    [
        ("120", Count.PEOPLE, {Count.PEOPLE: 120}),
        ("来了120人", Count.PEOPLE, {Count.PEOPLE: 120}),
        ("1,200", Count.PEOPLE, {Count.PEOPLE: 1200}),
        ("1.2万人次", Count.PEOPLE, {Count.PEOPLE: 12_000}),
        ("400", Count.WEIGHT, {Count.WEIGHT: 400_000}),
        ("0.4 t", Count.WEIGHT, {Count.WEIGHT: 400_000}),
        ("0.4吨", Count.PEOPLE, {Count.WEIGHT: 400_000}),
        ("800斤", Count.WEIGHT, {Count.WEIGHT: 400_000}),
        ("400公斤", Count.WEIGHT, {Count.WEIGHT: 400_000}),
        ("12.5 kg", Count.WEIGHT, {Count.WEIGHT: 12_500}),
        ("0", Count.SIGNS, {Count.SIGNS: 0}),
        ("5 tables", Count.CORNERS, {Count.CORNERS: 5}),
        (
            "120 people, 32 corners, 0.4 t, 112 signs",
            Count.PEOPLE,
            {Count.PEOPLE: 120, Count.CORNERS: 32, Count.WEIGHT: 400_000, Count.SIGNS: 112},
        ),
    ],
)
def test_numbers_are_read_with_their_units(words: str, asked: Count, found: dict[Count, int]) -> None:
    assert read_counts(words, asked) == found


@pytest.mark.parametrize(
    ("words", "asked", "key"),
    [
        ("很多", Count.PEOPLE, "clean-day-number-wanted"),
        ("-5", Count.WEIGHT, "clean-day-number-negative"),
        ("−0.4 吨", Count.WEIGHT, "clean-day-number-negative"),
        ("1e9", Count.PEOPLE, "clean-day-number-large"),
        ("1000000000 人", Count.PEOPLE, "clean-day-number-large"),
        ("1e999", Count.WEIGHT, "clean-day-number-large"),
        ("12.5 人", Count.PEOPLE, "clean-day-number-whole"),
        ("0.0000001 t", Count.WEIGHT, "clean-day-number-fine"),
    ],
)
def test_what_cannot_be_is_said_to_be_so(words: str, asked: Count, key: str) -> None:
    with pytest.raises(Refused, match=key):
        read_counts(words, asked)


@pytest.mark.parametrize(
    ("grams", "said"),
    [
        (400_000, ["clean-day-tonnes", {"amount": "0.4"}]),
        (12_345_678, ["clean-day-tonnes", {"amount": "12.345678"}]),
        (10_000_000, ["clean-day-tonnes", {"amount": "10"}]),
        (99_500, ["clean-day-kilos", {"amount": "99.5"}]),
        (0, ["clean-day-kilos", {"amount": "0"}]),
    ],
)
def test_a_weight_is_said_to_the_last_digit(grams: int, said: list[object]) -> None:
    assert weight(grams) == said


WORDS = st.text() | st.from_regex(r"-?\d{1,4}[.:点/月日,e]?\d{0,4} ?(人|吨|kg|pm|万|斤)?", fullmatch=True)


@given(words=WORDS, asked=st.sampled_from(Count))
def test_whatever_is_typed_is_read_or_refused(words: str, asked: Count) -> None:
    with suppress(Refused):
        assert all(amount >= 0 for amount in read_counts(words, asked).values())
    with suppress(Refused):
        require_date(words, MAY)
    with suppress(Refused):
        require_time(words)
