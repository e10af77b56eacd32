"""Who may get a digest: everybody in an office that has one, since when, and what they chose."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from domain.digest_choices import ROLES, Choice, default
from domain.people import Post, Role
from domain.settings import Settings
from storage import subscriptions
from storage.database import Tx
from storage.tables import person as persons
from storage.tables import post as posts
from storage.tables import told

TOPIC = "digest"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who can be reached. `posts` with the moment of each appointment; `choice` is None where
    nothing was chosen."""

    person: int
    posts: tuple[tuple[Post, datetime], ...]
    choice: Choice | None

    def posts_by(self, moment: datetime) -> list[Post]:
        """Those held by then: a new post brings no news of the time before it."""
        return [post for post, since in self.posts if since <= moment]


async def everybody(tx: Tx) -> list[Reader]:
    wanted = posts.c.role.in_(sorted(str(role) for role in ROLES))
    can_hear = persons.c.telegram_id.is_not(None) & persons.c.reachable
    columns = (posts.c.person, posts.c.role, posts.c.area, posts.c.trade, posts.c.duty, posts.c.since)
    held = select(*columns).join(persons, persons.c.id == posts.c.person).where(wanted, can_hear)
    found: dict[int, list[tuple[Post, datetime]]] = defaultdict(list)
    for person, role, area, trade, duty, since in await tx.execute(held.order_by(posts.c.person, posts.c.id)):
        found[person].append((Post(person, Role(role), area, trade, duty), since))
    chosen = await subscriptions.of_topic(tx, TOPIC)
    return [
        Reader(person, tuple(each), Choice.from_json(chosen[person]) if person in chosen else None)
        for person, each in found.items()
    ]


async def choice(tx: Tx, person: int, posts: tuple[Post, ...], settings: Settings) -> Choice:
    """What this person chose, or what holds for who chose nothing."""
    kept = await subscriptions.get(tx, person, TOPIC)
    return Choice.from_json(kept) if kept else default(settings, posts)


async def choose(tx: Tx, person: int, chosen: Choice) -> None:
    await subscriptions.put(tx, person, TOPIC, chosen.to_json())


async def told_already(tx: Tx, subject: str) -> set[int]:
    """Who had this digest: asked first, so that the many who had it are not written down again and again."""
    had = select(told.c.person).where(told.c.topic == TOPIC, told.c.subject == subject)
    return set((await tx.execute(had)).scalars())
