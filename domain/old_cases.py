"""Reads the cases that a city brings along, row by row, as far as its rules can tell what each is.

What was under way elsewhere comes without its photos. So a fix that was waiting for its check has to be shown
again: a case that its handler has in hand goes on with them, every other open one is dispatched by rule.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from domain.areas import AreaKind
from domain.cases import ENDED, OPEN, Source, Status
from domain.city_files import Row
from domain.rulebook import Rulebook
from domain.scores import score

NEEDED = ("code", "category", "area")
# The heads that `jiejing export` writes.
ALIASES = {
    "编号 Code": "code",
    "状态 Status": "status",
    "类别 Category": "category",
    "区域 Area": "area",
    "纬度 Latitude": "latitude",
    "经度 Longitude": "longitude",
    "来源 Source": "source",
    "立案 Filed": "filed_at",
    "期限 Due": "due_at",
    "办结 Closed": "closed_at",
    "返工 Rework": "rework",
    "评分 Rating": "rating",
}
CODE = re.compile(r"[^\W_][\w./()〔〕（）-]{0,39}")
SOURCES = {str(source): source for source in Source}
SOLUTIONS = ("service", "management", "enforcement")
UNCLEAR = "duty"
"""The trade of the category that only an officer can make another of."""
STEPS = ("reported_at", "filed_at", "dispatched_at", "rectified_at", "closed_at", "ended_at")

OldCase = dict[str, Any]
"""The facts of a `Case` that are not as in a new one, by name. Building all of it would take a third of the
time of an import."""
Moments = dict[str, datetime]
"""Those that the file tells, and `reported_at` in any case."""


class OldCaseReader:
    """`people` are person ids by Telegram id, `now` the moment of the import."""

    def __init__(self, city: Rulebook, people: Mapping[int, int], now: datetime) -> None:
        self._city = city
        self._people = people
        self._now = now
        self._categories = _by_name(city)
        self._letters = {unit.letters: unit.code for unit in city.areas.units() if unit.letters}
        self._last = ("", now)
        self._offsets: dict[tuple[int, int], timedelta | None] = {}
        self._places: dict[tuple[str, str], tuple[str, str | None] | str] = {}

    def read(self, row: Row) -> OldCase:
        """What a row tells. Status.FILED says that the case is still to be dispatched. Raises Broken."""
        code = row.text("code")
        if not CODE.fullmatch(code):
            raise row.broken("code", f"'{code}' is not a code of up to 40 letters, digits and -_./()")
        category = self._category(row)
        unit, village = self._place(row, code)
        latitude, longitude = self._point(row)
        moments = self._moments(row)
        status = _status(row, moments)
        case: OldCase = {
            "code": code,
            "status": status,
            "category": category,
            "unit": unit,
            "village": village,
            "source": _source(row),
            "emergency": self._city.categories[category].emergency,
            "latitude": latitude,
            "longitude": longitude,
            "address": _words(row, "address"),
            "note": _words(row, "note"),
            "handler": self._handler(row, status),
            "rework": _rework(row),
        }
        if status is Status.CLOSED:
            return case | self._closed(row, case["rework"], moments)
        case["reported_at"] = moments["reported_at"]
        if status in ENDED:
            last = moments.get("ended_at") or moments.get("filed_at") or moments["reported_at"]
            return case | {
                "filed_at": moments.get("filed_at"),
                "due_at": moments.get("due_at"),
                "ended_at": last,
            }
        return case | self._open(category, case["handler"], moments)

    def _closed(self, row: Row, rework: int, moments: Moments) -> OldCase:
        """Late by when it was fixed; its score counts no silence, as of one whom nobody asked."""
        closed_at, due_at = moments.get("closed_at"), moments.get("due_at")
        if closed_at is None:
            raise row.broken("closed_at", "is empty: when was it closed?")
        fixed_at = moments.get("rectified_at", closed_at)
        filed_at = moments.get("filed_at", moments["reported_at"])
        late = due_at is not None and fixed_at > due_at
        return {
            "reported_at": moments["reported_at"],
            "filed_at": filed_at,
            "dispatched_at": moments.get("dispatched_at", filed_at),
            "due_at": due_at,
            "rectified_at": fixed_at,
            "closed_at": closed_at,
            "ended_at": closed_at,
            "late": late,
            "solved_how": _solved(row),
            "stars": _stars(row),
            "score": score(self._city.score_rule, late=late, rework=rework, satisfied=None),
        }

    def _open(self, category: str, handler: int | None, moments: Moments) -> OldCase:
        """With its handler in hand, else filed; what has no due time gets the city's limit from now on."""
        filed_at = moments.get("filed_at", moments["reported_at"])
        if handler is None:
            if self._city.categories[category].trade == UNCLEAR:
                return {"status": Status.COLLECTED}
            return {"status": Status.FILED, "filed_at": filed_at, "due_at": moments.get("due_at")}
        sent_at = moments.get("dispatched_at", filed_at)
        due_at = moments.get("due_at") or self._city.due(category, self._now)
        return {
            "status": Status.HANDLING,
            "rule": "import",
            "filed_at": filed_at,
            "dispatched_at": sent_at,
            "accepted_at": sent_at,
            "due_at": due_at,
            "warn_at": self._city.warn_at(category, sent_at, due_at),
        }

    def _category(self, row: Row) -> str:
        words = row.text("category")
        found = self._categories.get(words)
        if found is None:
            group = self._city.categories.get(words)
            why = "is a group: name one of its categories" if group else "is no category of the city"
            raise row.broken("category", f"'{words}' {why}")
        return found

    def _place(self, row: Row, code: str) -> tuple[str, str | None]:
        """The unit that looks after the area, and the village."""
        key = row.text("area"), code.partition("-")[0]
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = self._look_up(*key)
        if isinstance(found, str):
            raise row.broken("area", found)
        return found

    def _look_up(self, words: str, letters: str) -> tuple[str, str | None] | str:
        """Or why not. A name that several share is that of the unit whose letters begin the code."""
        found = self._city.areas.find(words)
        home = self._letters.get(letters, "")
        inside = [area for area in found if self._city.areas.covers(home, area.code)]
        found = inside if len(inside) == 1 else found
        if len(found) > 1:
            return f"'{words}' may be {', '.join(area.code for area in found[:8])}: give the code"
        unit = self._city.areas.unit_of(found[0].code) if found else None
        if unit is None or found[0].kind not in (AreaKind.UNIT, AreaKind.VILLAGE):
            return f"'{words}' is neither a town nor a village"
        return unit.code, found[0].code if found[0].kind is AreaKind.VILLAGE else None

    def _point(self, row: Row) -> tuple[float | None, float | None]:
        if not row.cells.get("latitude") and not row.cells.get("longitude"):
            return None, None
        west, south, east, north = self._city.data.info.bbox
        latitude, longitude = (
            row.number(field) if field in row.cells else None for field in ("latitude", "longitude")
        )
        if latitude is None or longitude is None:
            raise row.broken("latitude", "a point needs a latitude and a longitude")
        if not (south <= latitude <= north and west <= longitude <= east):
            raise row.broken("latitude", f"{latitude}, {longitude} lies outside the city")
        return latitude, longitude

    def _handler(self, row: Row, status: Status) -> int | None:
        """Of what is over, somebody who is no longer known is no loss."""
        words = row.cells.get("handler", "")
        if not words:
            return None
        person = self._people.get(int(words)) if words.isascii() and words.isdigit() else None
        if person is None and status in OPEN:
            raise row.broken(
                "handler", f"'{words}' is nobody's Telegram id here: add them to the staff first"
            )
        return person

    def _moments(self, row: Row) -> Moments:
        cells = row.cells
        found = {field: self._moment(row, field) for field in (*STEPS, "due_at") if cells.get(field)}
        if "reported_at" not in found:
            if "filed_at" not in found:
                raise row.broken("reported_at", "is empty: when was it reported?")
            found["reported_at"] = found["filed_at"]
        steps = [field for field in STEPS if field in found]
        for earlier, later in pairwise(steps):
            if found[later] < found[earlier]:
                raise row.broken(later, f"'{cells[later]}' is before {earlier}")
        if found[steps[-1]] > self._now:
            raise row.broken(steps[-1], f"'{cells[steps[-1]]}' is still to come")
        return found

    def _moment(self, row: Row, field: str) -> datetime:
        """Without an offset it is the city's time. Steps of one moment are read once."""
        words = row.cells[field]
        if words == self._last[0]:
            return self._last[1]
        try:
            moment = datetime.fromisoformat(words)
        except ValueError:
            raise row.broken(field, f"'{words}' is not a moment like 2026-11-21 08:00") from None
        if not 1970 < moment.year < 9999:
            raise row.broken(field, f"'{words}' is not of our time")
        moment = moment.astimezone(UTC) if moment.tzinfo else self._in_utc(moment)
        self._last = words, moment
        return moment

    def _in_utc(self, moment: datetime) -> datetime:
        """A local one; its zone is asked once for each hour."""
        hour = moment.toordinal(), moment.hour
        offset = self._offsets.get(hour)
        if offset is None:
            offset = self._offsets[hour] = moment.replace(tzinfo=self._city.zone).utcoffset()
        assert offset is not None  # noqa: S101  every zone has one
        return (moment - offset).replace(tzinfo=UTC)


