"""A calendar file (RFC 5545) of the venues that somebody signed up for.

Facts: `events`, each with `uid`, `sequence`, `stamp`, `starts_at`, `ends_at` (ISO moments), `cancelled`,
`venue`, `place` and `theme` (as in the texts), `number`, `joint`, `latitude`, `longitude`.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from printing.sheet import Printed, Sheet
from texts.formats import as_plain

LONGEST = 75
"""Octets of one line without its end (RFC 5545, 3.1)."""
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def print_calendar(sheet: Sheet) -> Printed:
    """A file of events that are all called off cancels them, any other publishes them as they are now."""
    events = sheet.facts["events"]
    cancels = all(event["cancelled"] for event in events)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Jiejing//Clean City Day//ZH",
        "CALSCALE:GREGORIAN",
        f"METHOD:{'CANCEL' if cancels else 'PUBLISH'}",
        *(line for event in events for line in _event(sheet, event)),
        "END:VCALENDAR",
    ]
    data = "".join(f"{part}\r\n" for line in lines for part in fold(line)).encode()
    return Printed(data, "clean-city-day.ics")


def _event(sheet: Sheet, event: Mapping[str, Any]) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event['uid']}"
    yield f"SEQUENCE:{event['sequence']}"
    yield f"DTSTAMP:{moment(event['stamp'])}"
    yield f"DTSTART:{moment(event['starts_at'])}"
    yield f"DTEND:{moment(event['ends_at'])}"
    yield f"SUMMARY:{escape(_say(sheet, 'clean-day-ics-title', event))}"
    yield f"LOCATION:{escape(_say(sheet, 'clean-day-ics-place', event))}"
    key = "clean-day-ics-about-joint" if event["joint"] else "clean-day-ics-about"
    yield f"DESCRIPTION:{escape(_say(sheet, key, event))}"
    if event["latitude"] is not None and event["longitude"] is not None:
        yield f"GEO:{event['latitude']:.6f};{event['longitude']:.6f}"
    yield f"STATUS:{'CANCELLED' if event['cancelled'] else 'CONFIRMED'}"
    yield "END:VEVENT"


def _say(sheet: Sheet, key: str, event: Mapping[str, Any]) -> str:
    theme = {"theme": event["theme"]}
    return as_plain(
        sheet.say(
            key,
            number=event["number"],
            theme=theme,
            venue=event["venue"],
            place=event["place"],
            joint=event["joint"],
        )
    )


def moment(iso: str) -> str:
    """In UTC, so that no description of a time zone has to come along."""
    return datetime.fromisoformat(iso).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escape(words: str) -> str:
    return words.translate(ESCAPES)


def fold(line: str) -> Iterable[str]:
    """The parts of a long line; all but the first begin with a blank. No character is cut in two."""
    part, room = "", LONGEST
    for letter in line:
        octets = len(letter.encode())
        if octets > room:
            yield part
            part, room = " ", LONGEST - 1
        part += letter
        room -= octets
    yield part
