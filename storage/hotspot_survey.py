"""The daily look at the last days' cases: which belong to a coded place, and where a code is suggested."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import delete, insert, select, update

from domain.coordinates import Point
from domain.hotspot_clusters import Cluster, Problem, clusters
from domain.hotspot_dates import patience
from domain.hotspot_places import CodedPlaces, Suggestion
from domain.rulebook import Rulebook
from storage import hotspots
from storage.database import Database, Tx
from storage.hotspot_links import COUNTS
from storage.tables import case as cases
from storage.tables import hotspot_case as links
from storage.tables import hotspot_suggestion as suggestions

PAGE = 4000
"""Cases read at once: between two pages the loop has time for others."""
MOST = 300
"""Suggestions that are kept, those with most cases first: nobody codes more in a day."""


class Met(NamedTuple):
    """A case that lies in a coded place and is not linked to it yet."""

    hotspot: int
    case: int
    reported_at: datetime


class Survey(NamedTuple):
    met: list[Met]
    clusters: list[Cluster]


COLUMNS = tuple(suggestions.c[field.name] for field in fields(Suggestion))
SEEN = (cases.c.id, cases.c.category, cases.c.latitude, cases.c.longitude, cases.c.reported_at)


async def look(database: Database, city: Rulebook, now: datetime) -> Survey:
    """Reads the confirmed cases of the last `hotspot_days`, their points as they stand, and leaves out of the
    clusters what a coded place answers for. Costs with these days alone."""
    settings = city.settings
    async with database.read() as tx:
        coded = CodedPlaces(await hotspots.every(tx), settings.hotspot_metres, patience(city))
    met: list[Met] = []
    free: list[Problem] = []
    async for row in _recent(database, now - timedelta(days=settings.hotspot_days), now):
        number, category, latitude, longitude, reported_at = row
        kind = city.indicator(category)
        spot = coded.answering(kind, Point(latitude, longitude), reported_at)
        if spot:
            met.append(Met(spot.id, number, reported_at))
        else:
            free.append(Problem(number, kind, latitude, longitude))
    found = await asyncio.to_thread(clusters, free, settings.hotspot_metres, settings.hotspot_cases)
    return Survey(sorted(met, key=lambda each: (each.reported_at, each.case)), found)


async def _recent(database: Database, since: datetime, now: datetime) -> AsyncIterator[Sequence[Any]]:
    """Those that belong to no place yet, page by page in the order of the index."""
    last: tuple[datetime, int] | None = None
    within = COUNTS & cases.c.latitude.is_not(None) & (cases.c.reported_at <= now)
    free = select(*SEEN).outerjoin(links, links.c.case_id == cases.c.id).where(links.c.case_id.is_(None))
    while True:
        page = free.where(within, cases.c.reported_at > since)
        if last:
            at, number = last
            behind = (cases.c.reported_at > at) | (cases.c.id > number)
            page = page.where(cases.c.reported_at >= at, behind)
        async with database.read() as tx:
            rows = (await tx.execute(page.order_by(cases.c.reported_at, cases.c.id).limit(PAGE))).all()
        for row in rows:
            yield row
        if len(rows) < PAGE:
            return
        last = (rows[-1].reported_at, rows[-1].id)


async def keep(tx: Tx, city: Rulebook, found: Sequence[Cluster], now: datetime) -> int:
    """What was found takes the place of what was suggested before; gives how many there are. What the office
    had picked stays picked while it is still suggested."""
    chosen = {each.centre for each in await suggested(tx) if each.chosen}
    await tx.execute(delete(suggestions))
    for cluster in found[:MOST]:
        row = await _row(tx, city, cluster, now)
        await tx.execute(insert(suggestions).values(**row, chosen=cluster.centre in chosen))
    return min(len(found), MOST)


async def suggested(tx: Tx) -> list[Suggestion]:
    """As the last survey found them, those with most cases first."""
    rows = await tx.execute(select(*COLUMNS).order_by(suggestions.c.count.desc(), suggestions.c.centre))
    return [Suggestion(*row) for row in rows]


async def get(tx: Tx, centre: int) -> Suggestion | None:
    row = (await tx.execute(select(*COLUMNS).where(suggestions.c.centre == centre))).first()
    return Suggestion(*row) if row else None


async def choose(tx: Tx, centre: int, chosen: bool) -> None:
    await tx.execute(update(suggestions).where(suggestions.c.centre == centre).values(chosen=chosen))


async def drop(tx: Tx, centres: Iterable[int]) -> None:
    await tx.execute(delete(suggestions).where(suggestions.c.centre.in_(list(centres))))


async def _row(tx: Tx, city: Rulebook, cluster: Cluster, now: datetime) -> dict[str, Any]:
    """The place is that of the case in the middle; the village the one that most of them name."""
    columns = (cases.c.id, cases.c.unit, cases.c.village, cases.c.latitude, cases.c.longitude)
    rows = (await tx.execute(select(*columns).where(cases.c.id.in_(cluster.cases)))).all()
    middle = next(row for row in rows if row.id == cluster.centre)
    named = Counter(row.village for row in rows if row.village and row.unit == middle.unit)
    village = min(named, key=lambda code: (-named[code], code), default=None)
    return {
        "centre": cluster.centre,
        "category": cluster.category,
        "unit": middle.unit,
        "village": village,
        "latitude": middle.latitude,
        "longitude": middle.longitude,
        "count": len(cluster.cases),
        "cases": list(cluster.cases),
        "found_at": now,
    }
