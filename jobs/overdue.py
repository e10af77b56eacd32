"""Limits that come near or are over, and what no office has looked at: one message at a time for each person.

A case alone is called to mind with its card, several come as one list. By night only emergencies; what the
others reached meanwhile is told when the day begins, each at its highest level only.
"""

from collections.abc import Sequence
from datetime import datetime

from domain.cases import Case, Part, Status
from domain.messages import Button, Rows
from domain.overdue import Circle, Level, level, outwards, steps
from domain.rulebook import Rulebook
from jobs.reach import Reach
from jobs.schedule import Result
from jobs.telling import Asked, Telling, Together
from storage import cards, overdue, told, unanswered
from storage.database import Tx

MOST = 200
"""Overdue cases of one run; the next one goes on."""
PARTS = {
    Circle.HANDLER: Part.HANDLER,
    Circle.CHIEF: Part.DEPUTY,
    Circle.TOWN: Part.TOWN,
    Circle.CITY: Part.TOWN,
}
BELOW = "overdue-below"
LINES = {
    "overdue-soon": "line-overdue-soon",
    "overdue-late": "line-overdue-late",
    BELOW: "line-overdue-late",
    "overdue-nobody": "line-overdue-nobody",
    "overdue-waiting": "line-overdue-waiting",
}


async def remind(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """Everything that is due by `at` and not told yet, the oldest due time first."""
    telling, reach, is_day = Telling(), Reach(tx, city), city.is_day(at)
    climbed = await _climb(tx, city, at, telling, reach, emergencies_only=not is_day)
    waiting = await _wait(tx, city, at, telling, reach) if is_day else []
    if not climbed and not waiting:
        return {}
    lists = {"cases": climbed, "waiting": waiting}
    found = await telling.send(tx, city, at, Together("overdue-many", LINES, _buttons))
    return {name: codes for name, codes in lists.items() if codes} | {"told": found}


async def _climb(
    tx: Tx, city: Rulebook, at: datetime, telling: Telling, reach: Reach, emergencies_only: bool
) -> list[Result]:
    late = await overdue.untold(tx, at, city.patience, MOST, emergencies_only)
    reached = {each.case.id: level(each.case, at, city.patience) for each in late}
    ours = await overdue.tell(tx, [(each.case, reached[each.case.id]) for each in late], at)
    climbed = []
    for case, before in late:
        if case.id not in ours:
            continue  # another run told it this very moment
        now = reached[case.id]
        await _ask(case, before, now, telling, reach)
        if before < Level.LIMIT <= now:
            await cards.renew(tx, city, case, at)
        climbed.append({"case": case.code, "level": now.name.lower()})
    return climbed


async def _ask(case: Case, before: Level, now: Level, telling: Telling, reach: Reach) -> None:
    """Where nobody of a level's circles can be reached, the next circle outwards is told instead."""
    for circles in steps(before, now):
        heard = [await _ask_circle(case, circle, now, telling, reach) for circle in circles]
        for circle in outwards(circles[-1]):
            if any(heard):
                break
            heard.append(await _ask_circle(case, circle, now, telling, reach))


async def _ask_circle(case: Case, circle: Circle, now: Level, telling: Telling, reach: Reach) -> bool:
    persons = await reach.of(circle, case)
    is_handler = circle is Circle.HANDLER
    if is_handler:
        key = "overdue-soon" if now is Level.WARNING else "overdue-late"
    else:
        key = BELOW if await reach.of(Circle.HANDLER, case) else "overdue-nobody"
    telling.add(persons, case, PARTS[circle], key, card=is_handler)
    return bool(persons)


async def _wait(tx: Tx, city: Rulebook, at: datetime, telling: Telling, reach: Reach) -> list[str]:
    """What nobody has filed or dispatched within the category's first response: once a day for a person."""
    theirs: dict[int, list[Case]] = {}
    for case, since in await unanswered.undispatched(tx):
        # An open case may be of a category that the city has no more: only an office can help it.
        if city.categories.get(case.category) is None or city.respond_by(case.category, since) <= at:
            for person in await reach.office(case):
                theirs.setdefault(person, []).append(case)
    today = at.astimezone(city.zone).date().isoformat()
    codes: dict[str, None] = {}
    for person in await told.fresh(tx, "waiting", today, theirs, at):
        for case in theirs[person]:
            part = Part.DUTY if case.status is Status.COLLECTED else Part.TOWN
            telling.add([person], case, part, "overdue-waiting")
            codes[case.code] = None
    return list(codes)


def _buttons(of: Sequence[Asked]) -> Rows:
    """To the whole lists: one's own work, and what is overdue in one's area."""
    below = any(one.key == BELOW for one in of)
    own = any(one.key != BELOW for one in of)
    todo, late = Button("button-todo", "todo:0"), Button("button-overdue", "overdue:0")
    return (((todo,) if own else ()) + ((late,) if below else ()),)
