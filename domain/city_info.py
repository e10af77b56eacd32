"""Reads `city.toml`: what the city is called, where it lies, and whom to ring in an emergency."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.city_files import Broken, read_toml

FILE = "city.toml"


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    number: str
    label_zh: str
    label_en: str


@dataclass(frozen=True, slots=True)
class CityInfo:
    """`bbox` is west, south, east, north in degrees; `gas_line` is "" until the office fills it in."""

    code: str
    name_zh: str
    name_en: str
    timezone: str
    bbox: tuple[float, float, float, float]
    gas_line: str
    emergency: tuple[EmergencyNumber, ...]
    origin: tuple[tuple[str, str], ...]


def read_info(files: Mapping[str, str]) -> CityInfo:
    table = read_toml(files, FILE)
    return CityInfo(
        code=_text(table, "code"),
        name_zh=_text(table, "name_zh"),
        name_en=_text(table, "name_en"),
        timezone=_timezone(table),
        bbox=_bbox(table),
        gas_line=_phone(table, "gas_line", needed=False),
        emergency=_emergency(table),
        origin=_origin(table),
    )


def _broken(field: str, reason: str) -> Broken:
    return Broken(FILE, None, field, reason)


def _text(table: Mapping[str, Any], key: str, field: str = "") -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _broken(field or key, "is missing" if value is None else f"{value!r} is not a text")
    return value.strip()


def _phone(table: Mapping[str, Any], key: str, field: str = "", *, needed: bool = True) -> str:
    value = table.get(key)
    if value == "" and not needed:
        return ""
    number = _text(table, key, field)
    if not re.fullmatch(r"\+?[0-9][0-9 -]{1,18}[0-9]", number):
        raise _broken(field or key, f"'{number}' is not a telephone number")
    return number


def _timezone(table: Mapping[str, Any]) -> str:
    name = _text(table, "timezone")
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise _broken("timezone", f"'{name}' is no time zone, one is named like Asia/Shanghai") from None
    return name


def _bbox(table: Mapping[str, Any]) -> tuple[float, float, float, float]:
    match table.get("bbox"):
        case [
            float() | int() as west,
            float() | int() as south,
            float() | int() as east,
            float() | int() as north,
        ]:
            if -180 <= west < east <= 180 and -90 <= south < north <= 90:
                return float(west), float(south), float(east), float(north)
    raise _broken("bbox", "is not four numbers: west, south, east, north in degrees")


def _emergency(table: Mapping[str, Any]) -> tuple[EmergencyNumber, ...]:
    entries = table.get("emergency")
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        raise _broken(
            "emergency", "is missing: at least one [[emergency]] with number, label_zh and label_en"
        )
    return tuple(_number(entry, f"emergency {position}") for position, entry in enumerate(entries, 1))


def _number(entry: Mapping[str, Any], field: str) -> EmergencyNumber:
    number = _phone(entry, "number", f"{field} number")
    labels = (_text(entry, key, f"{field} {key}") for key in ("label_zh", "label_en"))
    return EmergencyNumber(number, *labels)


def _origin(table: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    origin = table.get("origin", {})
    if not isinstance(origin, dict):
        raise _broken("origin", "is not a table of texts")
    return tuple((key, _text(origin, key, f"origin.{key}")) for key in origin)
