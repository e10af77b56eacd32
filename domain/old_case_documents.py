"""Reads what `jiejing cases list --json` writes as rows of a file of cases."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from domain.city_files import Broken, Row

PLAIN = (
    *("code", "status", "category", "area", "latitude", "longitude", "source", "filed_at", "due_at"),
    *("closed_at", "handler", "rework", "rating"),
)
# The newest of these steps tells a moment that the document has no field for.
MOMENTS = {
    "collect": "reported_at",
    "dispatch": "dispatched_at",
    "rectify": "rectified_at",
    "refuse": "ended_at",
    "withdraw": "ended_at",
    "merge": "ended_at",
}


def stream_documents(name: str, lines: Iterable[str]) -> Iterator[Row]:
    """One case a line, as it is written there. Raises Broken."""
    is_empty = True
    for number, line in enumerate(lines, start=1):
        words = line.strip().rstrip(",")
        if words in ("", "[", "]", "[]"):
            continue
        is_empty = False
        yield Row(name, number, _cells(name, number, words))
    if is_empty:
        raise Broken(name, None, "", "has no cases")


def _cells(name: str, number: int, words: str) -> dict[str, str]:
    try:
        document = json.loads(words)
        cells = {field: _word(document.get(field)) for field in PLAIN}
        steps = [(step["action"], str(step["at"])) for step in document.get("history") or ()]
    except (AttributeError, KeyError, TypeError, ValueError):
        raise Broken(name, number, "", "is not a case as `jiejing cases list --json` writes it") from None
    return cells | {MOMENTS[action]: at for action, at in steps if action in MOMENTS}


def _word(value: Any) -> str:
    return "" if value is None else str(value).strip()
