"""Papers 公文: what a person has to decide before it goes out, and the one table of what may become of it.

A draft is approved, or dropped with a reason; what is approved is sent when its time has come. Whoever edits
an approved paper makes it a draft again. The bot makes drafts and sends what is approved; it never approves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from domain.messages import Refused
from domain.people import Covers, Post, Role, holds


class PaperKind(StrEnum):
    """通报, 曝光, 专项通报, 约谈 and 处罚, which is only a record that a person fills."""

    BULLETIN = "bulletin"
    EXPOSURE = "exposure"
    CIRCULAR = "circular"
    SUMMONS = "summons"
    PENALTY = "penalty"


class PaperStatus(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"
    SENT = "sent"
    DROPPED = "dropped"


class PaperAction(StrEnum):
    """SIGN is the first of two approvals."""

    MAKE = "make"
    EDIT = "edit"
    SIGN = "sign"
    APPROVE = "approve"
    DROP = "drop"
    SEND = "send"


NEXT: dict[tuple[PaperStatus, PaperAction], PaperStatus] = {
    (PaperStatus.DRAFT, PaperAction.EDIT): PaperStatus.DRAFT,
    (PaperStatus.DRAFT, PaperAction.SIGN): PaperStatus.DRAFT,
    (PaperStatus.DRAFT, PaperAction.APPROVE): PaperStatus.APPROVED,
    (PaperStatus.DRAFT, PaperAction.DROP): PaperStatus.DROPPED,
    (PaperStatus.APPROVED, PaperAction.EDIT): PaperStatus.DRAFT,
    (PaperStatus.APPROVED, PaperAction.DROP): PaperStatus.DROPPED,
    (PaperStatus.APPROVED, PaperAction.SEND): PaperStatus.SENT,
}
WAITING = (PaperStatus.DRAFT, PaperStatus.APPROVED)
NEEDS_REASON = frozenset({PaperAction.DROP})
# The only ones who publish, code spots and summon (S06).
PUBLISHING = frozenset({Role.CITY, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as the rules see it. Moments are aware UTC; people are person ids, None where the bot did it.

    `subject` tells papers of a kind apart (`2024-05-24`); `unit` is an area code, None where it concerns all
    of them. `edited_by` made or changed it last; `signed_by` gave the first of two approvals; `override` is
    why it goes out although a rule speaks against it (S18). Not sent before `send_at`.
    """

    id: int
    kind: PaperKind
    subject: str
    unit: str | None
    status: PaperStatus
    facts: Mapping[str, Any] = field(hash=False)
    made_at: datetime
    version: int = 0
    edited_by: int | None = None
    signed_by: int | None = None
    approved_by: int | None = None
    override: str | None = None
    send_at: datetime | None = None
    approved_at: datetime | None = None
    sent_at: datetime | None = None

    @property
    def is_waiting(self) -> bool:
        return self.status in WAITING

    def is_due(self, now: datetime) -> bool:
        """Whether it is to be sent: approved, and its time has come."""
        return self.status is PaperStatus.APPROVED and (self.send_at is None or self.send_at <= now)

    def nudge_at(self, patience: timedelta) -> datetime:
        """When the draft is called to mind: after `patience`, or at the time at which it should go out."""
        usual = self.made_at + patience
        return min(usual, self.send_at) if self.send_at and self.send_at > self.made_at else usual


@dataclass(frozen=True, slots=True)
class PaperMove:
    """What somebody wants of a paper; `by` None is the bot. `facts` are what an edit changes of its facts."""

    action: PaperAction
    by: int | None = None
    reason: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class PaperOutcome:
    before: Paper
    after: Paper
    move: PaperMove


def may_publish(posts: tuple[Post, ...], city: str, covers: Covers) -> bool:
    """Only the city office and admins publish, code spots and summon (S06)."""
    return holds(posts, PUBLISHING, city, covers)


def decide(
    paper: Paper, move: PaperMove, now: datetime, two_persons: bool = False, lopsided: bool = False
) -> PaperOutcome:
    """What `move` makes of the paper.

    `two_persons`: two people have to stand for it, of whom whoever edited it last is one; an approval that
    leaves it at one becomes a SIGN. `lopsided`: it breaks a rule of fairness and is approved only with a
    reason (S18). Raises Refused("paper-not-now", "paper-reason-wanted", "paper-override-wanted",
    "paper-second-wanted").
    """
    if move.action is PaperAction.APPROVE and paper.status is PaperStatus.DRAFT:
        return _approve(paper, move, now, two_persons, lopsided)
    after = replace(paper, status=_next(paper, move.action))
    if move.action in NEEDS_REASON and not move.reason:
        raise Refused("paper-reason-wanted")
    if move.action is PaperAction.EDIT:
        changed = {**paper.facts, **move.facts}
        # What the bot notes down changes nobody's words: they stay whose they are.
        editor = paper.edited_by if move.by is None else move.by
        after = replace(after, facts=changed, edited_by=editor, **UNDECIDED)
    elif move.action is PaperAction.SEND:
        after = replace(after, sent_at=now)
    return PaperOutcome(paper, after, move)


UNDECIDED: dict[str, Any] = {
    "signed_by": None,
    "approved_by": None,
    "approved_at": None,
    "override": None,
}


def _approve(paper: Paper, move: PaperMove, now: datetime, two_persons: bool, lopsided: bool) -> PaperOutcome:
    override = move.reason or paper.override
    if lopsided and not override:
        raise Refused("paper-override-wanted")
    others = {paper.edited_by, paper.signed_by} - {None, move.by}
    if not two_persons or others:
        approved: dict[str, Any] = {"approved_by": move.by, "approved_at": now, "override": override}
        after = replace(paper, status=_next(paper, PaperAction.APPROVE), **approved)
        return PaperOutcome(paper, after, move)
    if paper.signed_by == move.by:
        raise Refused("paper-second-wanted")
    signed = replace(paper, status=_next(paper, PaperAction.SIGN), signed_by=move.by, override=override)
    return PaperOutcome(paper, signed, replace(move, action=PaperAction.SIGN))


def _next(paper: Paper, action: PaperAction) -> PaperStatus:
    following = NEXT.get((paper.status, action))
    if following is None:
        raise Refused("paper-not-now", status={"paper-status": str(paper.status)})
    return following
