"""Suggestions of the grass roots about how things are done (S23): a number, a state, an answer."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select, update

from storage.database import Tx
from storage.tables import suggestion as suggestions


class State(StrEnum):
    RECEIVED = "received"
    ANSWERED = "answered"
    TAKEN_UP = "taken-up"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`area` is the post for which it was made; `person` is None once they are forgotten."""

    id: int
    year: int
    number: int
    person: int | None
    area: str
    words: str
    made_at: datetime
    state: str
    answer: str | None
    answered_by: int | None
    answered_at: datetime | None

    @property
    def code(self) -> str:
        return f"{self.year}-{self.number:04}"

    @property
    def is_open(self) -> bool:
        return self.state == State.RECEIVED


COLUMNS = tuple(suggestions.c[field.name] for field in fields(Suggestion))


async def add(tx: Tx, year: int, person: int, area: str, words: str, now: datetime) -> Suggestion:
    """The next number of the year."""
    about = {"person": person, "area": area, "words": words, "made_at": now, "state": str(State.RECEIVED)}
    while True:
        # Another replica may take the same number at this moment: then the one after it.
        last = (await tx.execute(select(func.max(suggestions.c.number)).filter_by(year=year))).scalar() or 0
        made = tx.insert(suggestions).values(year=year, number=last + 1, **about)
        kept = await tx.execute(made.on_conflict_do_nothing().returning(suggestions.c.id))
        number = kept.scalar()
        if number is not None:
            (found,) = await _find(tx, suggestions.c.id == number)
            return found


async def get(tx: Tx, suggestion_id: int) -> Suggestion | None:
    found = await _find(tx, suggestions.c.id == suggestion_id)
    return found[0] if found else None


async def answer(tx: Tx, which: Suggestion, state: State, words: str | None, by: int, now: datetime) -> bool:
    """False if somebody else was quicker. What was answered may still be taken up or declined."""
    same = (suggestions.c.id == which.id) & (suggestions.c.state == which.state)
    said = {"state": str(state), "answer": words, "answered_by": by, "answered_at": now}
    return (await tx.execute(update(suggestions).where(same).values(**said))).rowcount == 1


async def waiting(tx: Tx) -> list[Suggestion]:
    """Those without an answer, oldest first."""
    return await _find(tx, suggestions.c.state == str(State.RECEIVED))


async def of_person(tx: Tx, person: int, most: int) -> list[Suggestion]:
    """The newest of this person, newest first."""
    return (await _find(tx, suggestions.c.person == person))[: -most - 1 : -1]


async def made_between(tx: Tx, since: datetime, until: datetime) -> list[Suggestion]:
    return await _find(tx, (suggestions.c.made_at >= since) & (suggestions.c.made_at < until))


async def words_of(tx: Tx, person: int) -> set[str]:
    """Their words, which may stand in messages to others."""
    mine = await _find(tx, (suggestions.c.person == person) | (suggestions.c.answered_by == person))
    return {(one.words if one.person == person else one.answer) or "" for one in mine} - {""}


async def forget(tx: Tx, person: int) -> None:
    """The number and what was answered stay; whose it was and their words do not."""
    theirs = update(suggestions).where(suggestions.c.person == person)
    await tx.execute(theirs.values(person=None, words=""))
    answered = update(suggestions).where(suggestions.c.answered_by == person)
    await tx.execute(answered.values(answer=None))


async def _find(tx: Tx, which: ColumnElement[bool]) -> list[Suggestion]:
    found = select(*COLUMNS).where(which).order_by(suggestions.c.id)
    return [Suggestion(*row) for row in await tx.execute(found)]
