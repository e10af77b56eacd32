import io

import pytest
from PIL import Image

from storage.before_after import before_after
from storage.picture_formats import Reason, Unreadable
from tests.storage.scenes import encoded


def plain(colour: str, size: tuple[int, int]) -> bytes:
    return encoded(Image.new("RGB", size, colour))


def shown(before: bytes, after: bytes) -> Image.Image:
    return Image.open(io.BytesIO(before_after(before, after)))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((1280, 960), (1280, 960), (1280, 477)),
        ((960, 1280), (960, 1280), (1280, 848)),
        ((960, 1280), (1280, 960), (1281, 611)),
        ((320, 240), (1280, 720), (1280, 409)),
        ((1280, 1), (1, 1280), (1279, 558)),
        ((1, 1280), (1, 1280), (968, 960)),
    ],
)
def test_both_stand_side_by_side_at_one_height(
    before: tuple[int, int], after: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert shown(plain("gray", before), plain("gray", after)).size == expected


@pytest.mark.parametrize(
    ("point", "colour"),
    [
        ((320, 440), (0, 0, 128)),
        ((960, 440), (128, 128, 0)),
        ((50, 20), (211, 47, 47)),
        ((50, 50), (255, 255, 255)),
        ((1230, 20), (46, 125, 50)),
        ((640, 238), (255, 255, 255)),
        ((640, 208), (55, 71, 79)),
    ],
    ids=["before", "after", "red disc", "its cross", "green disc", "arrow", "its disc"],
)
def test_signs_tell_before_from_after_without_words(
    point: tuple[int, int], colour: tuple[int, int, int]
) -> None:
    picture = shown(plain("navy", (1280, 960)), plain("olive", (1280, 960)))
    assert picture.getpixel(point) == pytest.approx(colour, abs=25)


def test_what_cannot_be_read_is_refused() -> None:
    good = plain("navy", (640, 480))
    with pytest.raises(Unreadable) as refusal:
        before_after(good, good[:200])
    assert refusal.value.reason is Reason.DAMAGED
