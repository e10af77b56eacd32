"""A handler asks for more time: why, and until when; the town office grants it or not."""

from datetime import datetime, timedelta

from domain.cases import Action, Case
from domain.city_lists import ReasonKind
from domain.messages import Button, Refused
from handlers import reasons, standing
from handlers.routes import press
from handlers.turn import Turn, number, rows
from storage.facts import case_facts

DAYS = (1, 3, 7, 14)


@press("ask-delay")
async def ask(turn: Turn, case_id: str, reason: str = "", days: str = "") -> None:
    """First the reason, then how long; the new time is counted from the due time."""
    if not reason:
        await reasons.with_reason(turn, Action.ASK_DELAY, case_id, "")
        return
    case = await standing.load(turn, case_id)
    await standing.part_for(turn, case, Action.ASK_DELAY)
    reasons.require(turn, ReasonKind.DELAY, reason)
    if not days:
        choices = [
            Button(
                "button-days",
                f"ask-delay:{case.id}:{reason}:{count}",
                {"count": count, "until": _at(turn, case, count)},
            )
            for count in DAYS
        ]
        await turn.edit("ask-how-long", **case_facts(turn.city, case), buttons=rows(*choices))
        return
    if number(days) not in DAYS:
        raise Refused("button-unknown")
    until = _until(turn, case, int(days))
    case = await standing.make(turn, case, Action.ASK_DELAY, reason=reason, until=until)
    await turn.edit("done-ask-delay", **case_facts(turn.city, case))


def _until(turn: Turn, case: Case, days: int) -> datetime:
    """From the due time, or from now where that is past already."""
    return max(case.due_at or turn.now, turn.now) + timedelta(days=days)


def _at(turn: Turn, case: Case, days: int) -> dict[str, str]:
    return {"at": _until(turn, case, days).isoformat()}
