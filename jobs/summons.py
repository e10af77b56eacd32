"""Summonses that were sent are called to mind: the day before, when minutes are missing, at the follow-up."""

from datetime import datetime, timedelta

from domain.messages import Button, Facts
from domain.papers import Paper
from domain.rulebook import Rulebook
from jobs.schedule import Result
from storage import offices, paper_cards, papers, summons, told
from storage.announcing import announce
from storage.database import Tx

AHEAD = timedelta(days=1)
NEWEST = 50
"""Summonses that are looked through: there are a few a quarter."""


async def call_to_mind(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """Each step once; one whose time went by unnoticed is left out."""
    said: list[Result] = []
    for paper in await summons.sent(tx, NEWEST):
        meeting = datetime.fromisoformat(paper.facts["meet_at"])
        if paper.sent_at is None or paper.sent_at > at:
            continue
        if meeting - AHEAD <= at < meeting:
            said += await _tell(tx, city, paper, "summons-tomorrow", f"{paper.id}:{meeting}", True, at)
        elif at >= meeting + AHEAD and not await _has_minutes(tx, paper):
            said += await _tell(tx, city, paper, "summons-minutes-missing", str(paper.id), False, at)
    today = at.astimezone(city.zone).date()
    for number, day in await summons.follow_ups(tx, today):
        found = await papers.get(tx, number)
        if found:
            said += await _tell(tx, city, found, "summons-follow-up-due", f"{number}:{day}", True, at)
    return {"told": said}


async def _has_minutes(tx: Tx, paper: Paper) -> bool:
    return any(note.follow_up is None for note in await summons.of_paper(tx, paper.id))


async def _tell(
    tx: Tx, city: Rulebook, paper: Paper, key: str, subject: str, to_unit: bool, at: datetime
) -> list[Result]:
    """To the city office, and to nobody but the unit itself."""
    office = await offices.city_office(tx, city)
    unit = await offices.town(tx, city, paper.unit or "") if to_unit and paper.unit else []
    facts: Facts = {"title": paper_cards.title(paper), "at": {"at": paper.facts["meet_at"]}}
    fresh = await told.fresh(tx, key, subject, [*office, *unit], at)
    buttons = ((Button("summons-button-show", f"sm:{paper.id}"),),)
    return await announce(tx, fresh, key, facts, at, buttons=buttons)
