"""Moments, lengths of time, and people's own words."""

import pytest

from tests.texts.samples import texts
from texts.formats import LONGEST, as_literal, as_plain

MOMENTS = [
    ("2026-11-21T06:05:00+00:00", "Asia/Shanghai", "11月21日（周六）14:05", "Sat 21 Nov, 14:05"),
    ("2026-11-21T15:59:59+00:00", "Asia/Shanghai", "11月21日（周六）23:59", "Sat 21 Nov, 23:59"),
    ("2026-11-21T16:00:00+00:00", "Asia/Shanghai", "11月22日（周日）00:00", "Sun 22 Nov, 00:00"),
    ("2026-12-31T16:00:00+00:00", "Asia/Shanghai", "1月1日（周五）00:00", "Fri 1 Jan, 00:00"),
    ("2026-11-21T06:05:00+08:00", "Asia/Shanghai", "11月21日（周六）06:05", "Sat 21 Nov, 06:05"),
    ("2026-03-29T00:59:59+00:00", "Europe/Berlin", "3月29日（周日）01:59", "Sun 29 Mar, 01:59"),
    ("2026-03-29T01:00:00+00:00", "Europe/Berlin", "3月29日（周日）03:00", "Sun 29 Mar, 03:00"),
    ("2026-10-25T00:59:00+00:00", "Europe/Berlin", "10月25日（周日）02:59", "Sun 25 Oct, 02:59"),
    ("2026-10-25T01:00:00+00:00", "Europe/Berlin", "10月25日（周日）02:00", "Sun 25 Oct, 02:00"),
]


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        ("2026-12-10", "12月10日（周四）", "Thu 10 Dec"),
        ("2024-02-29", "2月29日（周四）", "Thu 29 Feb"),
        ("2026-12", "2026年12月", "Dec 2026"),
    ],
)
def test_a_day_and_a_month_are_written_without_a_time(day: str, zh: str, en: str) -> None:
    said = [texts().say(language, "place-unit", {"unit": {"date": day}}) for language in ("zh", "en")]
    assert said == [zh, en]


@pytest.mark.parametrize(("moment", "zone", "zh", "en"), MOMENTS)
def test_a_moment_is_written_in_city_time(moment: str, zone: str, zh: str, en: str) -> None:
    said = [texts(zone).say(language, "place-unit", {"unit": {"at": moment}}) for language in ("zh", "en")]
    assert said == [zh, en]


LENGTHS = [
    (0, "0 分钟", "0 minutes"),
    (1 / 60, "1 分钟", "1 minute"),
    (0.25, "15 分钟", "15 minutes"),
    (0.999, "1 小时", "1 hour"),
    (1, "1 小时", "1 hour"),
    (4.5, "4.5 小时", "4.5 hours"),
    (24, "24 小时", "24 hours"),
    (47.99, "48 小时", "48 hours"),
    (48, "2 天", "2 days"),
    (49, "2 天 1 小时", "2 days 1 hour"),
    (71.99, "3 天", "3 days"),
    (480, "20 天", "20 days"),
]


@pytest.mark.parametrize(("hours", "zh", "en"), LENGTHS)
def test_a_length_of_time_is_told_as_people_tell_it(hours: float, zh: str, en: str) -> None:
    said = [texts().say(language, "place-unit", {"unit": {"hours": hours}}) for language in ("zh", "en")]
    assert said == [zh, en]


LITERALS = [
    ("<b>x</b> & y", "&lt;b&gt;x&lt;/b&gt; &amp; y"),
    ('"><a href="x">', "&quot;&gt;&lt;a href=&quot;x&quot;&gt;"),
    ("_*[a](b)`", "_*[a](b)`"),
    ("photo\u202egpj.exe\u2069", "photogpj.exe"),
    ("a\u0000b\u0085c\u2028d\u061ce", "abcde"),
    ("half \ud83d of a face", "half  of a face"),
    ("👨‍👩‍👧 家", "👨‍👩‍👧 家"),
    ("one\n\n \n\n\ntwo\nthree", "one\n\ntwo\nthree"),
    ("脏" * LONGEST, "脏" * LONGEST),
    ("脏" * 5000, "脏" * (LONGEST - 1) + "…"),
    ("<" * 5000, "&lt;" * (LONGEST - 1) + "…"),
]


@pytest.mark.parametrize(("words", "shown"), LITERALS, ids=range(len(LITERALS)))
def test_own_words_are_shown_as_they_are(words: str, shown: str) -> None:
    """T13."""
    assert as_literal(words) == shown


def test_a_plain_text_has_no_tags_but_keeps_what_people_wrote() -> None:
    assert as_plain(f"<b>{as_literal('<i>A & B</i>')}</b>") == "<i>A & B</i>"
