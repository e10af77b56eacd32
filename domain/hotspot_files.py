"""Reads the lines of a file of coded places that a city brings along."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime

from domain.areas import Area, AreaKind
from domain.city_files import Row
from domain.coordinates import Point
from domain.hotspot_codes import HotspotCode, parse_hotspot_code, town_digits
from domain.hotspots import Hotspot, Status
from domain.rulebook import Rulebook

NEEDED = ("code", "category", "latitude", "longitude", "coded_at")
MOST_REOPENED = 99


class HotspotReader:
    """Reads row by row; `known` are the codes that are there already."""

    def __init__(
        self, city: Rulebook, known: Collection[str], now: datetime, make_token: Callable[[], str]
    ) -> None:
        self._city = city
        self._known = known
        self._now = now
        self._make_token = make_token
        self._lines: dict[str, int] = {}

    def read(self, row: Row) -> Hotspot:
        """Raises Broken."""
        code = self._code(row)
        point = self._point(row)
        unit, village = self._areas(row, code, point)
        coded_at = self._moment(row, "coded_at")
        assert coded_at is not None  # noqa: S101  it is needed
        cancelled_at = self._moment(row, "cancelled_at", coded_at)
        reopened, open_since = self._reopened(row, coded_at, cancelled_at)
        is_gone = cancelled_at is not None
        return Hotspot(
            id=0,
            code=str(code),
            token=self._make_token(),
            batch=code.batch,
            category=self._category(row),
            unit=unit.code,
            village=village.code if village else None,
            latitude=point.latitude,
            longitude=point.longitude,
            address=_maybe(row, "address") or None,
            status=Status.CANCELLED if is_gone else Status.CODED,
            coded_at=coded_at,
            open_since=open_since,
            cancelled_at=cancelled_at,
            cancels=reopened + is_gone,
            reopened=reopened,
        )

    def _code(self, row: Row) -> HotspotCode:
        prefix = self._city.settings.hotspot_prefix
        code = parse_hotspot_code(row.text("code"))
        if code is None or code.prefix != prefix:
            raise row.broken("code", f"'{row.cells['code']}' is not a code like {prefix}-128-01-007")
        if str(code) in self._known:
            raise row.broken("code", f"'{code}' is here already")
        line = self._lines.setdefault(str(code), row.line)
        if line != row.line:
            raise row.broken("code", f"'{code}' is used twice (line {line})")
        return code

    def _category(self, row: Row) -> str:
        known = self._city.categories.get(row.text("category"))
        if known is None:
            top = ", ".join(category.code for category in self._city.categories.top())
            raise row.broken("category", f"'{row.cells['category']}' is no category; of level 1 are {top}")
        return self._city.indicator(known.code)

    def _point(self, row: Row) -> Point:
        try:
            return Point(row.number("latitude"), row.number("longitude"))
        except ValueError as error:
            raise row.broken("latitude", str(error)) from None

    def _areas(self, row: Row, code: HotspotCode, point: Point) -> tuple[Area, Area | None]:
        """The unit and the village; where the column is left out, the unit that the point lies in."""
        words = _maybe(row, "area")
        area = self._named(row, words) if words else self._city.areas.unit_at(point)
        if area is None:
            raise row.broken("latitude", "the point is outside the city; or name its unit in the column area")
        unit = self._city.areas.unit_of(area.code)
        if unit is None:
            raise row.broken("area", f"'{words}' is the whole city; name a unit or a village")
        if town_digits(unit.code) != code.town:
            reason = f"{code} is a code of unit …{code.town}, but the place is in {unit.name} ({unit.code})"
            raise row.broken("code", reason)
        return unit, area if area.kind is AreaKind.VILLAGE else None

    def _named(self, row: Row, words: str) -> Area:
        found = self._city.areas.find(words)
        if len(found) != 1:
            raise row.broken("area", f"'{words}' is no unit or village, or several; give its code")
        return found[0]

    def _reopened(self, row: Row, coded_at: datetime, cancelled_at: datetime | None) -> tuple[int, datetime]:
        """How often, and since when it counts as open."""
        count = row.whole("reopened", 0, MOST_REOPENED) if _maybe(row, "reopened") else 0
        last = self._moment(row, "reopened_at", coded_at)
        if last and not count:
            raise row.broken("reopened_at", "is there, but the place was never opened again (reopened)")
        if last and cancelled_at and last > cancelled_at:
            raise row.broken("cancelled_at", "is before reopened_at; leave it empty while the place is open")
        return count, last or coded_at

    def _moment(self, row: Row, field: str, after: datetime | None = None) -> datetime | None:
        """A day counts from its beginning in the city. None where the column is empty or left out."""
        words = _maybe(row, field) if after else row.text(field)
        if not words:
            return None
        try:
            read = datetime.fromisoformat(words)
            moment = (read if read.tzinfo else read.replace(tzinfo=self._city.zone)).astimezone(UTC)
        except (ValueError, OverflowError):
            raise row.broken(field, f"'{words}' is not a day like 2024-04-08, or a moment") from None
        if moment > self._now:
            raise row.broken(field, f"{words} is still to come")
        if after and moment < after:
            raise row.broken(field, f"{words} is before coded_at")
        return moment


def _maybe(row: Row, field: str) -> str:
    return row.maybe(field, 200) if field in row.cells else ""
