"""One rule for every ratio that is shown (catalogue, first page)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """`numerator` of `denominator` things; counts, so neither may be negative (ValueError)."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        if self.numerator < 0 or self.denominator < 0:
            raise ValueError(f"a count below zero: {self.numerator}/{self.denominator}")

    @property
    def percent(self) -> float | None:
        """To one decimal; None of nothing. Neither 0 nor 100 unless it is exactly that (S34)."""
        if self.denominator == 0:
            return None
        rounded = round(100 * self.numerator / self.denominator, 1)
        if 0 < self.numerator < self.denominator:
            return min(max(rounded, 0.1), 99.9)
        return rounded

    @property
    def shown(self) -> str:
        """As people read it: `98.2%`, or `—` of nothing."""
        return "—" if self.percent is None else f"{self.percent:.1f}%"
