import pytest

from domain.scores import ScoreRule, score


@pytest.mark.parametrize(
    ("late", "rework", "satisfied", "points"),
    [
        (False, 0, None, 100),
        (False, 0, True, 110),
        (False, 0, False, 90),
        (True, 0, None, 80),
        (False, 1, None, 85),
        (False, 2, True, 80),
        (True, 1, False, 55),
        (True, 9, False, 0),
    ],
)
def test_a_case_is_scored_on_time_rework_and_the_residents_answer(
    late: bool, rework: int, satisfied: bool | None, points: int
) -> None:
    assert score(ScoreRule(), late=late, rework=rework, satisfied=satisfied) == points


def test_a_city_sets_its_own_points() -> None:
    rule = ScoreRule(full=50, late=5, rework=1, satisfied=60, unsatisfied=0, lowest=10, highest=70)
    assert score(rule, late=True, rework=3, satisfied=None) == 42
    assert score(rule, late=False, rework=0, satisfied=True) == 70
    assert score(rule, late=True, rework=99, satisfied=False) == 10
