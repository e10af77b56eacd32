"""Small facts that the program keeps for itself, by key."""

from typing import Any

from sqlalchemy import select

from storage import rows
from storage.database import Tx
from storage.tables import state


async def get(tx: Tx, key: str, default: Any = None) -> Any:
    """The JSON value kept under `key`."""
    row = (await tx.execute(select(state.c.value).where(state.c.key == key))).first()
    return row.value if row else default


async def put(tx: Tx, key: str, value: Any) -> None:
    await rows.put(tx, state, {"key": key}, {"value": value})
