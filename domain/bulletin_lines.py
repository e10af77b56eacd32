"""What a bulletin says, as lines of texts made of its kept facts (`storage/bulletins.py` gathers them)."""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.bulletin import OTHER, indicators
from domain.messages import Fact
from domain.rates import Rate
from domain.rulebook import Rulebook

Line = list[Any]
Page = Mapping[str, Any]
"""The plain numbers of a unit or of the city."""


def unit_line(unit: str, page: Page) -> Line:
    """One unit in the list that the city office reads."""
    if not page["visited"]:
        return ["line-bulletin-unvisited", {"unit": {"area": unit}}]
    return ["line-bulletin-unit", {"unit": {"area": unit}} | _numbers(page)]


def page_lines(city: Rulebook, page: Page) -> list[Line]:
    """A unit's own page. Nobody who was not there may say that there were no problems (S26)."""
    owed = ["line-bulletin-owed", {"overdue": page["overdue"]}]
    if not page["visited"]:
        return [["line-bulletin-not-checked", {}], *([owed] if page["overdue"] else [])]
    lines = [["line-bulletin-figures", _numbers(page)], _change(page)]
    if page["visits"]:
        lines.append(["line-bulletin-places", {"visits": page["visits"], "problems": page["problems"]}])
    return [*lines, *_indicators(city, page), *(_repeat(city, each) for each in page["repeats"])]


def city_lines(city: Rulebook, page: Page) -> list[Line]:
    """The sums of the whole city."""
    return [total_line(page), _change(page), *_indicators(city, page)]


def total_line(page: Page) -> Line:
    return ["line-bulletin-total", _numbers(page)]


def cause_lines(causes: Sequence[str]) -> list[Line]:
    """`causes` are codes of the city's reasons of that kind."""
    return [["line-bulletin-cause", {"reason": {"reason": f"cause:{code}"}}] for code in causes]


def _numbers(page: Page) -> dict[str, Fact]:
    rate = Rate(page["fixed"], page["found"])
    shown = {"some": rate.numerator, "all": rate.denominator, "percent": rate.shown}
    return {"found": page["found"], "rate": {"text": ["rate", shown]}, "overdue": page["overdue"]}


def _indicators(city: Rulebook, page: Page) -> list[Line]:
    """Always the five, in their order; what is none of them only where there is some."""
    counts = page["indicators"]
    lines: list[Line] = [
        ["line-bulletin-indicator", {"category": {"category-short": code}, "count": counts.get(code, 0)}]
        for code in indicators(city)
    ]
    return [*lines, *([["line-bulletin-other", {"count": counts[OTHER]}]] if counts.get(OTHER) else [])]


def _change(page: Page) -> Line:
    """Against the week before; nobody knows where nobody was."""
    if page["last"] is None:
        return ["line-bulletin-no-last", {}]
    more = page["found"] - page["last"]
    if more == 0:
        return ["line-bulletin-same", {"last": page["last"]}]
    if more > 0:
        return ["line-bulletin-more", {"last": page["last"], "count": more}]
    return ["line-bulletin-less", {"last": page["last"], "count": -more}]


def _repeat(city: Rulebook, repeat: Mapping[str, Any]) -> Line:
    return [
        "line-bulletin-repeat",
        {
            "place": {"lines": [repeat["place"]]},
            "category": {"category-short": repeat["category"]},
            "count": repeat["count"],
            "weeks": city.settings.weekly_repeat_weeks,
        },
    ]
