"""Coded places as kept. `record` is the only door to change one; each change leaves a step for ever."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy import case as choose

from domain.hotspots import LIVING, Action, Hotspot, Move, Outcome, Status
from domain.messages import Refused
from storage.database import Tx
from storage.prepared import Prepared
from storage.tables import hotspot as hotspots
from storage.tables import hotspot_case as links
from storage.tables import hotspot_number as numbers
from storage.tables import hotspot_step as steps_table

FIELDS = tuple(field.name for field in fields(Hotspot))
COLUMNS = tuple(hotspots.c[name] for name in FIELDS)
BATCH = "batch"
"""The key under which batches are counted; a town's numbers are under batch and town."""
OF_CASE = Prepared(
    select(*COLUMNS)
    .join(links, links.c.hotspot_id == hotspots.c.id)
    .where(links.c.case_id == bindparam("case"))
)


@dataclass(frozen=True, slots=True)
class Figures:
    coded: int
    cancelled: int

    @property
    def open(self) -> int:
        return self.coded - self.cancelled


class Step(NamedTuple):
    """`by` is None for the bot; `status` is where the place stood afterwards."""

    at: datetime
    action: Action
    by: int | None
    status: Status
    case_id: int | None
    words: str | None


async def get(tx: Tx, hotspot_id: int) -> Hotspot | None:
    return await _one(tx, hotspots.c.id == hotspot_id)


async def find(tx: Tx, code: str) -> Hotspot | None:
    return await _one(tx, hotspots.c.code == code)


async def by_token(tx: Tx, token: str) -> Hotspot | None:
    return await _one(tx, hotspots.c.token == token)


async def of_case(tx: Tx, case_id: int) -> Hotspot | None:
    """The coded place that a case belongs to."""
    found = await tx.rows(OF_CASE, {"case": case_id})
    return as_hotspot(found[0]) if found else None


async def every(tx: Tx) -> list[Hotspot]:
    """All there ever were, in the order of their coding."""
    return [as_hotspot(row) for row in await tx.execute(select(*COLUMNS).order_by(hotspots.c.id))]


async def living(tx: Tx) -> list[Hotspot]:
    """Those that are not cancelled, the longest open first."""
    still = select(*COLUMNS).where(hotspots.c.status.in_([str(status) for status in LIVING]))
    rows = await tx.execute(still.order_by(hotspots.c.open_since, hotspots.c.id))
    return [as_hotspot(row) for row in rows]


async def figures(tx: Tx, units: Iterable[str] | None = None) -> Figures:
    """How many were ever coded, and how many of them are cancelled now; of these units, or of all."""
    cancelled = func.coalesce(func.sum(choose((hotspots.c.status == str(Status.CANCELLED), 1), else_=0)), 0)
    counted = select(func.count(), cancelled)
    if units is not None:
        counted = counted.where(hotspots.c.unit.in_(list(units)))
    coded, gone = (await tx.execute(counted)).one()
    return Figures(coded, int(gone))


async def add(tx: Tx, spot: Hotspot, now: datetime, **facts: Any) -> Hotspot:
    """Keeps a new one; its `id` is ignored. The first step is its coding."""
    values = {name: getattr(spot, name) for name in FIELDS if name != "id"} | {"status": str(spot.status)}
    number = (await tx.execute(insert(hotspots).values(**values).returning(hotspots.c.id))).scalar_one()
    kept = replace(spot, id=number)
    await _remember(tx, kept, Move(action=Action.CODE, by=spot.coded_by), now, facts)
    return kept


async def record(tx: Tx, outcome: Outcome, now: datetime) -> Hotspot:
    """Keeps what a move made of a place. Refused("hotspot-changed") if another was quicker."""
    before = outcome.before
    after = replace(outcome.after, version=before.version + 1)
    changes = {name: getattr(after, name) for name in FIELDS if getattr(after, name) != getattr(before, name)}
    changes |= {"status": str(after.status)}
    same = (hotspots.c.id == before.id) & (hotspots.c.version == before.version)
    if (await tx.execute(update(hotspots).where(same).values(**changes))).rowcount != 1:
        raise Refused("hotspot-changed", code=before.code)
    await _remember(tx, after, outcome.move, now, {"from": str(before.status)})
    return after


async def steps(tx: Tx, hotspot_id: int) -> list[Step]:
    """What happened there, the oldest first."""
    columns = [steps_table.c[name] for name in Step._fields]
    rows = await tx.execute(
        select(*columns).where(steps_table.c.hotspot_id == hotspot_id).order_by(steps_table.c.id)
    )
    return [Step(row[0], Action(row[1]), row[2], Status(row[3]), *row[4:]) for row in rows]


async def bring(tx: Tx, spot: Hotspot) -> None:
    """Keeps one that a city brings along, and the dates of its life as far as they are known."""
    kept = await add(tx, replace(spot, status=Status.CODED), spot.coded_at, brought=True)
    moves = [(spot.open_since, Action.REOPEN)] if spot.reopened and spot.open_since > spot.coded_at else []
    if spot.cancelled_at:
        moves.append((spot.cancelled_at, Action.CANCEL))
        gone = update(hotspots).where(hotspots.c.id == kept.id).values(status=str(spot.status))
        await tx.execute(gone)
    for at, action in moves:
        stands = spot if action is Action.CANCEL else kept
        await _remember(tx, replace(stands, id=kept.id), Move(action=action), at, {"brought": True})


async def next_number(tx: Tx, key: str) -> int:
    """The next of the numbers counted under `key`, from 1."""
    first = tx.insert(numbers).values(key=key, last=1)
    again = first.on_conflict_do_update(index_elements=["key"], set_={"last": numbers.c.last + 1})
    return int((await tx.execute(again.returning(numbers.c.last))).scalar_one())


async def number_from(tx: Tx, key: str, last: int) -> None:
    """Codes brought along are in use: the next number is higher."""
    first = tx.insert(numbers).values(key=key, last=last)
    higher = first.on_conflict_do_update(
        index_elements=["key"], set_={"last": last}, where=numbers.c.last < last
    )
    await tx.execute(higher)


def number_key(batch: int, town: str) -> str:
    return f"{batch}:{town}"


async def forget(tx: Tx, person: int) -> None:
    """For somebody who wants to be forgotten: what they wrote goes, that they did it stays."""
    await tx.execute(update(steps_table).where(steps_table.c.by == person).values(words=None))


async def _one(tx: Tx, which: Any) -> Hotspot | None:
    row = (await tx.execute(select(*COLUMNS).where(which))).first()
    return as_hotspot(row) if row else None


def as_hotspot(row: Any) -> Hotspot:
    values = dict(zip(FIELDS, row, strict=True))
    values["status"] = Status(values["status"])
    return Hotspot(**values)


async def _remember(tx: Tx, spot: Hotspot, move: Move, now: datetime, facts: dict[str, Any]) -> None:
    values = {
        "hotspot_id": spot.id,
        "at": now,
        "action": str(move.action),
        "by": move.by,
        "status": str(spot.status),
        "case_id": move.case,
        "words": move.words,
        "facts": facts,
    }
    await tx.execute(insert(steps_table), values)
