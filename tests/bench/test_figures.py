import pytest

from bench.figures import Figure, median_ratio, show


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([2.0], [1.0], 2.0),
        ([1.0, 20.0, 3.0], [1.0, 10.0, 1.0], 2.0),
        ([1.0, 100.0, 1.0], [2.0, 200.0, 1.0], 0.5),
    ],
)
def test_the_ratio_is_taken_within_each_round(
    ours: list[float], theirs: list[float], expected: float
) -> None:
    assert median_ratio(ours, theirs) == expected


def test_rounds_must_pair_up() -> None:
    with pytest.raises(ValueError, match="shorter"):
        median_ratio([1.0, 2.0], [1.0])


def test_a_missed_goal_is_shown_as_missed() -> None:
    figures = [
        Figure("G8", "photo", 1.25, "×", "≤ 1.6", met=True),
        Figure("G8", "lag", 12.0, "ms", "≤ 10", met=False, note="busy"),
    ]
    assert show(figures).splitlines() == [
        "G8  met     1.25 ×  ≤ 1.6  photo",
        "G8  MISSED  12 ms   ≤ 10   lag    (busy)",
    ]


def test_nothing_measured_is_an_empty_table() -> None:
    assert show([]) == ""
