"""Who answers for an area."""

from domain.people import Role
from storage import offices, people
from storage.database import Database, Tx
from tests.conftest import NOON
from tests.story import dongguan

CITY = dongguan()
HUMEN = next(unit for unit in CITY.areas.units() if unit.letters == "HM")
VILLAGE = CITY.areas.villages_of(HUMEN)[0]


async def appointed(tx: Tx, name: int, role: Role, area: str) -> int:
    person = await people.add(tx, name, f"P{name}", NOON)
    await people.appoint(tx, person.id, role, area, NOON)
    return person.id


async def test_the_nearest_chief_answers_and_a_deputy_where_there_is_none(sqlite_database: Database) -> None:
    async with sqlite_database.write() as tx:
        assert await offices.chief(tx, CITY, VILLAGE.code) == []
        deputy = await appointed(tx, 1, Role.DEPUTY, VILLAGE.code)
        assert await offices.chief(tx, CITY, VILLAGE.code) == [deputy]
        far = await appointed(tx, 2, Role.CHIEF, HUMEN.code)
        assert await offices.chief(tx, CITY, VILLAGE.code) == [far]
        near = await appointed(tx, 3, Role.CHIEF, VILLAGE.code)
        assert await offices.chief(tx, CITY, VILLAGE.code) == [near]


async def test_admins_stand_in_for_a_city_office_but_not_for_a_towns(sqlite_database: Database) -> None:
    async with sqlite_database.write() as tx:
        admin = await appointed(tx, 1, Role.ADMIN, CITY.code)
        assert await offices.city_office(tx, CITY) == [admin]
        assert await offices.town(tx, CITY, HUMEN.code) == []
        officer = await appointed(tx, 2, Role.CITY, CITY.code)
        town = await appointed(tx, 3, Role.TOWN, HUMEN.code)
        assert await offices.city_office(tx, CITY) == [officer]
        assert await offices.town(tx, CITY, HUMEN.code) == [town]
        assert await offices.admins(tx) == [admin]
