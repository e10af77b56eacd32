"""Moments and lengths of time as facts for the texts, and people's own words made harmless."""

import re
from datetime import date, datetime
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

LONGEST = 700
"""Letters of one fact that a message shows; the whole of it stays in the case."""

# Characters that turn the direction of what follows, controls that nobody can see, halves of a character.
TRICKS = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
GAPS = re.compile(r"\n\s*\n\s*")
TAG = re.compile(r"<[^>]+>")
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})

Line = tuple[str, dict[str, Any]]
"""A text key with its facts."""


def as_moment(moment: str, zone: ZoneInfo) -> Line:
    """An ISO 8601 moment with its offset, in city time: 11月21日（周六）14:05, Sat 21 Nov, 14:05."""
    local = datetime.fromisoformat(moment).astimezone(zone)
    month, weekday = {"month": local.month}, {"weekday": local.weekday()}
    return "moment", {"month": month, "day": str(local.day), "weekday": weekday, "time": f"{local:%H:%M}"}


def as_date(day: str) -> Line:
    """An ISO 8601 date, or a month like 2026-12: 12月10日（周四）, Thu 10 Dec; 2026年12月, Dec 2026."""
    if len(day) == len("2026-12"):
        year, month = day.split("-")
        return "date-month", {"year": year, "month": {"month": int(month)}}
    on = date.fromisoformat(day)
    named: dict[str, Any] = {"month": {"month": on.month}, "weekday": {"weekday": on.weekday()}}
    return "date", named | {"day": str(on.day)}


def as_length(hours: float) -> Line:
    """A length in the units that people would use: 30 分钟, 4.5 小时, 3 天, 3 天 4 小时."""
    minutes = round(hours * 60)
    if minutes < 60:
        return "length-minutes", {"count": minutes}
    if minutes < 48 * 60:
        tenths = round(minutes / 6)
        return "length-hours", {"count": tenths / 10 if tenths % 10 else tenths // 10}
    days, rest = divmod(round(minutes / 60), 24)
    if not rest:
        return "length-days", {"count": days}
    parts = {"days": ["length-days", {"count": days}], "hours": ["length-hours", {"count": rest}]}
    return "length-days-and-hours", {name: {"text": part} for name, part in parts.items()}


def as_literal(words: str) -> str:
    """People's own words, shown as they are: no markup, no direction tricks, no holes, not endless."""
    clean = TRICKS.sub("", words)
    if "\n" in clean:
        clean = GAPS.sub("\n\n", clean)
    if len(clean) > LONGEST:
        clean = clean[: LONGEST - 1] + "…"
    return clean.translate(ESCAPES)


def as_plain(words: str) -> str:
    """The words of an HTML text alone."""
    return unescape(TAG.sub("", words))
