"""What may become of a paper (S06, S14, S18)."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from domain.messages import Refused
from domain.papers import (
    NEXT,
    Paper,
    PaperAction,
    PaperKind,
    PaperMove,
    PaperStatus,
    decide,
    may_publish,
)
from domain.people import Post, Role
from tests.conftest import NOON

GUO, HE, ADA = 1, 2, 3
DRAFT = Paper(7, PaperKind.EXPOSURE, "2024-05", None, PaperStatus.DRAFT, {"worst": 3}, NOON)
APPROVE, EDIT, DROP = PaperAction.APPROVE, PaperAction.EDIT, PaperAction.DROP
DAY = timedelta(hours=24)


def approved(paper: Paper, by: int, two_persons: bool = True, **more: bool) -> Paper:
    return decide(paper, PaperMove(APPROVE, by), NOON, two_persons, **more).after


@pytest.mark.parametrize(
    ("status", "action"),
    [pair for pair in product(PaperStatus, PaperAction) if pair not in NEXT],
)
def test_what_the_table_does_not_allow_is_refused(status: PaperStatus, action: PaperAction) -> None:
    with pytest.raises(Refused) as refusal:
        decide(replace(DRAFT, status=status), PaperMove(action, GUO, "because"), NOON)
    assert (refusal.value.key, refusal.value.facts) == (
        "paper-not-now",
        {"status": {"paper-status": str(status)}},
    )


@pytest.mark.parametrize(("status", "action"), NEXT)
def test_what_the_table_allows_is_done(status: PaperStatus, action: PaperAction) -> None:
    move = PaperMove(action, GUO, "because")
    assert decide(replace(DRAFT, status=status), move, NOON).after.status is NEXT[status, action]


def test_one_person_is_enough_where_the_kind_asks_for_no_more() -> None:
    assert approved(DRAFT, GUO, two_persons=False) == replace(
        DRAFT, status=PaperStatus.APPROVED, approved_by=GUO, approved_at=NOON
    )


def test_what_the_bot_drafted_takes_two_people_to_approve() -> None:
    first = decide(DRAFT, PaperMove(APPROVE, GUO), NOON, two_persons=True)
    assert first.move.action is PaperAction.SIGN
    assert first.after == replace(DRAFT, signed_by=GUO)
    assert approved(first.after, HE).status is PaperStatus.APPROVED


def test_who_edited_last_does_not_approve_alone() -> None:
    edited = decide(DRAFT, PaperMove(EDIT, GUO, facts={"worst": 2}), NOON).after
    assert edited == replace(DRAFT, edited_by=GUO, facts={"worst": 2})
    signed = approved(edited, GUO)
    assert signed.status is PaperStatus.DRAFT
    with pytest.raises(Refused) as refusal:
        approved(signed, GUO)
    assert refusal.value.key == "paper-second-wanted"
    assert approved(signed, HE).status is PaperStatus.APPROVED
    assert approved(edited, HE).status is PaperStatus.APPROVED


def test_an_edit_undoes_every_approval() -> None:
    whole = approved(approved(DRAFT, GUO), HE)
    again = decide(whole, PaperMove(EDIT, ADA, facts={"words": "请重视"}), NOON).after
    assert again == replace(DRAFT, edited_by=ADA, facts={"worst": 3, "words": "请重视"})


def test_dropping_takes_a_reason() -> None:
    with pytest.raises(Refused) as refusal:
        decide(DRAFT, PaperMove(DROP, GUO), NOON)
    assert refusal.value.key == "paper-reason-wanted"


def test_three_worst_and_no_best_take_a_reason_to_publish() -> None:
    with pytest.raises(Refused) as refusal:
        approved(DRAFT, GUO, lopsided=True)
    assert refusal.value.key == "paper-override-wanted"
    move = PaperMove(APPROVE, GUO, "本月没有够格的先进")
    signed = decide(DRAFT, move, NOON, two_persons=True, lopsided=True).after
    done = approved(signed, HE, lopsided=True)
    assert (done.status, done.override) == (PaperStatus.APPROVED, "本月没有够格的先进")


def test_it_is_due_once_approved_and_its_time_has_come() -> None:
    later = replace(DRAFT, send_at=NOON + timedelta(hours=2))
    assert not later.is_due(NOON + DAY)
    ready = approved(later, GUO, two_persons=False)
    assert [ready.is_due(NOON + timedelta(hours=hours)) for hours in (0, 1.99, 2, 30)] == [
        False,
        False,
        True,
        True,
    ]


def test_a_draft_is_called_to_mind_when_it_should_go_out_or_after_a_day() -> None:
    assert DRAFT.nudge_at(DAY) == NOON + DAY
    assert replace(DRAFT, send_at=NOON + timedelta(hours=2)).nudge_at(DAY) == NOON + timedelta(hours=2)
    assert replace(DRAFT, send_at=NOON + timedelta(days=9)).nudge_at(DAY) == NOON + DAY


@pytest.mark.parametrize("role", Role)
def test_only_the_city_office_and_admins_publish(role: Role) -> None:
    posts = (Post(GUO, role, "4419"),)
    assert may_publish(posts, "4419", str.startswith) is (role in (Role.CITY, Role.ADMIN))
