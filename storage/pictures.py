"""From a file that somebody sent to what is kept of it: clean pixels, a thumbnail, hashes, time and place."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from io import BytesIO

from PIL import Image, ImageFile

from storage import exif
from storage.picture_formats import MAX_BYTES, Reason, Unreadable, open_picture, room_for
from storage.picture_hash import difference_hash

LONGEST_SIDE = 1280
THUMBNAIL_SIDE = 320
_QUALITY, _THUMBNAIL_QUALITY = 82, 78
# Within this many rows a strip is made opaque before it is shrunk.
_STRIP_ROWS = 64


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as it is stored. `main` and `thumbnail` are JPEGs that hold pixels and nothing else."""

    main: bytes
    thumbnail: bytes
    sha256: str
    """Of `main`, in hex."""
    hash: int
    """What it looks like (picture_hash), signed 64 bits."""
    width: int
    height: int
    taken_at: datetime | None
    latitude: float | None
    longitude: float | None


def read_picture(data: bytes, zone: tzinfo = UTC) -> Picture:
    """The photo in `data`, upright, at most 1280 pixels long, without metadata; raises Unreadable.

    `zone` is the city's: cameras mostly write local time without an offset. Colour profiles go too:
    wide-gamut photos look slightly paler. Takes 15 to 120 ms: call it through the Darkroom.
    """
    image = open_picture(data)
    try:
        with room_for(image):
            clean, told = _develop(image)
    except Exception as error:  # Decoders raise whatever a broken file makes them run into.
        raise Unreadable(Reason.DAMAGED) from error
    main = to_jpeg(clean, _QUALITY)
    small = _shrink(clean, _fit(clean.size, THUMBNAIL_SIDE))
    taken_at, place = _facts(told, zone)
    return Picture(
        main=main,
        thumbnail=to_jpeg(small, _THUMBNAIL_QUALITY),
        sha256=hashlib.sha256(main).hexdigest(),
        hash=difference_hash(small),
        width=clean.width,
        height=clean.height,
        taken_at=taken_at,
        latitude=place[0] if place else None,
        longitude=place[1] if place else None,
    )


def to_jpeg(image: Image.Image, quality: int) -> bytes:
    """`image` as a plain JPEG."""
    out = BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _develop(image: ImageFile.ImageFile) -> tuple[Image.Image, Image.Exif | None]:
    """The pixels alone, small and upright, and what EXIF the file had."""
    size = _fit(image.size, LONGEST_SIDE)
    if image.format in ("JPEG", "MPO"):
        image.draft("RGB", size)
    # The decoder gets the file in one piece: in the usual pieces of 64 KB a camera's file takes 10 % longer.
    image.decodermaxblock = MAX_BYTES
    image.load()
    told = _exif(image)
    small = _shrink(_opaque_small(image, size), size)
    if small is not image:
        image.close()
    turn = exif.orientation(told) if told else None
    return _pixels(small.transpose(turn) if turn is not None else small), told


def _exif(image: Image.Image) -> Image.Exif | None:
    """None where it cannot be parsed: a photo is good without it."""
    try:
        return image.getexif()
    except Exception:  # Pillow's parser raises whatever hostile bytes make it run into.
        return None


def _facts(told: Image.Exif | None, zone: tzinfo) -> tuple[datetime | None, tuple[float, float] | None]:
    try:
        return (exif.taken_at(told, zone), exif.position(told)) if told else (None, None)
    except Exception:  # The sub-directories are parsed only now: the same hostile bytes.
        return None, None


def _pixels(image: Image.Image) -> Image.Image:
    """A new image with the same pixels. Saving the old one would carry comments and profiles along (T7)."""
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    return clean


def _fit(size: tuple[int, int], longest: int) -> tuple[int, int]:
    scale = min(1.0, longest / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _shrink(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.HAMMING, reducing_gap=1.0)


def _opaque_small(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """`image` in RGB on white, shrunk by a whole number towards `size`.

    Works in strips: a conversion of 40 megapixels at once would need their memory twice.
    """
    if image.mode == "RGB" and not image.has_transparency_data:
        return image
    factor = max(1, min(image.width // size[0], image.height // size[1]))
    small = Image.new("RGB", (-(-image.width // factor), -(-image.height // factor)))
    for top in range(0, image.height, _STRIP_ROWS * factor):
        strip = image.crop((0, top, image.width, min(image.height, top + _STRIP_ROWS * factor)))
        small.paste(_opaque(strip).reduce(factor), (0, top // factor))
    return small


def _opaque(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda level: level / 256).convert("L").convert("RGB")
    if not image.has_transparency_data:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    white = Image.new("RGB", image.size, "white")
    white.paste(clear, mask=clear)
    return white
