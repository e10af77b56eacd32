"""Somebody else checks: pass closes at once, fail says why and sends it back."""

from domain.cases import Action, Case
from domain.city_lists import ReasonKind
from domain.look_back import is_drawn
from domain.messages import Refused
from handlers import reasons, standing
from handlers.routes import press
from handlers.turn import Turn, rows
from storage import hotspots, look_back_cases
from storage.facts import case_facts


@press("pass")
async def passes(turn: Turn, case_id: str) -> None:
    """Closes the case; how it was solved is asked afterwards and holds nothing up (S36)."""
    case = await standing.load(turn, case_id)
    drawn = await _is_drawn(turn, case)
    case = await standing.make(turn, case, Action.PASS, look_back_drawn=drawn)
    if drawn:
        await look_back_cases.draw(turn.tx, turn.city, case)
    turn.answer("done-pass", code=case.code)
    ways = reasons.buttons(turn, ReasonKind.SOLVED, Action.SOLVE, case)
    await turn.reply("ask-how-solved", **case_facts(turn.city, case), buttons=rows(*ways), case_id=case.id)


async def _is_drawn(turn: Turn, case: Case) -> bool:
    """A share of all, and every case of a coded place."""
    share = turn.city.settings.lookback_share
    return is_drawn(case.code, share) or await hotspots.of_case(turn.tx, case.id) is not None


@press("solve")
async def solved(turn: Turn, case_id: str, how: str) -> None:
    reasons.require(turn, ReasonKind.SOLVED, how)
    case = await standing.load(turn, case_id)
    if case.checker != turn.person.id:
        raise Refused("not-allowed")
    await standing.make(turn, case, Action.SOLVE, how=how)
    await turn.edit("done-solve", code=case.code, how={"reason": f"solved:{how}"})


@press("fail")
async def fails(turn: Turn, case_id: str, reason: str = "") -> None:
    await reasons.with_reason(turn, Action.FAIL, case_id, reason)
