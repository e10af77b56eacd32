"""Messages of one job, gathered so that a person who is meant by several cases hears of them at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.cases import Case, Part
from domain.messages import Facts, Message
from domain.rulebook import Rulebook
from jobs.schedule import Result
from storage import cards, outbox, people
from storage.database import Tx
from storage.facts import case_facts

MOST_LINES = 20


async def announce(
    tx: Tx, persons: Iterable[int], key: str, facts: Facts, now: datetime, **shape: Any
) -> list[Result]:
    """The same message to each of `persons` (ids, each once) who can be reached; `shape` as in Message."""
    reached = [
        (person.id, person.telegram_id)
        for person in await people.many(tx, dict.fromkeys(persons))
        if person.telegram_id is not None and person.reachable
    ]
    await outbox.put_all(tx, [Message(chat, key, facts, **shape) for _, chat in reached], now)
    return [{"person": person, "key": key} for person, _ in reached]


@dataclass(slots=True)
class Telling:
    """Whom to tell of which case, as which part, under which key."""

    asked: dict[int, list[tuple[Case, Part, str]]] = field(default_factory=dict)
    told: list[Result] = field(default_factory=list)

    def add(self, persons: Iterable[int], case: Case, part: Part, key: str) -> None:
        """Once for each person and case: the first part counts."""
        for person in persons:
            known = self.asked.setdefault(person, [])
            if all(case.id != other.id for other, _, _ in known):
                known.append((case, part, key))

    async def send(self, tx: Tx, city: Rulebook, now: datetime, together: str | None = None) -> list[Result]:
        """One message for each case, or where `together` is a key, one of that key for a person's several
        cases that are no emergencies. Gives who was told what."""
        for person in await people.many(tx, self.asked):
            if person.telegram_id is None or not person.reachable:
                continue
            meant = self.asked[person.id]
            calm = [one for one in meant if together and not one[0].emergency]
            if together and len(calm) > 1:
                await outbox.put(
                    tx, _listed(city, person.telegram_id, [case for case, _, _ in calm], together), now
                )
                self._note(person.id, together, [case for case, _, _ in calm])
                meant = [one for one in meant if one[0].emergency]
            for case, part, key in meant:
                await cards.remind(tx, city, case, person.telegram_id, part, key, now)
                self._note(person.id, key, [case])
        return self.told

    def _note(self, person: int, key: str, cases: list[Case]) -> None:
        self.told.append({"person": person, "key": key, "cases": [case.code for case in cases]})


def _listed(city: Rulebook, chat: int, cases: list[Case], key: str) -> Message:
    lines: list[list[Any]] = [["line-unanswered", case_facts(city, case)] for case in cases[:MOST_LINES]]
    if len(cases) > MOST_LINES:
        lines.append(["line-unanswered-more", {"count": len(cases) - MOST_LINES}])
    return Message(chat, key, {"count": len(cases), "lines": {"lines": lines}})
