"""Groups and topics that receive the cards of an area, and the channel that everybody may read."""

from datetime import datetime

from sqlalchemy import delete, select

from storage.database import Tx
from storage.rows import put
from storage.tables import room as rooms

PUBLIC = "public"
"""In the place of an area: what is published goes there."""


async def bind(tx: Tx, chat: int, thread: int, area: str, title: str, by: int, now: datetime) -> None:
    values = {"title": title, "bound_by": by, "bound_at": now}
    await put(tx, rooms, {"chat": chat, "thread": thread, "area": area}, values)


async def areas_of(tx: Tx, chat: int, thread: int) -> list[str]:
    here = (rooms.c.chat == chat) & (rooms.c.thread == thread)
    return list((await tx.execute(select(rooms.c.area).where(here).order_by(rooms.c.area))).scalars())


async def unbind(tx: Tx, chat: int, thread: int) -> int:
    here = (rooms.c.chat == chat) & (rooms.c.thread == thread)
    return (await tx.execute(delete(rooms).where(here))).rowcount


async def unbind_chat(tx: Tx, chat: int) -> None:
    await tx.execute(delete(rooms).where(rooms.c.chat == chat))


async def public(tx: Tx) -> list[tuple[int, int]]:
    """Chat and topic of every channel for the public."""
    found = select(rooms.c.chat, rooms.c.thread).where(rooms.c.area == PUBLIC).order_by(rooms.c.bound_at)
    return [(chat, thread) for chat, thread in await tx.execute(found)]
