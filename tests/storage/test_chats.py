"""A group that becomes a supergroup."""

from sqlalchemy import select

from storage import chats, rooms
from storage.database import Database
from storage.tables import card, room
from tests.storage.lives import NOON, add_case, add_person
from tests.story import DANING, TOWN

OLD, NEW = -1001, -1002


async def test_its_areas_and_cards_move_along(database: Database) -> None:
    async with database.write() as tx:
        await rooms.bind(tx, OLD, 0, TOWN, "虎门城管", 1, NOON)
        await chats.move(tx, OLD, NEW)
        assert await rooms.areas_of(tx, NEW, 0) == [TOWN]
        assert await rooms.areas_of(tx, OLD, 0) == []


async def test_what_was_bound_anew_before_we_heard_of_it_is_there_once(database: Database) -> None:
    async with database.write() as tx:
        wu = await add_person(tx, "Wu", 2003)
        case = await add_case(tx)
        for chat in (OLD, NEW):
            await rooms.bind(tx, chat, 0, TOWN, "虎门城管", wu, NOON)
            await tx.execute(card.insert(), {"case_id": case.id, "chat": chat, "part": "handler"})
        await rooms.bind(tx, OLD, 0, DANING, "虎门城管", wu, NOON)
        await chats.move(tx, OLD, NEW)
        bound = await tx.execute(select(room.c.chat, room.c.area).order_by(room.c.area))
        assert [tuple(row) for row in bound] == [(NEW, TOWN), (NEW, DANING)]
        assert (await tx.execute(select(card.c.chat))).scalars().all() == [NEW]
