"""What must follow when a group becomes a supergroup and gets another id."""

from sqlalchemy import Table, and_, delete, exists, update

from storage.database import Tx
from storage.tables import card, live_message, outbox, question, room


async def move(tx: Tx, old: int, new: int) -> None:
    """Everything kept for chat `old` is kept for `new` from now on; what both have stays as `new` has it.

    The numbers of its messages mean others there, so live messages are sent anew.
    """
    await tx.execute(delete(live_message).where(live_message.c.chat == old))
    for table in (room, card, question):
        await _drop_twins(tx, table, old, new)
        await tx.execute(update(table).where(table.c.chat == old).values(chat=new))
    waiting = outbox.c.status.in_(["pending", "sending"])
    await tx.execute(update(outbox).where(outbox.c.chat == old, waiting).values(chat=new))


async def _drop_twins(tx: Tx, table: Table, old: int, new: int) -> None:
    """Somebody may have bound the supergroup before we heard of it: its rows would be there twice."""
    twin = table.alias()
    same = (twin.c[column.name] == column for column in table.primary_key if column.name != "chat")
    await tx.execute(
        delete(table).where(table.c.chat == old, exists().where(and_(twin.c.chat == new, *same)))
    )
