"""Keeps the work calendar filled ahead, and warns the admins before what is certain of it runs out."""

from datetime import MAXYEAR, date, datetime, timedelta

from domain.messages import Fact
from domain.rulebook import Rulebook
from domain.work_calendar import warning_due
from jobs.schedule import Result
from storage import calendar_days, offices, told
from storage.announcing import announce
from storage.database import Tx
from storage.work_calendar import calendar_rows

FILLED_AHEAD = timedelta(days=400)
LAST_YEAR = 2100
"""The libraries estimate no further; from then on Monday to Friday are worked."""


async def keep_filled(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """Adds a year when less than FILLED_AHEAD is left; each warning is given once to each admin."""
    today = at.astimezone(city.zone).date()
    result: Result = {}
    if added := await _fill(tx, today):
        result["filled"] = added
    certain = await calendar_days.certain_until(tx)
    due = warning_due(certain, today) if certain else None
    if certain is None or due is None:
        return result
    persons = await told.fresh(
        tx, "work-calendar", f"{certain.isoformat()}:{due}", await offices.admins(tx), at
    )
    facts: dict[str, Fact | None] = {
        "last": {"date": certain.isoformat()},
        "year": str(certain.year + 1),
        "days": (certain - today).days,
    }
    key = "calendar-runs-out" if certain >= today else "calendar-ran-out"
    if persons:
        result |= {"certain_until": certain.isoformat(), "told": await announce(tx, persons, key, facts, at)}
    return result


async def _fill(tx: Tx, today: date) -> int:
    last = await calendar_days.last_day(tx)
    if today.year >= min(LAST_YEAR, MAXYEAR) or (last and last - today > FILLED_AHEAD):
        return 0
    first = last.year + 1 if last and last.year >= today.year else today.year
    return await calendar_days.fill(tx, calendar_rows(range(first, min(today.year + 2, LAST_YEAR) + 1)))
