"""T7: whatever a file carries beside its pixels, none of it is in a stored copy."""

import struct

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from storage.before_after import before_after
from storage.pictures import read_picture
from tests.storage.scenes import encoded, scene

SECRET = "Ying-lives-here"
BYTES = SECRET.encode()
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>' + BYTES + b"</note></x:xmpmeta>"

# Of what a JPEG may hold (marker, name of an application's part), a stored one holds only these.
PLAIN = {"SOI", "JFIF", "DQT", "SOF0", "DHT", "SOS"}
NAMES = {0xC0: "SOF0", 0xC4: "DHT", 0xDA: "SOS", 0xDB: "DQT"}


def exif() -> bytes:
    told = Image.Exif()
    told[0x010E] = SECRET
    told.get_ifd(0x8769)[0x9003] = "2026:11:21 12:00:00"
    told.get_ifd(0x8825).update({1: "N", 2: (22.0, 49.0, 0.0), 3: "E", 4: (113.0, 40.0, 0.0)})
    return told.tobytes()


def after_start(jpeg: bytes, marker: int, content: bytes) -> bytes:
    return jpeg[:2] + struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content + jpeg[2:]


def png_text() -> PngInfo:
    text = PngInfo()
    text.add_text("Comment", SECRET)
    text.add_text("Description", SECRET, zip=True)
    text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return text


def files() -> dict[str, bytes]:
    picture = scene(size=(200, 150))
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", 5 + len(BYTES))
    iptc += b"\x1c\x02\x78" + struct.pack(">H", len(BYTES)) + BYTES
    plain = encoded(picture)
    return {
        "JPEG with EXIF": encoded(picture, exif=exif()),
        "JPEG with XMP": encoded(picture, xmp=XMP),
        "JPEG with a comment": encoded(picture, comment=BYTES),
        "JPEG with a profile": encoded(picture, icc_profile=BYTES * 20),
        "JPEG with IPTC": after_start(plain, 0xED, iptc),
        "JPEG with an unknown part": after_start(plain, 0xEB, BYTES),
        "JPEG with all at once": after_start(
            encoded(picture, exif=exif(), xmp=XMP, comment=BYTES, icc_profile=BYTES), 0xED, iptc
        ),
        "JPEG with HTML behind": plain + b"<script>" + BYTES + b"</script>",
        "JPEG with a second picture": encoded(
            picture, "MPO", save_all=True, append_images=[picture], exif=exif()
        ),
        "PNG with text and EXIF": encoded(picture, "PNG", pnginfo=png_text(), exif=exif()),
        "PNG with a profile": encoded(picture, "PNG", icc_profile=BYTES),
        "PNG with HTML behind": encoded(picture, "PNG") + b"<script>" + BYTES,
        "WebP with all": encoded(picture, "WEBP", exif=exif(), xmp=XMP, icc_profile=BYTES),
        "HEIC with EXIF and XMP": encoded(picture, "HEIF", exif=exif(), xmp=XMP),
    }


FILES = files()


def parts(jpeg: bytes) -> set[str]:
    """What the JPEG is made of up to its pixels; fails unless it also ends with them."""
    found, at = {"SOI"}, 2
    while "SOS" not in found:
        marker, length = struct.unpack(">xBH", jpeg[at : at + 4])
        name = jpeg[at + 4 : at + 8].decode("latin-1") if 0xE0 <= marker <= 0xEF else f"{marker:X}"
        found.add(NAMES.get(marker, name))
        at += 2 + length
    assert jpeg.find(b"\xff\xd9", at) == len(jpeg) - 2
    return found


@pytest.mark.parametrize("name", FILES)
def test_nothing_but_pixels_is_stored(name: str) -> None:
    picture = read_picture(FILES[name])
    assert (parts(picture.main), parts(picture.thumbnail)) == (PLAIN, PLAIN)
    assert BYTES not in picture.main + picture.thumbnail


@pytest.mark.parametrize("name", FILES)
def test_nothing_but_pixels_is_shown_before_and_after(name: str) -> None:
    shown = before_after(FILES[name], FILES[name])
    assert parts(shown) == PLAIN
    assert BYTES not in shown


@pytest.mark.parametrize("name", [name for name in FILES if "PNG" not in name])
def test_the_files_do_carry_the_secret(name: str) -> None:
    assert BYTES in FILES[name] or "second picture" in name


def test_a_stored_picture_read_again_stays_plain() -> None:
    once = read_picture(FILES["JPEG with all at once"])
    assert parts(read_picture(once.main).main) == PLAIN
