"""Single-use links that lead to a post: made, redeemed once, settled once (T4)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import insert, select, update

from domain.people import Role
from storage.database import Tx
from storage.tables import invite as invites

OPEN_FOR = timedelta(minutes=10)
TOKEN_BYTES = 24


@dataclass(frozen=True, slots=True)
class Invite:
    """`made_by` and `used_by` are person ids."""

    id: int
    role: Role
    area: str
    trade: str | None
    duty: bool
    made_by: int
    used_by: int | None


COLUMNS = tuple(invites.c[name] for name in ("id", "role", "area", "trade", "duty", "made_by", "used_by"))


async def make(tx: Tx, role: Role, area: str, trade: str | None, duty: bool, by: int, now: datetime) -> str:
    """Keeps the invitation under its token's hash; the token itself is only in what this gives."""
    token = token_urlsafe(TOKEN_BYTES)
    values = {"role": str(role), "area": area, "trade": trade, "duty": duty, "made_by": by}
    await tx.execute(insert(invites), values | {"token_hash": _hash(token), "expires_at": now + OPEN_FOR})
    return token


async def redeem(tx: Tx, token: str, person: int, now: datetime) -> Invite | None:
    """Marks the invitation as this person's. None if it never was, is used, over, or their own making."""
    free = (
        (invites.c.token_hash == _hash(token))
        & invites.c.used_by.is_(None)
        & (invites.c.expires_at > now)
        & (invites.c.made_by != person)
    )
    used = update(invites).where(free).values(used_by=person, used_at=now).returning(*COLUMNS)
    return _invite((await tx.execute(used)).first())


async def get(tx: Tx, invite_id: int) -> Invite | None:
    return _invite((await tx.execute(select(*COLUMNS).where(invites.c.id == invite_id))).first())


async def settle(tx: Tx, invite_id: int, by: int, granted: bool, now: datetime) -> bool:
    """Confirms or declines whoever redeemed it; False if that was done already."""
    open_ = (invites.c.id == invite_id) & invites.c.used_by.is_not(None) & invites.c.settled_at.is_(None)
    settled = update(invites).where(open_).values(settled_by=by, settled_at=now, granted=granted)
    return (await tx.execute(settled)).rowcount == 1


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _invite(row: Any) -> Invite | None:
    return Invite(row[0], Role(row[1]), *row[2:]) if row else None
