"""What each setting accepts: a reader turns its text into a value, or says why not with ValueError.

Relative files and folders are those of the folder in the validation context. Secrets are never quoted.
"""

import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import ValidationInfo
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

LARGEST_ID = 2**52
WORDS = {True: ("1", "true", "yes", "on"), False: ("0", "false", "no", "off")}


def token(value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"[0-9]{1,20}:[A-Za-z0-9_-]{3,100}", value):
        raise ValueError("this is not a bot token; wanted are digits, a colon and letters, as by BotFather")
    return value


def webhook_secret(value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value):
        raise ValueError("wanted are 1 to 256 of the characters A-Z, a-z, 0-9, _ and -")
    return value


def database_url(value: str, info: ValidationInfo) -> str:
    try:
        url = make_url(value.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError):
        raise ValueError("this is not an address; " + DATABASES) from None
    if url.get_backend_name() == "sqlite":
        if not url.database or url.database == ":memory:":
            raise ValueError("a SQLite database needs a file that the commands share; " + DATABASES)
        url = url.set(database=str(_folder(info) / url.database))
    elif url.get_backend_name() != "postgresql":
        raise ValueError(f"there is no way to a '{url.get_backend_name()}' database; " + DATABASES)
    return url.render_as_string(hide_password=False)


DATABASES = "wanted is sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME"


def database_file(url: str) -> Path | None:
    """The file of a SQLite database, None for PostgreSQL."""
    parsed: URL = make_url(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def photos_url(value: str, info: ValidationInfo) -> str:
    """A folder as an absolute path, everything else as an address."""
    if "://" not in value:
        return str(_folder(info) / value)
    if not re.fullmatch(r"s3://[^/\s]\S*|memory:///", value):
        raise ValueError(f"'{value}' is neither a folder nor an address like s3://BUCKET/PREFIX")
    return value


def web_address(value: str | None) -> str | None:
    """An http address without the slash at its end."""
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        whole = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        whole = False
    whole = whole and bool(re.fullmatch(r"https?://[^\s?#]+", value))
    if not whole:
        raise ValueError(f"'{value}' is not an address like https://example.org")
    return value.rstrip("/")


def http_host(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.:_-]+", value):
        raise ValueError(f"'{value}' is not a host to listen on, like 127.0.0.1, 0.0.0.0 or ::")
    return value


def http_port(value: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", value) or int(value) > 65535:
        raise ValueError(f"'{value}' is not a port from 0 to 65535 (0: any free one)")
    return int(value)


def switch(value: str | None) -> bool | None:
    if value is None:
        return None
    for meaning, words in WORDS.items():
        if value.lower() in words:
            return meaning
    raise ValueError(f"'{value}' is neither 1 nor 0")


def listed_ids(value: str) -> tuple[int, ...]:
    """Telegram ids with commas between them, each once."""
    words = [word.strip() for word in value.split(",") if word.strip()]
    for word in words:
        if not re.fullmatch("[0-9]{1,16}", word) or not 0 < int(word) <= LARGEST_ID:
            raise ValueError(f"'{word}' is not a Telegram id; wanted are numbers with commas between them")
    return tuple(dict.fromkeys(int(word) for word in words))


def timezone(value: str) -> ZoneInfo:
    try:
        return ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"'{value}' is not a time zone like Asia/Shanghai") from None


def send_rate(value: str) -> float:
    try:
        rate = float(value)
    except ValueError:
        rate = math.nan
    if not 0 <= rate <= 1000:
        raise ValueError(f"'{value}' is not a number of messages a second from 0 (no limits) to 1000")
    return rate


def one_of(*words: str) -> Callable[[Any], str]:
    """A reader that accepts one of `words`, in capitals or not."""

    def read(value: str) -> str:
        for word in words:
            if word.lower() == value.lower():
                return word
        raise ValueError(f"'{value}' is none of {', '.join(words)}")

    return read


def _folder(info: ValidationInfo) -> Path:
    folder: Path = info.context["directory"] if info.context else Path()
    return folder
