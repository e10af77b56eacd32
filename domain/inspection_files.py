"""Reads the lines of a file of inspections, and which places they tell of."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from domain.areas import Area, AreaKind
from domain.city_files import Row
from domain.inspections import Found, Inspection
from domain.places import CODE, CODE_WANTED, Place, PlaceUse
from domain.rulebook import Rulebook

NEEDED = ("place", "at", "inspector", "category", "points")
OF_PLACE = ("place_kind", "place_name", "area")
MOST_POINTS = 100
INSPECTOR = r"[A-Za-z0-9-]{1,20}"
INSPECTOR_WANTED = "a number like 0233; names of inspectors are not kept"
POINTS = r"\d{1,3}(\.\d{1,2})?"


class InspectionReader:
    """Reads row by row; `made` are the places that were not there before, by code."""

    def __init__(
        self, city: Rulebook, places: Iterable[Place], now: datetime, make_token: Callable[[], str]
    ) -> None:
        self.made: dict[str, Place] = {}
        self._city = city
        self._known = {place.code: place for place in places}
        self._now = now
        self._make_token = make_token
        self._moments: dict[str, datetime] = {}

    def read(self, row: Row) -> Inspection:
        """Raises Broken."""
        source = Found.INSPECTOR
        if row.cells.get("source"):
            source = row.one_of("source", Found)
        category, points = self._problem(row, source)
        return Inspection(
            place=self._place(row).code,
            at=self._moment(row),
            inspector=row.matched("inspector", INSPECTOR, INSPECTOR_WANTED),
            source=source,
            category=category,
            points=points,
            repeat=bool(row.cells.get("repeat")) and row.yes("repeat"),
            note=(row.maybe("note", 500) if "note" in row.cells else "") or None,
        )

    def _problem(self, row: Row, source: Found) -> tuple[str | None, float]:
        """A clean place has neither category nor points; what residents found need not have points."""
        category = row.cells["category"]
        if not category:
            if row.cells["points"] not in ("", "0"):
                raise row.broken("category", "is empty, though points are taken: of which category?")
            if source is Found.RESIDENT:
                raise row.broken("category", "is empty: what did the resident find?")
            return None, 0.0
        if self._city.categories.get(category) is None:
            raise row.broken("category", f"there is no category '{category}'")
        if source is Found.RESIDENT and not row.cells["points"]:
            return category, 0.0
        points = float(row.matched("points", POINTS, "a number of points like 2 or 0.5"))
        if points > MOST_POINTS:
            raise row.broken("points", f"{points:g} is more than {MOST_POINTS}")
        return category, points

    def _moment(self, row: Row) -> datetime:
        """Most lines of a file share their moment with others."""
        words = row.text("at")
        moment = self._moments.get(words)
        if moment is None:
            try:
                read = datetime.fromisoformat(words)
                moment = (read if read.tzinfo else read.replace(tzinfo=self._city.zone)).astimezone(UTC)
            except (ValueError, OverflowError):
                raise row.broken("at", f"'{words}' is not a moment like 2024-05-21 09:30") from None
            if moment > self._now:
                raise row.broken("at", f"{words} is still to come")
            self._moments[words] = moment
        return moment

    def _place(self, row: Row) -> Place:
        code = row.text("place")
        place = self._known.get(code) or self.made.get(code)
        if place is None:
            place = self.made[code] = self._village(code) or self._new(row, code)
        kind = row.cells.get("place_kind")
        if kind and kind != place.kind:
            raise row.broken("place_kind", f"{code} is known as {place.kind}, not {kind}")
        return place

    def _village(self, code: str) -> Place | None:
        """Villages are places without anybody having to say so."""
        area = self._city.areas.get(code)
        if area is None or area.kind is not AreaKind.VILLAGE:
            return None
        return Place(self._make_token(), code, PlaceUse.VILLAGE, area.name, area.name_en, code)

    def _new(self, row: Row, code: str) -> Place:
        """A place that only the file knows, from the row's own columns."""
        row.matched("place", CODE.pattern, CODE_WANTED)
        missing = [column for column in OF_PLACE if not row.cells.get(column)]
        if missing:
            raise row.broken(
                "place", f"there is no place '{code}'; to make it, fill in {', '.join(missing)} in this line"
            )
        kind = row.one_of("place_kind", PlaceUse)
        if kind is PlaceUse.VILLAGE:
            raise row.broken("place", f"there is no village '{code}'; villages are named by their area code")
        name = row.text("place_name", 100)
        name_en = row.maybe("place_name_en", 100) if "place_name_en" in row.cells else ""
        area = self._area(row)
        return Place(self._make_token(), code, kind, name, name_en or name, area.code, *_point(row))

    def _area(self, row: Row) -> Area:
        found = self._city.areas.find(row.text("area"))
        if len(found) != 1 or self._city.areas.unit_of(found[0].code) is None:
            raise row.broken(
                "area", f"'{row.cells['area']}' is no unit or village, or several; give its code"
            )
        return found[0]


def _point(row: Row) -> tuple[float | None, float | None]:
    """Both or neither: a road has no single point."""
    if not row.cells.get("latitude") and not row.cells.get("longitude"):
        return None, None
    for column in ("latitude", "longitude"):
        if not row.cells.get(column):
            raise row.broken(column, "is missing: give both latitude and longitude, or neither")
    latitude, longitude = row.number("latitude"), row.number("longitude")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise row.broken("latitude", f"there is no point {latitude}, {longitude} on Earth")
    return latitude, longitude
