"""T8: files that are no picture for us are refused with a reason, and cheaply."""

import struct
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from storage.picture_formats import MAX_BYTES, Reason, Unreadable
from storage.pictures import read_picture
from tests.storage.scenes import encoded, scene


def bomb_png(side: int) -> bytes:
    """A black PNG of `side`² pixels at one bit each; 14,000² fit into 24 KB."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    rows = zlib.compress(bytes((side // 8 + 1) * side), 9)
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def animated(kind: str) -> bytes:
    return encoded(scene(1, (64, 48)), kind, save_all=True, append_images=[scene(2, (64, 48))])


def huge_jpeg(width: int, height: int) -> bytes:
    """A small JPEG whose header says that it is huge."""
    data = bytearray(encoded(scene(1, (64, 48))))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(data)


def many_scans(times: int) -> bytes:
    """A progressive JPEG whose last scan comes again and again."""
    data = encoded(scene(1, (640, 480)), progressive=True)
    last = data[data.rindex(b"\xff\xda") : -2]
    return data[:-2] + last * times + data[-2:]


def eps() -> bytes:
    out = BytesIO()
    scene(1, (64, 48)).save(out, "EPS")
    return out.getvalue()


JPEG = encoded(scene(), quality=90)
PNG = encoded(scene(), "PNG")
WEBP = encoded(scene(), "WEBP")
HEIC = encoded(scene(), "HEIF")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'

REFUSED = {
    "empty": (b"", Reason.NOT_A_PICTURE),
    "text": (b"a picture, honestly", Reason.NOT_A_PICTURE),
    "NULs": (bytes(5000), Reason.NOT_A_PICTURE),
    "EPS, whatever it is called": (eps(), Reason.NOT_A_PICTURE),
    "PDF": (encoded(scene(1, (64, 48)), "PDF"), Reason.NOT_A_PICTURE),
    "SVG": (SVG, Reason.NOT_A_PICTURE),
    "HTML before a picture": (b"<html>" + JPEG, Reason.NOT_A_PICTURE),
    "GIF": (encoded(scene(1, (64, 48)), "GIF"), Reason.NOT_A_PICTURE),
    "animated GIF": (animated("GIF"), Reason.NOT_A_PICTURE),
    "TIFF": (encoded(scene(1, (64, 48)), "TIFF"), Reason.NOT_A_PICTURE),
    "BMP": (encoded(scene(1, (64, 48)), "BMP"), Reason.NOT_A_PICTURE),
    "AVIF": (encoded(scene(1, (64, 48)), "AVIF"), Reason.NOT_A_PICTURE),
    "animated PNG": (animated("PNG"), Reason.NOT_A_PICTURE),
    "animated WebP": (animated("WEBP"), Reason.NOT_A_PICTURE),
    "a WAV, which is RIFF too": (b"RIFF\0\0\0\0WAVEfmt ", Reason.NOT_A_PICTURE),
    "a video": (b"\0\0\0\x18ftypisom" + bytes(100), Reason.NOT_A_PICTURE),
    "over 20 MB": (JPEG + bytes(MAX_BYTES), Reason.TOO_LARGE),
    "14,000² PNG": (bomb_png(14_000), Reason.TOO_MANY_PIXELS),
    "10,000² PNG, of which Pillow only warns": (bomb_png(10_000), Reason.TOO_MANY_PIXELS),
    "41 megapixels of PNG": (bomb_png(6_408), Reason.TOO_MANY_PIXELS),
    "JPEG of 65,500²": (huge_jpeg(65_500, 65_500), Reason.TOO_MANY_PIXELS),
    "WebP of 14 megapixels": (
        encoded(Image.new("L", (4000, 3500)), "WEBP", lossless=True, method=0),
        Reason.TOO_MANY_PIXELS,
    ),
    "JPEG cut off": (JPEG[: len(JPEG) // 2], Reason.DAMAGED),
    "JPEG cut off in its header": (JPEG[:40], Reason.DAMAGED),
    "PNG cut off": (PNG[: len(PNG) // 2], Reason.DAMAGED),
    "WebP cut off": (WEBP[: len(WEBP) // 2], Reason.DAMAGED),
    "HEIC cut off": (HEIC[: len(HEIC) // 2], Reason.DAMAGED),
    "JPEG's first bytes and then text": (b"\xff\xd8\xff\xe0 hello" * 9, Reason.DAMAGED),
    "JPEG of hundreds of scans": (many_scans(500), Reason.DAMAGED),
    "PNG's first bytes alone": (b"\x89PNG\r\n\x1a\n", Reason.DAMAGED),
}


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_picture_for_us_is_refused_with_its_reason(name: str) -> None:
    data, reason = REFUSED[name]
    with pytest.raises(Unreadable) as refusal:
        read_picture(data)
    assert refusal.value.reason is reason


def test_the_bomb_is_as_small_as_it_was_measured() -> None:
    assert len(bomb_png(14_000)) < 25_000


def test_a_progressive_jpeg_is_taken() -> None:
    assert read_picture(many_scans(0)).width == 640


def test_forty_megapixels_are_still_taken() -> None:
    assert read_picture(bomb_png(6_320)).width == 1280


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_make_a_picture_or_a_refusal_and_nothing_else(seed: int) -> None:
    data = bytearray([JPEG, PNG, WEBP, HEIC][seed % 4])
    for step in range(seed + 1):
        data[(seed * 7919 + step * 104_729) % len(data)] ^= 1 << step % 8
    try:
        assert read_picture(bytes(data)).width <= 1280
    except Unreadable as refusal:
        assert refusal.reason in Reason  # noqa: PT017 -- both outcomes are right


MEASURE = """
import sys
from pathlib import Path
from storage.pictures import read_picture
from storage.picture_formats import Unreadable
def peak(): return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
data = Path(sys.argv[1]).read_bytes()
read_picture(Path(sys.argv[2]).read_bytes())
before = peak()
try:
    read_picture(data)
except Unreadable:
    pass
print((peak() - before) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from /proc")
@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("refused PNG", 2),
        ("largest PNG", 200),
        ("a sixth of the largest HEIC", 200 / 6),
        ("largest WebP", 200),
    ],
)
def test_memory_stays_within_200_mb(name: str, most: float, tmp_path: Path) -> None:
    data = {
        "refused PNG": lambda: bomb_png(14_000),
        "largest PNG": lambda: encoded(Image.new("RGBA", (8000, 5000)), "PNG", compress_level=1),
        "a sixth of the largest HEIC": lambda: encoded(Image.new("RGB", (2000, 2083)), "HEIF", quality=10),
        "largest WebP": lambda: encoded(Image.new("L", (4000, 2500)), "WEBP", lossless=True, method=0),
    }[name]()
    small = encoded(scene(1, (64, 48)), "HEIF" if "HEIC" in name else "JPEG")
    (tmp_path / "file").write_bytes(data)
    (tmp_path / "small").write_bytes(small)
    command = [sys.executable, "-W", "ignore", "-c", MEASURE, str(tmp_path / "file"), str(tmp_path / "small")]
    out = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 -- own command
    assert int(out.stdout) < most
