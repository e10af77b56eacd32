import pytest

from domain.likeness import distance, same_picture


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (0, 0, 0),
        (0, -1, 64),
        (-1, -1, 0),
        (0b1011, 0b0010, 2),
        (-(2**63), 0, 1),
        (-(2**63), 2**63 - 1, 64),
        (-1, 2**64 - 1, 0),
    ],
)
def test_distance_counts_differing_bits_whatever_the_sign(a: int, b: int, expected: int) -> None:
    assert distance(a, b) == distance(b, a) == expected


@pytest.mark.parametrize(("bits", "same"), [(0, True), (6, True), (7, False)])
def test_six_bits_are_the_border(bits: int, same: bool) -> None:
    assert same_picture(0, (1 << bits) - 1) is same


def test_the_border_can_be_moved() -> None:
    assert not same_picture(0, 0b111, limit=2)
