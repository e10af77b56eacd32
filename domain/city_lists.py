"""Reads the short lists of a city: `themes.csv`, `reasons.csv` and `facts.csv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.city_files import Broken, Once, Row, read_table

LONGEST_ZH, LONGEST_EN = 14, 32


class ReasonKind(StrEnum):
    """What a person is asked a reason for."""

    REFUSE = "refuse"
    SEND_BACK = "send_back"
    FAIL = "fail"
    REOPEN = "reopen"
    DELAY = "delay"
    WITHDRAW = "withdraw"
    SOLVED = "solved"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Reason:
    kind: ReasonKind
    code: str
    label_zh: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Theme:
    """What Clean City Day of a month (1 to 12) is about, until the city office sets another (S27)."""

    month: int
    label_zh: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A number that the sources give for an area, for the pages and figures about it."""

    area: str
    name: str
    value: int


def read_themes(files: Mapping[str, str]) -> tuple[Theme, ...]:
    once = Once()
    themes = []
    for row in read_table(files, "themes.csv", ("month", "label_zh", "label_en", "source")):
        month = row.whole("month", 1, 12)
        once.check(row, "month")
        themes.append(Theme(month, *_labels(row)))
    missing = sorted(set(range(1, 13)) - {theme.month for theme in themes})
    if missing:
        raise Broken("themes.csv", None, "month", f"there is no theme for month {missing[0]}")
    return tuple(sorted(themes, key=lambda theme: theme.month))


def read_reasons(files: Mapping[str, str]) -> tuple[Reason, ...]:
    """In the order of the file, which is the order of the buttons; every kind has at least one."""
    once = Once()
    reasons = []
    for row in read_table(files, "reasons.csv", ("kind", "code", "label_zh", "label_en")):
        kind = row.one_of("kind", ReasonKind)
        code = row.matched("code", "[a-z_]{2,20}", "a code of 2 to 20 small letters")
        once.check(row, "code", kind)
        reasons.append(Reason(kind, code, *_labels(row)))
    for kind in ReasonKind:
        if all(reason.kind is not kind for reason in reasons):
            raise Broken("reasons.csv", None, "kind", f"there is no reason of the kind {kind}")
    return tuple(reasons)


def read_facts(files: Mapping[str, str], areas: frozenset[str]) -> tuple[Fact, ...]:
    once = Once()
    facts = []
    for row in read_table(files, "facts.csv", ("area", "fact", "value", "source", "note")):
        area = row.text("area")
        if area not in areas:
            raise row.broken("area", f"'{area}' is no area of this city")
        once.check(row, "fact", area)
        facts.append(Fact(area, row.text("fact"), row.whole("value", 0, 1_000_000_000)))
    return tuple(facts)


def _labels(row: Row) -> tuple[str, str]:
    return row.text("label_zh", LONGEST_ZH), row.text("label_en", LONGEST_EN)
