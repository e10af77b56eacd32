"""As what a person may act on a case: the one place where that is asked."""

from domain.cases import WHO, Action, Case, Part
from domain.messages import Refused
from domain.moves import Move, decide
from domain.people import FIELD, MANAGING, Role, holds, serves
from handlers.turn import Turn, number
from storage import audience, cases, reporters

# Asked in this order, so that somebody with several parts acts as the nearest to the case.
ORDER = (Part.HANDLER, Part.CHECKER, Part.DEPUTY, Part.TOWN, Part.DUTY, Part.REPORTER)


async def part_for(turn: Turn, case: Case, action: Action) -> Part:
    """The part in which this person may do `action`; Refused("not-allowed") if there is none."""
    for part in ORDER:
        if part in WHO[action] and await has_part(turn, case, part):
            return part
    raise Refused("not-allowed")


async def has_part(turn: Turn, case: Case, part: Part) -> bool:
    match part:
        case Part.HANDLER:
            is_theirs = case.handler == turn.person.id
            return is_theirs and serves(await turn.posts(), case.unit, turn.city.covers)
        case Part.REPORTER:
            return await reporters.is_one(turn.tx, case.id, turn.person.id)
        case Part.DEPUTY:
            # Whoever works in the field there can stand in for the handler.
            return holds(await turn.posts(), FIELD, case.place, turn.city.covers)
        case Part.TOWN | Part.DUTY:
            return holds(await turn.posts(), MANAGING, case.unit, turn.city.covers) or await _is_admin(turn)
        case Part.CHECKER:
            return turn.person.id in await audience.persons_for(turn.tx, turn.city, case, part)
        case _:
            return False


async def is_staff_of(turn: Turn, case: Case) -> bool:
    """Whether the person has any part in the case but that of a reporter."""
    for part in ORDER[:-1]:
        if await has_part(turn, case, part):
            return True
    return False


async def load(turn: Turn, case_id: str) -> Case:
    """The case of a button; one that is not there is refused like one that is not theirs (T17)."""
    return await get(turn, number(case_id))


async def get(turn: Turn, case_id: int | None) -> Case:
    """The same for the case of a message or a question."""
    case = await cases.get(turn.tx, case_id or 0)
    if case is None:
        raise Refused("not-allowed")
    return case


async def make(turn: Turn, case: Case, action: Action, quiet: bool = False, **move: object) -> Case:
    """Does `action` as whatever the person is in the case, and keeps the outcome; `quiet` as in
    `cases.record`."""
    part = await part_for(turn, case, action)
    wanted = Move(action, part, turn.person.id, **move)  # type: ignore[arg-type]
    outcome = decide(case, wanted, turn.now, turn.city)
    return await cases.record(turn.tx, turn.city, outcome, turn.now, quiet=quiet)


async def _is_admin(turn: Turn) -> bool:
    return any(post.role is Role.ADMIN for post in await turn.posts())
