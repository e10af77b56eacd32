"""Reads `categories.csv`, the indicators and the categories under them, and `category_words.csv`."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from domain.categories import Category
from domain.city_files import Once, Row, read_table
from domain.deadlines import Clock

COLUMNS = (
    *("code", "level", "parent", "label_zh", "label_en", "short_zh", "short_en", "emoji"),
    *("indicator_no", "six_disorder", "limit_hours", "clock", "first_response_hours", "trade"),
    *("urgent", "emergency", "resident_visible", "limit_source", "confidence", "note"),
)
WORDS_FILE = "category_words.csv"
# What a button shows whole on a narrow phone, two in a row, with the emoji before it.
LONGEST_ZH, LONGEST_EN, LONGEST_EMOJI = 12, 24, 8
LONGEST_LIMIT = 8760  # hours of a year


class Confidence(StrEnum):
    """How sure a limit is: read in a rule, adapted from one, or guessed."""

    SOURCED = "sourced"
    ADAPTED = "adapted"
    GUESS = "guess"


def read_categories(files: Mapping[str, str]) -> tuple[Category, ...]:
    """Indicators (level 1, no parent) and categories (level 2), in the order of the file, with words."""
    once = Once()
    above: dict[str, Category] = {}
    categories = []
    for row in read_table(files, "categories.csv", COLUMNS):
        code = row.matched("code", "[A-Z0-9-]{2,12}", "a code of 2 to 12 capital letters, digits and hyphens")
        once.check(row, "code")
        category = _category(row, _parent(row, above))
        if category.parent is None:
            above[code] = category
        categories.append(category)
    words = _words(files, {category.code for category in categories if category.parent})
    return tuple(replace(category, words=words.get(category.code, ())) for category in categories)


def _parent(row: Row, above: Mapping[str, Category]) -> Category | None:
    parent = row.cells["parent"]
    if row.whole("level", 1, 2) == 1:
        if parent:
            raise row.broken("parent", f"'{parent}' stands at a category of level 1, which has none")
        return None
    if parent not in above:
        raise row.broken("parent", f"'{parent}' is not a category of level 1 above this line")
    return above[parent]


def _category(row: Row, above: Category | None) -> Category:
    category = Category(
        code=row.cells["code"],
        parent=above.code if above else None,
        label_zh=row.text("label_zh", 40),
        label_en=row.text("label_en", 80),
        short_zh=row.text("short_zh", LONGEST_ZH),
        short_en=row.text("short_en", LONGEST_EN),
        emoji=row.text("emoji", LONGEST_EMOJI),
        indicator=_indicator(row, above),
        six_disorder=row.maybe("six_disorder", 10),
        urgent=row.yes("urgent"),
        emergency=row.yes("emergency"),
        resident_visible=row.yes("resident_visible"),
    )
    if above:
        return _limited(category, row)
    _has_no_limits(row)
    return category


def _indicator(row: Row, above: Category | None) -> int | None:
    number = row.whole("indicator_no", 1, 9) if row.cells["indicator_no"] else None
    if above and number != above.indicator:
        raise row.broken("indicator_no", f"is not {above.indicator or 'empty'} as that of {above.code}")
    return number


def _has_no_limits(row: Row) -> None:
    for field in ("limit_hours", "clock", "first_response_hours", "trade"):
        if row.cells[field]:
            raise row.broken(field, f"'{row.cells[field]}' stands at a category of level 1, which has none")


def _limited(category: Category, row: Row) -> Category:
    clock = row.one_of("clock", Clock)
    hours, first = _hours(row, "limit_hours"), _hours(row, "first_response_hours")
    if first > hours:
        raise row.broken("first_response_hours", f"{first:g} is more than the limit of {hours:g}")
    if row.yes("emergency") and clock is Clock.WD:
        raise row.broken("clock", "an emergency cannot wait for working days, its clock is cal or duty")
    row.one_of("confidence", Confidence)
    trade = row.matched("trade", "[a-z_]{2,20}", "a trade of 2 to 20 small letters")
    return replace(category, clock=clock, limit_hours=hours, first_response_hours=first, trade=trade)


def _hours(row: Row, field: str) -> float:
    hours = row.number(field)
    if not 0 < hours <= LONGEST_LIMIT:
        raise row.broken(field, f"{row.cells[field]} is not above 0 and at most {LONGEST_LIMIT}")
    return hours


def _words(files: Mapping[str, str], codes: set[str]) -> dict[str, tuple[str, ...]]:
    """By category; none where the city has no such file: then no caption speaks for a category."""
    once = Once()
    words: dict[str, tuple[str, ...]] = {}
    for row in read_table(files, WORDS_FILE, ("code", "language", "word")) if WORDS_FILE in files else ():
        code = row.text("code")
        if code not in codes:
            raise row.broken("code", f"'{code}' is not a category of level 2 in categories.csv")
        once.check(row, "word", code, row.matched("language", "zh|en", "zh or en"))
        words[code] = (*words.get(code, ()), row.text("word", 40))
    return words
