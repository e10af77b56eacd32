"""How a place is written: nothing twice, nothing torn."""

import pytest

from domain.place_lines import place_line
from tests.story import DANING, TOWN, dongguan

CITY = dongguan()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("连升路12号", "连升路12号"),
        ("虎门镇连升路12号", "连升路12号"),
        ("东莞市虎门镇连升路12号", "连升路12号"),
        ("广东省东莞市虎门镇 连升路12号", "连升路12号"),
        ("东莞虎门镇连升路12号", "连升路12号"),
        ("东莞大道3号", "东莞大道3号"),
        ("虎门大道3号", "虎门大道3号"),
        ("虎门镇大宁社区江门路5号", "江门路5号"),
        ("12 Liansheng Road, Humen", "12 Liansheng Road"),
        ("12 Liansheng Road, Humen Town, Dongguan", "12 Liansheng Road"),
        ("Humen Avenue 3", "Humen Avenue 3"),
    ],
)
def test_an_address_is_shown_without_what_is_said_before_it(address: str, shown: str) -> None:
    facts = {"unit": {"area": TOWN}, "village": {"area": DANING}, "address": shown}
    assert place_line(CITY, TOWN, DANING, address) == ["place-unit-village-address", facts]


@pytest.mark.parametrize("address", [None, "", "东莞市虎门镇", "Humen Town"])
def test_an_address_that_says_no_more_is_left_out(address: str | None) -> None:
    facts = {"unit": {"area": TOWN}, "village": {"area": None}, "address": ""}
    assert place_line(CITY, TOWN, None, address) == ["place-unit", facts]
