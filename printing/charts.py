"""The picture of the last days: what came, what was fixed, what ran out of time.

Facts: `area` (what the areas are called, as a fact), `days` (ISO dates, oldest first, none missing) and as
many numbers each of `new`, `fixed` and `late`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from printing import theme
from printing.sheet import Printed, Sheet
from texts.formats import as_plain

HEIGHT = 300
PAD_TOP, PAD_BOTTOM, PAD_LEFT = 52, 34, 48
GRID_LINES = 4
LINES = (
    ("new", "digest-line-new", theme.BLUE, "circle"),
    ("fixed", "digest-line-fixed", theme.GREEN, "square"),
    ("late", "digest-line-late", theme.RED, "triangle-up"),
)
APART = 0.1
"""How near two labels may come, as a part of the height."""


def print_trend(sheet: Sheet) -> Printed:
    return Printed(theme.compact([trend(sheet)]), "trend.png", is_picture=True)


def trend(sheet: Sheet) -> bytes:
    """A PNG of WIDTH × HEIGHT."""
    # Half a second at its first import.
    import altair as alt  # noqa: PLC0415

    days = [date.fromisoformat(day) for day in sheet.facts["days"]]
    title = plain_words(sheet, "digest-picture-title", area=sheet.facts["area"], count=len(days))
    if not days:
        rows = {"nothing": [{"words": plain_words(sheet, "digest-picture-nothing")}]}
        return theme.png(_framed(_words(alt, "nothing", color=theme.SOFT), title, right=PAD_LEFT), rows)
    values = {name: [int(each) for each in sheet.facts[name]] for name, *_ in LINES}
    step = step_of(max(max(each) for each in values.values()))
    rows = _rows(sheet, values, step * GRID_LINES)
    x = alt.X("at:Q", axis=_days_axis(alt, sheet, days), scale=_scale(alt, len(days) - 1 or 1))
    y = alt.Y("count:Q", axis=_count_axis(alt, sheet.language, step), scale=_scale(alt, step * GRID_LINES))
    drawn = alt.layer(*_marks(alt)).encode(x=x, y=y, color=_each(alt, alt.Color, 2))
    right = 26 + max(theme.width_of(row["words"]) for row in rows["words"])
    return theme.png(_framed(drawn, title, right), rows)


def _rows(sheet: Sheet, values: Mapping[str, list[int]], top: int) -> dict[str, list[dict[str, Any]]]:
    """What each mark shows, by its name."""
    rows = [
        {"line": name, "at": place, "count": count}
        for name, each in values.items()
        for place, count in enumerate(each)
    ]
    last = [{"line": name, "at": len(each) - 1, "count": each[-1]} for name, each in values.items()]
    heights = spread([each[-1] / top for each in values.values()], APART)
    words = [
        end | {"count": height * top, "words": plain_words(sheet, key, count=end["count"])}
        for end, height, (_, key, *_) in zip(last, heights, LINES, strict=True)
    ]
    return {"lines": rows, "ends": last, "words": words}


def _framed(chart: Any, title: str, right: int) -> Any:
    sides = {"left": PAD_LEFT, "right": right, "top": PAD_TOP, "bottom": PAD_BOTTOM}
    return theme.framed(chart, title, theme.WIDTH, HEIGHT, sides)


def step_of(most: int) -> int:
    """How far apart the lines behind are, so that `most` fits below the last: whole cases, round numbers."""
    unit = 1
    while True:
        for step in (unit, 2 * unit, 5 * unit):
            if step * GRID_LINES >= most:
                return step
        unit *= 10


def spread(heights: Sequence[float], apart: float) -> list[float]:
    """`heights` moved as little as needed to be `apart` from each other, in the same order."""
    order = sorted(range(len(heights)), key=lambda n: (heights[n], n))
    found = list(heights)
    for before, after in pairwise(order):
        found[after] = max(found[after], found[before] + apart)
    over = max(found[order[-1]] - max(heights[order[-1]], 1.0), 0.0) if order else 0.0
    if over:
        found[order[-1]] -= over
        for after, before in pairwise(order[::-1]):
            found[before] = min(found[before], found[after] - apart)
    return found


def plain_words(sheet: Sheet, key: str, **facts: Any) -> str:
    """Plain words, as pictures have them."""
    return as_plain(sheet.say(key, **facts))


def _scale(alt: Any, top: int) -> Any:
    return alt.Scale(domain=[0, top], nice=False)


def _marks(alt: Any) -> list[Any]:
    """Lines, marks of different shapes at their ends, for eyes and printers without colours, and words."""
    drawn = alt.Chart(alt.NamedData("lines")).mark_line(strokeWidth=3, strokeJoin="round")
    ends = alt.Chart(alt.NamedData("ends")).mark_point(filled=True, opacity=1, size=90)
    words = _words(alt, "words", align="left", dx=11)
    return [drawn, ends.encode(shape=_each(alt, alt.Shape, 3)), words]


def _each(alt: Any, channel: Any, field: int) -> Any:
    """For each line what stands in this place of LINES."""
    scale = alt.Scale(domain=[line[0] for line in LINES], range=[line[field] for line in LINES])
    return channel("line:N", scale=scale, legend=None)


def _words(alt: Any, name: str, **more: Any) -> Any:
    mark = {"fontSize": theme.BODY, "baseline": "middle", "clip": False} | more
    return alt.Chart(alt.NamedData(name)).mark_text(**mark).encode(text="words:N")


def _days_axis(alt: Any, sheet: Sheet, days: Sequence[date]) -> Any:
    """The last day is named, and every third before it."""
    named = range(len(days) - 1, -1, -3)
    words = {place: _day(sheet, days[place]) for place in named}
    known = "{" + ",".join(f"'{place}':'{word}'" for place, word in words.items()) + "}"
    return alt.Axis(values=list(named), grid=False, labelExpr=f"({known})[datum.value]", labelFlush=False)


def _day(sheet: Sheet, day: date) -> str:
    return plain_words(sheet, "digest-picture-day", month={"month": day.month}, day=str(day.day))


def _count_axis(alt: Any, language: str, step: int) -> Any:
    """Big numbers as people say them."""
    big = "datum.value / 10000 + '万'" if language == "zh" else "format(datum.value, '~s')"
    words = f"datum.value >= 10000 ? {big} : format(datum.value, 'd')"
    return alt.Axis(values=[step * line for line in range(GRID_LINES + 1)], labelExpr=words)
