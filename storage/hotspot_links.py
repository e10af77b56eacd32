"""Which cases belong to which coded place, and what a new one there does to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, func, select
from sqlalchemy import case as choose

from domain.cases import ENDED, Case
from domain.coordinates import Point, bounding_box, metres_between
from domain.hotspot_dates import patience
from domain.hotspots import Action, Hotspot, Move, Status, answers_for, decide, reopens
from domain.messages import Refused
from domain.rulebook import Rulebook
from storage import hotspot_notices, hotspots
from storage.database import Tx
from storage.hotspot_notices import Told
from storage.hotspots import COLUMNS, as_hotspot
from storage.prepared import Prepared
from storage.tables import Moment
from storage.tables import case as cases
from storage.tables import hotspot as table
from storage.tables import hotspot_case as links

IN_BOX = Prepared(
    select(*COLUMNS).where(
        table.c.latitude.between(bindparam("south"), bindparam("north")),
        table.c.longitude.between(bindparam("west"), bindparam("east")),
        table.c.category == bindparam("category"),
    )
)
COUNTS = cases.c.filed_at.is_not(None) & cases.c.status.not_in([str(status) for status in ENDED])
"""A confirmed problem: filed 立案, and neither refused nor merged nor withdrawn since."""


@dataclass(frozen=True, slots=True)
class Problems:
    """Of one place: how many confirmed cases, when the newest was reported, how many are not closed."""

    count: int = 0
    last: datetime | None = None
    open: int = 0


class Linked(NamedTuple):
    """The place as it stands after the case came to it, and who was told."""

    spot: Hotspot
    told: Told


async def near(tx: Tx, city: Rulebook, category: str, point: Point) -> list[Hotspot]:
    """Coded places of a category of level 1 within the city's distance of a point, nearest first."""
    metres = city.settings.hotspot_metres
    box = bounding_box(point, metres)
    corners = {"south": box.south, "north": box.north, "west": box.west, "east": box.east}
    found = map(as_hotspot, await tx.rows(IN_BOX, corners | {"category": category}))
    close = ((metres_between(point, spot.point), spot) for spot in found)
    return [spot for away, spot in sorted(close, key=lambda pair: (pair[0], pair[1].id)) if away <= metres]


async def meet(tx: Tx, city: Rulebook, case: Case, now: datetime) -> Hotspot | None:
    """A case was filed: links it to the place that it lies in, if any. What is only collected waits for the
    daily survey, which finds everything that came another way as well."""
    if case.point is None or case.filed_at is None:
        return None
    for spot in await near(tx, city, city.indicator(case.category), case.point):
        if answers_for(spot, case.reported_at, patience(city)):
            try:
                async with tx.savepoint():
                    return (await link(tx, city, spot, case.id, case.reported_at, now)).spot
            except Refused:
                # Somebody changed the place at this very moment. A report must not fail by that.
                return None
    return None


async def link(
    tx: Tx, city: Rulebook, spot: Hotspot, case_id: int, reported_at: datetime, now: datetime
) -> Linked:
    """The case belongs to the place from now on, once: reported since its coding it is a new problem there,
    reported within some time of its cancelling it opens the code again, which town, chief and city hear."""
    values = {"case_id": case_id, "hotspot_id": spot.id, "linked_at": now}
    kept = await tx.execute(tx.insert(links).on_conflict_do_nothing().returning(links.c.case_id), values)
    action = _action(city, spot, reported_at) if kept.first() else None
    if action is None:
        return Linked(spot, [])
    move = Move(action=action, case=case_id, at=reported_at)
    changed = await hotspots.record(tx, decide(spot, move, now, patience(city)), now)
    if action is Action.REOPEN:
        return Linked(changed, await hotspot_notices.reopened(tx, city, changed, now))
    if spot.status is Status.QUIET:
        return Linked(changed, await hotspot_notices.set_back(tx, city, changed, now))
    return Linked(changed, [])


def _action(city: Rulebook, spot: Hotspot, reported_at: datetime) -> Action | None:
    """None for a case of the time before, which only tells why there is a code."""
    if reopens(spot, reported_at, patience(city)):
        return Action.REOPEN
    return Action.PROBLEM if spot.is_living and reported_at > spot.open_since else None


async def problems(tx: Tx, spots: Iterable[int]) -> dict[int, Problems]:
    """By the id of the place, for those that have any."""
    still_open = func.sum(choose((cases.c.ended_at.is_(None), 1), else_=0))
    counted = (
        select(links.c.hotspot_id, func.count(), func.max(cases.c.reported_at, type_=Moment), still_open)
        .join(cases, cases.c.id == links.c.case_id)
        .where(links.c.hotspot_id.in_(list(spots)), COUNTS)
        .group_by(links.c.hotspot_id)
    )
    return {row[0]: Problems(row[1], row[2], int(row[3])) for row in await tx.execute(counted)}


async def was_none(tx: Tx, spot: Hotspot) -> bool:
    """Whether it was opened again by what turned out to be no problem, and nothing else happened since."""
    if spot.reopened_by is None:
        return False
    since = (links.c.hotspot_id == spot.id) & (cases.c.reported_at >= spot.open_since)
    real = select(cases.c.id).join(links, links.c.case_id == cases.c.id).where(since, COUNTS).limit(1)
    return (await tx.execute(real)).first() is None
