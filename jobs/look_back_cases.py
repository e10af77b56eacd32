"""Closed cases that were drawn are given to somebody to look at; those nobody went to are listed (S34)."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.cases import Case
from domain.look_back import choose
from domain.messages import Button
from domain.people import CHECKING, serves
from domain.rulebook import Rulebook
from jobs.schedule import Result
from jobs.telling import MOST_LINES
from storage import audience, look_back_cards, look_back_cases, offices, outbox, people
from storage.announcing import announce
from storage.database import Tx
from storage.facts import case_facts
from storage.look_back_cases import Look

Drawn = tuple[Look, Case]


async def look_at_cases(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """Asks one person for each drawn case that is due, in one message for each person; tells the city of
    those whose time is over."""
    found = await look_back_cases.waiting(tx, at)
    await look_back_cases.drop(tx, [look.id for look, case in found if not look.means(case)], at)
    drawn = [(look, case) for look, case in found if look.means(case)]
    asked = await _assign(tx, city, drawn, at)
    given = {look.id for some in asked.values() for look, _ in some}
    lapsed = [(look, case) for look, case in drawn if look.id not in given and look.limit_at <= at]
    await look_back_cases.lapse(tx, [look.id for look, _ in lapsed], at)
    told = await _ask(tx, city, asked, at) + await _list_lapsed(tx, city, lapsed, at)
    result: Result = {
        "asked": [{"case": case.code, "person": who} for who, some in asked.items() for _, case in some],
        "lapsed": [case.code for _, case in lapsed],
        "told": told,
    }
    return {name: value for name, value in result.items() if value}


async def _assign(tx: Tx, city: Rulebook, drawn: Sequence[Drawn], at: datetime) -> dict[int, list[Drawn]]:
    """Whom to ask for what: what nobody was asked for yet, and what somebody has who left their post."""
    load = Counter(look.asked for look, _ in drawn if look.asked)
    asked: dict[int, list[Drawn]] = {}
    for look, case in drawn:
        if look.asked and (look.limit_at <= at or await _still_serves(tx, city, look.asked, case)):
            continue
        person = choose(await _reachable(tx, city, case), load)
        if person is not None:
            load[person] += 1
            asked.setdefault(person, []).append((look, case))
    limit_at = at + timedelta(days=city.settings.lookback_case_limit_days)
    by_look = {look.id: person for person, some in asked.items() for look, _ in some}
    await look_back_cases.ask(tx, by_look, limit_at, at)
    return asked


async def _still_serves(tx: Tx, city: Rulebook, person: int, case: Case) -> bool:
    posts = [post for post in await people.posts_of(tx, person) if post.role in CHECKING]
    return serves(posts, case.unit, city.covers)


async def _reachable(tx: Tx, city: Rulebook, case: Case) -> list[int]:
    able = await audience.lookers(tx, city, case)
    known = {person.id for person in await people.many(tx, able) if person.telegram_id and person.reachable}
    return [person for person in able if person in known]


async def _ask(tx: Tx, city: Rulebook, asked: dict[int, list[Drawn]], at: datetime) -> list[Result]:
    """The card itself where there is one, else the list of them."""
    told: list[Result] = []
    for person, some in asked.items():
        if len(some) == 1:
            ((look, case),) = some
            (known,) = await people.many(tx, [person])
            assert known.telegram_id is not None  # noqa: S101  only the reachable are asked
            await outbox.put(tx, await look_back_cards.card(tx, city, look, case, known.telegram_id, at), at)
            told.append({"person": person, "key": "look-back-card", "cases": [case.code]})
            continue
        facts = {"count": len(some), "days": city.settings.lookback_case_limit_days} | _lines(city, some)
        buttons = ((Button("look-back-button-list", "lb-cases:0"),),)
        told += await announce(tx, [person], "look-back-asked-many", facts, at, buttons=buttons)
    return told


async def _list_lapsed(tx: Tx, city: Rulebook, lapsed: Sequence[Drawn], at: datetime) -> list[Result]:
    if not lapsed:
        return []
    facts = {"count": len(lapsed), "days": city.settings.lookback_case_limit_days} | _lines(city, lapsed)
    return await announce(tx, await offices.city_office(tx, city), "look-back-lapsed", facts, at)


def _lines(city: Rulebook, some: Sequence[Drawn]) -> Result:
    lines = [["look-back-line-case", case_facts(city, case)] for _, case in some[:MOST_LINES]]
    if len(some) > MOST_LINES:
        lines.append(["line-unanswered-more", {"count": len(some) - MOST_LINES}])
    return {"lines": {"lines": lines}}
