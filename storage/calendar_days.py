"""The work calendar as kept: read for people, edited by admins, filled ahead."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import case, extract, func, select, update

from domain.work_calendar import CalendarRow, CalendarSource
from storage.database import Tx
from storage.rows import put
from storage.tables import city as cities
from storage.tables import work_calendar as days

COLUMNS = (days.c.date, days.c.is_workday, days.c.name, days.c.source)


async def between(tx: Tx, first: date, last: date) -> list[CalendarRow]:
    """The days that are known from `first` to `last`, both included, in order."""
    known = select(*COLUMNS).where(days.c.date.between(first, last)).order_by(days.c.date)
    return [_row(row) for row in await tx.execute(known)]


async def get(tx: Tx, day: date) -> CalendarRow | None:
    return next(iter(await between(tx, day, day)), None)


async def edit(tx: Tx, rows: Iterable[CalendarRow]) -> None:
    """Sets days by hand; from now on the libraries no longer change them."""
    for row in rows:
        values = {"is_workday": row.is_workday, "name": row.name, "source": str(CalendarSource.EDITED)}
        await put(tx, days, {"date": row.date}, values)
    await _renew_city(tx)


async def fill(tx: Tx, rows: Iterable[CalendarRow]) -> int:
    """Adds days that are not known yet; gives how many."""
    values = [
        {"date": row.date, "is_workday": row.is_workday, "name": row.name, "source": str(row.source)}
        for row in rows
    ]
    if not values:
        return 0
    made = tx.insert(days).on_conflict_do_nothing().returning(days.c.date)
    added = len((await tx.execute(made, values)).all())
    if added:
        await _renew_city(tx)
    return added


async def last_day(tx: Tx) -> date | None:
    """The last day that is known at all."""
    return (await tx.execute(select(func.max(days.c.date)))).scalar()


async def confirm(tx: Tx, year: int) -> int:
    """Somebody compared a year with the notice: its estimated days are certain now; gives how many."""
    guesses = (days.c.source == str(CalendarSource.ESTIMATED)) & (extract("year", days.c.date) == year)
    confirmed = await tx.execute(update(days).where(guesses).values(source=str(CalendarSource.EDITED)))
    return confirmed.rowcount


async def certain_until(tx: Tx) -> date | None:
    """The end of the last year without an estimated day; None where there is none. A few days set by hand
    make no year certain: `confirm` does."""
    latest = None
    for year, certain, total in await tx.execute(_CERTAIN):
        if certain == total:
            latest = date(int(year), 12, 31)
    return latest


_year = extract("year", days.c.date)
_CERTAIN = (
    select(
        _year,
        func.sum(case((days.c.source == str(CalendarSource.ESTIMATED), 0), else_=1)),
        func.count(),
    )
    .group_by(_year)
    .order_by(_year)
)


async def _renew_city(tx: Tx) -> None:
    """Another version of the city, so that every replica reads the calendar anew at once."""
    newest = select(func.max(cities.c.version)).scalar_subquery()
    await tx.execute(update(cities).where(cities.c.version == newest).values(version=cities.c.version + 1))
    tx.wake("city")


def _row(row: tuple[date, bool, str, str]) -> CalendarRow:
    return CalendarRow(row[0], row[1], row[2], CalendarSource(row[3]))
