"""Who comes to Clean City Day, and who came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select, update

from storage.database import Tx
from storage.tables import clean_signup as signups
from storage.tables import clean_venue as venues

BY_CODE, BY_PLACE = "code", "place"
STILL = signups.c.left_at.is_(None) & signups.c.person.is_not(None)


@dataclass(frozen=True, slots=True)
class Signup:
    venue: int
    person: int
    name: str | None
    checked_in_at: datetime | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of one venue: who said they come, and who was there."""

    joined: int = 0
    checked_in: int = 0


COLUMNS = (signups.c.venue, signups.c.person, signups.c.name, signups.c.checked_in_at)


async def join(tx: Tx, venue: int, person: int, now: datetime) -> bool:
    """Whether they were not signed up before; who had withdrawn comes back."""
    values = {"venue": venue, "person": person, "joined_at": now}
    made = tx.insert(signups).values(**values).on_conflict_do_nothing()
    if (await tx.execute(made)).rowcount == 1:
        return True
    back = update(signups).where(_same(venue, person), signups.c.left_at.is_not(None))
    return (await tx.execute(back.values(left_at=None, joined_at=now))).rowcount == 1


async def leave(tx: Tx, venue: int, person: int, now: datetime) -> bool:
    """Whether they were signed up and had not come yet."""
    mine = _same(venue, person) & STILL & signups.c.checked_in_at.is_(None)
    return (await tx.execute(update(signups).where(mine).values(left_at=now, name=None))).rowcount == 1


async def give_name(tx: Tx, venue: int, person: int, name: str) -> bool:
    mine = _same(venue, person) & STILL
    return (await tx.execute(update(signups).where(mine).values(name=name))).rowcount == 1


async def check_in(tx: Tx, venue: int, person: int, how: str, now: datetime) -> bool:
    """Whether this is the first time; whoever was not signed up is from now on."""
    await join(tx, venue, person, now)
    fresh = _same(venue, person) & signups.c.checked_in_at.is_(None)
    came = {"checked_in_at": now, "checked_in_how": how}
    return (await tx.execute(update(signups).where(fresh).values(**came))).rowcount == 1


async def of_person(tx: Tx, person: int, month: date) -> list[Signup]:
    mine = select(*COLUMNS).join(venues, venues.c.id == signups.c.venue)
    mine = mine.where(signups.c.person == person, STILL, venues.c.month == month)
    return [Signup(*row) for row in await tx.execute(mine.order_by(venues.c.starts_at, venues.c.id))]


async def of_venues(tx: Tx, wanted: Iterable[int]) -> list[Signup]:
    """Everybody who is still signed up, in the order of their coming."""
    ids = list(wanted)
    if not ids:
        return []
    theirs = select(*COLUMNS).where(signups.c.venue.in_(ids), STILL).order_by(signups.c.id)
    return [Signup(*row) for row in await tx.execute(theirs)]


async def numbers(tx: Tx, wanted: Iterable[int]) -> dict[int, Numbers]:
    """By venue; those who were forgotten are counted too."""
    ids = list(wanted)
    if not ids:
        return {}
    counted = select(signups.c.venue, func.count(), func.count(signups.c.checked_in_at))
    counted = counted.where(signups.c.venue.in_(ids), signups.c.left_at.is_(None))
    return {row[0]: Numbers(row[1], row[2]) for row in await tx.execute(counted.group_by(signups.c.venue))}


async def names_of(tx: Tx, person: int) -> set[str]:
    """The names that they left with us."""
    mine = select(signups.c.name).where(signups.c.person == person, signups.c.name.is_not(None))
    return {name for name in (await tx.execute(mine)).scalars() if name}


async def forget(tx: Tx, person: int) -> None:
    """That somebody came stays counted, who it was does not."""
    await tx.execute(update(signups).where(signups.c.person == person).values(person=None, name=None))


def _same(venue: int, person: int) -> ColumnElement[bool]:
    return (signups.c.venue == venue) & (signups.c.person == person)
