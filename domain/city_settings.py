"""Reads `settings.csv` into Settings: each key once, in its unit, none missing and none unknown."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from domain.city_files import Once, Row, read_table
from domain.settings import Settings, Weekday

FILE = "settings.csv"
COLUMNS = ("key", "value", "unit", "source", "note")
TYPES = get_type_hints(Settings, include_extras=True)


def read_settings(files: Mapping[str, str]) -> Settings:
    rows = read_table(files, FILE, COLUMNS)
    once = Once()
    values: dict[str, Any] = {}
    for row in rows:
        once.check(row, "key")
        key = row.text("key")
        if key not in TYPES:
            raise row.broken("key", f"there is no setting '{key}'" + _nearest(key, list(TYPES)))
        values[key] = _value(row, TYPES[key])
    for key in TYPES:
        if key not in values:
            raise rows[-1].broken("key", f"the setting {key} is missing")
    settings = Settings(**values)
    _check_duty(rows, settings)
    _check_exposure(rows, settings)
    return settings


def _nearest(key: str, keys: Sequence[str]) -> str:
    near = get_close_matches(key, keys, n=1)
    return f", did you mean {near[0]}?" if near else ""


def _check_duty(rows: Sequence[Row], settings: Settings) -> None:
    if settings.duty_end <= settings.duty_start:
        row = next(row for row in rows if row.cells["key"] == "duty_end")
        raise row.broken("value", "duty_end is not after duty_start")


def _check_exposure(rows: Sequence[Row], settings: Settings) -> None:
    if settings.exposure_publish_day <= settings.exposure_draft_day:
        row = next(row for row in rows if row.cells["key"] == "exposure_publish_day")
        raise row.broken("value", "exposure_publish_day is not after exposure_draft_day")


def _value(row: Row, wanted: Any) -> Any:
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        _check_unit(row, "weekday" if wanted is Weekday else "word")
        return row.one_of("value", wanted)
    unit = get_args(wanted)[1]
    _check_unit(row, unit)
    return READERS.get(unit, _whole)(row)


def _check_unit(row: Row, unit: str) -> None:
    if row.cells["unit"] != unit:
        raise row.broken("unit", f"{row.cells['key']} is in {unit}, not '{row.cells['unit']}'")


def _whole(row: Row) -> int:
    return row.whole("value", 0, 1_000_000)


def _share(row: Row) -> float:
    share = row.number("value")
    if not 0 <= share <= 1:
        raise row.broken("value", f"{row.cells['value']} is not between 0 and 1")
    return share


def _factor(row: Row) -> float:
    factor = row.number("value")
    if factor <= 0:
        raise row.broken("value", f"{row.cells['value']} is not above 0")
    return factor


def _time(row: Row) -> time:
    return time.fromisoformat(row.matched("value", r"([01]\d|2[0-3]):[0-5]\d", "a time of day like 07:00"))


def _date(row: Row) -> date:
    value = row.text("value")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise row.broken("value", f"'{value}' is not a date like 2019-03-10") from None


READERS: dict[str, Callable[[Row], Any]] = {
    "day_of_month": lambda row: row.whole("value", 1, 28),
    "share": _share,
    "factor": _factor,
    "time": _time,
    "date": _date,
    "yes_no": lambda row: row.yes("value"),
    "word": lambda row: row.matched("value", "[A-Za-z]{1,12}", "a word of at most 12 letters"),
}
