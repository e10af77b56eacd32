"""The city as kept: the very files it came as, and its working days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import orjson
from sqlalchemy import func, select

from domain.city import Broken, CityData, parse_city
from domain.deadlines import WorkCalendar
from domain.rulebook import Rulebook
from domain.work_calendar import CalendarRow
from storage import recounts
from storage.database import Database, Tx
from storage.rows import put
from storage.tables import case, work_calendar
from storage.tables import city as cities


@dataclass(frozen=True, slots=True)
class Loaded:
    """The number of the city's new version, and how many days of its calendar were filled."""

    version: int
    days: int


async def load(tx: Tx, files: Mapping[str, str], rows: Iterable[CalendarRow], now: datetime) -> Loaded:
    """Puts the city of `files` in the place of the one before, as a whole. Raises Broken.

    Working days that somebody has set by hand (source "edited") stay as they are. Where the new city counts
    otherwise (another time zone, another category above), every case is counted anew.
    """
    data = parse_city(files)
    await _must_keep(tx, data)
    version = int((await tx.execute(select(func.coalesce(func.max(cities.c.version), 0)))).scalar_one()) + 1
    await put(
        tx, cities, {"code": data.info.code}, {"version": version, "files": dict(files), "loaded_at": now}
    )
    days = await _fill(tx, rows)
    await recounts.keep_up(tx, Rulebook(data, WorkCalendar(), ZoneInfo(data.info.timezone)))
    tx.wake("city")
    return Loaded(version, days)


async def _must_keep(tx: Tx, data: CityData) -> None:
    """What open cases stand on may not disappear under them."""
    needed = select(case.c.code, case.c.category, case.c.unit).where(case.c.ended_at.is_(None))
    categories, areas = {each.code for each in data.categories}, {each.code for each in data.areas}
    for code, category, unit in await tx.execute(needed):
        if category not in categories:
            raise Broken(
                "categories.csv", None, "code", f"'{category}' is gone, but case {code} is open in it"
            )
        if unit not in areas:
            raise Broken("units.csv", None, "code", f"'{unit}' is gone, but case {code} is open there")


async def current(tx: Tx) -> Rulebook | None:
    """The city loaded last; None before any."""
    newest = select(cities.c.version, cities.c.files).order_by(cities.c.version.desc()).limit(1)
    row = (await tx.execute(newest)).first()
    if row is None:
        return None
    data = _parsed(orjson.dumps(row.files))
    return Rulebook(data, await calendar(tx), ZoneInfo(data.info.timezone), row.version)


async def version(tx: Tx) -> int:
    """The number of the city loaded last, 0 before any: cheap to ask often."""
    return int((await tx.execute(select(func.coalesce(func.max(cities.c.version), 0)))).scalar_one())


async def calendar(tx: Tx) -> WorkCalendar:
    rows = await tx.execute(select(work_calendar.c.date, work_calendar.c.is_workday))
    return WorkCalendar({row[0]: row[1] for row in rows})


async def _fill(tx: Tx, rows: Iterable[CalendarRow]) -> int:
    edited = select(work_calendar.c.date).where(work_calendar.c.source == "edited")
    kept = set((await tx.execute(edited)).scalars())
    values = [
        {"date": row.date, "is_workday": row.is_workday, "name": row.name, "source": str(row.source)}
        for row in rows
        if row.date not in kept
    ]
    if values:
        made = tx.insert(work_calendar)
        changed = {name: made.excluded[name] for name in ("is_workday", "name", "source")}
        await tx.execute(made.on_conflict_do_update(index_elements=["date"], set_=changed), values)
    return len(values)


@lru_cache(2)
def _parsed(files: bytes) -> CityData:
    return parse_city(orjson.loads(files))


class CityWatch:
    """The rulebook in use: read once, and again when another version has been loaded."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._city: Rulebook | None = None

    def __call__(self) -> Rulebook:
        assert self._city is not None  # noqa: S101  `refresh` ran before anything else
        return self._city

    async def refresh(self) -> bool:
        """Looks whether another version was loaded; whether it was."""
        async with self._database.read() as tx:
            if self._city and await version(tx) == self._city.version:
                return False
            self._city = await current(tx)
        return True
