"""Codes of hotspots, and what people type for them."""

import pytest

from domain.hotspot_codes import hotspot_code, parse_hotspot_code, plate_link


def test_a_code_names_town_batch_and_number() -> None:
    """S21's own example, in Zhongtang."""
    assert str(hotspot_code("DG", "441900128", 1, 7)) == "DG-128-01-007"


@pytest.mark.parametrize(("batch", "number"), [(1, 1), (99, 999), (100, 1000), (12345, 123456)])
def test_a_code_reads_back(batch: int, number: int) -> None:
    code = hotspot_code("DG", "441900121", batch, number)
    assert parse_hotspot_code(f" {str(code).lower()} ") == code


@pytest.mark.parametrize(
    ("prefix", "unit", "batch", "number"),
    [("", "441900121", 1, 1), ("DG", "21", 1, 1), ("DG", "441900121", 0, 1), ("DG", "441900121", 1, 0)],
)
def test_what_would_not_read_back_is_no_code(prefix: str, unit: str, batch: int, number: int) -> None:
    with pytest.raises(ValueError, match="no hotspot code"):
        hotspot_code(prefix, unit, batch, number)


@pytest.mark.parametrize(
    "text",
    ["", "DG-128-01", "DG-128-1-007", "DG-128-01-07", "DG-128-001-007", "DG-128-00-001", "HM-261121-0042"],
)
def test_anything_else_is_none(text: str) -> None:
    assert parse_hotspot_code(text) is None


def test_the_plate_leads_to_the_bot() -> None:
    assert plate_link("jiejing_bot", "abc") == "https://t.me/jiejing_bot?start=h_abc"
