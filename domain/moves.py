"""One door to change a case: `decide` says what a move makes of it, or refuses.

Each action has at most one small function that says which facts change besides the status.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from domain.cases import ENDED, NEXT, RUNNING, WHO, Action, Case, Escalation, Part, Status
from domain.messages import Refused


class Limits(Protocol):
    """The city's clocks: how long each category may take, counted as its clock counts (S42, CJ/T 315)."""

    def respond_by(self, category: str, start: datetime) -> datetime: ...

    def due(self, category: str, start: datetime) -> datetime: ...

    def warn_at(self, category: str, start: datetime, due_at: datetime) -> datetime: ...

    @property
    def reopening(self) -> timedelta: ...

    @property
    def ringing(self) -> timedelta: ...

    @property
    def doubling(self) -> timedelta: ...


@dataclass(frozen=True, slots=True)
class Move:
    """What somebody wants: `by` is a person id (None: the bot), `reason` a code of the city's lists.

    The other fields serve one action each: `handler`, `rule`, `rule_area` and `fallback` of a dispatch;
    `category` and `unit` of a filing; `village` of a location; `into` of a merger; `until` of a delay;
    `how` of a solution; `stars` of a rating; `look_back` where a failed look-back reopens, whenever that is;
    `announced` where the reporters' receipt could not tell of the dispatch, so that they have to be told now;
    `done_at` when the after-photo was sent, which may have been fetched later.
    """

    action: Action
    part: Part
    by: int | None = None
    reason: str | None = None
    words: str | None = None
    handler: int | None = None
    rule: str | None = None
    rule_area: str | None = None
    fallback: str | None = None
    category: str | None = None
    emergency: bool | None = None
    unit: str | None = None
    village: str | None = None
    into: int | None = None
    until: datetime | None = None
    how: str | None = None
    stars: int | None = None
    look_back: bool = False
    look_back_drawn: bool = False
    announced: bool = False
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a move made of a case; recorded as a whole or not at all."""

    before: Case
    after: Case
    move: Move


# A move that says no to somebody's work or words has to say why (S03).
NEEDS_REASON = frozenset(
    {Action.REFUSE, Action.SEND_BACK, Action.FAIL, Action.REOPEN, Action.ASK_DELAY, Action.WITHDRAW}
)

Change = Callable[[Case, Move, datetime, Limits], dict[str, Any]]


def decide(case: Case, move: Move, now: datetime, limits: Limits) -> Outcome:
    """What `move` makes of `case`. Raises Refused with a text key."""
    status = NEXT.get((case.status, move.action))
    if status is None:
        raise not_now(case)
    if move.part not in WHO[move.action]:
        raise Refused("not-allowed")
    if move.action in NEEDS_REASON and not (move.reason or move.words):
        raise Refused("reason-wanted", code=case.code)
    changes = CHANGES.get(move.action, _nothing)(case, move, now, limits)
    if status in ENDED or status is Status.CLOSED:
        changes.setdefault("ended_at", case.ended_at or now)
        changes["ring_at"] = None
    return Outcome(case, replace(case, status=status, **changes), move)


def not_now(case: Case) -> Refused:
    """Why a case that stands where it stands does not take a move."""
    return Refused("move-not-now", code=case.code, status={"status": str(case.status)})


def _nothing(case: Case, move: Move, now: datetime, limits: Limits) -> dict[str, Any]:
    return {}


def _file(case: Case, move: Move, now: datetime, limits: Limits) -> dict[str, Any]:
    return {
        "filed_at": now,
        "category": move.category or case.category,
        "emergency": case.emergency if move.emergency is None else move.emergency,
        "unit": move.unit or case.unit,
        "village": move.village or case.village,
    }


def _dispatch(case: Case, move: Move, now: datetime, limits: Limits) -> dict[str, Any]:
    """Due runs from the first dispatch; reassigning leaves it as it is, only a granted delay moves it."""
    return {
        "handler": move.handler,
        "rule": move.rule,
        "rule_area": move.rule_area,
        "fallback": move.fallback,
        "escalation": Escalation.NONE,
        "dispatched_at": case.dispatched_at or now,
        "respond_by": limits.respond_by(case.category, now),
        "accepted_at": None,
        "delay_until": None,
        "ring_at": now + limits.ringing if case.emergency else None,
    } | ({} if case.due_at else _limit(case, now, limits))


def _limit(case: Case, now: datetime, limits: Limits, until: datetime | None = None) -> dict[str, Any]:
    """A new limit from now on, as long as the category gives, or `until` a granted moment."""
    due_at = until or limits.due(case.category, now)
    return {"due_at": due_at, "warn_at": limits.warn_at(case.category, now, due_at)}


def _accept(case: Case, move: Move, now: datetime, limits: Limits) -> dict[str, Any]:
    return {"handler": move.by, "accepted_at": now, "respond_by": None, "ring_at": None}


def _send_back(case: Case, move: Move, now: datetime, limits: Limits) -> dict[str, Any]:
    """An emergency rings on: again nobody has it."""
    return {
        "handler": None,
        "respond_by": None,
        "escalation": Escalation.NONE,
        "sent_back": case.sent_back + 1,
    }


def _escalate(case: Case, move: Move, now: datetime, limits: Limits) -> dict[str, Any]:
    """Unaccepted: first to the deputies, then to the town office (S30), which is the end of the ladder."""
    if case.escalation is Escalation.TOWN:
        raise not_now(case)
    higher = Escalation.TOWN if case.escalation is Escalation.DEPUTIES else Escalation.DEPUTIES
    wait = limits.respond_by(case.category, now) if higher is Escalation.DEPUTIES else None
    return {"escalation": higher, "respond_by": wait}


def _rectify(case: Case, move: Move, now: datetime, limits: Limits) -> dict[str, Any]:
    return {
        "handler": move.by,
        "rectified_at": now,
        "rectified_by": move.by,
        "accepted_at": case.accepted_at or now,
        "respond_by": None,
        "delay_until": None,
        "ring_at": None,
        "late": case.late or (case.due_at is not None and (move.done_at or now) > case.due_at),
    }


def _ask_delay(case: Case, move: Move, now: datetime, limits: Limits) -> dict[str, Any]:
    if case.delay_until is not None:
        raise Refused("delay-asked-already", code=case.code)
    if move.until is None or move.until <= now or (case.due_at and move.until <= case.due_at):
        raise Refused("delay-not-later", code=case.code)
    return {"delay_until": move.until, "delay_reason": move.reason}


def _grant_delay(case: Case, move: Move, now: datetime, limits: Limits) -> dict[str, Any]:
    if case.delay_until is None:
        raise Refused("delay-not-asked", code=case.code)
    granted = {"delay_until": None, "delays": case.delays + 1}
    return granted | _limit(case, now, limits, case.delay_until)


def _deny_delay(case: Case, move: Move, now: datetime, limits: Limits) -> dict[str, Any]:
    if case.delay_until is None:
        raise Refused("delay-not-asked", code=case.code)
    return {"delay_until": None}


def _pass(case: Case, move: Move, now: datetime, limits: Limits) -> dict[str, Any]:
    if move.by is not None and move.by == case.rectified_by:
        raise Refused("check-not-own")
    return {"closed_at": now, "checker": move.by, "draws_look_back": move.look_back_drawn}


def _fail(case: Case, move: Move, now: datetime, limits: Limits) -> dict[str, Any]:
    if move.by is not None and move.by == case.rectified_by:
        raise Refused("check-not-own")
    return {"checker": move.by, "rework": case.rework + 1} | _limit(case, now, limits)


def _reopen(case: Case, move: Move, now: datetime, limits: Limits) -> dict[str, Any]:
    """By a reporter within the days allowed, or by a failed look-back at any time."""
    if move.look_back is not (move.part is Part.CHECKER):
        raise Refused("not-allowed")
    if not move.look_back and case.closed_at is not None and now > case.closed_at + limits.reopening:
        raise Refused("reopen-too-late", code=case.code, days=limits.reopening.days)
    return {
        "rework": case.rework + 1,
        "closed_at": None,
        "ended_at": None,
        "score": None,
        "stars": None,
        "draws_look_back": False,
    } | _limit(case, now, limits)


def _join(case: Case, move: Move, now: datetime, limits: Limits) -> dict[str, Any]:
    """A finding soon after a report is its second source, and its finder then has the check (S11)."""
    is_source = move.part is Part.FINDER and case.found_by is None
    return {"found_by": move.by} if is_source and now <= case.reported_at + limits.doubling else {}


CHANGES: dict[Action, Change] = {
    Action.FILE: _file,
    Action.DISPATCH: _dispatch,
    Action.REASSIGN: _dispatch,
    Action.ACCEPT: _accept,
    Action.SEND_BACK: _send_back,
    Action.ESCALATE: _escalate,
    Action.RECTIFY: _rectify,
    Action.ASK_DELAY: _ask_delay,
    Action.GRANT_DELAY: _grant_delay,
    Action.DENY_DELAY: _deny_delay,
    Action.PASS: _pass,
    Action.FAIL: _fail,
    Action.REOPEN: _reopen,
    Action.JOIN: _join,
    Action.MERGE: lambda case, move, now, limits: {"merged_into": move.into},
    Action.LOCATE: lambda case, move, now, limits: {"village": move.village},
    Action.RATE: lambda case, move, now, limits: {"stars": move.stars},
    Action.SOLVE: lambda case, move, now, limits: {"solved_how": move.how},
}


def is_overdue(case: Case, now: datetime) -> bool:
    """Judged by the due time while the fix is still owed."""
    return case.status in RUNNING and case.due_at is not None and now > case.due_at
