"""The monthly lists: drafted of what inspectors found, heard by the units, called to mind; never published by
the bot alone (S14). What is approved, `papers` sends."""

from datetime import date, datetime
from typing import Any

from domain.exposure import month_before, publish_by
from domain.messages import Facts
from domain.papers import Paper
from domain.rulebook import Rulebook
from jobs.schedule import Result
from storage import exposure_papers, exposure_rounds, offices, paper_cards, papers, told
from storage.announcing import announce
from storage.database import Tx
from storage.exposure_papers import APPEALS, FINAL

EMPTY, CARD, READY, WAITING, LATE = (
    f"exposure-{step}" for step in ("empty", "card", "ready", "waiting", "late")
)


async def expose(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """Every step that is due as of `at`. Drafts are made at any hour; people hear of them by day."""
    done: Result = {}
    month = month_before(at, city.settings, city.zone)
    if month:
        done |= await _draft(tx, city, month, at)
    told_now: list[Result] = done.pop("told", [])
    if city.is_day(at):
        for paper in await papers.waiting(tx):
            if exposure_papers.is_list(paper):
                told_now += await _go_on(tx, city, paper, at)
    return done | ({"told": told_now} if told_now else {})


async def _draft(tx: Tx, city: Rulebook, month: date, at: datetime) -> Result:
    """Once a month; a month of which nobody brought inspections along is said, and tried again later."""
    name = exposure_papers.subject(month)
    if await exposure_papers.of_month(tx, month):
        return {}
    paper = await exposure_papers.draft(tx, city, month, at)
    if paper:
        return {"month": name, "drafted": len(paper.facts["entries"])}
    if not city.is_day(at):
        return {"month": name, "empty": True}
    facts: Facts = {"month": {"date": name}, "least": city.settings.exposure_least_inspections}
    office = await told.fresh(tx, EMPTY, name, await offices.city_office(tx, city), at)
    said = await announce(tx, office, "exposure-empty", facts, at)
    return {"month": name, "empty": True, "told": said}


async def _go_on(tx: Tx, city: Rulebook, paper: Paper, at: datetime) -> list[Result]:
    said: list[Result] = []
    if await told.first_time(tx, CARD, paper.subject, at):
        shown = await paper_cards.show(tx, city, paper, at)
        said += [{"person": person, "key": "paper-card"} for person in shown]
    paper, heard = await exposure_rounds.tell_units(tx, city, paper, at)
    said += heard
    closed = await exposure_rounds.close_if_over(tx, city, paper, at)
    if heard or closed:
        paper = closed or paper
        await paper_cards.show(tx, city, paper, at)
    return said + await _call_to_mind(tx, city, paper, at)


async def _call_to_mind(tx: Tx, city: Rulebook, paper: Paper, at: datetime) -> list[Result]:
    """That it may be approved now, that objections wait, that it is late: each once."""
    office = await offices.city_office(tx, city)
    said: list[Result] = []
    if paper.is_waiting and paper.facts["stage"] == FINAL and not paper.approved_by:
        said += await _tell(tx, paper, READY, "exposure-ready", office, at)
    is_over = bool(paper.facts["until"]) and datetime.fromisoformat(paper.facts["until"]) <= at
    if paper.facts["stage"] == APPEALS and is_over and paper.facts["open_appeals"]:
        said += await _tell(tx, paper, WAITING, "exposure-appeals-waiting", office, at)
    if at >= publish_by(exposure_papers.month_of(paper), city.settings, city.zone):
        everybody = [*office, *await offices.admins(tx)]
        said += await _tell(tx, paper, LATE, "exposure-late", everybody, at)
    return said


async def _tell(tx: Tx, paper: Paper, topic: str, key: str, persons: list[int], at: datetime) -> list[Result]:
    fresh = await told.fresh(tx, topic, paper.subject, persons, at)
    facts: dict[str, Any] = {
        "title": paper_cards.title(paper),
        "stage": {"exposure-stage": paper.facts["stage"]},
        "count": paper.facts["open_appeals"],
    }
    buttons = ((paper_cards.open_button(paper),),)
    return await announce(tx, fresh, key, facts, at, buttons=buttons)
