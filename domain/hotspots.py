"""The life of a coded place 黑点 (S21): one table of moves, from its code to its cancelling and back.

赋码 coded → 申请销号 applied → 现场核查 verified on the spot by somebody else → quiet days → 销号 cancelled.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from domain.coordinates import Point
from domain.messages import Refused
from domain.people import Role


class Status(StrEnum):
    """CODED: to be put in order. QUIET: verified, and watched for new problems."""

    CODED = "coded"
    APPLIED = "applied"
    QUIET = "quiet"
    CANCELLED = "cancelled"


class Action(StrEnum):
    CODE = "code"
    PHOTO = "photo"
    PROBLEM = "problem"
    APPLY = "apply"
    VERIFY = "verify"
    FAIL = "fail"
    CANCEL = "cancel"
    REOPEN = "reopen"
    RESTORE = "restore"


LIVING = (Status.CODED, Status.APPLIED, Status.QUIET)

NEXT: dict[tuple[Status, Action], Status] = {
    (Status.CODED, Action.APPLY): Status.APPLIED,
    (Status.APPLIED, Action.VERIFY): Status.QUIET,
    (Status.APPLIED, Action.FAIL): Status.CODED,
    (Status.QUIET, Action.CANCEL): Status.CANCELLED,
    (Status.CANCELLED, Action.REOPEN): Status.CODED,
    # The problem that opened it again turned out to be none.
    (Status.CODED, Action.RESTORE): Status.CANCELLED,
    **{(status, Action.PHOTO): status for status in LIVING},
    **{(status, Action.PROBLEM): status for status in LIVING},
}

# Who makes a move over whose area; what is not here the bot does by a rule.
WHO: dict[Action, frozenset[Role]] = {
    Action.CODE: frozenset({Role.CITY, Role.ADMIN}),
    Action.PHOTO: frozenset({Role.CHIEF, Role.DEPUTY, Role.TOWN}),
    Action.APPLY: frozenset({Role.CHIEF, Role.DEPUTY, Role.TOWN}),
    Action.VERIFY: frozenset({Role.INSPECTOR, Role.CITY, Role.ADMIN}),
    Action.FAIL: frozenset({Role.INSPECTOR, Role.CITY, Role.ADMIN}),
}
# Who sees the places of their areas, with all that happened there (S21).
SEES = frozenset({Role.TOWN, Role.CITY, Role.ADMIN, Role.LEADER, Role.INSPECTOR, Role.CHIEF, Role.DEPUTY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hotspot:
    """A coded place. `category` is of level 1; people are person ids; the point is WGS-84.

    `open_since` is when it was coded or last opened again; `cancels` and `reopened` count; `reopened_by` is
    the case that opened it again; `photo_at` when the last weekly photo came.
    """

    id: int
    code: str
    token: str
    batch: int
    category: str
    unit: str
    village: str | None
    latitude: float
    longitude: float
    coded_at: datetime
    open_since: datetime
    address: str | None = None
    status: Status = Status.CODED
    version: int = 0
    coded_by: int | None = None
    applied_at: datetime | None = None
    applied_by: int | None = None
    verified_at: datetime | None = None
    verified_by: int | None = None
    cancelled_at: datetime | None = None
    cancels: int = 0
    reopened: int = 0
    reopened_by: int | None = None
    photo_at: datetime | None = None

    @property
    def is_living(self) -> bool:
        return self.status in LIVING

    @property
    def point(self) -> Point:
        return Point(self.latitude, self.longitude)

    @property
    def place(self) -> str:
        """The most exact area known: the village, else the unit."""
        return self.village or self.unit

    @property
    def about(self) -> str:
        """What its photos are kept under."""
        return f"hotspot:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What somebody wants of a hotspot; `by` is a person id, None for the bot.

    `case` is the case that a PROBLEM or a REOPEN comes from, reported at `at`. Of a CANCEL, `last_problem` is
    when the newest problem there was reported, and `still_open` whether one of them is not closed yet.
    """

    action: Action
    by: int | None = None
    words: str | None = None
    case: int | None = None
    at: datetime | None = None
    last_problem: datetime | None = None
    still_open: bool = False


