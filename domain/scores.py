"""The automatic score of a closed case (S42, 事后自动评价)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """Points, all settings of the city. The defaults are the catalogue's."""

    full: int = 100
    late: int = 20
    rework: int = 15
    satisfied: int = 10
    unsatisfied: int = 10
    lowest: int = 0
    highest: int = 110


def score(rule: ScoreRule, *, late: bool, rework: int, satisfied: bool | None) -> int:
    """Full points less what was late and done again, and the resident's answer (None: silence, which
    counts as no verdict); never below `lowest` nor above `highest`, which leaves room for one thanks."""
    answer = {True: rule.satisfied, False: -rule.unsatisfied, None: 0}[satisfied]
    points = rule.full - rule.late * late - rule.rework * rework + answer
    return min(max(points, rule.lowest), rule.highest)
