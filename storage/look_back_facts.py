"""What texts say of a place in a round, and of how its visits ended."""

from typing import Any

from domain.messages import Fact
from domain.places import Place
from storage import places
from storage.database import Tx
from storage.look_back_rounds import Entry


def subject(visit: int) -> str:
    """What the photos of a visit are about."""
    return f"look-back:{visit}"


async def place_facts(tx: Tx, entry: Entry) -> dict[str, Fact]:
    """What texts say about the place of an entry."""
    place = (await places.by_code(tx, [entry.place])).get(entry.place)
    return {
        "code": entry.place,
        "place": named(place, entry.place),
        "unit": {"area": entry.unit},
    }


def named(place: Place | None, code: str) -> Fact:
    """A place's name in the reader's language; its code where the place is gone."""
    return {"named": {"zh": place.name, "en": place.name_en}} if place else code


def result_facts(entry: Entry) -> dict[str, Any]:
    """One result, for a line of a list."""
    return {
        "date": {"date": entry.date.isoformat()},
        "at": {"at": entry.visited_at.isoformat()} if entry.visited_at else "",
        "words": entry.words or "",
    }
