"""Papers as kept. `record` is the only door to change one; each change leaves a step that nobody edits."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import insert, literal_column, select, update

from domain.messages import Refused
from domain.papers import (
    WAITING,
    Paper,
    PaperAction,
    PaperKind,
    PaperMove,
    PaperOutcome,
    PaperStatus,
    decide,
)
from domain.rulebook import Rulebook
from storage.database import Tx
from storage.paper_kinds import form_of
from storage.tables import paper as papers
from storage.tables import paper_step as steps

FIELDS = tuple(field.name for field in fields(Paper))
COLUMNS = tuple(papers.c[name] for name in FIELDS)


class Step(NamedTuple):
    """`by` is None for the bot; `reason` is what the person wrote."""

    at: datetime
    action: PaperAction
    by: int | None
    reason: str | None


async def draft(
    tx: Tx,
    kind: PaperKind,
    subject: str,
    unit: str | None,
    facts: Mapping[str, Any],
    now: datetime,
    send_at: datetime | None = None,
    by: int | None = None,
) -> Paper | None:
    """A new draft; None where there is one of this kind, subject and unit already, whatever became of it.

    `facts` are plain values; `send_at` is before which it is not sent; `by` made it, None for the bot.
    """
    values = {
        "kind": str(kind),
        "subject": subject,
        "unit": unit or "",
        "status": str(PaperStatus.DRAFT),
        "version": 0,
        "facts": dict(facts),
        "made_at": now,
        "edited_by": by,
        "send_at": send_at,
    }
    made = tx.insert(papers).values(**values).on_conflict_do_nothing().returning(papers.c.id)
    number = (await tx.execute(made)).scalar()
    if number is None:
        return None
    await _remember(tx, number, now, PaperMove(PaperAction.MAKE, by))
    return await get(tx, number)


async def get(tx: Tx, paper_id: int) -> Paper | None:
    row = (await tx.execute(select(*COLUMNS).where(papers.c.id == paper_id))).first()
    return _as_paper(row) if row else None


async def find(tx: Tx, kind: PaperKind, subject: str, unit: str | None = None) -> Paper | None:
    same = (papers.c.kind == str(kind)) & (papers.c.subject == subject) & (papers.c.unit == (unit or ""))
    row = (await tx.execute(select(*COLUMNS).where(same))).first()
    return _as_paper(row) if row else None


async def newest(tx: Tx, kind: PaperKind) -> Paper | None:
    """The one of this kind that was made last and not dropped."""
    kept = (papers.c.kind == str(kind)) & (papers.c.status != str(PaperStatus.DROPPED))
    row = (await tx.execute(select(*COLUMNS).where(kept).order_by(papers.c.id.desc()).limit(1))).first()
    return _as_paper(row) if row else None


async def waiting(tx: Tx) -> list[Paper]:
    """Drafts and what is approved but not sent, the oldest first."""
    # As literals, so that the partial index serves.
    still = papers.c.status.in_([literal_column(f"'{status}'") for status in WAITING])
    rows = await tx.execute(select(*COLUMNS).where(still).order_by(papers.c.made_at, papers.c.id))
    return [_as_paper(row) for row in rows]


async def edit(
    tx: Tx, city: Rulebook, paper: Paper, person: int | None, facts: Mapping[str, Any], now: datetime
) -> Paper:
    """Changes some of its facts; whatever was approved has to be approved anew."""
    return await record(tx, city, paper, PaperMove(PaperAction.EDIT, person, facts=facts), now)


async def approve(
    tx: Tx, city: Rulebook, paper: Paper, person: int, now: datetime, override: str | None = None
) -> Paper:
    """Approved, or with only the first of two names under it: its status tells. Raises Refused."""
    return await record(tx, city, paper, PaperMove(PaperAction.APPROVE, person, override), now)


async def drop(tx: Tx, city: Rulebook, paper: Paper, person: int, reason: str, now: datetime) -> Paper:
    return await record(tx, city, paper, PaperMove(PaperAction.DROP, person, reason), now)


async def record(tx: Tx, city: Rulebook, paper: Paper, move: PaperMove, now: datetime) -> Paper:
    """Decides by the rules of its kind and keeps the outcome. Refused("paper-changed") if it is no longer as
    the person saw it."""
    form = form_of(paper.kind)
    if move.action is PaperAction.APPROVE:
        missing = form.missing(city, paper)
        if missing:
            raise Refused(missing)
    lopsided = form.lopsided(city, paper) is not None
    outcome = decide(paper, move, now, form.two_persons(city), lopsided)
    await _keep(tx, outcome)
    await _remember(tx, paper.id, now, outcome.move)
    kept = await get(tx, paper.id)
    assert kept is not None  # noqa: S101  papers are never deleted
    return kept


async def history(tx: Tx, paper_id: int) -> list[Step]:
    """What happened to it, the oldest first."""
    columns = (steps.c.at, steps.c.action, steps.c.by, steps.c.reason)
    rows = await tx.execute(select(*columns).where(steps.c.paper == paper_id).order_by(steps.c.id))
    return [Step(at, PaperAction(action), by, reason) for at, action, by, reason in rows]


async def forget(tx: Tx, person: int) -> None:
    """For somebody who wants to be forgotten: what they wrote goes, that they did it stays."""
    await tx.execute(update(steps).where(steps.c.by == person).values(reason=None, facts={}))
    await tx.execute(update(papers).where(papers.c.approved_by == person).values(override=None))


async def _keep(tx: Tx, outcome: PaperOutcome) -> None:
    before, after = outcome.before, outcome.after
    changes = {name: getattr(after, name) for name in FIELDS if getattr(after, name) != getattr(before, name)}
    changes |= {"version": before.version + 1}
    changes |= {"status": str(after.status), "facts": dict(after.facts)}
    same = (papers.c.id == before.id) & (papers.c.version == before.version)
    if (await tx.execute(update(papers).where(same).values(**changes))).rowcount != 1:
        raise Refused("paper-changed")


async def _remember(tx: Tx, paper_id: int, now: datetime, move: PaperMove) -> None:
    values = {
        "paper": paper_id,
        "at": now,
        "action": str(move.action),
        "by": move.by,
        "reason": move.reason,
        "facts": dict(move.facts),
    }
    await tx.execute(insert(steps), values)


def _as_paper(row: Any) -> Paper:
    values = dict(zip(FIELDS, row, strict=True))
    values["kind"] = PaperKind(values["kind"])
    values["status"] = PaperStatus(values["status"])
    values["unit"] = values["unit"] or None
    return Paper(**values)
