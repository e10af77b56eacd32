"""What becomes of a picture that is sent as photo: JPEG copies without any of its metadata."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps

from simulator.refusals import Refused, bad_request

SIDES = (90, 320, 800, 1280)
LARGEST_UPLOAD = 10 * 1024 * 1024
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
MOST_PIXELS = 100_000_000


@dataclass(frozen=True, slots=True)
class Size:
    width: int
    height: int
    content: bytes


def shrink(content: bytes) -> tuple[Size, ...]:
    """The sizes that Telegram keeps, smallest first. Blocks for some 20 ms: call it in a thread.

    Raises Refused: not a picture, larger than 10 MB, sides that add up to over 10,000 or differ 20 times.
    """
    if len(content) > LARGEST_UPLOAD:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo;"
            f" the maximum size is {LARGEST_UPLOAD} bytes"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            opened = Image.open(io.BytesIO(content), formats=FORMATS)
            check_sides(*opened.size)
            picture = plain(ImageOps.exif_transpose(opened))
    except Refused:
        raise
    except Exception as error:  # Pillow raises many kinds for a broken file; Telegram has one answer.
        raise bad_request("IMAGE_PROCESS_FAILED") from error
    return tuple(reduced(picture, side) for side in sides(max(picture.size)))


def check_sides(width: int, height: int) -> None:
    if (
        width + height > 10_000
        or max(width, height) > 20 * min(width, height)
        or width * height > MOST_PIXELS
    ):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def plain(picture: Image.Image) -> Image.Image:
    """Only the pixels, on white where they were transparent."""
    picture = picture.convert("RGBA") if picture.mode in ("P", "LA", "PA") else picture
    base = Image.new("RGB", picture.size, "white")
    base.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    return base


def sides(longest: int) -> list[int]:
    """The boxes a picture is kept in; never enlarged."""
    kept = [side for side in SIDES if side < longest]
    return [*kept, longest] if len(kept) < len(SIDES) else kept


def reduced(picture: Image.Image, side: int) -> Size:
    copy = picture.copy()
    copy.thumbnail((side, side))
    out = io.BytesIO()
    copy.save(out, "JPEG", quality=87)
    return Size(copy.width, copy.height, out.getvalue())
