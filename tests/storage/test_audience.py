"""Who is meant by a part in a case."""

from dataclasses import replace

import pytest

from domain.cases import Case, Part, Status
from domain.people import Role
from storage import audience, people, reporters, rooms
from storage.database import Database, Tx
from tests.storage.lives import CHANGAN, CITY, NOON, REPORTED, add_case, add_person
from tests.story import DANING, TOWN

CASE = replace(REPORTED, id=1, status=Status.DISPATCHED)
SECTOR = CITY.outwards(DANING)[1]
NEXT_VILLAGE = "441900121014"


async def names(tx: Tx, case: Case, part: Part) -> set[str]:
    found = await audience.persons_for(tx, CITY, case, part)
    assert len(found) == len(set(found)), "each once"
    return {person.name for person in await people.many(tx, found)}


async def test_the_handler_is_one_person_or_nobody(database: Database) -> None:
    async with database.write() as tx:
        chen = await add_person(tx, "Chen", 1)
        await add_person(tx, "Ada", 9, (Role.ADMIN, CITY.code))
        assert await names(tx, replace(CASE, handler=chen), Part.HANDLER) == {"Chen"}
        assert await names(tx, CASE, Part.HANDLER) == set()


async def test_deputies_are_those_of_the_nearest_area_that_has_any(database: Database) -> None:
    async with database.write() as tx:
        await add_person(tx, "Sector", 1, (Role.DEPUTY, SECTOR))
        assert await names(tx, CASE, Part.DEPUTY) == {"Sector"}
        await add_person(tx, "Village", 2, (Role.DEPUTY, DANING))
        await add_person(tx, "Elsewhere", 3, (Role.DEPUTY, NEXT_VILLAGE))
        assert await names(tx, CASE, Part.DEPUTY) == {"Village"}
        assert await names(tx, replace(CASE, village=None), Part.DEPUTY) == set()


async def test_the_town_is_its_officers_else_admins(database: Database) -> None:
    async with database.write() as tx:
        await add_person(tx, "Ada", 9, (Role.ADMIN, CITY.code))
        assert await names(tx, CASE, Part.TOWN) == {"Ada"}
        await add_person(tx, "Wu", 1, (Role.TOWN, TOWN), (Role.INSPECTOR, TOWN))
        await add_person(tx, "Of Chang'an", 2, (Role.TOWN, CHANGAN))
        assert await names(tx, CASE, Part.TOWN) == {"Wu"}


async def test_on_duty_is_who_is_marked_so_else_the_office_else_admins(database: Database) -> None:
    async with database.write() as tx:
        await add_person(tx, "Ada", 9, (Role.ADMIN, CITY.code))
        assert await names(tx, CASE, Part.DUTY) == {"Ada"}
        wu = await add_person(tx, "Wu", 1, (Role.TOWN, TOWN))
        await add_person(tx, "Xu", 2, (Role.TOWN, TOWN))
        assert await names(tx, CASE, Part.DUTY) == {"Wu", "Xu"}
        await people.appoint(tx, wu, Role.TOWN, TOWN, NOON, duty=True)
        assert await names(tx, CASE, Part.DUTY) == {"Wu"}


async def test_the_finder_checks_else_the_unit_else_the_city_else_admins(database: Database) -> None:
    async with database.write() as tx:
        chen = await add_person(tx, "Chen", 1, (Role.CHIEF, DANING))
        fixed = replace(CASE, status=Status.CHECKING, rectified_by=chen)
        assert await names(tx, fixed, Part.CHECKER) == set()
        await add_person(tx, "Ada", 2, (Role.ADMIN, CITY.code))
        assert await names(tx, fixed, Part.CHECKER) == {"Ada"}
        lin = await add_person(tx, "Lin", 3, (Role.INSPECTOR, CITY.code))
        assert await names(tx, fixed, Part.CHECKER) == {"Lin"}
        await add_person(tx, "Wu", 4, (Role.TOWN, TOWN))
        assert await names(tx, fixed, Part.CHECKER) == {"Wu"}
        assert await names(tx, replace(fixed, found_by=lin), Part.CHECKER) == {"Lin"}
        assert await names(tx, replace(fixed, found_by=lin, rectified_by=lin), Part.CHECKER) == {"Wu"}


@pytest.mark.parametrize(
    ("role", "area"), [(Role.TOWN, TOWN), (Role.INSPECTOR, CITY.code), (Role.ADMIN, CITY.code)]
)
async def test_the_fixers_team_checks_under_no_title(database: Database, role: Role, area: str) -> None:
    async with database.write() as tx:
        chen = await add_person(tx, "Chen", 1, (Role.CHIEF, DANING), (role, area))
        await add_person(tx, "Lao", 2, (Role.DEPUTY, DANING), (role, area))
        fixed = replace(CASE, status=Status.CHECKING, rectified_by=chen)
        assert await names(tx, fixed, Part.CHECKER) == set()
        await add_person(tx, "Lin", 3, (role, area))
        assert await names(tx, fixed, Part.CHECKER) == {"Lin"}


async def test_reporters_come_in_the_order_they_came(database: Database) -> None:
    async with database.write() as tx:
        case = await add_case(tx)
        ids = [await add_person(tx, name, number) for number, name in enumerate(("Ying", "Mei", "Hui"), 1)]
        for person in reversed(ids):
            await reporters.add(tx, case.id, person, NOON)
        assert await audience.reporters_of(tx, case.id) == ids
        assert await names(tx, case, Part.REPORTER) == {"Ying", "Mei", "Hui"}
        assert await names(tx, case, Part.RULE) == set()


async def test_rooms_are_those_of_the_nearest_area_that_has_any(database: Database) -> None:
    async with database.write() as tx:
        assert await audience.rooms_for(tx, CITY, CASE) == []
        await rooms.bind(tx, -1, 0, TOWN, "虎门", 1, NOON)
        assert await audience.rooms_for(tx, CITY, CASE) == [(-1, 0)]
        await rooms.bind(tx, -2, 7, DANING, "大宁", 1, NOON)
        assert await audience.rooms_for(tx, CITY, CASE) == [(-2, 7)]
