"""What a Clean City Day brought: to the city, to each town, and thanks to everybody who came (S27)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.areas import Area
from domain.clean_day import (
    TOPIC,
    CleanDay,
    State,
    Venue,
    communities,
    ends_at,
    missing_units,
)
from domain.clean_day_league import League, Outcome, league, together
from domain.clean_day_plan import (
    Step,
    late_summary,
    thanks_at,
)
from domain.messages import Attachment
from domain.rulebook import Rulebook
from jobs.schedule import Result
from storage import clean_days, clean_results, clean_signups, clean_venues, offices, told
from storage.announcing import announce
from storage.clean_day_facts import date_fact, day_facts, named, outcome_facts, venue_line
from storage.clean_signups import Signup
from storage.database import Tx

MOST_PLACES, MOST_PAIRS = 10, 4
Line = list[Any]


@dataclass(frozen=True, slots=True)
class Account:
    """All that is known of a day. `held`: venues that are over, `later`: those put off beyond now."""

    day: CleanDay
    venues: list[Venue]
    held: list[Venue]
    later: list[Venue]
    outcomes: Mapping[int, Outcome]
    pairs: Mapping[int, list[str]]
    units: League

    def of(self, area: str) -> tuple[list[Venue], Outcome]:
        """The venues of a unit or a community that gave a result, and these together."""
        told = [
            venue for venue in self.held if area in (venue.unit, venue.area) and venue.id in self.outcomes
        ]
        return told, together(self.outcomes[venue.id] for venue in told)

    def silent(self, area: str | None = None) -> list[Venue]:
        """Those without a result, which are named and never counted as 0."""
        held = [venue for venue in self.held if area is None or area in (venue.unit, venue.area)]
        return [venue for venue in held if venue.id not in self.outcomes]


async def summarise(tx: Tx, city: Rulebook, day: CleanDay, at: datetime) -> list[Result]:
    """Says it to all, and closes the day."""
    account = await _account(tx, city, day, at)
    await clean_days.change(tx, day, state=str(State.HELD))
    if not account.later:
        await told.first_time(tx, TOPIC, _late(day), at)
    return await _tell(tx, city, account, "clean-day-summary", at)


async def sum_up_late(tx: Tx, city: Rulebook, day: CleanDay, at: datetime) -> list[Result]:
    """Once more, where venues were put off beyond the summary, when the last of them is over."""
    moment = late_summary(city, day, await clean_venues.of_month(tx, day.month))
    if moment is None or at < moment or not await told.was(tx, TOPIC, f"{day.name}:{Step.SUMMARISE}"):
        return []
    if not await told.first_time(tx, TOPIC, _late(day), at):
        return []
    return await _tell(tx, city, await _account(tx, city, day, at), "clean-day-summary-late", at)


def _late(day: CleanDay) -> str:
    return f"{day.name}:late-summary"


async def _account(tx: Tx, city: Rulebook, day: CleanDay, at: datetime) -> Account:
    venues = await clean_venues.of_month(tx, day.month)
    coming = [venue for venue in venues if venue.is_open]
    held = [venue for venue in coming if ends_at(city, venue) <= at]
    outcomes = await clean_results.newest(tx, [venue.id for venue in held])
    pairs = {venue.id: await clean_results.pair(tx, venue.about) for venue in held}
    units = _ranked(city, city.areas.units(), held, outcomes)
    return Account(
        day, venues, held, [venue for venue in coming if venue not in held], outcomes, pairs, units
    )


async def _tell(tx: Tx, city: Rulebook, account: Account, key: str, at: datetime) -> list[Result]:
    said = await _tell_city(tx, city, account, key, at)
    for unit in city.areas.units():
        if any(venue.unit == unit.code for venue in account.venues):
            said += await _tell_town(tx, city, account, unit, at)
    return said


def _ranked(city: Rulebook, areas: list[Area], held: list[Venue], outcomes: Mapping[int, Outcome]) -> League:
    by_area: dict[str, Outcome] = {}
    for venue in held:
        if venue.id in outcomes:
            for code in {venue.unit, venue.area}:
                by_area[code] = by_area.get(code, Outcome()) + outcomes[venue.id]
    return league(city, areas, by_area)


async def _tell_city(tx: Tx, city: Rulebook, account: Account, key: str, at: datetime) -> list[Result]:
    office = await offices.city_office(tx, city)
    units = len(city.areas.units())
    if not account.held and not account.later:
        none = day_facts(city, account.day) | {"expected": units}
        return await announce(tx, office, "clean-day-summary-none", none, at)
    known = [account.outcomes[venue.id] for venue in account.held if venue.id in account.outcomes]
    missing = missing_units(city, account.venues)
    facts = (
        day_facts(city, account.day)
        | outcome_facts(together(known))
        | {
            "count": len(account.held),
            "results": len(known),
            "posted": units - len(missing),
            "expected": units,
        }
    )
    shape = {"attachment": _picture(account)} if _has_picture(account) else {}
    said = await announce(tx, office, key, facts, at, **shape)
    # Apart from the picture, whose caption has to be short.
    lines = [*_league_lines(account.units), *_open_lines(city, account, missing)]
    if not lines:
        return said
    listed = day_facts(city, account.day) | {"lines": {"lines": lines}}
    return said + await announce(tx, office, "clean-day-summary-lists", listed, at)


def _league_lines(ranking: League) -> list[Line]:
    """The first of all, and everybody who shares their rank; then those with too few people."""
    if not ranking.places and not ranking.small:
        return []
    head = "line-clean-day-league-villages" if ranking.per_village else "line-clean-day-league-heads"
    lines: list[Line] = [[head, {}]]
    for place in ranking.places:
        if place.rank > MOST_PLACES:
            break
        facts = {
            "rank": place.rank,
            "area": {"area": place.area},
            "people": place.people,
            "rate": place.shown,
        }
        lines.append(["line-clean-day-place", facts])
    if ranking.small:
        lines.append(["line-clean-day-small", {"areas": named(ranking.small)}])
    return lines


def _open_lines(city: Rulebook, account: Account, missing: list[Area], unit: str | None = None) -> list[Line]:
    """What is not in the numbers: venues without a result, venues still to come, units without any."""
    lines: list[Line] = []
    silent = account.silent(unit)
    if silent:
        venues = [
            ["line-clean-day-silent-venue", {"area": {"area": each.area}, "venue": each.name}]
            for each in silent
        ]
        lines.append(["line-clean-day-silent", {"count": len(silent), "venues": {"lines": venues}}])
    later = [venue for venue in account.later if unit in (None, venue.unit)]
    if later:
        coming = [venue_line(city, venue) for venue in later]
        lines.append(["line-clean-day-later", {"count": len(later), "venues": {"lines": coming}}])
    if missing:
        areas = named(area.code for area in missing)
        lines.append(["line-clean-day-unposted", {"count": len(missing), "areas": areas}])
    return lines


async def _tell_town(tx: Tx, city: Rulebook, account: Account, unit: Area, at: datetime) -> list[Result]:
    town = await offices.town(tx, city, unit.code)
    known, outcome = account.of(unit.code)
    lines = _open_lines(city, account, [], unit.code)
    place = account.units.place_of(unit.code)
    if place:
        lines.insert(0, ["line-clean-day-rank", {"rank": place.rank, "count": len(account.units.places)}])
    own = communities(city, unit.code)
    if own:
        lines += _league_lines(_ranked(city, own, account.held, account.outcomes))
    facts = day_facts(city, account.day) | outcome_facts(outcome) | {"area": {"area": unit.code}}
    key = "clean-day-summary-town" if known else "clean-day-summary-town-none"
    return await announce(tx, town, key, facts | {"count": len(known), "lines": {"lines": lines}}, at)


async def thank(tx: Tx, city: Rulebook, day: CleanDay, at: datetime) -> list[Result]:
    """Who checked in; where nobody did, who had signed up and not withdrawn.

    A person of several venues is thanked once for a day.
    """
    said: list[Result] = []
    for venue in await clean_venues.of_month(tx, day.month):
        if not venue.is_open or at < thanks_at(city, venue.on(city.zone)):
            continue
        persons = [one.person for one in came(await clean_signups.of_venues(tx, [venue.id]))]
        fresh = await told.fresh(tx, TOPIC, f"thanks:{day.name}", persons, at)
        if fresh:
            said += await _thank(tx, city, day, venue, fresh, at)
    return said


async def _thank(
    tx: Tx, city: Rulebook, day: CleanDay, venue: Venue, persons: list[int], at: datetime
) -> list[Result]:
    outcome = (await clean_results.newest(tx, [venue.id])).get(venue.id)
    facts = day_facts(city, day) | {"date": date_fact(venue.on(city.zone)), "venue": venue.name}
    facts |= outcome_facts(outcome or Outcome())
    key = "clean-day-thanks" if outcome else "clean-day-thanks-plain"
    pair = await clean_results.pair(tx, venue.about)
    title = ["clean-day-picture-venue", {"venue": venue.name}]
    shape = {"attachment": _of_pairs([pair], title)} if pair else {}
    return await announce(tx, persons, key, facts, at, **shape)


def came(signups: list[Signup]) -> list[Signup]:
    there = [signup for signup in signups if signup.checked_in_at]
    return there or signups


def _has_picture(account: Account) -> bool:
    return any(account.pairs.values()) or bool(account.units.places)


def _picture(account: Account) -> Attachment:
    """The venues with most people first; whole pairs before single photos."""
    shown = [venue for venue in account.held if account.pairs[venue.id]]
    shown.sort(
        key=lambda venue: (
            -len(account.pairs[venue.id]),
            -account.outcomes.get(venue.id, Outcome()).people,
            venue.id,
        )
    )
    pairs = [account.pairs[venue.id] for venue in shown[:MOST_PAIRS]]
    title = ["clean-day-picture-title", {"number": account.day.number, "people": _people(account)}]
    return _of_pairs(pairs, title, account.units)


def _people(account: Account) -> int:
    return together(account.outcomes.values()).people


def _of_pairs(pairs: list[list[str]], title: Line, ranking: League | None = None) -> Attachment:
    places = ranking.places if ranking else ()
    most = (places[0].rate if places else 0) or 1
    bars = [[place.area, float(place.rate / most), place.shown] for place in places]
    photos = [sha256 for pair in pairs for sha256 in pair]
    return Attachment("clean-day-picture", {"title": title, "pictures": photos, "pairs": pairs, "bars": bars})