def _status(row: Row, moments: Moments) -> Status:
    """A case that was closed says so by its moment."""
    if row.cells.get("status"):
        status = row.one_of("status", Status)
        if "closed_at" in moments and status is not Status.CLOSED:
            raise row.broken("closed_at", f"is there, but the case is {status}")
        return status
    return Status.CLOSED if "closed_at" in moments else Status.FILED


def _source(row: Row) -> Source:
    words = row.cells.get("source")
    return (SOURCES.get(words) or row.one_of("source", Source)) if words else Source.RESIDENT


def _rework(row: Row) -> int:
    return 0 if row.cells.get("rework", "") in ("", "0") else row.whole("rework", 0, 99)


def _solved(row: Row) -> str | None:
    words = row.cells.get("solved_how", "")
    if words and words not in SOLUTIONS:
        raise row.broken("solved_how", f"'{words}' is none of {', '.join(SOLUTIONS)}")
    return words or None


def _stars(row: Row) -> int | None:
    """A mean of several ratings counts as the whole stars nearest to it."""
    if not row.cells.get("rating"):
        return None
    stars = row.number("rating")
    if not 1 <= stars <= 5:
        raise row.broken("rating", f"{row.cells['rating']} is not between 1 and 5")
    return int(stars + 0.5)


def _words(row: Row, field: str) -> str | None:
    return row.maybe(field) or None if field in row.cells else None


def _by_name(city: Rulebook) -> dict[str, str]:
    """Codes by themselves and by the names that only one category has."""
    names: dict[str, set[str]] = {}
    for category in city.categories:
        if category.parent:
            for name in (category.code, category.label_zh, category.label_en):
                names.setdefault(name, set()).add(category.code)
    return {name: codes.pop() for name, codes in names.items() if len(codes) == 1}
