"""Who is meant by a part in a case: the persons who should see its card or hear of it."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select

from domain.cases import Case, Part
from domain.people import CHECKING, Post, Role, holds, may_check
from domain.rulebook import Rulebook
from storage import offices, people
from storage.database import Tx
from storage.prepared import Prepared
from storage.tables import reporter as reporters
from storage.tables import room as rooms

REPORTERS_OF = Prepared(
    select(reporters.c.person)
    .where(reporters.c.case_id == bindparam("case"))
    .order_by(reporters.c.joined_at, reporters.c.person)
)
ROOMS_OF = Prepared(select(rooms.c.chat, rooms.c.thread).where(rooms.c.area == bindparam("area")))


async def reporters_of(tx: Tx, case_id: int) -> list[int]:
    """Person ids of everybody who reported the case, the first reporter first."""
    return [row[0] for row in await tx.rows(REPORTERS_OF, {"case": case_id})]


async def persons_for(tx: Tx, city: Rulebook, case: Case, part: Part) -> list[int]:
    """The ids of those who act as `part`; admins where nobody is appointed (never for the handler)."""
    match part:
        case Part.HANDLER:
            return [case.handler] if case.handler else []
        case Part.REPORTER:
            return await reporters_of(tx, case.id)
        case Part.DEPUTY:
            return await offices.nearest(tx, city.outwards(case.place), Role.DEPUTY)
        case Part.TOWN:
            return await offices.town(tx, city, case.unit) or await offices.admins(tx)
        case Part.DUTY:
            return await offices.duty(tx, city, case.unit) or await persons_for(tx, city, case, Part.TOWN)
        case Part.CHECKER:
            return await checkers(tx, city, case)
        case _:
            return []


async def checkers(tx: Tx, city: Rulebook, case: Case) -> list[int]:
    """The inspector who found it, else officers and inspectors of the unit, else the city office, else
    admins; never the fixer nor anybody of the fixer's team."""
    return await _others(tx, city, case)


async def lookers(tx: Tx, city: Rulebook, case: Case) -> list[int]:
    """Who looks at a closed case again: as `checkers`, but never whoever checked it."""
    return await _others(tx, city, case, besides=case.checker)


async def may_look(tx: Tx, city: Rulebook, case: Case, person: int) -> bool:
    """Whether this person may look at it again: on a post that checks there, and none of the three."""
    posts = await people.posts_of(tx, person)
    fixer_posts = await people.posts_of(tx, case.rectified_by) if case.rectified_by else ()
    is_other = person != case.checker and may_check(person, posts, case.rectified_by, fixer_posts)
    return is_other and holds(posts, CHECKING, case.unit, city.covers)


async def _others(tx: Tx, city: Rulebook, case: Case, besides: int | None = None) -> list[int]:
    fixer = case.rectified_by
    fixer_posts = await people.posts_of(tx, fixer) if fixer else ()
    ladders: tuple[Sequence[Post], ...] = (
        await people.posts_of(tx, case.found_by) if case.found_by else (),
        await people.posts_in(tx, city.outwards(case.place)[:-1], [Role.TOWN, Role.INSPECTOR]),
        await people.posts_in(tx, [city.code], [Role.INSPECTOR, Role.CITY]),
        [post for admin in await offices.admins(tx) for post in await people.posts_of(tx, admin)],
    )
    for ladder in ladders:
        able = []
        for person in dict.fromkeys(post.person for post in ladder):
            if person != besides and may_check(person, await people.posts_of(tx, person), fixer, fixer_posts):
                able.append(person)
        if able:
            return able
    return []


async def rooms_for(tx: Tx, city: Rulebook, case: Case) -> list[tuple[int, int]]:
    """(chat, topic) of the groups bound to the most exact area of the case that has any."""
    for area in city.outwards(case.place):
        bound = [(chat, thread) for chat, thread in await tx.rows(ROOMS_OF, {"area": area})]
        if bound:
            return bound
    return []
