"""The code of a case, `HM-261121-0042`: letters of the unit, local date, number of that day in that unit."""

import re
from datetime import date, datetime
from unicodedata import normalize

LETTERS = re.compile(r"[A-Z]{1,4}")
TYPED = re.compile(r"([A-Z]{1,4})\s*-\s*([0-9]{6})\s*-\s*([0-9]{1,9})")
# Phones and Chinese keyboards offer all of these for the one on the code.
DASHES = re.compile("[\u2010-\u2015\u2212\u30fc\ufe58\ufe63\uff0d]")


def case_code(letters: str, day: date, number: int) -> str:
    """Four digits, more when the day has more than 9999. Raises ValueError on letters or a number that
    `parse_case_code` would not read back."""
    if not LETTERS.fullmatch(letters) or not 1 <= number <= 999_999_999:
        raise ValueError(f"no case code from {letters!r} and {number}")
    return f"{letters}-{day:%y%m%d}-{number:04d}"


def parse_case_code(text: str) -> str | None:
    """The code a person typed, as `case_code` writes it, or None. Case, spaces around, a leading #,
    full-width characters, other dashes and missing leading zeros do not matter."""
    plain = DASHES.sub("-", normalize("NFKC", text)).strip().removeprefix("#").upper()
    typed = TYPED.fullmatch(plain)
    if typed is None or int(typed[3]) == 0:
        return None
    try:
        day = datetime.strptime(typed[2], "%y%m%d")
    except ValueError:
        return None
    return case_code(typed[1], day, int(typed[3]))
