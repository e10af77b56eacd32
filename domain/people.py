"""People, the roles they hold and where they hold them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; every role but RESIDENT is held for an area."""

    RESIDENT = "resident"
    SHOP = "shop"
    RECTIFIER = "rectifier"
    CHIEF = "chief"
    DEPUTY = "deputy"
    TOWN = "town"
    INSPECTOR = "inspector"
    LEADER = "leader"
    CITY = "city"
    ADMIN = "admin"


# Every role that is a post, held for an area.
APPOINTED = tuple(role for role in Role if role is not Role.RESIDENT)
# Those who fix; whoever shares a field post's area with a fixer is of the fixer's team.
FIELD = frozenset({Role.RECTIFIER, Role.CHIEF, Role.DEPUTY})
CHECKING = frozenset({Role.TOWN, Role.INSPECTOR, Role.CITY, Role.ADMIN})
MANAGING = frozenset({Role.TOWN, Role.CITY, Role.ADMIN})
STAFF = frozenset(Role) - {Role.RESIDENT, Role.SHOP}

Covers = Callable[[str, str], bool]
"""`covers(outer, inner)`: whether area code `inner` lies in `outer` or is the same."""


@dataclass(frozen=True, slots=True)
class Post:
    """One role of one person for one area; `trade` narrows a rectifier to a kind of work."""

    person: int
    role: Role
    area: str
    trade: str | None = None
    duty: bool = False


def holds(posts: Iterable[Post], roles: Iterable[Role], area: str, covers: Covers) -> bool:
    """Whether one of `posts` gives one of `roles` over `area`."""
    wanted = frozenset(roles)
    return any(post.role in wanted and covers(post.area, area) for post in posts)


def serves(posts: Iterable[Post], unit: str, covers: Covers) -> bool:
    """Whether one of `posts` is held in `unit` or over it. Whoever has lost every post there has lost their
    cases as well, whatever the rows say (T20)."""
    return any(covers(unit, post.area) or covers(post.area, unit) for post in posts)


def same_team(fixer: Iterable[Post], other: Iterable[Post]) -> bool:
    """Whether two people hold field posts for the same area, so that one may not check the other."""
    areas = {post.area for post in fixer if post.role in FIELD}
    return any(post.role in FIELD and post.area in areas for post in other)


def may_check(
    checker: int, checker_posts: Iterable[Post], fixer: int | None, fixer_posts: Iterable[Post]
) -> bool:
    """A checker is neither the fixer nor of the fixer's team (S34)."""
    return checker != fixer and not same_team(fixer_posts, checker_posts)
