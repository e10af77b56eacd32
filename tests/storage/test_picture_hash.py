import pytest
from PIL import Image, ImageEnhance

from domain.likeness import distance, same_picture
from storage.picture_hash import difference_hash
from storage.pictures import read_picture
from tests.storage.scenes import cropped, encoded, littered, scene

SEEDS = range(12)

SAME = {
    "encoded coarsely": lambda picture: encoded(picture, quality=30),
    "encoded finely": lambda picture: encoded(picture, quality=95),
    "as WebP": lambda picture: encoded(picture, "WEBP", quality=60),
    "as PNG": lambda picture: encoded(picture, "PNG", compress_level=1),
    "a quarter as wide": lambda picture: encoded(picture.reduce(4)),
    "half as wide again": lambda picture: encoded(picture.resize((960, 720))),
    "brighter": lambda picture: encoded(ImageEnhance.Brightness(picture).enhance(1.15)),
    "grey": lambda picture: encoded(picture.convert("L")),
    "a hundredth cut off": lambda picture: encoded(cropped(picture, 0.01)),
}


def hash_of(data: bytes) -> int:
    return read_picture(data).hash


@pytest.fixture(scope="module")
def hashes() -> list[int]:
    return [hash_of(encoded(scene(seed), quality=90)) for seed in SEEDS]


@pytest.mark.parametrize("way", SAME)
def test_a_picture_is_known_again(way: str, hashes: list[int]) -> None:
    again = [hash_of(SAME[way](scene(seed))) for seed in SEEDS]
    assert [same_picture(*pair) for pair in zip(hashes, again, strict=True)] == [True] * len(SEEDS)


def test_different_pictures_are_far_apart(hashes: list[int]) -> None:
    assert min(distance(a, b) for i, a in enumerate(hashes) for b in hashes[:i]) > 2 * 6


def test_a_cleaned_corner_from_a_slightly_other_standpoint_is_another_picture() -> None:
    pairs = [(encoded(scene(seed)), encoded(cropped(littered(scene(seed), seed), 0.08))) for seed in SEEDS]
    assert [same_picture(hash_of(a), hash_of(b)) for a, b in pairs] == [False] * len(SEEDS)


@pytest.mark.parametrize(
    ("colours", "expected"),
    [
        ("rising", -1),
        ("falling", 0),
        ("even", 0),
    ],
)
def test_the_hash_is_a_signed_64_bit_integer(colours: str, expected: int) -> None:
    rising = Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_90)
    pictures = {
        "rising": rising,
        "falling": rising.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        "even": Image.new("L", (90, 80), 77),
    }
    assert difference_hash(pictures[colours]) == expected
