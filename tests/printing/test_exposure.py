"""The list as a Word file: read back, it says all of it, and first of all what concerns the unit."""

from io import BytesIO
from typing import Any

import docx
import pytest

from domain import exposure_lines
from domain.exposure import Entry, Side, Standing
from domain.places import Place
from printing.exposure import print_list
from printing.sheet import Printed, Sheet
from tests.story import dongguan
from texts import Texts

CITY = dongguan()
TEXTS = Texts(CITY.zone, CITY.names)
DALANG, HUMEN = "441900113", "441900121"
PLACES = {
    "M": Place("m", "M", "market", "大朗市场", "Dalang Market", DALANG),
    "N": Place("n", "N", "market", "虎门市场", "Humen Market", HUMEN),
}
ENTRIES = exposure_lines.listed(
    [
        Entry("market", Side.BEST, 1, Standing("N", "market", HUMEN, 98.5, 4, 1, 0, 2, 0)),
        Entry("market", Side.WORST, 1, Standing("M", "market", DALANG, 50, 2, 2, 1, 0, 1)),
    ],
    PLACES,
)


def printed(unit: str | None, language: str = "zh") -> Printed:
    facts: dict[str, Any] = {
        "month": "2024-05",
        "unit": unit,
        "own": exposure_lines.own(ENTRIES, unit) if unit else [],
        "lines": exposure_lines.for_office(ENTRIES),
        "notes": [],
        "at": "2024-06-04T01:00:00+00:00",
    }
    return print_list(Sheet(language, facts, CITY, TEXTS))


def words(file: Printed) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(file.data)).paragraphs]


def test_a_unit_reads_of_itself_first_and_then_all_of_it() -> None:
    file = printed(DALANG)
    assert file.file_name == "exposure-2024-05-DL.docx"
    assert words(file)[:9] == [
        "市城管委办关于2024年5月曝光名单的通报",
        "大朗镇",
        "· 市场最脏乱差第 1 名：大朗市场，50 分（检查 2 次，发现 2 个问题；市民另反映 0 个）",
        "市场",
        "最美",
        "1. 虎门镇 虎门市场：98.5 分（检查 4 次，发现 1 个问题；市民另反映 2 个）",
        "最脏乱差",
        "1. 大朗镇 大朗市场：50 分（检查 2 次，发现 2 个问题；市民另反映 0 个）",
        words(file)[8],
    ]
    assert words(file)[-1] == "市城管委办，6月4日（周二）09:00"


@pytest.mark.parametrize(("unit", "said"), [("441900119", "· 没有上榜"), (None, "市场")])
def test_who_is_not_listed_reads_that_and_the_office_reads_of_nobody_first(
    unit: str | None, said: str
) -> None:
    assert words(printed(unit))[2 if unit else 1] == said


def test_in_english_places_have_their_english_names() -> None:
    assert "1. Humen Town Humen Market: 98.5 points" in "\n".join(words(printed(None, "en")))
