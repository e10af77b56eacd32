"""The sample pictures of the demo: what the page and the after-photo check rely on."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from simulator.draw_samples import FOLDER, GPS_PICTURE, LARGEST, LATITUDE, LONGITUDE, SCENES, TITLES

PLACES = sorted(SCENES)


def difference_hash(path: Path) -> int:
    """64 bits: whether each cell of a 9 x 8 grid is lighter than the next one in its row."""
    with Image.open(path) as picture:
        cells = picture.convert("L").resize((9, 8), Image.Resampling.LANCZOS).tobytes()
    pairs = [cells[row * 9 + column] > cells[row * 9 + column + 1] for row in range(8) for column in range(8)]
    return sum(lighter << place for place, lighter in enumerate(pairs))


def gps_of(path: Path) -> dict[int, Any]:
    with Image.open(path) as picture:
        return dict(picture.getexif().get_ifd(0x8825))


def decimal(parts: tuple[float, float, float]) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return degrees + minutes / 60 + seconds / 3600


def test_every_picture_has_a_title_in_both_languages() -> None:
    titles = json.loads((FOLDER / "titles.json").read_text(encoding="utf-8"))
    assert titles == {name: {"zh": zh, "en": en} for name, (zh, en) in TITLES.items()}
    assert {path.name for path in FOLDER.glob("*.jpg")} == set(titles)


@pytest.mark.parametrize("name", TITLES)
def test_a_picture_is_small_and_of_the_usual_size(name: str) -> None:
    assert (FOLDER / name).stat().st_size <= LARGEST
    with Image.open(FOLDER / name) as picture:
        assert picture.size == (1280, 960)


@pytest.mark.parametrize("place", PLACES)
def test_after_is_clearly_another_picture_than_any_before(place: str) -> None:
    after = difference_hash(FOLDER / f"{place}-after.jpg")
    distances = [(after ^ difference_hash(FOLDER / f"{other}-before.jpg")).bit_count() for other in PLACES]
    assert min(distances) >= 16


def test_two_places_are_never_taken_for_one() -> None:
    hashes = [difference_hash(FOLDER / name) for name in TITLES]
    assert min((a ^ b).bit_count() for i, a in enumerate(hashes) for b in hashes[:i]) > 10


def test_one_picture_carries_its_place_and_the_others_none() -> None:
    places = {name: found for name in TITLES if (found := gps_of(FOLDER / name))}
    assert list(places) == [GPS_PICTURE]
    place = places[GPS_PICTURE]
    assert (decimal(place[2]), decimal(place[4])) == pytest.approx((LATITUDE, LONGITUDE), abs=1e-5)
