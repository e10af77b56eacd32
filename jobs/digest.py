"""Every manager's digest at the time they chose: each slot once, and after a stop only the newest (S30)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from domain import digest_choices as choices
from domain.digest_choices import Due, Ground
from domain.rulebook import Rulebook
from jobs.schedule import Result
from storage import digest_facts, digest_readers, told
from storage.announcing import announce
from storage.database import Tx
from storage.digest_readers import TOPIC, Reader
from storage.digests import Desk


class Edition(NamedTuple):
    """One digest, which everybody gets who is to have the same."""

    due: Due
    ground: Ground
    listed: bool
    deciding: bool


async def tell(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """What is due by `at` and was not told yet."""
    editions = await _editions(tx, city, at)
    desk, found, heard = Desk(tx, city, at), [], []
    for edition, persons in sorted(editions.items(), key=lambda pair: _order(pair[0])):
        due, ground = edition.due, edition.ground
        fresh = await told.fresh(tx, TOPIC, due.subject, persons, at)
        if not fresh:
            continue
        digest = await desk.of(ground, due.slot, due.of, edition.listed)
        key, facts, shape = digest_facts.message(city, ground, digest, edition.listed, edition.deciding)
        heard += await announce(tx, fresh, key, facts, at, **shape)
        found.append({"areas": list(ground.areas), "slot": str(due.slot), "day": due.of.isoformat()})
    return {"digests": found, "told": heard} if found else {}


async def _editions(tx: Tx, city: Rulebook, at: datetime) -> dict[Edition, list[int]]:
    had: dict[str, set[int]] = {}
    found: dict[Edition, list[int]] = defaultdict(list)
    for reader in await digest_readers.everybody(tx):
        edition = _edition(reader, city, at)
        if edition is None:
            continue
        subject = edition.due.subject
        if subject not in had:
            had[subject] = await digest_readers.told_already(tx, subject)
        if reader.person not in had[subject]:
            found[edition].append(reader.person)
    return found


def _edition(reader: Reader, city: Rulebook, at: datetime) -> Edition | None:
    """What a reader is to have, if anything."""
    posts = reader.posts_by(at)
    choice = reader.choice or choices.default(city.settings, posts)
    due = choices.newest(choice, at, city)
    if due is None or (choice.since and due.moment < choice.since):
        return None
    giving, ground = choices.heard(choice, reader.posts_by(due.moment), city)
    if ground is None:
        return None
    return Edition(due, ground, choices.is_list(giving), choices.decides(giving, ground, city))


def _order(edition: Edition) -> tuple[str, Iterable[str], bool]:
    return edition.due.subject, edition.ground.areas, edition.listed
