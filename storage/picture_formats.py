"""The door for pictures from outside: which are let in, judged by content before anything is decoded."""

import functools
import threading
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from io import BytesIO

from PIL import Image, ImageFile

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 40_000_000

# These are decoded whole, at 16 and 7 bytes a pixel (measured); a progressive JPEG keeps up to 6 bytes
# a pixel even when it is drafted. T8 allows 200 MB altogether.
_MAX_PIXELS_WHOLE = {"WEBP": 10_000_000, "HEIF": 25_000_000}
_MAX_PIXELS_PROGRESSIVE = 25_000_000

# A progressive JPEG goes over all its pixels once a scan. Encoders write about ten; a hostile file can hold
# a hundred thousand and keep a thread busy for hours.
_MAX_SCANS = 100
_START_OF_SCAN = b"\xff\xda"

_LARGE = 4_000_000
_one_large_at_a_time = threading.Lock()

_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1"}


class Reason(StrEnum):
    """Why a file is no picture for us; each is also a text key."""

    NOT_A_PICTURE = "not_a_picture"
    TOO_LARGE = "too_large"
    TOO_MANY_PIXELS = "too_many_pixels"
    DAMAGED = "damaged"


class Unreadable(Exception):
    """The file cannot be taken as a picture; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def open_picture(data: bytes) -> ImageFile.ImageFile:
    """The picture in `data` with its size and metadata known and its pixels not yet decoded.

    Takes a JPEG, PNG, WebP or HEIC of at most 20 MB and 40 megapixels (WebP 10, HEIC and progressive
    JPEG 25), whatever its file is called. Raises Unreadable.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(Reason.TOO_LARGE)
    kind = _kind(data)
    if kind is None:
        raise Unreadable(Reason.NOT_A_PICTURE)
    try:
        image = Image.open(BytesIO(data), formats=[kind])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unreadable(Reason.TOO_MANY_PIXELS) from None
    except Exception as error:  # Pillow's readers raise whatever their parsing runs into.
        raise Unreadable(Reason.DAMAGED) from error
    if image.width * image.height > _most_pixels(image, kind):
        raise Unreadable(Reason.TOO_MANY_PIXELS)
    if "progressive" in image.info and data.count(_START_OF_SCAN) > _MAX_SCANS:
        raise Unreadable(Reason.DAMAGED)
    if kind in ("PNG", "WEBP") and getattr(image, "is_animated", False):
        raise Unreadable(Reason.NOT_A_PICTURE)
    return image


def room_for(image: Image.Image) -> AbstractContextManager[object]:
    """Held while `image` is decoded: large ones take turns, so that their memory does not add up."""
    whole = image.format in _MAX_PIXELS_WHOLE or image.format == "PNG" or "progressive" in image.info
    return _one_large_at_a_time if whole and image.width * image.height > _LARGE else nullcontext()


def _kind(data: bytes) -> str | None:
    """Pillow's name of the format that the first bytes announce."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        _learn_heif()
        return "HEIF"
    return None


@functools.cache
def _learn_heif() -> None:
    # Heavy (70 ms) and rare: Telegram turns photos into JPEG, only files arrive as HEIC.
    from pillow_heif import register_heif_opener  # noqa: PLC0415

    register_heif_opener(decode_threads=1, thumbnails=False, depth_images=False, aux_images=False)


def _most_pixels(image: Image.Image, kind: str) -> int:
    if "progressive" in image.info:
        return _MAX_PIXELS_PROGRESSIVE
    return _MAX_PIXELS_WHOLE.get(kind, MAX_PIXELS)
