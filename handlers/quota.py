"""Keeps one person's reports to a number that a person makes (T15)."""

from domain.cases import Source
from domain.drafts import Draft
from domain.messages import Refused
from domain.quotas import LONGEST, next_allowed
from handlers.turn import Turn
from storage import reporters


async def keep(turn: Turn, draft: Draft) -> None:
    """Refuses one report too many and says when to send it; the draft stays. Findings are not counted."""
    if draft.source is not Source.RESIDENT:
        return
    made = await reporters.joined_since(turn.tx, turn.person.id, turn.now - LONGEST)
    again = next_allowed(made, turn.now)
    if again:
        raise Refused("quota-reached", again={"at": again.isoformat()})
