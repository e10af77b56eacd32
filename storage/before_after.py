"""Before and after in one picture. It holds no words, so it needs no font: the caption carries them."""

import functools

from PIL import Image, ImageDraw, ImageFile, ImageOps

from storage.picture_formats import Reason, Unreadable, open_picture, room_for
from storage.pictures import to_jpeg

WIDTH, _MOST_HIGH = 1280, 960
_GAP = 8
_MOST_WIDE, _MOST_NARROW = 16 / 9, 1 / 2
_QUALITY = 82

_RED, _GREEN, _PAPER, _INK = "#d32f2f", "#2e7d32", "#ffffff", "#37474f"
_BADGE = 72
_MARGIN = 14
# Shapes are drawn this many times larger and shrunk, which smooths their edges.
_SMOOTH = 4

# Points of each sign in the unit square.
_CROSS = (((0.31, 0.31), (0.69, 0.69)), ((0.69, 0.31), (0.31, 0.69)))
_TICK = (((0.27, 0.53), (0.44, 0.69)), ((0.44, 0.69), (0.74, 0.34)))
_ARROW = (((0.24, 0.5), (0.74, 0.5)), ((0.54, 0.29), (0.75, 0.5)), ((0.54, 0.71), (0.75, 0.5)))


def before_after(before: bytes, after: bytes) -> bytes:
    """One JPEG, about 1280 pixels wide: a red cross on `before`, an arrow, a green tick on `after`.

    Both are cut to between 1:2 and 16:9 where they are longer, and stand at one height of at most 960. Takes
    20 to 50 ms: call it through the Darkroom. Raises Unreadable.
    """
    pair = open_picture(before), open_picture(after)
    height = min(_MOST_HIGH, round((WIDTH - _GAP) / sum(map(_shape, pair))))
    left, right = (_panel(image, height) for image in pair)
    sheet = Image.new("RGB", (left.width + _GAP + right.width, height), _PAPER)
    sheet.paste(left, (0, 0))
    sheet.paste(right, (left.width + _GAP, 0))
    _stamp(sheet, _badge(_RED, _CROSS), (_MARGIN, _MARGIN))
    _stamp(sheet, _badge(_GREEN, _TICK), (sheet.width - _BADGE - _MARGIN, _MARGIN))
    middle = left.width + _GAP // 2
    _stamp(sheet, _badge(_INK, _ARROW), (middle - _BADGE // 2, (height - _BADGE) // 2))
    return to_jpeg(sheet, _QUALITY)


def _shape(image: Image.Image) -> float:
    """Width by height of what is shown of it."""
    return min(max(image.width / image.height, _MOST_NARROW), _MOST_WIDE)


def _panel(image: ImageFile.ImageFile, height: int) -> Image.Image:
    size = (round(height * _shape(image)), height)
    try:
        image.draft("RGB", size)
        with room_for(image):
            image.load()
        return ImageOps.fit(image, size, Image.Resampling.HAMMING).convert("RGB")
    except Exception as error:  # Decoders raise whatever a broken file makes them run into.
        raise Unreadable(Reason.DAMAGED) from error


def _stamp(sheet: Image.Image, badge: Image.Image, corner: tuple[int, int]) -> None:
    sheet.paste(badge, corner, badge)


@functools.cache
def _badge(colour: str, strokes: tuple[tuple[tuple[float, float], tuple[float, float]], ...]) -> Image.Image:
    """A white-rimmed disc of `colour` with white strokes; the cache holds the three there are."""
    side = _BADGE * _SMOOTH
    big = Image.new("RGBA", (side, side))
    draw = ImageDraw.Draw(big)
    rim, pen = side // 20, side // 10
    draw.ellipse((0, 0, side - 1, side - 1), fill=_PAPER)
    draw.ellipse((rim, rim, side - 1 - rim, side - 1 - rim), fill=colour)
    for stroke in strokes:
        points = [(x * side, y * side) for x, y in stroke]
        draw.line(points, fill=_PAPER, width=pen)
        for x, y in points:
            draw.ellipse((x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2), fill=_PAPER)
    return big.resize((_BADGE, _BADGE), Image.Resampling.LANCZOS)
