"""What the two calendar libraries know, as rows for the table `work_calendar`.

A library is asked only when a city is loaded, never while a case waits: chinesecalendar raises
beyond its last year.
"""

from collections.abc import Iterable
from datetime import date

from domain.work_calendar import CalendarRow, Day, build_calendar


def calendar_rows(years: Iterable[int]) -> list[CalendarRow]:
    """Every day of `years`: as published (2004 to the last that chinesecalendar knows), else estimated."""
    # Heavy, and first used when a city is loaded: most runs of the bot never need either.
    import chinese_calendar  # noqa: PLC0415
    import holidays  # noqa: PLC0415

    names = {holiday.value: holiday.chinese for holiday in chinese_calendar.Holiday}
    expected = holidays.country_holidays("CN", language="zh_CN")

    def published(day: date) -> Day | None:
        try:
            is_holiday, name = chinese_calendar.get_holiday_detail(day)
        except NotImplementedError:
            return None
        return not is_holiday, names.get(name, "")

    def estimated(day: date) -> Day:
        return expected.is_working_day(day), expected.get(day) or ""

    return build_calendar(years, published, estimated)
