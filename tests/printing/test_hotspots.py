"""The picture of the coded places, and the plate that hangs there."""

from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import segno
from PIL import Image

from printing import hotspot_plate, hotspots, theme
from printing.sheet import Sheet
from tests.story import dongguan
from texts import Texts

FIGURES: dict[str, Any] = {"coded": 94, "cancelled": 86, "open": 8, "percent": "91.5%"}
LINK = "https://t.me/jiejing_bot?start=h_0123456789ab"


def sheet(language: str = "zh", **facts: Any) -> Sheet:
    city = dongguan()
    return Sheet(language, facts, city, Texts(ZoneInfo("Asia/Shanghai"), city.names))


def test_the_points_lie_on_the_outlines_of_their_towns() -> None:
    points = [[22.81, 113.67, "red"], [22.82, 113.68, "grey"], [22.80, 113.80, "green"]]
    rows = hotspots._point_rows(sheet(points=points, **FIGURES))
    assert [row["state"] for row in rows] == ["已销号", "绿：未满 1 个月", "红：满 2 个月"]
    assert len(hotspots._town_rows(sheet(points=points, **FIGURES))) == 2


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("points", [[], [[22.81, 113.67, "yellow"]], [[39.9, 116.4, "red"]]])
def test_a_picture_is_made_of_whatever_there_is(language: str, points: list[list[object]]) -> None:
    printed = hotspots.print_hotspots(sheet(language, points=points, **FIGURES))
    assert (printed.file_name, printed.is_picture) == ("hotspots.png", True)
    picture = Image.open(BytesIO(printed.data))
    assert picture.size == (theme.WIDTH * theme.SCALE, hotspots.HEIGHT * theme.SCALE)
    assert len(printed.data) < 200_000


def plate(**facts: Any) -> str:
    known = {"code": "DG-121-01-007", "link": LINK, "unit": "441900121", "village": "441900121013"}
    printed = hotspot_plate.print_plate(sheet(**known | facts))
    assert (printed.file_name, printed.is_picture) == ("DG-121-01-007.html", False)
    return printed.data.decode()


def test_the_plate_says_what_it_is_and_where_in_both_languages() -> None:
    page = plate()
    for words in ("重点整治点", "Under special care", "虎门镇大宁社区", "Humen Town", "DG-121-01-007"):
        assert words in page


def test_the_code_on_the_plate_is_the_link() -> None:
    drawn: str = segno.make(LINK, error="q", micro=False).svg_inline(omitsize=True, border=4, dark="#000")
    assert drawn in plate()


def test_nothing_on_the_plate_comes_from_outside() -> None:
    page = plate(village=None)
    assert "A4" in page
    assert not any(word in page for word in ("http", "src=", "url(", "@import", "<script", "<link"))
