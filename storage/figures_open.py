"""Counts over open cases alone, so that they cost the same however many there ever were."""

from sqlalchemy import bindparam, func, select

from storage.database import Tx
from storage.prepared import Prepared
from storage.tables import case as cases

COMMON = Prepared(
    select(cases.c.category)
    .where(cases.c.unit == bindparam("unit"), cases.c.ended_at.is_(None))
    .group_by(cases.c.category)
    .order_by(func.count().desc(), cases.c.category)
    .limit(bindparam("most"))
)


async def common(tx: Tx, unit: str, most: int = 4) -> list[str]:
    """The categories that are open most often in a unit."""
    return [row[0] for row in await tx.rows(COMMON, {"unit": unit, "most": most})]
