"""Coded places as kept, also those from before they had a code."""

from sqlalchemy import insert

from domain.places import Place, next_code
from storage import places
from storage.database import Database
from storage.tables import place as table

MARKET = Place("tk", "HM-MARKET-001", "market", "连升市场", "Liansheng Market", "441900121", 22.81, 113.67)


async def test_what_is_kept_is_found_by_link_and_by_code(database: Database) -> None:
    async with database.write() as tx:
        await places.keep(tx, [MARKET])
        assert await places.get(tx, "tk") == MARKET
        assert await places.by_code(tx, ["HM-MARKET-001", "nowhere"]) == {"HM-MARKET-001": MARKET}
        assert await places.by_code(tx, []) == {}
        assert await places.every(tx) == [MARKET]


async def test_kept_again_it_is_as_it_is_now(database: Database) -> None:
    renamed = Place("tk", "HM-MARKET-001", "market", "新市场", "New Market", "441900121")
    async with database.write() as tx:
        await places.keep(tx, [MARKET])
        await places.keep(tx, [renamed])
        assert await places.every(tx) == [renamed]


async def test_a_place_from_before_codes_is_called_by_its_token(database: Database) -> None:
    async with database.write() as tx:
        old = {"token": "t0", "kind": "park", "name": "公园", "name_en": "Park", "area": "441900121"}
        await tx.execute(insert(table), [old, old | {"token": "t1"}])
        assert sorted(await places.by_code(tx, ["t0", "t1"])) == ["t0", "t1"]


def test_the_next_code_of_a_kind_is_the_first_that_is_free() -> None:
    assert next_code("HM", "market", {"HM-MARKET-001", "HM-PARK-002"}) == "HM-MARKET-002"
