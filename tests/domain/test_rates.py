import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rates import Rate


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown"),
    [
        (341_881, 348_026, "98.2%"),  # S42
        (548, 2_173, "25.2%"),  # S10
        (540, 548, "98.5%"),  # S10
        (86, 94, "91.5%"),  # S21
        (85, 94, "90.4%"),  # S21
        (1_901, 1_901, "100.0%"),  # S34
        (1_900, 1_901, "99.9%"),  # S34
        (7_854, 8_014, "98.0%"),  # S36
        (7_213, 8_014, "90.0%"),  # S36
        (40, 200, "20.0%"),  # S40
        (19_608, 22_212, "88.3%"),  # S45
        (23_974, 24_932, "96.2%"),  # closed-loop §3
        (22_345, 24_932, "89.6%"),  # closed-loop §3, in time of all that were due
        (29_603, 30_208, "98.0%"),  # closed-loop §4
        (0, 12, "0.0%"),
        (1, 100_000, "0.1%"),
        (99_999, 100_000, "99.9%"),
        (0, 0, "—"),
        (3, 0, "—"),
        (3, 2, "150.0%"),
    ],
)
def test_a_ratio_is_shown_by_the_one_rule(numerator: int, denominator: int, shown: str) -> None:
    assert Rate(numerator, denominator).shown == shown


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_a_part_is_never_shown_as_nothing_or_as_everything(part: int, rest: int) -> None:
    assert Rate(part, part + rest).shown not in ("0.0%", "100.0%")


@pytest.mark.parametrize("counts", [(-1, 5), (1, -5)])
def test_a_count_below_zero_is_refused(counts: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="below zero"):
        Rate(*counts)
