"""Model cases 典型案例 (S28): a town proposes, the city decides, everybody may read."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, insert, select, update

from storage.database import Tx
from storage.tables import model_case as models


class State(StrEnum):
    PROPOSED = "proposed"
    PUBLISHED = "published"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Model:
    """`kind` is place, hotspot or case, and `subject` its code; `words` say what others can learn."""

    id: int
    kind: str
    subject: str
    unit: str
    words: str
    state: str
    proposed_by: int | None
    proposed_at: datetime
    decided_by: int | None
    decided_at: datetime | None
    reason: str | None

    @property
    def is_published(self) -> bool:
        return self.state == State.PUBLISHED


COLUMNS = tuple(models.c[field.name] for field in fields(Model))


async def propose(tx: Tx, kind: str, subject: str, unit: str, words: str, by: int, now: datetime) -> Model:
    row = {
        "kind": kind,
        "subject": subject,
        "unit": unit,
        "words": words,
        "state": str(State.PROPOSED),
        "proposed_by": by,
        "proposed_at": now,
    }
    number = (await tx.execute(insert(models).values(**row).returning(models.c.id))).scalar_one()
    (made,) = await _find(tx, models.c.id == number)
    return made


async def decide(
    tx: Tx, model: Model, state: State, by: int, now: datetime, reason: str | None = None
) -> bool:
    """False if it was decided before."""
    still = (models.c.id == model.id) & (models.c.state == str(State.PROPOSED))
    decided = {"state": str(state), "decided_by": by, "decided_at": now, "reason": reason}
    return (await tx.execute(update(models).where(still).values(**decided))).rowcount == 1


async def get(tx: Tx, model_id: int) -> Model | None:
    found = await _find(tx, models.c.id == model_id)
    return found[0] if found else None


async def of_subject(tx: Tx, kind: str, subject: str) -> list[Model]:
    """Whatever was proposed about it, oldest first."""
    return await _find(tx, (models.c.kind == kind) & (models.c.subject == subject))


async def proposed(tx: Tx) -> list[Model]:
    """What waits for the city office, oldest first."""
    return await _find(tx, models.c.state == str(State.PROPOSED))


async def published(tx: Tx, words: str, most: int, skip: int = 0) -> list[Model]:
    """The newest first; with `words` those that speak of them."""
    chosen = select(*COLUMNS).where(models.c.state == str(State.PUBLISHED))
    if words:
        chosen = chosen.where(models.c.words.contains(words, autoescape=True))
    chosen = chosen.order_by(models.c.decided_at.desc(), models.c.id.desc()).offset(skip).limit(most)
    return [Model(*row) for row in await tx.execute(chosen)]


async def forget(tx: Tx, person: int) -> None:
    """What the city published is the city's; what it did not goes with whoever proposed it."""
    theirs = models.c.proposed_by == person
    await tx.execute(delete(models).where(theirs, models.c.state != str(State.PUBLISHED)))
    await tx.execute(update(models).where(theirs).values(proposed_by=None))
    await tx.execute(update(models).where(models.c.decided_by == person).values(reason=None))


async def _find(tx: Tx, which: ColumnElement[bool]) -> list[Model]:
    return [Model(*row) for row in await tx.execute(select(*COLUMNS).where(which).order_by(models.c.id))]
