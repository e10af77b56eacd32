"""The poster and the picture of a Clean City Day can be opened, and say what they must."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from printing.clean_day_picture import print_picture
from printing.clean_day_poster import QR_SIDE, _code, print_poster
from printing.lettering import typeface, wrapped
from printing.sheet import Sheet
from tests.storage.scenes import encoded, scene
from tests.story import dongguan
from texts import Texts

CITY = dongguan()
TEXTS = Texts(CITY.zone, CITY.names)
TITLE = ["clean-day-picture-title", {"number": 63, "people": 120}]


def sheet(facts: dict[str, Any], language: str = "zh", pictures: dict[str, bytes] | None = None) -> Sheet:
    return Sheet(language, facts, CITY, TEXTS, pictures or {})


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_poster_is_a_page_to_print(language: str) -> None:
    facts = {
        "link": "https://t.me/jiejing_bot?start=c_abc",
        "number": 63,
        "theme": {"theme": "校园周边环境净化|Around the schools"},
        "venue": "大宁市场 <周边> " * 10,
        "start": {"at": "2024-05-10T01:30:00+00:00"},
        "place": {"lines": [["place-unit", {"unit": {"area": "441900121"}}]]},
    }
    printed = print_poster(sheet(facts, language))
    assert printed.data.startswith(b"%PDF-")
    assert (printed.file_name, printed.is_picture) == ("check-in.pdf", False)
    assert b"http" not in printed.data


def test_the_code_is_black_on_white_with_a_quiet_zone() -> None:
    code = _code("https://t.me/jiejing_bot?start=c_abc")
    assert code.size == (QR_SIDE, QR_SIDE)
    assert {colour for _, colour in code.getcolors() or []} == {(0, 0, 0), (255, 255, 255)}
    assert {code.getpixel((x, 10)) for x in range(QR_SIDE)} == {(255, 255, 255)}


def test_up_to_four_pairs_stand_before_beside_after() -> None:
    photos = {name: encoded(scene(number, (320, 240))) for number, name in enumerate("abcdefghij", 1)}
    pairs = [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"], ["i", "j"]]
    facts = {"title": TITLE, "pictures": list(photos), "pairs": pairs, "bars": []}
    four, one = (
        print_picture(sheet(facts, pictures=photos)),
        print_picture(sheet(facts | {"pairs": pairs[:1]}, pictures=photos)),
    )
    assert four.is_picture
    high = [Image.open(BytesIO(each.data)).height for each in (four, one)]
    assert high[0] > 3 * (high[1] - 84)
    gone = print_picture(sheet(facts | {"pairs": [["a", "x"], ["y", "z"]]}, pictures={"a": photos["a"]}))
    assert Image.open(BytesIO(gone.data)).height == high[1]


def test_without_photos_there_is_who_took_part_most() -> None:
    bars = [["441900404", 1.0, "20.0"], ["441900103", 0.1, "2.0"]]
    facts = {"title": TITLE, "pictures": [], "pairs": [], "bars": bars}
    picture = Image.open(BytesIO(print_picture(sheet(facts, "en")).data))
    assert picture.width == 1000
    with pytest.raises(LookupError):
        print_picture(sheet(facts | {"bars": []}))


def test_lines_break_between_chinese_letters_and_at_blanks() -> None:
    font = typeface(40)
    assert wrapped("大宁市场周边背街小巷", font, 200) == ["大宁市场周", "边背街小巷"]
    assert wrapped("around the market", font, 220) == ["around the", "market"]
    assert all(font.getlength(line) <= 200 for line in wrapped("x" * 40, font, 200))
