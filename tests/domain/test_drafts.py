from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cases import Source
from domain.drafts import Asked, Draft, missing, with_words
from tests.domain.lives import HOUR, NOON, YING

EMPTY = Draft(YING, Source.RESIDENT, NOON, NOON + 24 * HOUR, Asked.PHOTO)


@pytest.mark.parametrize(
    ("has", "photos", "asked"),
    [
        ({}, 0, Asked.PHOTO),
        ({"unit": "441900121", "category": "CLN-01"}, 0, Asked.PHOTO),
        ({}, 1, Asked.PLACE),
        ({"category": "CLN-01"}, 1, Asked.PLACE),
        ({"address": "市场门口"}, 1, Asked.UNIT),
        ({"raw_latitude": 22.8, "raw_longitude": 113.7}, 1, Asked.DATUM),
        ({"raw_latitude": 22.8, "raw_longitude": 113.7, "address": "市场"}, 1, Asked.DATUM),
        ({"unit": "441900121"}, 2, Asked.CATEGORY),
        ({"unit": "441900121", "category": "CLN-01"}, 1, Asked.REVIEW),
    ],
)
def test_one_thing_is_asked_at_a_time_in_this_order(
    has: dict[str, object], photos: int, asked: Asked
) -> None:
    assert missing(replace(EMPTY, **has), photos) is asked  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("note", "words", "whole"),
    [
        (None, " 很臭 ", "很臭"),
        ("很臭", "三天了", "很臭\n三天了"),
        (None, "a" * 10, "a" * 10),
        (None, "a" * 11, "a" * 9 + "…"),
        ("a" * 9, "b", "a" * 9 + "…"),
    ],
)
def test_words_are_put_below_the_note_and_cut_where_it_is_too_long(
    note: str | None, words: str, whole: str
) -> None:
    assert with_words(note, words, 10) == whole


@given(st.none() | st.text(min_size=1, max_size=30), st.text(max_size=30), st.integers(1, 40))
def test_a_note_is_never_too_long(note: str | None, words: str, most: int) -> None:
    assert len(with_words(note, words, most)) <= most
