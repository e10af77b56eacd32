"""Makes a case of a report: collected, and where all is clear filed and dispatched in the same moment."""

from datetime import datetime

from sqlalchemy import bindparam, func, select

from domain.case_codes import case_code
from domain.cases import Action, Case, Part, Source, Status
from domain.dispatch import choose
from domain.drafts import Draft
from domain.moves import Move, decide
from domain.people import Role
from domain.rulebook import Rulebook
from storage import cards, cases, drafts, hotspot_links, people, photos, reporters
from storage.database import Tx
from storage.tables import case as case_table

ASKED_WHEN_UNSURE = "duty"
"""The trade of the category that only an officer can make another of."""


async def file(tx: Tx, city: Rulebook, draft: Draft, now: datetime) -> Case:
    """The case of a complete draft, which ends with it."""
    case = await cases.add(tx, city, await _new(tx, city, draft, now), Action.COLLECT, draft.person, now)
    await photos.attach(tx, draft.person, case.id)
    await drafts.finish(tx, draft.person)
    if draft.source is Source.RESIDENT:
        await reporters.add(tx, case.id, draft.person, now)
    if city.categories[case.category].trade == ASKED_WHEN_UNSURE:
        await cards.refresh(tx, city, case, now)
        return case
    filed = decide(case, Move(Action.FILE, Part.RULE), now, city)
    case = await dispatch(tx, city, await cases.record(tx, city, filed, now, quiet=True), now)
    await hotspot_links.meet(tx, city, case, now)
    return case


async def find_again(tx: Tx, city: Rulebook, draft: Draft, case: Case, now: datetime) -> Case:
    """A finding where there is a case already: its photos and words go there, and the draft ends (S11)."""
    found = decide(case, Move(Action.JOIN, Part.FINDER, draft.person, words=draft.note), now, city)
    kept = await cases.record(tx, city, found, now)
    await photos.attach_added(tx, draft.person, case.id)
    await drafts.finish(tx, draft.person)
    return kept


async def dispatch(tx: Tx, city: Rulebook, case: Case, now: datetime, announced: bool = False) -> Case:
    """Finds the handler by rule; the case keeps which rule, area and fallback chose."""
    areas = city.outwards(case.place)[:-1]
    posts = await people.posts_in(tx, areas, [Role.RECTIFIER, Role.CHIEF, Role.TOWN])
    load = await _load(tx, {post.person for post in posts}) if posts else {}
    choice = choose(posts, city.categories[case.category].trade, areas, lambda person: load.get(person, 0))
    move = Move(
        Action.DISPATCH,
        Part.RULE,
        handler=choice.handler,
        rule=choice.rule,
        rule_area=choice.area,
        fallback=choice.fallback,
        announced=announced,
    )
    return await cases.record(tx, city, decide(case, move, now, city), now)


LOAD = (
    select(case_table.c.handler, func.count())
    .where(case_table.c.handler.in_(bindparam("persons", expanding=True)), case_table.c.ended_at.is_(None))
    .group_by(case_table.c.handler)
)


async def _load(tx: Tx, persons: set[int]) -> dict[int, int]:
    """How many open cases each of these people has."""
    return {row[0]: row[1] for row in await tx.execute(LOAD, {"persons": sorted(persons)})}


async def _new(tx: Tx, city: Rulebook, draft: Draft, now: datetime) -> Case:
    assert draft.unit is not None  # noqa: S101  a complete draft has both
    assert draft.category is not None  # noqa: S101
    day = now.astimezone(city.zone).date()
    unit = city.areas[draft.unit]
    code = case_code(unit.letters or "XX", day, await cases.next_number(tx, draft.unit, day))
    return Case(
        id=0,
        code=code,
        status=Status.COLLECTED,
        category=draft.category,
        unit=draft.unit,
        village=draft.village,
        source=draft.source,
        reported_at=now,
        emergency=city.categories[draft.category].emergency,
        latitude=draft.latitude,
        longitude=draft.longitude,
        place_kind=draft.place_kind,
        datum_sure=draft.datum_sure,
        address=draft.address,
        note=draft.note,
        found_by=draft.person if draft.source is not Source.RESIDENT else None,
    )
