"""What waits for one person: the work they have taken or were given, and what they are to decide."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import exists, select

from domain.cases import OPEN, RUNNING, Case, Escalation, Part, Status
from domain.notices import parts_with_card
from domain.people import Post, Role
from domain.rulebook import Rulebook
from storage import audience, cases
from storage.database import Tx
from storage.people import Person
from storage.tables import card as cards
from storage.tables import case as case_table


class Work(NamedTuple):
    """A case, and as what this person is to do something about it."""

    case: Case
    part: Part


async def of_person(
    tx: Tx, city: Rulebook, person: Person, posts: tuple[Post, ...], now: datetime
) -> list[Work]:
    """Each case once: emergencies first, then by due time, then what has none yet. Costs with open cases."""
    found = [
        Work(case, Part.HANDLER) for case in await cases.of_handler(tx, person.id) if case.status in RUNNING
    ]
    found += await _in_own_towns(tx, city, person, posts, now)
    found += await _climbed(tx, city, person, posts)
    found += await _with_card(tx, person)
    once = {work.case.id: work for work in reversed(found)}
    return sorted(once.values(), key=lambda work: _order(work.case))


def _order(case: Case) -> tuple[bool, bool, datetime, int]:
    return not case.emergency, case.due_at is None, case.due_at or case.reported_at, case.id


async def open_in(tx: Tx, city: Rulebook, areas: Iterable[str]) -> list[Case]:
    """Everything open in these areas, whoever has it: emergencies first, then by due time, then what has none
    yet. What a chief goes through in the morning (S30)."""
    wanted = set(areas)
    units = {unit.code for area in wanted for unit in city.areas.units() if _meet(city, area, unit.code)}
    found = await cases.open_in(tx, units, OPEN) if units else []
    inside = [case for case in found if any(city.covers(area, case.place) for area in wanted)]
    return sorted(inside, key=_order)


def _meet(city: Rulebook, area: str, unit: str) -> bool:
    return city.covers(area, unit) or city.covers(unit, area)


async def _in_own_towns(
    tx: Tx, city: Rulebook, person: Person, posts: tuple[Post, ...], now: datetime
) -> list[Work]:
    """What a town office decides, also for somebody appointed after the card was sent."""
    towns = {post.area for post in posts if post.role is Role.TOWN}
    units = {unit.code for unit in city.areas.units() if towns & set(city.outwards(unit.code)[:-1])}
    found = []
    for case in await cases.open_in(tx, units, OPEN) if units else []:
        part = await _part_of_town(tx, city, case, person, now)
        if part:
            found.append(Work(case, part))
    return found


async def _part_of_town(tx: Tx, city: Rulebook, case: Case, person: Person, now: datetime) -> Part | None:
    match case.status:
        case Status.COLLECTED:
            return Part.DUTY
        case Status.FILED:
            return Part.TOWN
        case Status.DISPATCHED:
            unanswered = case.respond_by is not None and case.respond_by < now
            climbed = case.escalation is Escalation.TOWN
            return Part.TOWN if climbed or unanswered or case.handler is None else None
        case Status.HANDLING:
            return Part.TOWN if case.delay_until else None
        case _:
            able = await audience.persons_for(tx, city, case, Part.CHECKER)
            return Part.CHECKER if person.id in able else None


async def _climbed(tx: Tx, city: Rulebook, person: Person, posts: tuple[Post, ...]) -> list[Work]:
    """What nobody took in time and a deputy is asked for, whether or not a card was sent."""
    areas = [city.areas.unit_of(post.area) for post in posts if post.role is Role.DEPUTY]
    units = {area.code for area in areas if area}
    open_ = await cases.open_in(tx, units, [Status.DISPATCHED]) if units else []
    climbed = [case for case in open_ if case.escalation is not Escalation.NONE]
    return [
        Work(case, Part.DEPUTY)
        for case in climbed
        if person.id in await audience.persons_for(tx, city, case, Part.DEPUTY)
    ]


async def _with_card(tx: Tx, person: Person) -> list[Work]:
    """Open cases whose card was sent to this person for a part that is still wanted."""
    mine = cards.c.chat == person.telegram_id
    # Asked for each open case: joined, SQLite would read every card there ever was.
    has_card = exists().where(mine, cards.c.case_id == case_table.c.id)
    open_ = select(*cases.COLUMNS).where(case_table.c.ended_at.is_(None), has_card)
    known = {case.id: case for case in map(cases.as_case, await tx.execute(open_))}
    parts = select(cards.c.case_id, cards.c.part).where(mine, cards.c.case_id.in_(known))
    found = [Work(known[case_id], Part(part)) for case_id, part in await tx.execute(parts)]
    return [
        work for work in found if work.part is not Part.HANDLER and work.part in parts_with_card(work.case)
    ]
