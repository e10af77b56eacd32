"""Generated photos for the tests: coarse and fine patches of colour, the same ones for the same seed."""

from io import BytesIO
from random import Random
from typing import Any

from PIL import Image, ImageDraw
from pillow_heif import from_pillow

# Patches across the picture, and how much each layer covers those below it.
_LAYERS = ((3, 1.0), (7, 0.5), (23, 0.4), (97, 0.25))


def scene(seed: int = 1, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A street corner, as far as a difference hash can tell."""
    random = Random(seed)  # noqa: S311 -- patches of colour, not secrets
    picture = Image.new("RGB", size)
    for across, weight in _LAYERS:
        down = max(1, across * size[1] // size[0])
        patches = Image.frombytes("RGB", (across, down), random.randbytes(across * down * 3))
        picture = Image.blend(picture, patches.resize(size, Image.Resampling.BICUBIC), weight)
    return picture


def littered(picture: Image.Image, seed: int = 1) -> Image.Image:
    """The same corner with a heap of rubbish on about a twelfth of it."""
    random = Random(seed)  # noqa: S311 -- as above
    dirty, (width, height) = picture.copy(), picture.size
    left, top = random.uniform(0.1, 0.6) * width, random.uniform(0.1, 0.6) * height
    ImageDraw.Draw(dirty).ellipse((left, top, left + 0.33 * width, top + 0.33 * height), fill="#201810")
    return dirty


def cropped(picture: Image.Image, share: float) -> Image.Image:
    """Without `share` of the width and height at the left and the top."""
    return picture.crop((round(picture.width * share), round(picture.height * share), *picture.size))


def encoded(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """`picture` as a file. HEIF goes past Pillow's registry, which the code under test has to fill."""
    out = BytesIO()
    if kind == "HEIF":
        from_pillow(picture).save(out, **options)
    else:
        picture.save(out, kind, **options)
    return out.getvalue()
