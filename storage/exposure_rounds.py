"""The round of appeals: units hear of their worst entries before anybody else does, and may object once."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from domain import exposure_lines
from domain.exposure import Side, appeal_until
from domain.messages import Button, Facts, Message, Refused, Rows
from domain.papers import Paper, PaperStatus
from domain.rulebook import Rulebook
from storage import appeals, exposure_papers, exposures, offices, outbox, paper_cards
from storage.appeals import Appeal
from storage.database import Tx
from storage.exposure_papers import APPEALS, DRAFT, FINAL

Told = list[dict[str, Any]]


async def hear(tx: Tx, city: Rulebook, paper: Paper, person: int, now: datetime) -> Paper:
    """The first of two people lets the draft go to the units."""
    if paper.status is not PaperStatus.DRAFT or paper.facts["stage"] != DRAFT:
        raise Refused("exposure-heard")
    return await exposure_papers.rework(tx, city, paper, person, now, stage=APPEALS)


async def tell_units(tx: Tx, city: Rulebook, paper: Paper, now: datetime) -> tuple[Paper, Told]:
    """Tells the units of worst entries that were not told yet, which opens their time to object. By day only:
    nobody's time begins at night."""
    month = exposure_papers.month_of(paper)
    known = await exposures.windows(tx, month)
    fresh = defaultdict(list)
    for entry in paper.facts["entries"]:
        if entry["side"] == Side.WORST and entry["place"] not in known:
            fresh[entry["unit"]].append(entry)
    if not fresh or paper.facts["stage"] == DRAFT or not city.is_day(now):
        return paper, []
    until = appeal_until(month, now, city.settings, city.zone)
    await exposures.open_windows(
        tx, month, [entry["place"] for each in fresh.values() for entry in each], until
    )
    latest = max([until, *known.values()])
    paper = await exposure_papers.rework(tx, city, paper, None, now, stage=APPEALS, until=latest.isoformat())
    told: Told = []
    silent = []
    for unit, entries in sorted(fresh.items()):
        reached = await _tell_unit(tx, city, paper, unit, entries, until, now)
        told += reached
        silent += [] if reached else [unit]
    if silent:
        lines = [["line-paper-silent", {"unit": {"area": unit}}] for unit in silent]
        facts: Facts = {"title": paper_cards.title(paper), "lines": {"lines": lines}}
        told += await _tell(tx, await offices.city_office(tx, city), "exposure-unheard", facts, now)
    return paper, told


async def _tell_unit(
    tx: Tx,
    city: Rulebook,
    paper: Paper,
    unit: str,
    entries: list[exposure_lines.Listed],
    until: datetime,
    now: datetime,
) -> Told:
    month = paper.facts["month"]
    facts = {
        "month": {"date": month},
        "unit": {"area": unit},
        "until": {"at": until.isoformat()},
        "lines": {"lines": exposure_lines.own(entries, unit)},
    }
    buttons = tuple((appeal_button(month, entry),) for entry in entries)
    return await _tell(tx, await offices.town(tx, city, unit), "exposure-heads-up", facts, now, buttons)


def appeal_button(month: str, entry: exposure_lines.Listed) -> Button:
    name = {"name": exposure_lines.named(entry)}
    return Button("button-appeal", f"appeal:{month}:{entry['place']}", name)


async def close_if_over(tx: Tx, city: Rulebook, paper: Paper, now: datetime) -> Paper | None:
    """The paper in its final stage once nobody can object any more and nothing waits to be decided; None
    while somebody can, or where it was final before."""
    if paper.status is not PaperStatus.DRAFT or paper.facts["stage"] != APPEALS:
        return None
    month = exposure_papers.month_of(paper)
    until = await exposures.windows(tx, month)
    listed = [entry["place"] for entry in paper.facts["entries"] if entry["side"] == Side.WORST]
    if any(place not in until or until[place] > now for place in listed):
        return None
    if any(each.decided_at is None for each in await appeals.of_month(tx, month)):
        return None
    return await exposure_papers.rework(tx, city, paper, None, now, stage=FINAL)


async def decide(
    tx: Tx, city: Rulebook, appeal: Appeal, upheld: bool, reason: str, person: int, now: datetime
) -> Paper:
    """The entry stays, or the list is made anew without it; the unit hears of it, and so do units that moved
    up by it. Refused for what somebody else decided."""
    paper = await exposure_papers.of_month(tx, appeal.month)
    if paper is None or not paper.is_waiting:
        raise Refused("appeal-too-late")
    if not await appeals.decide(tx, appeal.id, upheld, reason, person, now):
        raise Refused("appeal-decided")
    entry = await exposure_papers.entry_of(tx, paper, appeal.place)
    if not upheld:
        await exposures.leave_out(tx, appeal.month, appeal.place, reason, person)
    paper = await exposure_papers.rework(tx, city, paper, None if upheld else person, now)
    facts = exposure_lines.facts_of(entry) | {"month": {"date": paper.facts["month"]}, "why": reason}
    key = "appeal-upheld" if upheld else "appeal-corrected"
    await _tell(tx, await offices.town(tx, city, appeal.unit), key, facts, now)
    return await go_on(tx, city, paper, now)


async def go_on(tx: Tx, city: Rulebook, paper: Paper, now: datetime) -> Paper:
    """After any change: tells who is new among the worst, ends the round if it is over, shows the card."""
    paper, _ = await tell_units(tx, city, paper, now)
    paper = await close_if_over(tx, city, paper, now) or paper
    await paper_cards.show(tx, city, paper, now)
    return paper


async def _tell(
    tx: Tx, persons: list[int], key: str, facts: Facts, now: datetime, buttons: Rows = ()
) -> Told:
    reached = await paper_cards.reachable(tx, persons)
    messages = [
        Message(person.telegram_id, key, facts, buttons=buttons)
        for person in reached
        if person.telegram_id is not None
    ]
    await outbox.put_all(tx, messages, now)
    return [{"person": person.id, "key": key} for person in reached]
