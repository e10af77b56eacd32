"""What people type about Clean City Day: a time, a date, what was counted. None, or Refused, for the rest."""

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from domain.messages import Refused

EARLIEST, LATEST = time(5), time(21)
"""Volunteers come by daylight; anything else is a slip: 3:00 where 15:00 is meant."""
CLOCK = re.compile(
    r"(?P<half>凌晨|早上|上午|中午|下午|傍晚|晚上)?\s*(?P<hour>\d{1,2})"
    r"(?:\s*[:：点點时]\s*(?P<minute>\d{1,2}|半)?\s*分?)?\s*(?P<noon>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
LATER = ("下午", "傍晚", "晚上", "p")
DATE = re.compile(
    r"(?:(?:(?P<year>\d{4})\s*[-/年.]\s*)?(?P<month>\d{1,2})\s*[-/月.]\s*)?(?P<day>\d{1,2})\s*[日号號]?"
)


def parse_time(text: str) -> time | None:
    """9:30, 9点半, 下午3点, 3 pm, 0930; None for what is no time of a day."""
    words = text.strip()
    if re.fullmatch(r"\d{4}", words):
        words = f"{words[:2]}:{words[2:]}"
    match = CLOCK.fullmatch(words)
    if match is None:
        return None
    hour = int(match["hour"])
    minute = 30 if match["minute"] == "半" else int(match["minute"] or 0)
    mark = (match["half"] or "") + (match["noon"] or "").lower()[:1]
    if mark in LATER and hour < 12:
        hour += 12
    elif mark == "a" and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def require_time(text: str) -> time:
    """Refused for what is none, or lies in the night."""
    found = parse_time(text)
    if found is None:
        raise Refused("clean-day-time-wrong", words=text)
    if not EARLIEST <= found <= LATEST:
        raise Refused("clean-day-time-night", time=f"{found:%H:%M}")
    return found


def require_date(text: str, month: date) -> tuple[date, time | None]:
    """A day of `month`, or of another where the words say so, perhaps with a time behind: 12日 9:30."""
    words = text.strip()
    match = DATE.match(words)
    rest = words[match.end() :].strip() if match else ""
    try:
        if match is None:
            raise ValueError
        year, named = int(match["year"] or month.year), int(match["month"] or month.month)
        return date(year, named, int(match["day"])), require_time(rest) if rest else None
    except ValueError:
        raise Refused("clean-day-date-wrong", words=text) from None


class Count(StrEnum):
    """What is counted of a venue, in the order in which it is asked."""

    PEOPLE = "people"
    CORNERS = "corners"
    WEIGHT = "weight"
    SIGNS = "signs"


MOST: Mapping[Count, int] = {
    Count.PEOPLE: 100_000,
    Count.CORNERS: 100_000,
    Count.WEIGHT: 10_000 * 1_000_000,
    Count.SIGNS: 1_000_000,
}
"""More than any venue ever had; weight in grams: ten thousand tonnes."""
UNITS: tuple[tuple[str, Count, int], ...] = (
    ("公斤|千克|kgs?|kilos?", Count.WEIGHT, 1_000),
    ("吨|噸|tonnes?|tons?|t", Count.WEIGHT, 1_000_000),
    ("斤", Count.WEIGHT, 500),
    ("人次?|名|位|people|persons?|volunteers?", Count.PEOPLE, 1),
    ("处|處|个?卫生?死角|corners?|spots?", Count.CORNERS, 1),
    ("块|塊|张|張|幅|条|面|signs?|posters?|ads?", Count.SIGNS, 1),
)
AMOUNT = re.compile(
    r"(?P<amount>[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e\+?\d{1,3})?)\s*(?P<wan>万)?\s*(?:(?P<unit>"
    + "|".join(unit for unit, _, _ in UNITS)
    + r")(?![a-z]))?",
    re.IGNORECASE,
)


def read_counts(text: str, asked: Count) -> dict[Count, int]:
    """Everything that the words count: “120 人，32 处，0.4 吨，112 块”; a bare number is what was asked for.

    A bare weight is in kilograms. Refused for what is no number, negative, not whole or beyond belief.
    """
    found: dict[Count, int] = {}
    for match in AMOUNT.finditer(text):
        count, factor = _meant(match["unit"], asked)
        if count not in found:
            found[count] = _amount(match, count, factor)
    if not found:
        raise Refused("clean-day-number-wanted")
    return found


def _meant(unit: str | None, asked: Count) -> tuple[Count, int]:
    if unit is None:
        return asked, 1_000 if asked is Count.WEIGHT else 1
    for pattern, count, factor in UNITS:
        if re.fullmatch(pattern, unit, re.IGNORECASE):
            return count, factor
    raise AssertionError(unit)


def _amount(match: re.Match[str], count: Count, factor: int) -> int:
    written = match["amount"].replace("−", "-").replace(",", "")
    try:
        exact = Decimal(written) * factor * (10_000 if match["wan"] else 1)
    except InvalidOperation:
        raise Refused("clean-day-number-wanted") from None
    if exact < 0:
        raise Refused("clean-day-number-negative")
    if exact > MOST[count]:
        raise Refused("clean-day-number-large", words=match[0].strip())
    if exact != exact.to_integral_value():
        if count is Count.WEIGHT:
            raise Refused("clean-day-number-fine")
        raise Refused("clean-day-number-whole")
    return int(exact)


def weight(grams: int) -> list[object]:
    """A text with its facts: tonnes from 100 kg on, every digit that was given."""
    tonnes = grams >= 100_000
    exact = Decimal(grams) / (1_000_000 if tonnes else 1_000)
    amount = f"{exact.normalize():f}"
    return ["clean-day-tonnes" if tonnes else "clean-day-kilos", {"amount": amount}]
