"""Cases in every status, brought there by real moves, under clocks that are easy to count with."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from domain.cases import Action, Case, Part, Source, Status
from domain.moves import Move, decide

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
YING, CHEN, DEPUTY, WU, LIN = 1, 2, 3, 4, 5
OTHER_CASE = 99


@dataclass(frozen=True, slots=True)
class Clocks:
    """An hour to answer, four to fix, whatever the category; a week to reopen."""

    reopening: timedelta = timedelta(days=7)
    doubling: timedelta = timedelta(hours=24)
    ringing: timedelta = timedelta(minutes=10)

    def respond_by(self, category: str, start: datetime) -> datetime:
        return start + HOUR

    def due(self, category: str, start: datetime) -> datetime:
        return start + 4 * HOUR

    def warn_at(self, category: str, start: datetime, due_at: datetime) -> datetime:
        return start + (due_at - start) * 0.75


CLOCKS = Clocks()

REPORTED = Case(
    id=1,
    code="HM-261121-0001",
    status=Status.COLLECTED,
    category="CLN-01",
    unit="441900121",
    source=Source.RESIDENT,
    reported_at=NOON,
)

# Who usually makes a move; the bot where a rule does.
BY = {
    Part.RULE: None,
    Part.REPORTER: YING,
    Part.FINDER: LIN,
    Part.HANDLER: CHEN,
    Part.DEPUTY: DEPUTY,
    Part.TOWN: WU,
    Part.DUTY: WU,
    Part.CHECKER: LIN,
}

# How a clear report comes to be closed.
ROAD = (
    (Action.FILE, Part.RULE),
    (Action.DISPATCH, Part.RULE),
    (Action.ACCEPT, Part.HANDLER),
    (Action.RECTIFY, Part.HANDLER),
    (Action.PASS, Part.CHECKER),
)
WAYS_OUT = {
    Status.REFUSED: (Action.REFUSE, Part.DUTY),
    Status.MERGED: (Action.MERGE, Part.DUTY),
    Status.WITHDRAWN: (Action.WITHDRAW, Part.REPORTER),
}


def a_move(action: Action, part: Part, case: Case = REPORTED, **changes: object) -> Move:
    """A move with everything that any action may want, made by whoever usually is that part."""
    move = Move(
        action,
        part,
        by=BY[part],
        reason="listed",
        handler=CHEN,
        rule="chief",
        rule_area="441900121013",
        fallback="no-trade",
        village="441900121013",
        into=OTHER_CASE,
        until=(case.due_at or NOON) + timedelta(days=1),
        how="service",
        look_back=action is Action.REOPEN and part is Part.CHECKER,
    )
    return replace(move, **changes)  # type: ignore[arg-type]


def moved(case: Case, action: Action, part: Part, now: datetime = NOON, **changes: object) -> Case:
    return decide(case, a_move(action, part, case, **changes), now, CLOCKS).after


def case_in(status: Status, now: datetime = NOON, **changes: object) -> Case:
    """The shortest life that leads there, all of it at one moment, with `changes` made to its beginning."""
    case = replace(REPORTED, **changes)  # type: ignore[arg-type]
    if status in WAYS_OUT:
        return moved(case, *WAYS_OUT[status], now)
    for step in ROAD:
        if case.status is status:
            break
        case = moved(case, *step, now)
    return case
