"""Looks back 回头看: the quarterly rounds over the worst-listed places (S19), closed cases that were drawn
(S34), and what was summoned about them (S20)."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from domain.look_back_rounds import newest
from domain.messages import Button
from domain.people import Role
from domain.rulebook import Rulebook
from jobs.look_back_cases import look_at_cases
from jobs.schedule import Result
from jobs.summons import call_to_mind
from jobs.telling import MOST_LINES
from storage import listings, look_back_results, look_back_rounds, offices, people, told
from storage.announcing import announce
from storage.database import Tx
from storage.look_back_facts import place_facts
from storage.look_back_rounds import Entry, Round

LAST_DAYS = timedelta(days=2)
"""How long before its end the inspectors are reminded of what nobody visited."""
PLACES = ((Button("look-back-button-places", "lb-places:0"),),)


async def look_back(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """Closes the round whose time is over, begins the one whose date has come, and everything else that is
    due as of `at` and was not done."""
    result: Result = {"told": []}
    for part in (_close_rounds, _begin_round, _remind, look_at_cases, call_to_mind):
        found = await part(tx, city, at)
        result |= {name: value for name, value in found.items() if name != "told"}
        result["told"] += found.get("told", [])
    return {name: value for name, value in result.items() if value}


async def _close_rounds(tx: Tx, city: Rulebook, at: datetime) -> Result:
    running = await _running(tx, at)
    return await _close(tx, city, at, [one for one in running if one.closes_at and one.closes_at <= at])


async def _begin_round(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """Only the newest: what older ones would have looked at, it looks at as well."""
    today = at.astimezone(city.zone).date()
    due = newest(await look_back_rounds.planned(tx, city, today), today)
    known = await look_back_rounds.get(tx, due.month) if due else None
    if due is None or (known and known.opened_at is not None):
        return {}
    result = await _close(tx, city, at, [one for one in await _running(tx, at) if one.date < due.date])
    entered = await look_back_rounds.open_round(tx, city, due, at)
    begun = {"date": due.date.isoformat(), "places": [entry.place for entry in entered]}
    if not entered:
        return result
    round_ = await look_back_rounds.get(tx, due.month)
    assert round_ is not None  # noqa: S101  it was begun just now
    facts = _round_facts(city, round_) | {"count": len(entered)}
    office = await offices.city_office(tx, city)
    said = await announce(tx, office, "look-back-begun", facts, at, buttons=PLACES)
    for person, count in (await _inspectors(tx, city, entered)).items():
        if person not in office:
            mine = facts | {"count": count}
            said += await announce(tx, [person], "look-back-begun-visit", mine, at, buttons=PLACES)
    return {"begun": begun} | result | {"told": result.get("told", []) + said}


async def _running(tx: Tx, at: datetime) -> list[Round]:
    """Those that had begun by `at`, which may lie before what was done since."""
    return [one for one in await look_back_rounds.unclosed(tx) if one.opened_at and one.opened_at <= at]


async def _close(tx: Tx, city: Rulebook, at: datetime, over: Sequence[Round]) -> Result:
    """The city hears what came of a round, and is warned of every place that nobody visited."""
    closed: list[Result] = []
    said: list[Result] = []
    for round_ in over:
        await look_back_rounds.close(tx, round_.month, at)
        found = await look_back_rounds.of_round(tx, round_.month)
        entered = await look_back_rounds.still_listed(tx, found, at)
        unvisited = [entry for entry in entered if entry.visit is None]
        await _recount(tx, city, unvisited, at)
        if not entered:
            continue
        said += await _tell_end(tx, city, round_, entered, unvisited, at)
        closed.append({"date": round_.date.isoformat(), "unvisited": [entry.place for entry in unvisited]})
    return {"closed": closed, "told": said}


async def _recount(tx: Tx, city: Rulebook, unvisited: Sequence[Entry], at: datetime) -> None:
    """Where the city lets a round without a visit break the row of failures, it does so now."""
    if city.settings.summons_skips_unvisited:
        return
    listed = await listings.worst(tx, at)
    for entry in unvisited:
        standing = await look_back_results.standing_of(tx, city, entry.place)
        for one in listed:
            if one.place == entry.place:
                await listings.count_failure(tx, one.id, len(standing.failed))


async def _tell_end(
    tx: Tx, city: Rulebook, round_: Round, entered: Sequence[Entry], unvisited: Sequence[Entry], at: datetime
) -> list[Result]:
    results = Counter(entry.passed for entry in entered)
    facts = _round_facts(city, round_) | {
        "count": len(entered),
        "passed": results[True],
        "failed": results[False],
        "unvisited": len(unvisited),
        "lines": await _places(tx, unvisited),
    }
    key = "look-back-over-unvisited" if unvisited else "look-back-over"
    return await announce(tx, await offices.city_office(tx, city), key, facts, at)


async def _remind(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """Who can still go there hears of it once, shortly before the end."""
    said: list[Result] = []
    for round_ in await _running(tx, at):
        if round_.closes_at is None or not round_.closes_at - LAST_DAYS <= at < round_.closes_at:
            continue
        found = await look_back_rounds.of_round(tx, round_.month)
        left = [entry for entry in await look_back_rounds.still_listed(tx, found, at) if entry.visit is None]
        for person, count in (await _inspectors(tx, city, left)).items():
            if await told.fresh(tx, "look-back-last-days", round_.month.isoformat(), [person], at):
                facts = _round_facts(city, round_) | {"count": count}
                said += await announce(tx, [person], "look-back-last-days", facts, at, buttons=PLACES)
    return {"told": said}


async def _inspectors(tx: Tx, city: Rulebook, entries: Sequence[Entry]) -> dict[int, int]:
    """Who may visit these places, each with how many of them."""
    count: Counter[int] = Counter()
    by_unit = Counter(entry.unit for entry in entries)
    for unit, places in sorted(by_unit.items()):
        posts = await people.posts_in(tx, city.outwards(unit), [Role.INSPECTOR])
        count.update(dict.fromkeys({post.person for post in posts}, places))
    return dict(sorted(count.items()))


async def _places(tx: Tx, entries: Sequence[Entry]) -> dict[str, Any]:
    lines: list[list[Any]] = [
        ["look-back-line-place", await place_facts(tx, entry)] for entry in entries[:MOST_LINES]
    ]
    if len(entries) > MOST_LINES:
        lines.append(["look-back-line-more", {"count": len(entries) - MOST_LINES}])
    return {"lines": lines}


def _round_facts(city: Rulebook, round_: Round) -> dict[str, Any]:
    """The date, and the last day on which a visit counts."""
    last = look_back_rounds.last_day(round_, city)
    return {"date": {"date": round_.date.isoformat()}, "until": {"date": last.isoformat()}}
