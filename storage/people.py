"""Persons and the posts they hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from domain.messages import Refused
from domain.people import Covers, Post, Role, holds
from storage.database import Tx
from storage.prepared import Prepared, updating
from storage.tables import person as persons
from storage.tables import post as posts


@dataclass(frozen=True, slots=True)
class Person:
    """A person as kept. `notice` is the version of the privacy notice that was accepted, None before."""

    id: int
    telegram_id: int | None
    name: str
    language: str
    language_chosen: bool
    notice: int | None
    datum: str | None
    reachable: bool


PERSON = (
    persons.c.id,
    persons.c.telegram_id,
    persons.c.name,
    persons.c.language,
    persons.c.language_chosen,
    persons.c.notice,
    persons.c.datum,
    persons.c.reachable,
)
POST = (posts.c.person, posts.c.role, posts.c.area, posts.c.trade, posts.c.duty)


BY_TELEGRAM = Prepared(select(*PERSON).where(persons.c.telegram_id == bindparam("telegram_id")))
BY_ID = Prepared(select(*PERSON).where(persons.c.id == bindparam("person")))
POSTS_OF = Prepared(select(*POST).where(posts.c.person == bindparam("person")).order_by(posts.c.id))
POSTS_IN = select(*POST).where(posts.c.area.in_(bindparam("areas", expanding=True))).order_by(posts.c.id)
FEW = 5
"""A village, its sectors and its unit: as many areas as the dispatch of a case asks for."""
POSTS_IN_FEW = Prepared(
    select(*POST).where(posts.c.area.in_([bindparam(f"area{n}") for n in range(FEW)])).order_by(posts.c.id)
)
ADMINS = Prepared(
    select(*PERSON).where(persons.c.id.in_(select(posts.c.person).where(posts.c.role == str(Role.ADMIN))))
)


async def by_telegram(tx: Tx, telegram_id: int) -> Person | None:
    found = await tx.rows(BY_TELEGRAM, {"telegram_id": telegram_id})
    return Person(*found[0]) if found else None


async def get(tx: Tx, person_id: int) -> Person:
    (row,) = await tx.rows(BY_ID, {"person": person_id})
    return Person(*row)


async def many(tx: Tx, ids: Iterable[int]) -> list[Person]:
    """Those of `ids` that are still there."""
    return [Person(*row) for person in sorted(set(ids)) for row in await tx.rows(BY_ID, {"person": person})]


async def add(tx: Tx, telegram_id: int, name: str, now: datetime, language: str = "zh") -> Person:
    """The person with this Telegram id, made if there is none."""
    known = await by_telegram(tx, telegram_id)
    if known:
        return known
    values = {"telegram_id": telegram_id, "name": name, "created_at": now, "language": language}
    # In another replica they may be writing in another chat at the same moment.
    await tx.execute(tx.insert(persons).on_conflict_do_nothing(), values)
    added = await by_telegram(tx, telegram_id)
    assert added is not None  # noqa: S101  whoever was first
    return added


async def change(tx: Tx, person_id: int, **values: Any) -> None:
    await tx.change(updating(persons, ("id",), tuple(values)), values | {"key_id": person_id})


async def posts_of(tx: Tx, person_id: int) -> tuple[Post, ...]:
    return tuple(_post(row) for row in await tx.rows(POSTS_OF, {"person": person_id}))


async def posts_in(tx: Tx, areas: Iterable[str], roles: Iterable[Role]) -> list[Post]:
    """The posts held for exactly one of `areas`, oldest first."""
    codes, wanted = list(areas), set(roles)
    if 0 < len(codes) <= FEW:
        # Ten times as fast as a list of any length, which SQLAlchemy has to write out each time.
        slots = {f"area{n}": codes[min(n, len(codes) - 1)] for n in range(FEW)}
        found: Iterable[Any] = await tx.rows(POSTS_IN_FEW, slots)
    else:
        found = await tx.execute(POSTS_IN, {"areas": codes})
    return [post for post in map(_post, found) if post.role in wanted]


async def appoint(
    tx: Tx,
    person_id: int,
    role: Role,
    area: str,
    now: datetime,
    trade: str | None = None,
    duty: bool = False,
) -> bool:
    """Gives a post. False if the person held the very same one already; its duty mark is then renewed."""
    same = (
        (posts.c.person == person_id)
        & (posts.c.role == str(role))
        & (posts.c.area == area)
        & (posts.c.trade.is_(None) if trade is None else posts.c.trade == trade)
    )
    if (await tx.execute(update(posts).where(same), {"duty": duty})).rowcount:
        return False
    values = {
        "person": person_id,
        "role": str(role),
        "area": area,
        "trade": trade,
        "duty": duty,
        "since": now,
    }
    await tx.execute(insert(posts), values)
    return True


async def dismiss(tx: Tx, person_id: int, role: Role | None = None, area: str | None = None) -> int:
    """Takes posts away, all of a person where neither role nor area narrows it; gives how many."""
    chosen = posts.c.person == person_id
    if role:
        chosen &= posts.c.role == str(role)
    if area:
        chosen &= posts.c.area == area
    return (await tx.execute(delete(posts).where(chosen))).rowcount


async def staff(tx: Tx) -> list[tuple[Person, Post]]:
    """Everybody who holds a post, one row a post, by area and role."""
    joined = select(*PERSON, *POST).join(posts, posts.c.person == persons.c.id)
    rows = await tx.execute(joined.order_by(posts.c.area, posts.c.role, persons.c.id))
    return [(Person(*row[: len(PERSON)]), _post(row[len(PERSON) :])) for row in rows]


async def admins(tx: Tx) -> list[Person]:
    return [Person(*row) for row in await tx.rows(ADMINS, {})]


async def require(
    tx: Tx, person: Person, roles: Iterable[Role], area: str, covers: Covers
) -> tuple[Post, ...]:
    """The one door of permission: the person's posts, or Refused("not-allowed")."""
    held = await posts_of(tx, person.id)
    if not holds(held, roles, area, covers):
        raise Refused("not-allowed")
    return held


def _post(row: Any) -> Post:
    who, role, area, trade, duty = row
    return Post(who, Role(role), area, trade, duty)
