"""The quarterly rounds as kept: their dates, the places that entered, and every visit (S19)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.orm import aliased

from domain.look_back_rounds import Planned, rounds_around
from domain.rulebook import Rulebook
from storage import listings
from storage.database import Tx
from storage.tables import look_back_entry as entries
from storage.tables import look_back_round as rounds
from storage.tables import look_back_visit as visits


@dataclass(frozen=True, slots=True)
class Round:
    """`month` is the first day of the month that it is planned for. Visits count until `closes_at`."""

    month: date
    date: date
    set_by: int | None
    opened_at: datetime | None
    closes_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in a round, with the result that counts: the newest, where one was corrected."""

    id: int
    month: date
    date: date
    place: str
    unit: str
    listed_at: datetime
    closed_at: datetime | None
    visit: int | None
    visited_at: datetime | None
    by: int | None
    passed: bool | None
    words: str | None


ROUND = tuple(rounds.c[field.name] for field in fields(Round))
_later = aliased(visits, name="later")
_counts = visits.c.id.not_in(select(_later.c.corrects).where(_later.c.corrects.is_not(None)))
_JOINED = entries.join(rounds, rounds.c.month == entries.c.month).outerjoin(
    visits, (visits.c.entry == entries.c.id) & _counts
)
_ENTRY = select(
    entries.c.id,
    entries.c.month,
    rounds.c.date,
    entries.c.place,
    entries.c.unit,
    entries.c.listed_at,
    rounds.c.closed_at,
    visits.c.id,
    visits.c.at,
    visits.c.by,
    visits.c.passed,
    visits.c.words,
).select_from(_JOINED)


async def planned(tx: Tx, city: Rulebook, today: date) -> list[Planned]:
    """The rounds around a day: those of the rule, those that were, and those whose date the city set."""
    known = dict((await tx.execute(select(rounds.c.month, rounds.c.date))).all())
    return rounds_around(today, known, city.settings.lookback_months, city.calendar)


async def get(tx: Tx, month: date) -> Round | None:
    row = (await tx.execute(select(*ROUND).where(rounds.c.month == month))).first()
    return Round(*row) if row else None


async def begun(tx: Tx, most: int) -> list[Round]:
    """The newest rounds that began, newest first."""
    chosen = select(*ROUND).where(rounds.c.opened_at.is_not(None)).order_by(rounds.c.date.desc()).limit(most)
    return [Round(*row) for row in await tx.execute(chosen)]


async def unclosed(tx: Tx) -> list[Round]:
    """Those that began and were not closed, oldest first."""
    still = rounds.c.opened_at.is_not(None) & rounds.c.closed_at.is_(None)
    return [Round(*row) for row in await tx.execute(select(*ROUND).where(still).order_by(rounds.c.date))]


async def set_date(tx: Tx, month: date, day: date, by: int | None) -> bool:
    """The city's own date for a round; False for one that has begun."""
    made = tx.insert(rounds).values(month=month, date=day, set_by=by)
    again = made.on_conflict_do_update(
        index_elements=["month"], set_={"date": day, "set_by": by}, where=rounds.c.opened_at.is_(None)
    )
    return (await tx.execute(again)).rowcount == 1


async def open_round(tx: Tx, city: Rulebook, planned: Planned, now: datetime) -> list[Entry]:
    """Begins a round with every place that is worst-listed now and was listed long enough before its date.

    One that begins late, after a stop, has as many days from then on.
    """
    today = now.astimezone(city.zone).date()
    days = timedelta(days=city.settings.lookback_round_days)
    closes_at = start_of(max(planned.date, today) + days, city)
    begun_now = {"date": planned.date, "opened_at": now, "closes_at": closes_at}
    made = tx.insert(rounds).values(month=planned.month, **begun_now)
    await tx.execute(made.on_conflict_do_update(index_elements=["month"], set_=begun_now))
    longest = planned.date - timedelta(days=city.settings.lookback_listed_days - 1)
    listed = await listings.worst(tx, now, listed_before=start_of(longest, city))
    rows: dict[str, dict[str, Any]] = {}
    for entry in listed:
        about = {"month": planned.month, "place": entry.place, "unit": entry.unit}
        rows.setdefault(entry.place, about | {"listed_at": entry.published_at})
    if rows:
        await tx.execute(insert(entries), list(rows.values()))
    return await of_round(tx, planned.month)


async def close(tx: Tx, month: date, now: datetime) -> None:
    await tx.execute(update(rounds).where(rounds.c.month == month).values(closed_at=now))


async def of_round(tx: Tx, month: date) -> list[Entry]:
    """By unit and place."""
    return await _find(tx, [entries.c.month == month], (entries.c.unit, entries.c.place))


async def of_place(tx: Tx, place: str) -> list[Entry]:
    """Every round that the place was in, oldest first."""
    return await _find(tx, [entries.c.place == place], (rounds.c.date,))


async def entry(tx: Tx, entry_id: int) -> Entry | None:
    found = await _find(tx, [entries.c.id == entry_id], (entries.c.id,))
    return found[0] if found else None


async def still_listed(tx: Tx, of: Iterable[Entry], now: datetime) -> list[Entry]:
    """Without the places whose listing was taken back meanwhile: nobody has to go there any more."""
    listed = {one.place for one in await listings.worst(tx, now)}
    return [one for one in of if one.visit is not None or one.place in listed]


async def visit(tx: Tx, entry: Entry, by: int, passed: bool, words: str | None, now: datetime) -> int | None:
    """Keeps the result of a place in a round, once: None if there is one already."""
    return await _record(tx, entry=entry.id, at=now, by=by, passed=passed, words=words)


async def correct(tx: Tx, entry: Entry, by: int, passed: bool, words: str, now: datetime) -> int | None:
    """A result that takes the place of the one that counted; None if somebody else was quicker."""
    return await _record(tx, entry=entry.id, at=now, by=by, passed=passed, words=words, corrects=entry.visit)


async def _record(tx: Tx, **row: Any) -> int | None:
    made = tx.insert(visits).values(**row).on_conflict_do_nothing().returning(visits.c.id)
    number = (await tx.execute(made)).scalar()
    return None if number is None else int(number)


async def words_of(tx: Tx, person: int) -> set[str]:
    """Their remarks, which may stand in messages to others."""
    written = select(visits.c.words).where(visits.c.by == person, visits.c.words.is_not(None))
    return {str(words) for words in (await tx.execute(written)).scalars()}


async def forget(tx: Tx, person: int) -> None:
    """The results stay; what this person wrote beside them does not."""
    await tx.execute(update(visits).where(visits.c.by == person).values(words=None))


def start_of(day: date, city: Rulebook) -> datetime:
    return datetime.combine(day, time(), city.zone).astimezone(UTC)


def last_day(round_: Round, city: Rulebook) -> date:
    """The last on which a visit counts; the round's date where it has not begun."""
    if round_.closes_at is None:
        return round_.date
    return (round_.closes_at.astimezone(city.zone) - timedelta(microseconds=1)).date()


async def _find(
    tx: Tx, which: Sequence[ColumnElement[bool]], order: Sequence[ColumnElement[Any]]
) -> list[Entry]:
    return [Entry(*row) for row in await tx.execute(_ENTRY.where(*which).order_by(*order))]
