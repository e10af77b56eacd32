"""Who answers for an area: person ids of those in office there, without admins standing in unless said."""

from collections.abc import Iterable

from domain.people import Post, Role
from domain.rulebook import Rulebook
from storage import people
from storage.database import Tx


async def chief(tx: Tx, city: Rulebook, area: str) -> list[int]:
    """The chiefs of the nearest area around `area` that has any; deputies where there is no chief."""
    around = city.outwards(area)[:-1]
    return await nearest(tx, around, Role.CHIEF) or await nearest(tx, around, Role.DEPUTY)


async def nearest(tx: Tx, areas: Iterable[str], role: Role) -> list[int]:
    """Those who hold `role` in the first of `areas` in which anybody does."""
    for area in areas:
        found = _persons(await people.posts_in(tx, [area], [role]))
        if found:
            return found
    return []


async def town(tx: Tx, city: Rulebook, unit: str) -> list[int]:
    """The officers of a unit."""
    return _persons(await people.posts_in(tx, city.outwards(unit)[:-1], [Role.TOWN]))


async def duty(tx: Tx, city: Rulebook, unit: str) -> list[int]:
    """Those of them who are on duty."""
    posts = await people.posts_in(tx, city.outwards(unit)[:-1], [Role.TOWN])
    return _persons(post for post in posts if post.duty)


async def city_office(tx: Tx, city: Rulebook) -> list[int]:
    """The city office; admins where nobody is appointed."""
    return _persons(await people.posts_in(tx, [city.code], [Role.CITY])) or await admins(tx)


async def admins(tx: Tx) -> list[int]:
    return [admin.id for admin in await people.admins(tx)]


def _persons(posts: Iterable[Post]) -> list[int]:
    return list(dict.fromkeys(post.person for post in posts))
