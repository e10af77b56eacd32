from hypothesis import given
from hypothesis import strategies as st

from domain.look_back import choose, is_drawn

CODES = [f"HM-2611{day:02}-{number:04}" for day in range(1, 31) for number in range(200)]


def test_about_a_tenth_is_drawn() -> None:
    drawn = sum(is_drawn(code, 0.10) for code in CODES)
    # 6,000 draws at a tenth: 600 ± 23; five times that is never chance.
    assert abs(drawn - 600) < 120


def test_the_same_case_is_drawn_again() -> None:
    assert [is_drawn(code, 0.10) for code in CODES] == [is_drawn(code, 0.10) for code in CODES]


@given(st.text(), st.floats(0, 1), st.floats(0, 1))
def test_a_larger_share_only_adds(code: str, one: float, other: float) -> None:
    assert is_drawn(code, min(one, other)) <= is_drawn(code, max(one, other))


def test_none_and_all_can_be_asked_for() -> None:
    assert not any(is_drawn(code, 0.0) for code in CODES)
    assert all(is_drawn(code, 1.0) for code in CODES)


def test_whoever_has_the_fewest_looks_waiting_is_asked() -> None:
    assert choose([7, 8, 9], {7: 2, 8: 1, 9: 1}) == 8
    assert choose([7, 8], {7: 1}) == 8
    assert choose([], {7: 1}) is None
