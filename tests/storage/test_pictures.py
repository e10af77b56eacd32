import io
from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from domain.likeness import same_picture
from storage.pictures import Picture, read_picture
from tests.storage.scenes import encoded, scene

CITY = ZoneInfo("Asia/Shanghai")


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_photo_becomes_a_small_main_picture_and_a_thumbnail() -> None:
    picture = read_picture(encoded(scene(size=(2000, 1500))))
    assert (picture.width, picture.height) == opened(picture.main).size == (1280, 960)
    assert opened(picture.thumbnail).size == (320, 240)


@pytest.mark.parametrize(
    ("size", "main", "thumbnail"),
    [
        ((640, 480), (640, 480), (320, 240)),
        ((100, 50), (100, 50), (100, 50)),
        ((1, 1), (1, 1), (1, 1)),
        ((1500, 3000), (640, 1280), (160, 320)),
        ((8000, 3), (1280, 1), (320, 1)),
    ],
)
def test_small_tall_and_thin_pictures_keep_their_shape(
    size: tuple[int, int], main: tuple[int, int], thumbnail: tuple[int, int]
) -> None:
    picture = read_picture(encoded(Image.new("RGB", size, "red"), "PNG"))
    assert opened(picture.main).size == main
    assert opened(picture.thumbnail).size == thumbnail


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_every_format_shows_the_same_picture(kind: str) -> None:
    known = read_picture(encoded(scene(), quality=90)).hash
    assert same_picture(read_picture(encoded(scene(), kind)).hash, known)


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("L", 100, (100, 100, 100)),
        ("I;16", 100 * 256, (100, 100, 100)),
        ("1", 1, (255, 255, 255)),
        ("P", 0, (0, 0, 0)),
        ("RGBA", (200, 0, 0, 0), (255, 255, 255)),
        ("RGBA", (200, 0, 0, 255), (200, 0, 0)),
        ("LA", (9, 0), (255, 255, 255)),
    ],
)
@pytest.mark.parametrize("size", [(64, 64), (5000, 2500)])
def test_every_mode_becomes_colours_on_white(
    mode: str, colour: int, expected: tuple[int, int, int], size: tuple[int, int]
) -> None:
    picture = read_picture(encoded(Image.new(mode, size, colour), "PNG", compress_level=1))
    assert opened(picture.main).getpixel((20, 20)) == pytest.approx(expected, abs=3)


def test_a_print_shop_jpeg_in_four_inks_is_read() -> None:
    picture = read_picture(encoded(scene().convert("CMYK")))
    assert same_picture(picture.hash, read_picture(encoded(scene())).hash)


def test_the_first_of_several_pictures_in_a_camera_jpeg_counts() -> None:
    several = encoded(scene(), "MPO", save_all=True, append_images=[scene(2)])
    assert same_picture(read_picture(several).hash, read_picture(encoded(scene())).hash)


@pytest.mark.parametrize("value", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_orientation_is_kept_right(value: int, kind: str) -> None:
    upright = Image.new("RGB", (400, 200), "white")
    upright.paste("red", (0, 0, 100, 100))
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Image.Transpose values
    turned = upright.transpose(Image.Transpose(undo[value])) if value in undo else upright
    exif = Image.Exif()
    exif[0x0112] = value
    main = opened(read_picture(encoded(turned, kind, exif=exif)).main)
    assert main.size == (400, 200)
    assert main.getpixel((20, 20)) == pytest.approx((254, 0, 0), abs=12)
    assert main.getpixel((380, 180)) == pytest.approx((255, 255, 255), abs=12)


def with_exif(details: Mapping[int, object], gps: Mapping[int, object]) -> Picture:
    exif = Image.Exif()
    exif.get_ifd(0x8769).update(details)
    exif.get_ifd(0x8825).update(gps)
    return read_picture(encoded(scene(size=(64, 48)), exif=exif), CITY)


@pytest.mark.parametrize(
    ("when", "offset", "expected"),
    [
        ("2026:11:21 12:00:00", None, datetime(2026, 11, 21, 4, tzinfo=UTC)),
        ("2026:11:21 12:00:00", "+02:00", datetime(2026, 11, 21, 10, tzinfo=UTC)),
        ("2026:11:21 12:00:00", "soon", datetime(2026, 11, 21, 4, tzinfo=UTC)),
        ("2026:11:21 12:00:00\0", "", datetime(2026, 11, 21, 4, tzinfo=UTC)),
        ("0000:00:00 00:00:00", None, None),
        ("2026:13:41 25:00:00", "+00:00", None),
        ("0001:01:01 00:00:00", "+14:00", None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_the_moment_of_exposure_is_read(
    when: str | None, offset: str | None, expected: datetime | None
) -> None:
    details = {tag: value for tag, value in ((0x9003, when), (0x9011, offset)) if value is not None}
    assert with_exif(details, {}).taken_at == expected


NORTH, EAST = (22.0, 49.0, 12.0), (113.0, 40.0, 30.0)


@pytest.mark.parametrize(
    ("gps", "expected"),
    [
        ({1: "N", 2: NORTH, 3: "E", 4: EAST}, (22.82, 113.675)),
        ({1: "S", 2: NORTH, 3: "W", 4: EAST}, (-22.82, -113.675)),
        ({1: "N", 2: (91.0, 0.0, 0.0), 3: "E", 4: EAST}, (None, None)),
        ({1: "N", 2: NORTH, 3: "E", 4: (180.0, 0.0, 1.0)}, (None, None)),
        ({1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}, (None, None)),
        ({1: "N", 2: NORTH}, (None, None)),
        ({1: "X", 2: NORTH, 3: "E", 4: EAST}, (None, None)),
        ({2: NORTH, 4: EAST}, (None, None)),
        ({1: "N", 2: NORTH[:2], 3: "E", 4: EAST}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_the_place_of_exposure_is_read(
    gps: dict[int, object], expected: tuple[float | None, float | None]
) -> None:
    picture = with_exif({}, gps)
    assert (picture.latitude, picture.longitude) == pytest.approx(expected)


def test_a_heic_tells_its_time_and_place_too() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769).update({0x9003: "2026:11:21 12:00:00"})
    exif.get_ifd(0x8825).update({1: "N", 2: NORTH, 3: "E", 4: EAST})
    picture = read_picture(encoded(scene(size=(64, 48)), "HEIF", exif=exif.tobytes()), CITY)
    assert picture.taken_at == datetime(2026, 11, 21, 4, tzinfo=UTC)
    assert (picture.latitude, picture.longitude) == pytest.approx((22.82, 113.675))


@pytest.mark.filterwarnings("ignore:(Possibly c|C)orrupt EXIF data")
@pytest.mark.parametrize(
    "exif",
    [
        b"Exif\0\0",
        b"Exif\0\0garbage garbage garbage",
        b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x69\x87\x04\0\x01\0\0\0\xff\xff\xff\x7f" * 40,
        b"Exif\0\0MM\0*\xff\xff\xff\xff",
    ],
)
def test_a_photo_with_broken_exif_is_still_a_photo(exif: bytes) -> None:
    picture = read_picture(encoded(scene(size=(64, 48)), exif=exif))
    assert (picture.width, picture.taken_at, picture.latitude) == (64, None, None)


def test_the_same_file_gives_the_same_picture() -> None:
    data = encoded(scene(size=(300, 200)))
    assert read_picture(data) == read_picture(data)
