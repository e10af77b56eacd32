"""The automatic score of a closed case, once nobody's answer is awaited any more (S42)."""

from datetime import datetime, timedelta

from sqlalchemy import literal_column, select, update

from domain.rulebook import Rulebook
from domain.scores import score
from storage import cases, reporters
from storage.database import Tx
from storage.tables import case as case_table


async def settle(tx: Tx, city: Rulebook, case_id: int, now: datetime) -> int | None:
    """Scores the case if every reporter has answered or the waiting time is over; None where it waits on.

    A later answer scores it anew. Silence counts as no verdict, never as satisfaction.
    """
    case = await cases.get(tx, case_id)
    if case is None or case.closed_at is None:
        return None
    verdicts = await reporters.verdicts(tx, case_id)
    waiting = now < case.closed_at + timedelta(hours=city.settings.verdict_hours)
    if waiting and any(verdict.verdict is None for verdict in verdicts):
        return None
    said = [verdict.verdict == "yes" for verdict in verdicts if verdict.verdict]
    points = score(city.score_rule, late=case.late, rework=case.rework, satisfied=all(said) if said else None)
    await tx.execute(update(case_table).where(case_table.c.id == case_id).values(score=points))
    return points


async def unscored(tx: Tx, before: datetime, most: int) -> list[int]:
    """Cases closed before a moment that have no score yet."""
    closed = (
        (case_table.c.status == literal_column("'closed'"))
        & case_table.c.score.is_(None)
        & (case_table.c.closed_at <= before)
    )
    found = select(case_table.c.id).where(closed).order_by(case_table.c.closed_at).limit(most)
    return list((await tx.execute(found)).scalars())
