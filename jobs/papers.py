"""Sends approved papers when their time has come; calls to mind what nobody decides or reads. A draft that
nobody approves is never sent."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from domain.messages import Facts
from domain.papers import Paper, PaperStatus
from domain.rulebook import Rulebook
from jobs.schedule import Result
from storage import offices, paper_cards, paper_sending, papers, receipts, told
from storage.announcing import announce
from storage.database import Tx
from storage.paper_kinds import form_of

NUDGED, REPORTED = "paper-nudged", "paper-reported"
Done = defaultdict[str, list[Any]]
"""What was decided, by step: papers as (kind, subject, unit); and `told`."""


async def tend(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """Every step that is due as of `at` and was not done. Nobody is disturbed outside the duty hours."""
    done: Done = defaultdict(list)
    if not city.is_day(at):
        return {}
    for paper in await papers.waiting(tx):
        if paper.status is PaperStatus.DRAFT:
            if form_of(paper.kind).is_idle(paper):
                await _call_to_mind(tx, city, paper, at, done)
        elif paper.is_due(at):
            done["told"] += await paper_sending.send(tx, city, paper, at)
            done["sent"].append(_name(paper))
    await _remind_readers(tx, city, at, done)
    return {name: found for name, found in done.items() if found}


async def _call_to_mind(tx: Tx, city: Rulebook, paper: Paper, at: datetime, done: Done) -> None:
    """The city office first, admins as well when it takes too long; each person once at each step."""
    office = await paper_cards.deciders(tx, city, paper)
    hours = city.settings
    if at >= paper.made_at + timedelta(hours=hours.paper_report_hours):
        everybody = [*office, *await offices.admins(tx)]
        fresh = await told.fresh(tx, REPORTED, str(paper.id), everybody, at)
        await _tell(tx, fresh, "paper-overdue", paper, at, done)
    elif at >= paper.nudge_at(timedelta(hours=hours.paper_reminder_hours)):
        fresh = await told.fresh(tx, NUDGED, str(paper.id), office, at)
        await _tell(tx, fresh, "paper-waiting", paper, at, done)


async def _tell(tx: Tx, persons: Sequence[int], key: str, paper: Paper, at: datetime, done: Done) -> None:
    if persons:
        facts: Facts = {"title": paper_cards.title(paper), "since": {"at": paper.made_at.isoformat()}}
        done["told"] += await announce(
            tx, persons, key, facts, at, buttons=((paper_cards.open_button(paper),),)
        )
        done["reported" if key == "paper-overdue" else "nudged"].append(_name(paper))


async def _remind_readers(tx: Tx, city: Rulebook, at: datetime, done: Done) -> None:
    """Each unit that has not read a paper, once; a person of several units in one go."""
    patience = timedelta(hours=city.settings.bulletin_reminder_hours)
    silent = await receipts.unread(tx, at - patience)
    for number, unread in groupby(sorted(silent, key=attrgetter("paper")), key=attrgetter("paper")):
        paper = await papers.get(tx, number)
        assert paper is not None  # noqa: S101  papers are never deleted
        told, units = await paper_sending.remind(tx, city, paper, list(unread), at)
        done["told"] += told
        done["unread"] += [[*_name(paper), unit] for unit in units]


def _name(paper: Paper) -> list[str | None]:
    return [str(paper.kind), paper.subject, paper.unit]
