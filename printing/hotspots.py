"""Where the coded places are, over the outlines of the towns that have any: one picture for /hotspots.

Facts: `points` ([latitude, longitude, colour], colour green, yellow, red, or grey where the code is
cancelled) and the figures `coded`, `cancelled`, `open`, `percent`.
"""

from collections.abc import Sequence
from typing import Any

from shapely.geometry import mapping

from domain.areas import Area
from domain.coordinates import Point
from printing import outlines, theme
from printing.sheet import Printed, Sheet
from texts.formats import as_plain

HEIGHT = 430
SIDES = {"left": 14, "right": 14, "top": 46, "bottom": 44}
FINENESS = 0.001
"""Degrees, about 100 m: finer than a pixel of the picture."""
FEW = 6
"""Up to so many towns are drawn alone and larger; else the whole city."""
MARKS = {
    "grey": ("#9aa5b1", "circle", 40),
    "green": (theme.GREEN, "circle", 130),
    "yellow": ("#e69f00", "square", 130),
    "red": (theme.RED, "triangle-up", 170),
}
"""Colour, shape and size: the shapes serve eyes that do not tell the colours apart."""


def print_hotspots(sheet: Sheet) -> Printed:
    return Printed(theme.compact([chart(sheet)]), "hotspots.png", is_picture=True)


def chart(sheet: Sheet) -> bytes:
    """A PNG: the outlines, and on them what is cancelled below what is open."""
    # Half a second at its first import.
    import altair as alt  # noqa: PLC0415

    there = [name for name in MARKS if any(colour == name for _, _, colour in sheet.facts["points"])]
    layers = [_towns(alt), _points(alt, sheet, there)]
    made = alt.layer(*layers).project(type="identity", reflectY=True)
    figures = {name: sheet.facts[name] for name in ("coded", "cancelled", "open", "percent")}
    title = as_plain(sheet.say("hotspot-figures", **figures))
    framed = theme.framed(made, alt.TitleParams(title), theme.WIDTH, HEIGHT, SIDES)
    return theme.png(framed, {"towns": _town_rows(sheet), "points": _point_rows(sheet)})


def _towns(alt: Any) -> Any:
    drawn = alt.Chart(alt.NamedData("towns"))
    return drawn.mark_geoshape(fill="#f5f7f9", stroke="#b9c0c7", strokeWidth=0.8)


def _points(alt: Any, sheet: Sheet, there: Sequence[str]) -> Any:
    legend = theme.legend(alt, symbol=110, padding=16)
    words = _words(sheet)
    names = [words[name] for name in there]
    colours = alt.Scale(domain=names, range=[MARKS[name][0] for name in there])
    shapes = alt.Scale(domain=names, range=[MARKS[name][1] for name in there])
    marks = alt.Chart(alt.NamedData("points")).mark_point(
        filled=True, opacity=0.92, stroke=theme.PAPER, strokeWidth=0.8
    )
    return marks.encode(
        longitude="x:Q",
        latitude="y:Q",
        size=alt.Size("size:Q", scale=None, legend=None),
        color=alt.Color("state:N", scale=colours, legend=legend),
        shape=alt.Shape("state:N", scale=shapes, legend=legend),
    )


def _town_rows(sheet: Sheet) -> list[dict[str, Any]]:
    narrowed = outlines.narrow(sheet.city)
    flat = [outlines.flat(area, narrowed, FINENESS) for area in _drawn(sheet)]
    return [{"type": "Feature", "geometry": mapping(outline)} for outline in flat]


def _drawn(sheet: Sheet) -> list[Area]:
    found = {
        unit.code
        for latitude, longitude, _ in sheet.facts["points"]
        if (unit := sheet.city.areas.unit_at(Point(latitude, longitude)))
    }
    return [unit for unit in outlines.drawable(sheet.city) if unit.code in found or len(found) > FEW]


def _point_rows(sheet: Sheet) -> list[dict[str, Any]]:
    narrowed, order = outlines.narrow(sheet.city), list(MARKS)
    words = _words(sheet)
    return [
        {"x": longitude * narrowed, "y": latitude, "state": words[name], "size": MARKS[name][2]}
        for latitude, longitude, name in sorted(sheet.facts["points"], key=lambda each: order.index(each[2]))
    ]


def _words(sheet: Sheet) -> dict[str, str]:
    """What each colour means, in this city's months."""
    yellow, red = sheet.city.settings.hotspot_yellow_months, sheet.city.settings.hotspot_red_months
    words = {
        "grey": sheet.say("hotspot-legend-grey"),
        "green": sheet.say("hotspot-legend-green", count=yellow),
        "yellow": sheet.say("hotspot-legend-yellow", count=yellow),
        "red": sheet.say("hotspot-legend-red", count=red),
    }
    return {name: as_plain(said) for name, said in words.items()}
