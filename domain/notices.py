"""Whom a move is told, and under which text key. What the words are is decided at sending."""

from dataclasses import dataclass
from enum import StrEnum

from domain.cases import Action, Case, Escalation, Part, Status
from domain.moves import Outcome


class Audience(StrEnum):
    REPORTERS = "reporters"
    HANDLER = "handler"
    FORMER_HANDLER = "former-handler"


@dataclass(frozen=True, slots=True)
class Notice:
    audience: Audience
    key: str


TELL: dict[Action, tuple[Notice, ...]] = {
    Action.REFUSE: (Notice(Audience.REPORTERS, "told-refused"),),
    Action.MERGE: (Notice(Audience.REPORTERS, "told-merged"),),
    Action.WITHDRAW: (Notice(Audience.FORMER_HANDLER, "told-withdrawn"),),
    Action.REASSIGN: (Notice(Audience.FORMER_HANDLER, "told-reassigned"),),
    Action.ACCEPT: (Notice(Audience.REPORTERS, "told-accepted"),),
    Action.RECTIFY: (Notice(Audience.REPORTERS, "told-rectified"),),
    Action.GRANT_DELAY: (
        Notice(Audience.HANDLER, "told-delay-granted"),
        Notice(Audience.REPORTERS, "told-delayed"),
    ),
    Action.DENY_DELAY: (Notice(Audience.HANDLER, "told-delay-denied"),),
    Action.PASS: (
        Notice(Audience.HANDLER, "told-passed"),
        Notice(Audience.REPORTERS, "ask-verdict"),
    ),
    Action.FAIL: (
        Notice(Audience.HANDLER, "told-failed"),
        Notice(Audience.REPORTERS, "told-rework"),
    ),
    Action.REOPEN: (
        Notice(Audience.HANDLER, "told-reopened"),
        Notice(Audience.REPORTERS, "told-reopened-others"),
    ),
}


def notices(outcome: Outcome) -> tuple[Notice, ...]:
    """Who hears of this move. A dispatch is in the receipt already, unless an officer had to file first."""
    if outcome.move.action is Action.DISPATCH and outcome.move.announced:
        return (Notice(Audience.REPORTERS, "told-filed"),)
    return TELL.get(outcome.move.action, ())


def parts_with_card(case: Case) -> tuple[Part, ...]:
    """As what people need the case's card now; the cards of others stay, without buttons."""
    match case.status:
        case Status.COLLECTED:
            return (Part.DUTY,)
        case Status.FILED:
            return (Part.TOWN,)
        case Status.DISPATCHED:
            return _of_dispatched(case)
        case Status.HANDLING:
            return (Part.HANDLER, Part.TOWN) if case.delay_until else (Part.HANDLER,)
        case Status.CHECKING:
            return (Part.CHECKER,)
        case _:
            return ()


def _of_dispatched(case: Case) -> tuple[Part, ...]:
    """The handler, whoever an unaccepted case has climbed to, and the duty officer in an emergency, unless
    the whole town office has it, of which the duty officer is one."""
    parts = [Part.HANDLER] if case.handler else [Part.TOWN]
    if case.emergency and case.handler:
        parts.append(Part.DUTY)
    if case.escalation is not Escalation.NONE:
        parts.append(Part.DEPUTY)
    if case.escalation is Escalation.TOWN and Part.TOWN not in parts:
        parts.append(Part.TOWN)
    return tuple(parts)


# The buttons of a card, in rows, by the part it is shown to; each is offered only where the table allows it.
BUTTONS: dict[Part, tuple[tuple[Action, ...], ...]] = {
    Part.HANDLER: ((Action.ACCEPT, Action.SEND_BACK), (Action.RECTIFY,), (Action.ASK_DELAY, Action.ASK)),
    Part.DEPUTY: ((Action.ACCEPT, Action.SEND_BACK), (Action.RECTIFY, Action.ASK)),
    Part.TOWN: (
        (Action.GRANT_DELAY, Action.DENY_DELAY),
        (Action.ACCEPT, Action.DISPATCH, Action.REASSIGN),
        (Action.REFUSE, Action.MERGE),
        (Action.ASK,),
    ),
    Part.DUTY: (
        (Action.FILE,),
        (Action.ACCEPT, Action.DISPATCH, Action.REASSIGN),
        (Action.REFUSE, Action.MERGE),
        (Action.ASK,),
    ),
    Part.CHECKER: ((Action.PASS, Action.FAIL), (Action.ASK,)),
}
