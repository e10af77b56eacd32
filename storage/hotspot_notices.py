"""Who answers for a coded place, and what they are told about it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from domain.coordinates import map_link
from domain.hotspot_dates import colour, limit, patience
from domain.hotspot_places import Suggestion
from domain.hotspots import Hotspot, Status, quiet_until
from domain.messages import Button, Fact, Facts, Message, Rows
from domain.people import Role, may_check
from domain.place_lines import place_line
from domain.rulebook import Rulebook
from storage import offices, outbox, people
from storage.announcing import announce
from storage.database import Tx

MOST_LINES = 20
MOST_BUTTONS = 12
Told = list[dict[str, Any]]
"""[{"person": id, "key": text key, "codes": [...]}, …]: whoever was told, and of which places."""


def facts_of(city: Rulebook, spot: Hotspot, now: datetime) -> dict[str, Fact | None]:
    """What messages say about a place."""
    shown = colour(city, spot, now)
    return {
        "code": spot.code,
        "category": {"category": spot.category},
        "place": {"lines": [place_line(city, spot.unit, spot.village, spot.address)]},
        "link": map_link(spot.point),
        "status": {"hotspot-status": str(spot.status)},
        "colour": {"hotspot-colour": str(shown or "grey")},
        "since": {"at": spot.open_since.isoformat()},
        "limit": {"date": limit(city, spot).isoformat()},
    }


def suggestion_facts(city: Rulebook, each: Suggestion) -> dict[str, Fact | None]:
    """What messages say about a place that has no code yet."""
    return {
        "category": {"category": each.category},
        "place": {"lines": [place_line(city, each.unit, each.village, None)]},
        "link": map_link(each.point),
        "count": each.count,
    }


async def town(tx: Tx, city: Rulebook, spot: Hotspot) -> list[int]:
    return await offices.town(tx, city, spot.unit)


async def keepers(tx: Tx, city: Rulebook, spot: Hotspot) -> list[int]:
    """The chief; the town's officers where there is none."""
    return await offices.chief(tx, city, spot.place) or await town(tx, city, spot)


async def owners(tx: Tx, city: Rulebook, spot: Hotspot) -> list[int]:
    """Town and chief, each once."""
    return list(dict.fromkeys([*await town(tx, city, spot), *await offices.chief(tx, city, spot.place)]))


async def checkers(tx: Tx, city: Rulebook, spot: Hotspot) -> list[int]:
    """Inspectors of the place, else the city office; never who applied nor anybody of their team."""
    applicant = spot.applied_by
    theirs = await people.posts_of(tx, applicant) if applicant else ()
    inspectors = await people.posts_in(tx, city.outwards(spot.place), [Role.INSPECTOR])
    ladders: tuple[Iterable[int], ...] = (
        [post.person for post in inspectors],
        await offices.city_office(tx, city),
        await offices.admins(tx),
    )
    for ladder in ladders:
        able = [
            person
            for person in dict.fromkeys(ladder)
            if may_check(person, await people.posts_of(tx, person), applicant, theirs)
        ]
        if able:
            return able
    return []


async def tell(
    tx: Tx, city: Rulebook, asked: dict[int, list[Hotspot]], key: str, line: str, now: datetime, verb: str
) -> Told:
    """One message to each person (id) about all of their places: `key` with `count` and a `line` for each,
    and a button `verb:ID` for each. At night it makes no sound."""
    told: Told = []
    messages = []
    for person in await people.many(tx, asked):
        if person.telegram_id is None or not person.reachable:
            continue
        spots = asked[person.id]
        messages.append(
            Message(
                person.telegram_id,
                key,
                {"count": len(spots), "lines": {"lines": lines(city, spots, line, now)}},
                buttons=buttons(spots, verb),
                silent=not city.is_day(now),
            )
        )
        told.append({"person": person.id, "key": key, "codes": [spot.code for spot in spots]})
    await outbox.put_all(tx, messages, now)
    return told


def lines(city: Rulebook, spots: Sequence[Hotspot], key: str, now: datetime) -> list[list[Any]]:
    listed: list[list[Any]] = [[key, facts_of(city, spot, now)] for spot in spots[:MOST_LINES]]
    if len(spots) > MOST_LINES:
        listed.append(["line-hotspot-more", {"count": len(spots) - MOST_LINES}])
    return listed


def buttons(spots: Sequence[Hotspot], verb: str) -> Rows:
    made = [Button("button-hotspot", f"{verb}:{spot.id}", {"code": spot.code}) for spot in spots]
    return tuple(tuple(made[start : start + 2]) for start in range(0, min(len(made), MOST_BUTTONS), 2))


async def inform(
    tx: Tx, city: Rulebook, persons: Iterable[int], key: str, spot: Hotspot, now: datetime, **more: Fact
) -> Told:
    """One message about one place to each of `persons`, with a button to its card."""
    facts: Facts = facts_of(city, spot, now) | more
    shape: dict[str, Any] = {"buttons": buttons([spot], "hotspot"), "silent": not city.is_day(now)}
    return [one | {"codes": [spot.code]} for one in await announce(tx, persons, key, facts, now, **shape)]


async def reopened(tx: Tx, city: Rulebook, spot: Hotspot, now: datetime) -> Told:
    persons = [*await owners(tx, city, spot), *await offices.city_office(tx, city)]
    return await inform(tx, city, persons, "hotspot-told-reopened", spot, now, count=spot.reopened)


async def set_back(tx: Tx, city: Rulebook, spot: Hotspot, now: datetime) -> Told:
    """A new problem in the quiet days: they begin anew."""
    days = city.settings.hotspot_quiet_days
    return await inform(
        tx, city, await owners(tx, city, spot), "hotspot-told-set-back", spot, now, count=days
    )


async def applied(tx: Tx, city: Rulebook, spot: Hotspot, now: datetime) -> Told:
    return await inform(tx, city, await checkers(tx, city, spot), "hotspot-told-applied", spot, now)


async def checked(
    tx: Tx, city: Rulebook, spot: Hotspot, now: datetime, words: str | None, applicant: int | None
) -> Told:
    """The result of the check on the spot, for town, chief and whoever applied."""
    persons = [*await owners(tx, city, spot), *([applicant] if applicant else [])]
    if spot.status is Status.QUIET:
        until = quiet_until(spot, None, patience(city)) or now
        at = {"at": until.isoformat()}
        return await inform(tx, city, persons, "hotspot-told-verified", spot, now, until=at)
    return await inform(tx, city, persons, "hotspot-told-failed", spot, now, why=words or "")
