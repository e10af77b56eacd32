"""The city's units, the darker the more is overdue (or open, where nothing is overdue).

Facts: those of the trend, and `units`: by code the numbers [overdue, open] of each unit that is meant.
Outlines are only for orientation: units that have none stand in the notes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from domain.areas import Area
from printing import charts, outlines, theme
from printing.sheet import Printed, Sheet

HEIGHT = 350
SIDES = {"left": 14, "right": 14, "top": 46, "bottom": 40}
NOTE = 16
"""Height of a line of notes."""
LETTERS = {"zh": 36, "en": 70}
"""Letters of such a line."""
FINENESS = 0.002
"""Degrees (200 m): finer than a pixel of the picture."""
MOST_NAMED = 6
MOST_UNDRAWN = 12
BORDER = "#b9c0c7"

Outlines = Mapping[str, BaseGeometry]
Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Heat:
    """What the map tells of each unit: what is overdue there, or else all that is open."""

    counts: Mapping[str, int]
    is_overdue: bool

    @property
    def steps(self) -> list[int]:
        """The lowest count of each colour, from 0 up: whole numbers, none twice."""
        most = max(self.counts.values(), default=0)
        parts = len(theme.HEAT) - 1
        return [0, *sorted({1 + most * part // parts for part in range(parts) if most})]

    @property
    def ranges(self) -> list[str]:
        """The counts of each colour, as the legend tells them: 0, 1, 2–5, 6+."""
        ends = [lowest - 1 for lowest in self.steps[1:]]
        return [_range(low, high) for low, high in zip(self.steps, [*ends, None], strict=True)]

    def range_of(self, code: str) -> str:
        reached = sum(lowest <= self.counts.get(code, 0) for lowest in self.steps)
        return self.ranges[reached - 1]

    def most(self, codes: Mapping[str, Any], how_many: int) -> list[str]:
        """Those of `codes` that have any, most first."""
        some = [code for code in codes if self.counts.get(code)]
        return sorted(some, key=lambda code: (-self.counts[code], code))[:how_many]


def _range(low: int, high: int | None) -> str:
    if high is None:
        return f"{low:,}+" if low else "0"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def heat(units: Mapping[str, Any]) -> Heat:
    overdue = {code: int(pair[0]) for code, pair in units.items()}
    if any(overdue.values()):
        return Heat(overdue, is_overdue=True)
    return Heat({code: int(pair[1]) for code, pair in units.items()}, is_overdue=False)


def print_city(sheet: Sheet) -> Printed:
    """The trend, and the map below it."""
    return Printed(theme.compact([charts.trend(sheet), town_map(sheet)]), "city.png", is_picture=True)


def town_map(sheet: Sheet) -> bytes:
    """A PNG: the outlines, the names of those with most, and in words what cannot be drawn."""
    import altair as alt  # noqa: PLC0415  half a second at its first import

    shown = heat(sheet.facts["units"])
    narrowed = outlines.narrow(sheet.city)
    drawn = {area.code: outlines.flat(area, narrowed, FINENESS) for area in _meant(sheet)}
    rows = {"towns": _towns(sheet, drawn, shown), "names": _names(sheet, drawn, shown)}
    made = alt.layer(_coloured(alt, shown), *_named(alt)).project(type="identity", reflectY=True)
    notes = _notes(sheet, drawn, shown)
    sides = SIDES | {"top": SIDES["top"] + NOTE * len(notes)}
    height = sides["top"] + (HEIGHT if drawn else SIDES["bottom"] + 1)
    title = charts.plain_words(sheet, "digest-map-overdue" if shown.is_overdue else "digest-map-open")
    framed = theme.framed(made, alt.TitleParams(title, subtitle=notes), theme.WIDTH, height, sides)
    return theme.png(framed, rows)


def _meant(sheet: Sheet) -> list[Area]:
    """The units that the facts tell of, as far as they have outlines."""
    units = outlines.drawable(sheet.city)
    return [area for area in units if _counting(sheet, area.code) in sheet.facts["units"]]


def _counting(sheet: Sheet, code: str) -> str:
    """The unit that a unit's cases are counted under."""
    return sheet.city.areas[code].duty_unit or code


def _towns(sheet: Sheet, drawn: Outlines, shown: Heat) -> Rows:
    return [
        {
            "type": "Feature",
            "geometry": mapping(outline),
            "properties": {"range": shown.range_of(_counting(sheet, code))},
        }
        for code, outline in drawn.items()
    ]


def _names(sheet: Sheet, drawn: Outlines, shown: Heat) -> Rows:
    inside = {code: drawn[code].representative_point() for code in shown.most(drawn, MOST_NAMED)}
    return [
        {"x": point.x, "y": point.y, "words": f"{sheet.name('area', code)} {shown.counts[code]:,}"}
        for code, point in inside.items()
    ]


def _coloured(alt: Any, shown: Heat) -> Any:
    colours = alt.Scale(domain=shown.ranges, range=list(theme.HEAT[: len(shown.steps)]))
    legend = theme.legend(alt, symbol=160, padding=18)
    towns = alt.Chart(alt.NamedData("towns")).mark_geoshape(stroke=BORDER, strokeWidth=0.8)
    return towns.encode(color=alt.Color("properties.range:N", scale=colours, legend=legend))


def _named(alt: Any) -> list[Any]:
    """Dark words on a light rim, so that they can be read on every colour."""
    rims: list[dict[str, Any]] = [{"stroke": theme.PAPER, "strokeWidth": 3}, {}]
    return [
        alt.Chart(alt.NamedData("names"))
        .mark_text(fontSize=theme.SMALL, color=theme.INK, **rim)
        .encode(longitude="x:Q", latitude="y:Q", text="words:N")
        for rim in rims
    ]


def _notes(sheet: Sheet, drawn: Outlines, shown: Heat) -> list[str]:
    """Lines below the title: what the outlines are worth, and the units that have none."""
    notes = [charts.plain_words(sheet, "digest-map-note")] if drawn else []
    known = {_counting(sheet, code) for code in drawn}
    missing = shown.most({code: n for code, n in shown.counts.items() if code not in known}, MOST_UNDRAWN)
    if missing:
        units = [
            ["digest-map-unit", {"area": {"area": code}, "count": shown.counts[code]}] for code in missing
        ]
        words = charts.plain_words(sheet, "digest-map-undrawn", lines={"lines": units}).replace("\n", " · ")
        notes += wrap(words, LETTERS[sheet.language])
    return notes
