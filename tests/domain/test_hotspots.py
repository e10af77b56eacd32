"""Every move of a coded place: allowed as the table says, refused otherwise (S21)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.hotspot_dates import Patience
from domain.hotspots import NEXT, WHO, Action, Hotspot, Move, Status, answers_for, decide, quiet_until
from domain.messages import Refused
from domain.people import Role

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
DAY = timedelta(days=1)
PATIENCE = Patience(quiet=14 * DAY, reopening=90 * DAY)
CHEN, LIN = 2, 5
CASE = 77

CODED = Hotspot(
    id=1,
    code="DG-121-01-001",
    token="t",
    batch=1,
    category="CLN",
    unit="441900121",
    village=None,
    latitude=22.81,
    longitude=113.67,
    coded_at=NOON - 30 * DAY,
    open_since=NOON - 30 * DAY,
)
APPLIED = replace(CODED, status=Status.APPLIED, applied_at=NOON - 20 * DAY, applied_by=CHEN)
QUIET = replace(APPLIED, status=Status.QUIET, verified_at=NOON - 14 * DAY, verified_by=LIN)
CANCELLED = replace(QUIET, status=Status.CANCELLED, cancelled_at=NOON - 10 * DAY, cancels=1)
REOPENED = replace(CODED, cancelled_at=NOON - 10 * DAY, cancels=1, reopened=1, reopened_by=CASE)
IN = {Status.CODED: CODED, Status.APPLIED: APPLIED, Status.QUIET: QUIET, Status.CANCELLED: CANCELLED}


def move(action: Action, **changes: Any) -> Move:
    """With everything that any action may want."""
    rules = (Action.CANCEL, Action.REOPEN, Action.RESTORE, Action.PROBLEM)
    by = None if action in rules else LIN
    known = Move(action=action, by=by, words="dirty", case=CASE, at=NOON)
    return replace(known, **changes)


def standing(status: Status, action: Action) -> Hotspot:
    return REOPENED if action is Action.RESTORE and status is Status.CODED else IN[status]


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("action", [action for action in Action if action is not Action.CODE])
def test_every_move_is_as_the_table_says(status: Status, action: Action) -> None:
    spot = standing(status, action)
    if (status, action) in NEXT:
        assert decide(spot, move(action), NOON, PATIENCE).after.status is NEXT[status, action]
        return
    with pytest.raises(Refused) as refused:
        decide(spot, move(action), NOON, PATIENCE)
    assert (refused.value.key, refused.value.facts["code"]) == ("hotspot-not-now", "DG-121-01-001")


def test_every_status_but_the_first_is_reached_and_every_one_is_left() -> None:
    assert set(NEXT.values()) == set(Status)
    assert {status for status, _ in NEXT} == set(Status)


def test_only_the_city_codes_and_those_who_apply_do_not_check() -> None:
    assert WHO[Action.CODE] == {Role.CITY, Role.ADMIN}
    assert WHO[Action.APPLY] & WHO[Action.VERIFY] == set()
    assert WHO[Action.VERIFY] == WHO[Action.FAIL]


@pytest.mark.parametrize("action", [Action.VERIFY, Action.FAIL])
@pytest.mark.parametrize("by", [CHEN, None])
def test_nobody_checks_what_they_applied_for_themselves(action: Action, by: int | None) -> None:
    with pytest.raises(Refused, match="hotspot-check-not-own"):
        decide(APPLIED, move(action, by=by), NOON, PATIENCE)


def test_a_failed_check_needs_a_reason_and_forgets_the_application() -> None:
    with pytest.raises(Refused, match="hotspot-reason-wanted"):
        decide(APPLIED, move(Action.FAIL, words=None), NOON, PATIENCE)
    assert decide(APPLIED, move(Action.FAIL), NOON, PATIENCE).after == CODED


@pytest.mark.parametrize(
    ("problem", "days", "is_over"),
    [
        (None, 13.99, False),
        (None, 14, True),
        (NOON - 13 * DAY, 14, False),
        (NOON - 13 * DAY, 14.99, False),
        (NOON - 13 * DAY, 15, True),
        (NOON - 20 * DAY, 14, True),
    ],
)
def test_each_new_problem_begins_the_quiet_days_anew(
    problem: datetime | None, days: float, is_over: bool
) -> None:
    now = NOON - 14 * DAY + days * DAY
    wanted = move(Action.CANCEL, last_problem=problem)
    if is_over:
        after = decide(QUIET, wanted, now, PATIENCE).after
        assert after == replace(QUIET, status=Status.CANCELLED, cancelled_at=now, cancels=1)
        return
    with pytest.raises(Refused, match="hotspot-not-now"):
        decide(QUIET, wanted, now, PATIENCE)


def test_what_is_still_dirty_is_not_cancelled() -> None:
    with pytest.raises(Refused, match="hotspot-not-now"):
        decide(QUIET, move(Action.CANCEL, still_open=True), NOON, PATIENCE)


def test_the_quiet_days_are_only_those_of_a_verified_place() -> None:
    assert [quiet_until(spot, None, PATIENCE) for spot in IN.values()] == [None, None, NOON, None]


@pytest.mark.parametrize(("days", "opens"), [(0, False), (0.001, True), (90, True), (90.001, False)])
def test_a_problem_within_ninety_days_opens_the_same_code_again(days: float, opens: bool) -> None:
    at = NOON - 10 * DAY + days * DAY
    wanted = move(Action.REOPEN, at=at)
    if not opens:
        with pytest.raises(Refused, match="hotspot-not-now"):
            decide(CANCELLED, wanted, at, PATIENCE)
        return
    after = decide(CANCELLED, wanted, at, PATIENCE).after
    assert (after.code, after.cancels, after.reopened, after.reopened_by) == ("DG-121-01-001", 1, 1, CASE)
    assert (after.open_since, after.applied_by, after.verified_at, after.photo_at) == (at, None, None, None)


def test_only_the_case_that_opened_it_takes_the_opening_back() -> None:
    with pytest.raises(Refused, match="hotspot-not-now"):
        decide(REOPENED, move(Action.RESTORE, case=CASE + 1), NOON, PATIENCE)
    with pytest.raises(Refused, match="hotspot-not-now"):
        decide(CODED, move(Action.RESTORE, case=None), NOON, PATIENCE)
    after = decide(REOPENED, move(Action.RESTORE), NOON, PATIENCE).after
    assert (after.status, after.cancels, after.reopened) == (Status.CANCELLED, 1, 0)


@pytest.mark.parametrize(("days", "answers"), [(-5, True), (0, True), (90, True), (91, False)])
def test_a_cancelled_code_answers_for_what_it_may_reopen_for(days: int, answers: bool) -> None:
    assert answers_for(CANCELLED, NOON - 10 * DAY + days * DAY, PATIENCE) is answers
    assert answers_for(CODED, NOON + days * DAY, PATIENCE)
