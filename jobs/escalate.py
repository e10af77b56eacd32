"""Cases that nobody took in time climb: to the deputies, then to the town office (S30)."""

from datetime import datetime

from domain.cases import Action, Case, Escalation, Part
from domain.messages import Button
from domain.moves import Move, decide
from domain.people import Role
from domain.rulebook import Rulebook
from jobs.schedule import Result
from jobs.telling import Telling, Together
from storage import audience, cases, people, unanswered
from storage.cases import Stale
from storage.database import Tx

MOST = 100
"""Cases of one run; the next minute's goes on."""

TOGETHER = Together(
    "told-escalated-many",
    dict.fromkeys(("told-escalated", "told-nobody-appointed"), "line-unanswered"),
    lambda _: ((Button("button-todo", "todo:0"),),),
)


async def escalate(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """At night only emergencies; the others when the day begins, then in one message for each person."""
    late = await unanswered.overdue(tx, at, MOST, emergencies_only=not city.is_day(at))
    telling, climbed = Telling(), []
    for case in late:
        try:
            after, persons = await _climb(tx, city, case, at)
        except Stale:
            continue  # somebody answered this very moment
        part = Part.TOWN if after.escalation is Escalation.TOWN else Part.DEPUTY
        key = await _key(tx, city, after)
        telling.add(persons, after, part, key, card=key == "told-escalated")
        climbed.append({"case": after.code, "to": str(after.escalation)})
    if not climbed:
        return {}
    return {"cases": climbed, "told": await telling.send(tx, city, at, TOGETHER)}


async def _climb(tx: Tx, city: Rulebook, case: Case, at: datetime) -> tuple[Case, list[int]]:
    """The case after it, and who is asked now. Where there are no deputies, the town is asked without more
    waiting. Cards are left to the telling: who gets a list needs no card beside it. Raises Stale."""
    outcome = decide(case, Move(Action.ESCALATE, Part.RULE), at, city)
    if outcome.after.escalation is Escalation.DEPUTIES:
        deputies = await _others(tx, city, outcome.after, Part.DEPUTY)
        after = await cases.record(tx, city, outcome, at, quiet=True)
        return (after, deputies) if deputies else await _climb(tx, city, after, at)
    after = await cases.record(tx, city, outcome, at, quiet=True)
    return after, await _others(tx, city, after, Part.TOWN)


async def _others(tx: Tx, city: Rulebook, case: Case, part: Part) -> list[int]:
    return [person for person in await audience.persons_for(tx, city, case, part) if person != case.handler]


async def _key(tx: Tx, city: Rulebook, case: Case) -> str:
    """Admins, who stand in for a town office, are told that there is none."""
    if case.escalation is not Escalation.TOWN or case.handler is not None:
        return "told-escalated"
    office = await people.posts_in(tx, city.outwards(case.unit)[:-1], [Role.TOWN])
    return "told-escalated" if office else "told-nobody-appointed"
