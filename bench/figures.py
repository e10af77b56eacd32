"""What a measurement says, and how two ways are compared on a machine that others use too."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value beside what it was to reach; `goal` is G1 to G10 of the goals, `note` says how."""

    goal: str
    name: str
    value: float
    unit: str
    target: str
    met: bool
    note: str = ""


def median_ratio(a: list[float], b: list[float]) -> float:
    """The median of a/b over the rounds: a[i] and b[i] come from the same round, minutes apart from none."""
    return median(ours / theirs for ours, theirs in zip(a, b, strict=True))


def show(figures: Iterable[Figure]) -> str:
    """The figures as a table in plain text, one a line, the columns as wide as they must be."""
    rows = [
        (
            figure.goal,
            "met" if figure.met else "MISSED",
            f"{_number(figure.value)} {figure.unit}",
            figure.target,
            figure.name,
            f"({figure.note})" if figure.note else "",
        )
        for figure in figures
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _number(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
