"""The inbox: every update is kept before it is acknowledged, and done once, in order for each chat.

A lane is a chat. Whoever holds a lane's lease may do its updates; the fence, raised by every claim, tells a
worker that lost its lane meanwhile. The rules are those of docs/adr/0006.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, exists, func, literal_column, select, update
from sqlalchemy import delete as delete_rows

from storage.database import Tx
from storage.leases import clock
from storage.payloads import lane_of, pack, unpack
from storage.prepared import Prepared
from storage.tables import inbox, lane

TRIES = 3
LONGEST_BACK_OFF = 60

# Written out, not bound: only so do the engines know that the partial index serves.
PENDING = inbox.c.status == literal_column("'pending'")
HELD = inbox.c.status == literal_column("'held'")


@dataclass(frozen=True, slots=True)
class Lane:
    """The right to do the updates of one chat."""

    lane: int
    fence: int


@dataclass(frozen=True, slots=True)
class Pending:
    """An update that waits, with the failures it has behind it."""

    update_id: int
    lane: int
    attempts: int
    update: dict[str, Any]


async def put(tx: Tx, updates: Sequence[dict[str, Any]], now: datetime) -> int:
    """Keeps what is not kept yet and says how much that was. Touches no row that a worker holds."""
    rows = [
        {
            "update_id": u["update_id"],
            "lane": lane_of(u),
            "payload": pack(u),
            "received_at": now,
            "status": "pending",
        }
        for u in updates
    ]
    if not rows:
        return 0
    # In one order everywhere, so that two receivers never wait for each other.
    lanes = [{"lane": number} for number in sorted({row["lane"] for row in rows})]
    await tx.execute(tx.insert(lane).on_conflict_do_nothing(), lanes)
    kept = await tx.execute(tx.insert(inbox).on_conflict_do_nothing().returning(inbox.c.update_id), rows)
    tx.wake("inbox")
    return len(kept.all())


_waiting = (
    select(inbox.c.lane, func.min(inbox.c.update_id).label("first"))
    .where(PENDING)
    .group_by(inbox.c.lane)
    .subquery("waiting")
)
_free = (
    select(lane.c.lane)
    .join(_waiting, _waiting.c.lane == lane.c.lane)
    .where(lane.c.lease_until <= clock())
    .order_by(_waiting.c.first)
    .limit(bindparam("limit"))
    .with_for_update(of=lane, skip_locked=True)
    .cte("free")
)
_CLAIM = (
    update(lane)
    .where(lane.c.lane.in_(select(_free.c.lane)))
    .values(lease_until=clock() + bindparam("seconds"), fence=lane.c.fence + 1, owner=bindparam("holder"))
    .returning(lane.c.lane, lane.c.fence)
)


async def claim(tx: Tx, owner: str, limit: int, seconds: float) -> list[Lane]:
    """Takes up to `limit` free lanes that have something pending, those that wait longest first."""
    rows = await tx.execute(_CLAIM, {"holder": owner, "limit": limit, "seconds": seconds})
    return [Lane(row.lane, row.fence) for row in rows]


_RECLAIM = (
    update(lane)
    .where(lane.c.lane == bindparam("number"))
    .where((lane.c.lease_until <= clock()) | (lane.c.owner == bindparam("holder")))
    .values(lease_until=clock() + bindparam("seconds"), fence=lane.c.fence + 1, owner=bindparam("holder"))
    .returning(lane.c.lane, lane.c.fence)
)


async def reclaim(tx: Tx, owner: str, number: int, seconds: float) -> Lane | None:
    """Takes this very lane if it is free or ours."""
    row = (await tx.execute(_RECLAIM, {"number": number, "holder": owner, "seconds": seconds})).first()
    return Lane(row.lane, row.fence) if row else None


_ranked = (
    select(
        inbox.c.update_id,
        func.row_number().over(partition_by=inbox.c.lane, order_by=inbox.c.update_id).label("place"),
    )
    .where(PENDING, inbox.c.lane.in_(bindparam("lanes", expanding=True)))
    .subquery("ranked")
)
_NEXT = (
    select(inbox.c.update_id, inbox.c.lane, inbox.c.attempts, inbox.c.payload)
    .join(_ranked, _ranked.c.update_id == inbox.c.update_id)
    .where(_ranked.c.place <= bindparam("each"))
    .order_by(_ranked.c.place, inbox.c.update_id)
    .limit(bindparam("limit"))
)


async def next_updates(tx: Tx, lanes: Iterable[Lane], each: int = 1, limit: int = 100) -> list[Pending]:
    """The first `each` updates of every lane, in order within a lane, at most `limit` in all."""
    numbers = [held.lane for held in lanes]
    if not numbers:
        return []
    rows = await tx.execute(_NEXT, {"lanes": numbers, "each": each, "limit": limit})
    return [Pending(row.update_id, row.lane, row.attempts, unpack(row.payload)) for row in rows]


_OURS = (
    PENDING
    & (inbox.c.update_id == bindparam("number"))
    & exists().where(lane.c.lane == bindparam("lane_"), lane.c.fence == bindparam("fence_"))
)
_FINISH = Prepared(update(inbox).where(_OURS).values(status="done"))


async def finish(tx: Tx, held: Lane, update_id: int) -> bool:
    """Marks the update done. False: it is done or the lane is no longer ours, so do nothing for it."""
    ours = {"number": update_id, "lane_": held.lane, "fence_": held.fence}
    return await tx.change(_FINISH, ours) == 1


_dies = inbox.c.attempts + 1 >= bindparam("tries")
_FAIL = (
    update(inbox)
    .where(_OURS)
    .values(
        attempts=inbox.c.attempts + 1,
        error=bindparam("why"),
        status=case((_dies, "dead"), else_=literal_column("'pending'")),
    )
    .returning(inbox.c.attempts, inbox.c.status)
)


async def fail(tx: Tx, held: Lane, update_id: int, error: str, in_vain: bool = False) -> bool:
    """Counts a failure and lets the lane rest, 2^n seconds; whether the update died of it: the third,
    or the first where another try is `in_vain`.

    Only the holder of the fence counts. A dead update is kept aside and the lane goes on at once.
    """
    tries = 1 if in_vain else TRIES
    parameters = {
        "number": update_id,
        "lane_": held.lane,
        "fence_": held.fence,
        "why": error,
        "tries": tries,
    }
    row = (await tx.execute(_FAIL, parameters)).first()
    if row is None:
        return False
    died: bool = row.status == "dead"
    rest = 0 if died else min(2**row.attempts, LONGEST_BACK_OFF)
    await tx.execute(
        update(lane)
        .where(lane.c.lane == held.lane, lane.c.fence == held.fence)
        .values(lease_until=clock() + rest, owner=None)
    )
    return died


_GIVE_BACK = (
    update(lane)
    .where(lane.c.lane.in_(bindparam("lanes", expanding=True)), lane.c.owner == bindparam("holder"))
    .values(lease_until=0, owner=None)
)
_GIVE_BACK_EMPTY = _GIVE_BACK.where(~exists().where(PENDING, inbox.c.lane == lane.c.lane)).returning(
    lane.c.lane
)


async def give_back(tx: Tx, owner: str, lanes: Iterable[Lane]) -> None:
    """Lets go of lanes, whatever they still hold."""
    numbers = [held.lane for held in lanes]
    if numbers:
        await tx.execute(_GIVE_BACK, {"lanes": numbers, "holder": owner})


async def give_back_empty(tx: Tx, owner: str, lanes: Iterable[Lane]) -> set[int]:
    """Lets go of the lanes in which nothing is left, and names them."""
    numbers = [held.lane for held in lanes]
    if not numbers:
        return set()
    rows = await tx.execute(_GIVE_BACK_EMPTY, {"lanes": numbers, "holder": owner})
    return set(rows.scalars())


_RENEW = (
    update(lane)
    .where(lane.c.lane.in_(bindparam("lanes", expanding=True)), lane.c.owner == bindparam("holder"))
    .values(lease_until=clock() + bindparam("seconds"))
)


async def renew(tx: Tx, owner: str, lanes: Iterable[Lane], seconds: float) -> None:
    """Keeps lanes for longer."""
    numbers = [held.lane for held in lanes]
    if numbers:
        await tx.execute(_RENEW, {"lanes": numbers, "holder": owner, "seconds": seconds})


async def hold(tx: Tx, update_id: int) -> None:
    """Keeps the update unread, until its sender has accepted the privacy notice."""
    await tx.execute(update(inbox).where(inbox.c.update_id == update_id).values(status="held"))


async def has_held(tx: Tx, number: int) -> bool:
    return (
        await tx.execute(select(inbox.c.update_id).where(HELD, inbox.c.lane == number).limit(1))
    ).first() is not None


async def release_held(tx: Tx, number: int) -> None:
    """Lets what was kept unread in a lane be done now."""
    await tx.execute(update(inbox).where(HELD, inbox.c.lane == number).values(status="pending"))
    tx.wake("inbox")


async def erase_held(tx: Tx, number: int) -> None:
    """Forgets what was kept unread in a lane: the notice was declined."""
    await tx.execute(delete_rows(inbox).where(HELD, inbox.c.lane == number))


async def depth(tx: Tx, now: datetime) -> tuple[int, float]:
    """How many updates wait, and for how many seconds the oldest has."""
    count, oldest = (
        await tx.execute(select(func.count(), func.min(inbox.c.received_at)).where(PENDING))
    ).one()
    return count, (now - oldest).total_seconds() if oldest else 0.0


async def forget(tx: Tx, number: int) -> None:
    """Empties what came in a lane and was done, held or given up. The numbers stay: nothing is done twice."""
    over = (inbox.c.lane == number) & inbox.c.status.in_(["done", "held", "dead"])
    await tx.execute(update(inbox).where(over).values(payload="{}", lane=0, error=None, status="done"))