class Patience(Protocol):
    """The city's lengths of time: quiet before a cancelling, and how long after it a problem reopens."""

    @property
    def quiet(self) -> timedelta: ...

    @property
    def reopening(self) -> timedelta: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a move made of a hotspot; recorded as a whole or not at all."""

    before: Hotspot
    after: Hotspot
    move: Move


Change = Callable[[Hotspot, Move, datetime, Patience], dict[str, Any]]


def decide(spot: Hotspot, move: Move, now: datetime, patience: Patience) -> Outcome:
    """What `move` makes of `spot`. Raises Refused with a text key."""
    status = NEXT.get((spot.status, move.action))
    if status is None:
        raise not_now(spot)
    changes = CHANGES[move.action](spot, move, now, patience)
    return Outcome(spot, replace(spot, status=status, **changes), move)


def not_now(spot: Hotspot) -> Refused:
    """Why a hotspot that stands where it stands does not take a move."""
    return Refused("hotspot-not-now", code=spot.code, status={"hotspot-status": str(spot.status)})


def quiet_until(spot: Hotspot, last_problem: datetime | None, patience: Patience) -> datetime | None:
    """When a verified hotspot may be cancelled: each new problem puts the clock back. None for others."""
    if spot.status is not Status.QUIET or spot.verified_at is None:
        return None
    return max(spot.verified_at, last_problem or spot.verified_at) + patience.quiet


def reopens(spot: Hotspot, reported_at: datetime, patience: Patience) -> bool:
    """Whether a problem reported then opens the cancelled code again."""
    if spot.status is not Status.CANCELLED or spot.cancelled_at is None:
        return False
    return spot.cancelled_at < reported_at <= spot.cancelled_at + patience.reopening


def answers_for(spot: Hotspot, reported_at: datetime, patience: Patience) -> bool:
    """Whether a problem there belongs to this code, so that the place needs no other one."""
    if spot.is_living or spot.cancelled_at is None:
        return True
    return reported_at <= spot.cancelled_at + patience.reopening


def _photo(spot: Hotspot, move: Move, now: datetime, patience: Patience) -> dict[str, Any]:
    return {"photo_at": now}


def _problem(spot: Hotspot, move: Move, now: datetime, patience: Patience) -> dict[str, Any]:
    return {}


def _apply(spot: Hotspot, move: Move, now: datetime, patience: Patience) -> dict[str, Any]:
    return {"applied_at": now, "applied_by": move.by}


def _verify(spot: Hotspot, move: Move, now: datetime, patience: Patience) -> dict[str, Any]:
    _require_another(spot, move)
    return {"verified_at": now, "verified_by": move.by}


def _fail(spot: Hotspot, move: Move, now: datetime, patience: Patience) -> dict[str, Any]:
    _require_another(spot, move)
    if not move.words:
        raise Refused("hotspot-reason-wanted", code=spot.code)
    return {"applied_at": None, "applied_by": None}


def _require_another(spot: Hotspot, move: Move) -> None:
    if move.by is None or move.by == spot.applied_by:
        raise Refused("hotspot-check-not-own")


def _cancel(spot: Hotspot, move: Move, now: datetime, patience: Patience) -> dict[str, Any]:
    """A place that is still dirty is not cancelled, however old the report is."""
    until = quiet_until(spot, move.last_problem, patience)
    if until is None or now < until or move.still_open:
        raise not_now(spot)
    return {"cancelled_at": now, "cancels": spot.cancels + 1}


def _reopen(spot: Hotspot, move: Move, now: datetime, patience: Patience) -> dict[str, Any]:
    """The count of its cancellings stays; everything that led to the last one begins anew."""
    if move.at is None or not reopens(spot, move.at, patience):
        raise not_now(spot)
    begun = dict.fromkeys(("applied_at", "applied_by", "verified_at", "verified_by", "photo_at"))
    return begun | {"open_since": move.at, "reopened": spot.reopened + 1, "reopened_by": move.case}


def _restore(spot: Hotspot, move: Move, now: datetime, patience: Patience) -> dict[str, Any]:
    if spot.reopened_by is None or move.case != spot.reopened_by:
        raise not_now(spot)
    return {"reopened": spot.reopened - 1, "reopened_by": None, "open_since": spot.coded_at}


CHANGES: dict[Action, Change] = {
    Action.PHOTO: _photo,
    Action.PROBLEM: _problem,
    Action.APPLY: _apply,
    Action.VERIFY: _verify,
    Action.FAIL: _fail,
    Action.CANCEL: _cancel,
    Action.REOPEN: _reopen,
    Action.RESTORE: _restore,
}
