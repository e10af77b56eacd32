"""Rights that one replica holds for a while, by the database's clock, which all replicas share."""

from typing import Any

from sqlalchemy import Float, bindparam, or_, update
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from storage.database import Tx
from storage.tables import lane, lease


class clock(FunctionElement[float]):  # noqa: N801 - reads as the SQL function it is
    """The database's clock: seconds since 1970."""

    type = Float()
    inherit_cache = True


@compiles(clock, "sqlite")
def _sqlite_clock(_element: Any, _compiler: Any, **_: Any) -> str:
    return "((julianday('now') - 2440587.5) * 86400.0)"


@compiles(clock, "postgresql")
def _postgresql_clock(_element: Any, _compiler: Any, **_: Any) -> str:
    return "CAST(extract(epoch FROM clock_timestamp()) AS double precision)"


OURS_OR_FREE = or_(lease.c.owner == bindparam("holder"), lease.c.lease_until <= clock())
HOLD = (
    update(lease)
    .where(lease.c.name == bindparam("held"), OURS_OR_FREE)
    .values(owner=bindparam("holder"), lease_until=clock() + bindparam("seconds"))
)
RELEASE = (
    update(lease)
    .where(lease.c.name == bindparam("held"), lease.c.owner == bindparam("holder"))
    .values(owner=None, lease_until=0)
)


async def hold(tx: Tx, name: str, owner: str, seconds: float) -> bool:
    """Takes the lease `name`, or renews it; False while somebody else holds it."""
    await tx.execute(tx.insert(lease).on_conflict_do_nothing(), {"name": name})
    held = await tx.execute(HOLD, {"held": name, "holder": owner, "seconds": seconds})
    return held.rowcount == 1


async def release(tx: Tx, name: str, owner: str) -> None:
    await tx.execute(RELEASE, {"held": name, "holder": owner})


async def free_all(tx: Tx) -> None:
    """For the process that won the run lock of an SQLite file: whoever held anything is dead."""
    await tx.execute(update(lease).values(owner=None, lease_until=0))
    await tx.execute(update(lane).where(lane.c.owner.is_not(None)).values(owner=None, lease_until=0))
