"""What was told is told once."""

from datetime import timedelta

from storage import told
from storage.database import Database
from tests.conftest import NOON

YING, CHEN, LIN = 1, 2, 3


async def test_everybody_is_told_once_of_each_subject(database: Database) -> None:
    async with database.write() as tx:
        assert await told.fresh(tx, "digest", "2026-11-21", [CHEN, YING, CHEN], NOON) == [CHEN, YING]
        assert await told.fresh(tx, "digest", "2026-11-21", [LIN, YING], NOON) == [LIN]
        assert await told.fresh(tx, "digest", "2026-11-22", [YING], NOON) == [YING]
        assert await told.fresh(tx, "bulletin", "2026-11-21", [YING], NOON) == [YING]
        assert await told.fresh(tx, "digest", "2026-11-21", [], NOON) == []


async def test_a_thing_is_done_for_the_first_time_once(database: Database) -> None:
    async with database.write() as tx:
        assert not await told.was(tx, "round", "2026-12")
        assert await told.first_time(tx, "round", "2026-12", NOON)
        assert not await told.first_time(tx, "round", "2026-12", NOON + timedelta(days=1))
        assert await told.was(tx, "round", "2026-12")
        assert not await told.was(tx, "round", "2026-12", YING)


async def test_what_a_forgotten_person_was_told_is_forgotten(database: Database) -> None:
    async with database.write() as tx:
        await told.fresh(tx, "digest", "2026-11-21", [YING, CHEN], NOON)
        await told.forget(tx, YING)
        assert await told.fresh(tx, "digest", "2026-11-21", [YING, CHEN], NOON) == [YING]
