"""Who gets a case: the tradesman of the village, else its chief, else the town office (S42, 后台自动分派)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from domain.people import Post, Role

ANY_TRADE = "all"


@dataclass(frozen=True, slots=True)
class Choice:
    """The handler and why: which rule chose, for which area, and what had to be fallen back from.

    `handler` is None where the whole town office is asked (`rule` "town"), or nobody is appointed ("nobody").
    """

    handler: int | None
    rule: str
    area: str
    fallback: str | None = None


def choose(posts: Sequence[Post], trade: str, areas: Sequence[str], load: Callable[[int], int]) -> Choice:
    """The handler among `posts` for a category of `trade`.

    `areas` lists codes from the most exact outwards (village, sector, unit …). Of several people the one
    with the least open cases is taken, then the longest in post, so that the choice can be replayed.
    """
    for rule, fits in (("trade", _of_trade(trade)), ("chief", _is_chief)):
        for area in areas:
            found = [post for post in posts if post.area == area and fits(post)]
            if found:
                chosen = min(found, key=lambda post: load(post.person))
                return Choice(chosen.person, rule, area, _fallback(rule, area, areas))
    office = next((area for area in areas if _has(posts, area, Role.TOWN)), None)
    if office:
        return Choice(None, "town", office, "no-chief")
    return Choice(None, "nobody", areas[-1], "no-town")


def _of_trade(trade: str) -> Callable[[Post], bool]:
    """A rectifier without a trade does everything."""
    return lambda post: post.role is Role.RECTIFIER and post.trade in (trade, ANY_TRADE, None)


def _is_chief(post: Post) -> bool:
    return post.role is Role.CHIEF


def _fallback(rule: str, area: str, areas: Sequence[str]) -> str | None:
    if rule == "chief":
        return "no-trade"
    return None if area == areas[0] else "wider-area"


def _has(posts: Iterable[Post], area: str, role: Role) -> bool:
    return any(post.area == area and post.role is role for post in posts)
