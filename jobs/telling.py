"""Messages of one job, gathered so that a person who is meant by several cases hears of them at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.cases import Case, Part
from domain.messages import Facts, Message, Rows
from domain.rulebook import Rulebook
from jobs.schedule import Result
from storage import cards, outbox, people
from storage.database import Tx
from storage.facts import case_facts, lateness

MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """One case that somebody is asked about: as which part, and under which key. `card`: who has no card
    of it gets that instead."""

    case: Case
    part: Part
    key: str
    card: bool = False


@dataclass(frozen=True, slots=True)
class Together:
    """How a person's several cases are said in one message: its key, the key of a case's line by the key that
    the case alone would come under, and the button to the whole list."""

    key: str
    lines: Mapping[str, str]
    buttons: Callable[[Sequence[Asked]], Rows]


@dataclass(slots=True)
class Telling:
    """Whom to ask about which case."""

    asked: dict[int, list[Asked]] = field(default_factory=dict)
    told: list[Result] = field(default_factory=list)

    def add(self, persons: Iterable[int], case: Case, part: Part, key: str, card: bool = False) -> None:
        """Once for each person and case: the first part counts."""
        for person in persons:
            known = self.asked.setdefault(person, [])
            if all(case.id != other.case.id for other in known):
                known.append(Asked(case, part, key, card))

    async def send(
        self, tx: Tx, city: Rulebook, now: datetime, together: Together | None = None
    ) -> list[Result]:
        """One message for each case; or with `together`, one for a person's several cases that are no
        emergencies. Gives who was told what."""
        for person in await people.many(tx, self.asked):
            if person.telegram_id is None or not person.reachable:
                continue
            alone = self.asked[person.id]
            calm = [one for one in alone if not one.case.emergency]
            if together and len(calm) > 1:
                await outbox.put(tx, _listed(city, person.telegram_id, calm, together, now), now)
                self._note(person.id, together.key, calm)
                alone = [one for one in alone if one.case.emergency]
            for one in alone:
                said = await cards.call(tx, city, one.case, person, one.part, one.key, now, one.card)
                self._note(person.id, said, [one])
        return self.told

    def _note(self, person: int, key: str, of: Sequence[Asked]) -> None:
        self.told.append({"person": person, "key": key, "cases": [one.case.code for one in of]})


def _listed(city: Rulebook, chat: int, of: Sequence[Asked], together: Together, now: datetime) -> Message:
    lines: list[list[Any]] = [
        [together.lines[one.key], case_facts(city, one.case) | lateness(one.case, now)]
        for one in of[:MOST_LINES]
    ]
    if len(of) > MOST_LINES:
        lines.append(["line-unanswered-more", {"count": len(of) - MOST_LINES}])
    facts: Facts = {"count": len(of), "lines": {"lines": lines}}
    return Message(chat, together.key, facts, buttons=together.buttons(of))
