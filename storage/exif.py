"""What a photo's EXIF says about when and where it was taken. Nothing in it is believed without a look."""

import math
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base


def orientation(exif: Image.Exif) -> Image.Transpose | None:
    """The turn that puts the picture upright; None if it stands already or the value means nothing."""
    return _TURNS.get(exif.get(Base.Orientation, 1))


def taken_at(exif: Image.Exif, zone: tzinfo) -> datetime | None:
    """The moment of exposure in UTC; a time without an offset is read as one of `zone`."""
    details = exif.get_ifd(IFD.Exif)
    when, offset = details.get(Base.DateTimeOriginal), details.get(Base.OffsetTimeOriginal)
    try:
        local = datetime.strptime(_text(when), "%Y:%m:%d %H:%M:%S").replace(tzinfo=zone)
        return local.replace(tzinfo=_offset(offset) or zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def position(exif: Image.Exif) -> tuple[float, float] | None:
    """Latitude and longitude as written by the camera (WGS-84), or None where they are no place on earth.

    Exactly 0, 0 is what cameras without a fix write, and counts as none.
    """
    found = exif.get_ifd(IFD.GPSInfo)
    latitude = _degrees(found, GPS.GPSLatitude, GPS.GPSLatitudeRef, "NS", 90)
    longitude = _degrees(found, GPS.GPSLongitude, GPS.GPSLongitudeRef, "EW", 180)
    if latitude is None or longitude is None or latitude == longitude == 0:
        return None
    return latitude, longitude


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _text(value: object) -> str:
    text = value.decode("ascii", "replace") if isinstance(value, bytes) else str(value)
    return text.strip("\0 ")


def _offset(value: object) -> tzinfo | None:
    try:
        return datetime.strptime(_text(value), "%z").tzinfo
    except ValueError:
        return None


def _degrees(found: Mapping[int, Any], tag: int, ref_tag: int, refs: str, most: int) -> float | None:
    """Signed degrees from three rationals and the letter of a hemisphere (`refs`: positive, negative)."""
    parts, ref = found.get(tag), _text(found.get(ref_tag)).upper()
    if not isinstance(parts, Iterable) or not ref or ref not in refs:
        return None
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(value) or not 0 <= value <= most:
        return None
    return -value if ref == refs[1] else value
