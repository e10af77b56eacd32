"""Insert or replace, in the words of both engines."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from storage.database import Tx


async def put(tx: Tx, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """The row of `key` has `values` afterwards, whether or not it was there."""
    made = tx.insert(table).values(**key, **values)
    await tx.execute(made.on_conflict_do_update(index_elements=list(key), set_=dict(values)))
