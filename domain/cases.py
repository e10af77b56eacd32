"""The life of a case: one table of moves, and the case itself.

Seven names of Dongguan's loop: 采集 collected, 立案 filed, 派遣 dispatched, 处置 handling, 审核 checking,
办结 closed, 评价 rated (a closed case keeps its status when it is rated).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.coordinates import Point


class Status(StrEnum):
    COLLECTED = "collected"
    FILED = "filed"
    DISPATCHED = "dispatched"
    HANDLING = "handling"
    CHECKING = "checking"
    CLOSED = "closed"
    REFUSED = "refused"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


class Action(StrEnum):
    COLLECT = "collect"
    FILE = "file"
    REFUSE = "refuse"
    MERGE = "merge"
    WITHDRAW = "withdraw"
    DISPATCH = "dispatch"
    ACCEPT = "accept"
    SEND_BACK = "send-back"
    REASSIGN = "reassign"
    ESCALATE = "escalate"
    RECTIFY = "rectify"
    ASK_DELAY = "ask-delay"
    GRANT_DELAY = "grant-delay"
    DENY_DELAY = "deny-delay"
    PASS = "pass"  # noqa: S105  an officer's pass, not a password
    FAIL = "fail"
    VERDICT = "verdict"
    RATE = "rate"
    REOPEN = "reopen"
    JOIN = "join"
    LEAVE = "leave"
    ADD = "add"
    ASK = "ask"
    LOCATE = "locate"
    SOLVE = "solve"


class Part(StrEnum):
    """As what somebody acts on a case; one person can have several."""

    RULE = "rule"
    REPORTER = "reporter"
    FINDER = "finder"
    HANDLER = "handler"
    DEPUTY = "deputy"
    TOWN = "town"
    DUTY = "duty"
    CHECKER = "checker"


OPEN = (Status.COLLECTED, Status.FILED, Status.DISPATCHED, Status.HANDLING, Status.CHECKING)
ENDED = (Status.REFUSED, Status.MERGED, Status.WITHDRAWN)
# Not fixed yet, so the due time runs.
RUNNING = (Status.DISPATCHED, Status.HANDLING)

NEXT: dict[tuple[Status, Action], Status] = {
    (Status.COLLECTED, Action.FILE): Status.FILED,
    (Status.COLLECTED, Action.REFUSE): Status.REFUSED,
    (Status.COLLECTED, Action.MERGE): Status.MERGED,
    (Status.COLLECTED, Action.WITHDRAW): Status.WITHDRAWN,
    (Status.FILED, Action.DISPATCH): Status.DISPATCHED,
    (Status.FILED, Action.REFUSE): Status.REFUSED,
    (Status.FILED, Action.MERGE): Status.MERGED,
    (Status.FILED, Action.WITHDRAW): Status.WITHDRAWN,
    (Status.DISPATCHED, Action.ACCEPT): Status.HANDLING,
    (Status.DISPATCHED, Action.SEND_BACK): Status.FILED,
    (Status.DISPATCHED, Action.REASSIGN): Status.DISPATCHED,
    (Status.DISPATCHED, Action.ESCALATE): Status.DISPATCHED,
    (Status.DISPATCHED, Action.RECTIFY): Status.CHECKING,
    (Status.DISPATCHED, Action.WITHDRAW): Status.WITHDRAWN,
    (Status.HANDLING, Action.RECTIFY): Status.CHECKING,
    (Status.HANDLING, Action.REASSIGN): Status.DISPATCHED,
    (Status.HANDLING, Action.ASK_DELAY): Status.HANDLING,
    (Status.HANDLING, Action.GRANT_DELAY): Status.HANDLING,
    (Status.HANDLING, Action.DENY_DELAY): Status.HANDLING,
    (Status.CHECKING, Action.PASS): Status.CLOSED,
    (Status.CHECKING, Action.FAIL): Status.HANDLING,
    (Status.CLOSED, Action.VERDICT): Status.CLOSED,
    (Status.CLOSED, Action.RATE): Status.CLOSED,
    (Status.CLOSED, Action.REOPEN): Status.HANDLING,
    (Status.CLOSED, Action.SOLVE): Status.CLOSED,
    **{(status, Action.JOIN): status for status in OPEN},
    **{(status, Action.LEAVE): status for status in OPEN},
    **{(status, Action.ADD): status for status in OPEN},
    **{(status, Action.ASK): status for status in OPEN},
    **{(status, Action.LOCATE): status for status in OPEN},
}

# Who may make a move. Part.RULE is the bot itself acting by a rule or a clock.
WHO: dict[Action, frozenset[Part]] = {
    Action.FILE: frozenset({Part.RULE, Part.DUTY, Part.TOWN}),
    Action.REFUSE: frozenset({Part.DUTY, Part.TOWN}),
    Action.MERGE: frozenset({Part.DUTY, Part.TOWN}),
    Action.WITHDRAW: frozenset({Part.REPORTER}),
    Action.DISPATCH: frozenset({Part.RULE, Part.DUTY, Part.TOWN}),
    Action.ACCEPT: frozenset({Part.HANDLER, Part.DEPUTY, Part.DUTY, Part.TOWN}),
    Action.SEND_BACK: frozenset({Part.HANDLER, Part.DEPUTY}),
    Action.REASSIGN: frozenset({Part.TOWN, Part.DUTY}),
    Action.ESCALATE: frozenset({Part.RULE}),
    Action.RECTIFY: frozenset({Part.HANDLER, Part.DEPUTY, Part.DUTY, Part.TOWN}),
    Action.ASK_DELAY: frozenset({Part.HANDLER}),
    Action.GRANT_DELAY: frozenset({Part.TOWN, Part.DUTY}),
    Action.DENY_DELAY: frozenset({Part.TOWN, Part.DUTY}),
    Action.PASS: frozenset({Part.CHECKER}),
    Action.FAIL: frozenset({Part.CHECKER}),
    Action.VERDICT: frozenset({Part.REPORTER, Part.RULE}),
    Action.RATE: frozenset({Part.REPORTER}),
    Action.REOPEN: frozenset({Part.REPORTER, Part.CHECKER}),
    Action.JOIN: frozenset({Part.REPORTER, Part.FINDER}),
    Action.LEAVE: frozenset({Part.REPORTER}),
    Action.ADD: frozenset({Part.REPORTER}),
    Action.ASK: frozenset({Part.REPORTER, Part.HANDLER, Part.DEPUTY, Part.DUTY, Part.TOWN, Part.CHECKER}),
    Action.LOCATE: frozenset({Part.HANDLER, Part.DEPUTY, Part.DUTY, Part.TOWN, Part.RULE}),
    Action.SOLVE: frozenset({Part.CHECKER}),
}


class Source(StrEnum):
    """Where a case came from (S11)."""

    RESIDENT = "resident"
    INSPECTOR = "inspector"
    LEADER = "leader"
    DEVICE = "device"
    PETITION = "petition"
    HOTLINE = "hotline"


class Escalation(StrEnum):
    """How far an unaccepted case has climbed (S30)."""

    NONE = "none"
    DEPUTIES = "deputies"
    TOWN = "town"


@dataclass(frozen=True, slots=True)
class Case:
    """A case as the rules see it. Moments are aware UTC; people are person ids; areas are codes.

    `delays` are those granted, `sent_back` how often a handler refused it, `stars` the latest rating, 1 to 5.
    """

    id: int
    code: str
    status: Status
    category: str
    unit: str
    source: Source
    reported_at: datetime
    version: int = 0
    emergency: bool = False
    village: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    place_kind: str | None = None
    datum_sure: bool = True
    address: str | None = None
    note: str | None = None
    found_by: int | None = None
    handler: int | None = None
    rule: str | None = None
    rule_area: str | None = None
    fallback: str | None = None
    escalation: Escalation = Escalation.NONE
    filed_at: datetime | None = None
    dispatched_at: datetime | None = None
    respond_by: datetime | None = None
    accepted_at: datetime | None = None
    due_at: datetime | None = None
    warn_at: datetime | None = None
    delay_until: datetime | None = None
    delay_reason: str | None = None
    rectified_at: datetime | None = None
    rectified_by: int | None = None
    checker: int | None = None
    closed_at: datetime | None = None
    ended_at: datetime | None = None
    merged_into: int | None = None
    rework: int = 0
    late: bool = False
    solved_how: str | None = None
    score: int | None = None
    ring_at: datetime | None = None
    draws_look_back: bool = False
    delays: int = 0
    sent_back: int = 0
    stars: int | None = None

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def point(self) -> Point | None:
        """None where the place was only described in words."""
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude)

    @property
    def place(self) -> str:
        """The most exact area known: the village, else the unit."""
        return self.village or self.unit
