"""The picture of the last days: right size, for any numbers, in each language."""

from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops

from printing import charts, theme
from printing.charts import print_trend, spread, step_of
from printing.sheet import Sheet
from tests.story import TOWN, dongguan
from texts import Texts

CITY = dongguan()
TEXTS = Texts(CITY.zone, CITY.names)
SIZE = (theme.WIDTH * theme.SCALE, charts.HEIGHT * theme.SCALE)
FORTNIGHT = [(date(2026, 11, 20) - timedelta(days=back)).isoformat() for back in range(13, -1, -1)]


def facts(new: Sequence[int], fixed: Sequence[int], late: Sequence[int]) -> dict[str, Any]:
    days = FORTNIGHT[14 - len(new) :]
    return {"area": {"area": TOWN}, "days": days, "new": list(new), "fixed": list(fixed), "late": list(late)}


def picture(told: dict[str, Any], language: str = "zh") -> Image.Image:
    printed = print_trend(Sheet(language, told, CITY, TEXTS))
    assert (printed.file_name, printed.is_picture) == ("trend.png", True)
    assert printed.data.startswith(b"\x89PNG")
    return Image.open(BytesIO(printed.data)).convert("RGB")


def colours(shown: Image.Image) -> set[str]:
    """Which of the colours of the lines are seen."""
    seen = {pixel for count, pixel in shown.getcolors(10**6) or () if count > 20}
    wanted = {colour: tuple(bytes.fromhex(colour[1:])) for colour in (theme.BLUE, theme.GREEN, theme.RED)}
    return {
        name
        for name, rgb in wanted.items()
        for pixel in seen
        if all(abs(a - b) < 9 for a, b in zip(rgb, pixel, strict=True))  # type: ignore[arg-type]
    }


BUSY = facts(range(14), range(13, -1, -1), [n % 3 for n in range(14)])


def test_a_picture_fits_a_phone_and_shows_every_line() -> None:
    shown = picture(BUSY)
    assert shown.size == SIZE == (1000, 600)
    assert colours(shown) == {theme.BLUE, theme.GREEN, theme.RED}


def test_other_numbers_and_another_language_look_different() -> None:
    shown = picture(BUSY)
    for other in (picture(BUSY, "en"), picture(BUSY | {"new": [5] * 14})):
        assert other.size == shown.size
        assert ImageChops.difference(shown, other).getbbox()


@pytest.mark.parametrize("days", [0, 1, 2])
def test_there_may_be_few_days_or_none(days: int) -> None:
    shown = picture(facts([3] * days, [2] * days, [0] * days))
    assert shown.size == SIZE
    assert colours(shown) == ({theme.BLUE, theme.GREEN, theme.RED} if days else set())


@pytest.mark.parametrize("most", [0, 3_480_260])
def test_numbers_may_be_nothing_or_huge(most: int) -> None:
    assert picture(facts([most] * 14, [most] * 14, [0] * 14)).size == SIZE


def test_chinese_is_drawn_and_not_boxes() -> None:
    """Two names of the same length look different, which boxes in the place of letters would not."""
    names = [picture(BUSY | {"area": {"area": code}}) for code in (TOWN, "441900119")]
    title = (0, 0, 500, 90)
    assert ImageChops.difference(names[0].crop(title), names[1].crop(title)).getbbox()


@pytest.mark.parametrize(
    ("most", "step"),
    [(0, 1), (4, 1), (5, 2), (8, 2), (9, 5), (20, 5), (21, 10), (199, 50), (3_480_260, 10**6)],
)
def test_lines_behind_stand_at_round_numbers(most: int, step: int) -> None:
    assert step_of(most) == step


@pytest.mark.parametrize(
    ("heights", "moved"),
    [
        ([], []),
        ([0.5], [0.5]),
        ([0.1, 0.5, 0.9], [0.1, 0.5, 0.9]),
        ([0.0, 0.0, 0.0], [0.0, 0.1, 0.2]),
        ([0.5, 0.45, 0.9], [0.55, 0.45, 0.9]),
        ([1.0, 1.0, 1.0], [0.8, 0.9, 1.0]),
        ([0.0, 1.0, 0.98], [0.0, 1.0, 0.9]),
    ],
)
def test_labels_keep_apart_in_their_order(heights: list[float], moved: list[float]) -> None:
    assert spread(heights, 0.1) == pytest.approx(moved)
