"""One thing has one word, on the screen as in the code; and people are spoken to kindly."""

import re

import pytest

from tests.texts.usage import ROOT
from texts.patterns import LOCALES

ROW = re.compile(r"^\| (?P<code>[a-z_]+) \| (?P<screen>[^|]+) \| [^|]+ \|$", re.MULTILINE)
TERMS = [(row["code"], row["screen"]) for row in ROW.finditer((ROOT / "docs/glossary.md").read_text("utf-8"))]
CODE = [file for folder in ("domain", "handlers") for file in sorted((ROOT / folder).rglob("*.py"))]
SOURCES = "\n".join(file.read_text("utf-8") for file in CODE)
CITY = "\n".join(file.read_text("utf-8") for file in (ROOT / "city/dongguan").glob("*.csv"))


def words_of(language: str) -> str:
    """All texts of a language, without comments."""
    files = sorted((ROOT / "texts" / language).glob("*.ftl"))
    lines = "\n".join(file.read_text("utf-8") for file in files).splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


@pytest.mark.parametrize(("code", "screen"), TERMS)
def test_a_term_of_the_glossary_stands_on_the_screen_and_in_the_code(code: str, screen: str) -> None:
    assert screen in words_of("zh") + CITY
    assert re.search(rf"\b{code}|_{code}", SOURCES, re.IGNORECASE)


# What must not stand there, and what does instead.
FOREIGN = {
    "zh": {
        "你": "您",
        "巡查员": "巡管员",
        "检查员": "巡管员",
        "工单": "案件",
        "结案": "办结",
        "派单": "派遣",
        "投诉": "上报",
        "用户": "市民",
        "城管办": "城管委办",
        "...": "……",
    },
    "en": {
        "color": "colour",
        "center": "centre",
        "organiz": "organis",
        "neighbor": "neighbour",
        "canceled": "cancelled",
        "ticket": "case",
        "citizen": "resident",
        "garbage": "rubbish",
        "'": "’",
        "...": "…",
    },
}


@pytest.mark.parametrize("language", LOCALES)
def test_foreign_words_are_not_used(language: str) -> None:
    said = words_of(language)
    assert {word: better for word, better in FOREIGN[language].items() if word in said} == {}


def test_chinese_has_chinese_marks() -> None:
    assert re.findall(r"[\u4e00-\u9fff][,;:?!()][^\n]*", words_of("zh")) == []


def test_english_has_no_chinese_marks() -> None:
    assert re.findall("[，。；：？！（）、]", words_of("en")) == []


@pytest.mark.parametrize("language", LOCALES)
def test_no_line_ends_in_a_blank_and_no_mark_is_doubled(language: str) -> None:
    said = words_of(language)
    assert re.findall(r"[^\s=] +\n|[。，]{2,}|。”。|  +[a-z]+ ", said) == []
