"""What each person chose to hear of a topic; who chose nothing has no row."""

from typing import Any

from sqlalchemy import delete, select

from storage import rows
from storage.database import Tx
from storage.tables import subscription

Choice = dict[str, Any]
"""Plain values; each topic knows its own."""


async def get(tx: Tx, person: int, topic: str) -> Choice | None:
    mine = (subscription.c.person == person) & (subscription.c.topic == topic)
    found: Choice | None = (await tx.execute(select(subscription.c.choice).where(mine))).scalar()
    return found


async def put(tx: Tx, person: int, topic: str, choice: Choice) -> None:
    await rows.put(tx, subscription, {"person": person, "topic": topic}, {"choice": choice})


async def of_topic(tx: Tx, topic: str) -> dict[int, Choice]:
    """By person."""
    chosen = select(subscription.c.person, subscription.c.choice).where(subscription.c.topic == topic)
    return {row[0]: row[1] for row in await tx.execute(chosen)}


async def forget(tx: Tx, person: int) -> None:
    """For somebody who wants to be forgotten."""
    await tx.execute(delete(subscription).where(subscription.c.person == person))
