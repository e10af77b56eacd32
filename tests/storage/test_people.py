"""Who holds a post where."""

import pytest

from domain.people import Role
from storage import people
from storage.database import Database
from tests.storage.lives import NOON, add_person


@pytest.mark.parametrize("others", [[], ["a", "b"], ["a", "b", "c", "d", "e", "f"]])
async def test_posts_are_found_in_few_areas_and_in_many(database: Database, others: list[str]) -> None:
    async with database.write() as tx:
        chen, lin = await add_person(tx, "Chen", 1), await add_person(tx, "Lin", 2)
        for person, role, area in ((chen, Role.CHIEF, "V"), (lin, Role.TOWN, "U"), (lin, Role.TOWN, "X")):
            await people.appoint(tx, person, role, area, NOON)

        found = await people.posts_in(tx, ["V", "U", *others], [Role.TOWN, Role.CHIEF])
        assert [(post.person, post.role, post.area) for post in found] == [
            (chen, Role.CHIEF, "V"),
            (lin, Role.TOWN, "U"),
        ]
        assert await people.posts_in(tx, ["V", *others], [Role.TOWN]) == []
        assert await people.posts_in(tx, [], [Role.TOWN]) == []
