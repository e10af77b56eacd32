from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.case_codes import case_code, parse_case_code

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("letters", "number", "code"),
    [
        ("HM", 42, "HM-261121-0042"),
        ("ZMT", 1, "ZMT-261121-0001"),
        ("HM", 9_999, "HM-261121-9999"),
        ("HM", 12_345, "HM-261121-12345"),
    ],
)
def test_a_code_names_unit_day_and_number(letters: str, number: int, code: str) -> None:
    assert case_code(letters, DAY, number) == code


@pytest.mark.parametrize(
    ("letters", "number"), [("hm", 1), ("", 1), ("HMHMH", 1), ("H1", 1), ("HM", 0), ("HM", -3)]
)
def test_a_code_nobody_could_read_back_is_not_made(letters: str, number: int) -> None:
    with pytest.raises(ValueError, match="no case code"):
        case_code(letters, DAY, number)


@pytest.mark.parametrize(
    "typed",
    [
        "HM-261121-0042",
        "hm-261121-0042",
        "  Hm-261121-0042\n",
        "#HM-261121-0042",
        "HM - 261121 - 0042",
        "ＨＭ－２６１１２１－００４２",
        "hm–261121—0042",
        "HM−261121‑0042",
        "HM-261121-42",
        "HM-261121-00042",
    ],
)
def test_a_typed_code_is_understood(typed: str) -> None:
    assert parse_case_code(typed) == "HM-261121-0042"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "垃圾",
        "HM",
        "HM-261121",
        "HM-261121-",
        "HM-261321-0042",
        "HM-260230-0001",
        "HM-261121-0000",
        "HM-261121-0042-1",
        "HM-261121-0042 please",
        "HM-261121-٠٠٤٢",
        "HM-261121-1234567890",
    ],
)
def test_anything_else_is_no_code(typed: str) -> None:
    assert parse_case_code(typed) is None


@given(st.from_regex(r"[A-Z]{1,4}", fullmatch=True), st.dates(date(2000, 1, 1), date(2068, 12, 31)))
def test_every_code_is_read_back(letters: str, day: date) -> None:
    code = case_code(letters, day, 42)
    assert parse_case_code(code.lower()) == code


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    assert parse_case_code(text) is None or parse_case_code(text) == parse_case_code(
        parse_case_code(text) or ""
    )
