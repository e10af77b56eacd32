"""The map of the towns: the darker the more, and in words what cannot be drawn."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops

from domain.rulebook import Rulebook
from printing import charts, maps, theme
from printing.maps import Heat, heat, print_city
from printing.sheet import Sheet
from tests.printing.test_charts import BUSY
from tests.story import TOWN, dongguan
from texts import Texts

CITY = dongguan()
TEXTS = Texts(CITY.zone, CITY.names)
BINHAI = CITY.areas.without_outline()[0].code


def city_without_outlines() -> Rulebook:
    areas = tuple(replace(area, outline=None) for area in CITY.data.areas)
    return Rulebook(replace(CITY.data, areas=areas), CITY.calendar, CITY.zone)


def sheet(units: dict[str, list[int]], language: str = "zh", city: Rulebook = CITY) -> Sheet:
    return Sheet(language, BUSY | {"area": {"area": CITY.code}, "units": units}, city, TEXTS)


def picture(made: Sheet) -> Image.Image:
    return Image.open(BytesIO(print_city(made).data)).convert("RGB")


def dark(shown: Image.Image) -> int:
    """Pixels of the darkest colour."""
    darkest = Image.new("RGB", shown.size, theme.HEAT[-1])
    far = ImageChops.difference(shown, darkest).convert("L")
    return sum(far.histogram()[:12])


def test_a_city_sees_the_trend_above_the_map() -> None:
    shown = picture(sheet({TOWN: [40, 90], "441900119": [1, 3]}))
    above = charts.HEIGHT * theme.SCALE
    assert (shown.width, shown.height > above + maps.HEIGHT * theme.SCALE) == (1000, True)
    assert dark(shown.crop((0, above, 1000, shown.height))) > 2000


def test_a_unit_without_outline_stands_in_the_notes() -> None:
    shown = heat({BINHAI: [3, 5], TOWN: [1, 2]})
    drawn: dict[str, Any] = {TOWN: None}
    assert maps._notes(sheet({}), drawn, shown) == ["界线只作示意", "图上没有画出：东莞滨海湾新区 3"]
    assert maps._notes(sheet({}, "en"), drawn, shown)[1].startswith("Not on the map: Dongguan Binhai Bay")
    assert len(maps._notes(sheet({}), drawn, heat({TOWN: [1, 2], BINHAI: [0, 2]}))) == 1


def test_a_city_without_outlines_has_a_list() -> None:
    shown = picture(sheet({TOWN: [3, 5], BINHAI: [1, 2]}, city=city_without_outlines()))
    assert (shown.width, shown.height > charts.HEIGHT * theme.SCALE) == (1000, True)


@pytest.mark.parametrize("units", [{}, {TOWN: [0, 0]}, {TOWN: [0, 3_480_260]}])
def test_there_may_be_nothing_or_very_much(units: dict[str, list[int]]) -> None:
    assert picture(sheet(units)).width == 1000


def test_what_is_overdue_counts_and_else_what_is_open() -> None:
    assert heat({"a": [1, 9], "b": [0, 5]}) == Heat({"a": 1, "b": 0}, is_overdue=True)
    assert heat({"a": [0, 9], "b": [0, 5]}) == Heat({"a": 9, "b": 5}, is_overdue=False)


@pytest.mark.parametrize(
    ("most", "ranges"),
    [
        (0, ["0"]),
        (1, ["0", "1+"]),
        (2, ["0", "1", "2+"]),
        (4, ["0", "1", "2", "3", "4+"]),
        (14, ["0", "1–3", "4–7", "8–10", "11+"]),
        (4000, ["0", "1–1,000", "1,001–2,000", "2,001–3,000", "3,001+"]),
    ],
)
def test_colours_stand_for_whole_numbers(most: int, ranges: list[str]) -> None:
    found = Heat({"a": most, "b": 0}, is_overdue=True)
    assert found.ranges == ranges
    assert (found.range_of("a"), found.range_of("b"), found.range_of("unknown")) == (ranges[-1], "0", "0")
