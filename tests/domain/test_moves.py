"""What each move changes besides the status."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.cases import ENDED, NEXT, RUNNING, WHO, Action, Case, Escalation, Part, Status
from domain.messages import Refused
from domain.moves import NEEDS_REASON, decide, is_overdue
from tests.domain.lives import (
    CHEN,
    CLOCKS,
    DEPUTY,
    HOUR,
    LIN,
    NOON,
    OTHER_CASE,
    REPORTED,
    WU,
    YING,
    a_move,
    case_in,
    moved,
)

LATER = NOON + HOUR
DAY = timedelta(days=1)


def refusal(case: Case, action: Action, part: Part, now: datetime = NOON, **changes: object) -> str:
    with pytest.raises(Refused) as refused:
        moved(case, action, part, now, **changes)
    return refused.value.key


# --- filing and dispatch ---


def test_filing_keeps_what_the_reporter_said_where_the_officer_changes_nothing() -> None:
    case = replace(REPORTED, village="441900121013", emergency=True)
    filed = moved(case, Action.FILE, Part.RULE, LATER, village=None)
    assert filed == replace(case, status=Status.FILED, filed_at=LATER)


def test_an_officer_files_under_another_category_and_place() -> None:
    filed = moved(
        REPORTED, Action.FILE, Part.DUTY, category="GAS-01", unit="441900119", village="V", emergency=True
    )
    assert filed == replace(
        REPORTED,
        status=Status.FILED,
        filed_at=NOON,
        category="GAS-01",
        unit="441900119",
        village="V",
        emergency=True,
    )


def test_a_dispatch_starts_both_clocks_and_keeps_why() -> None:
    case = moved(case_in(Status.FILED), Action.DISPATCH, Part.RULE, LATER)
    assert case == replace(
        case_in(Status.FILED),
        status=Status.DISPATCHED,
        handler=CHEN,
        rule="chief",
        rule_area="441900121013",
        fallback="no-trade",
        dispatched_at=LATER,
        respond_by=LATER + HOUR,
        due_at=LATER + 4 * HOUR,
        warn_at=LATER + 3 * HOUR,
    )


@pytest.mark.parametrize("status", RUNNING)
def test_reassigning_leaves_the_due_time_and_asks_the_new_handler_anew(status: Status) -> None:
    before = case_in(status)
    after = moved(before, Action.REASSIGN, Part.TOWN, LATER, handler=DEPUTY)
    assert (after.handler, after.status) == (DEPUTY, Status.DISPATCHED)
    assert (after.due_at, after.dispatched_at) == (before.due_at, before.dispatched_at)
    assert (after.respond_by, after.accepted_at) == (LATER + HOUR, None)


def test_being_sent_back_and_dispatched_again_leaves_the_due_time() -> None:
    before = case_in(Status.DISPATCHED)
    back = moved(before, Action.SEND_BACK, Part.HANDLER, LATER)
    assert back == replace(before, status=Status.FILED, handler=None, respond_by=None, sent_back=1)
    again = moved(back, Action.DISPATCH, Part.TOWN, LATER, handler=DEPUTY)
    assert (again.handler, again.due_at, again.respond_by) == (DEPUTY, before.due_at, LATER + HOUR)


def test_reassigning_drops_a_wish_for_delay() -> None:
    asked = moved(case_in(Status.HANDLING), Action.ASK_DELAY, Part.HANDLER)
    assert moved(asked, Action.REASSIGN, Part.TOWN).delay_until is None


# --- accepting and climbing ---


@pytest.mark.parametrize(("part", "who"), [(Part.HANDLER, CHEN), (Part.DEPUTY, DEPUTY), (Part.TOWN, WU)])
def test_whoever_accepts_has_it(part: Part, who: int) -> None:
    after = moved(case_in(Status.DISPATCHED), Action.ACCEPT, part, LATER)
    assert (after.handler, after.accepted_at, after.respond_by) == (who, LATER, None)


def test_an_unaccepted_case_climbs_to_the_deputies_then_to_the_town_and_no_further() -> None:
    case = case_in(Status.DISPATCHED)
    deputies = moved(case, Action.ESCALATE, Part.RULE, LATER)
    assert deputies == replace(case, escalation=Escalation.DEPUTIES, respond_by=LATER + HOUR)
    town = moved(deputies, Action.ESCALATE, Part.RULE, LATER)
    assert town == replace(case, escalation=Escalation.TOWN, respond_by=None)
    assert refusal(town, Action.ESCALATE, Part.RULE) == "move-not-now"


@pytest.mark.parametrize(("action", "part"), [(Action.REASSIGN, Part.TOWN), (Action.SEND_BACK, Part.HANDLER)])
def test_a_new_handler_starts_at_the_foot_of_the_ladder(action: Action, part: Part) -> None:
    climbed = moved(case_in(Status.DISPATCHED), Action.ESCALATE, Part.RULE)
    assert moved(climbed, action, part).escalation is Escalation.NONE


# --- emergencies ---


def test_an_emergency_rings_from_its_dispatch_until_somebody_takes_it() -> None:
    case = case_in(Status.DISPATCHED, emergency=True)
    assert case.ring_at == NOON + CLOCKS.ringing
    assert moved(case, Action.ACCEPT, Part.HANDLER).ring_at is None
    assert moved(case, Action.RECTIFY, Part.DUTY).ring_at is None


def test_an_emergency_sent_back_rings_on() -> None:
    case = case_in(Status.DISPATCHED, emergency=True)
    back = moved(case, Action.SEND_BACK, Part.HANDLER)
    assert back.ring_at == case.ring_at
    assert moved(back, Action.DISPATCH, Part.TOWN, LATER).ring_at == LATER + CLOCKS.ringing


def test_climbing_does_not_quiet_an_emergency() -> None:
    case = case_in(Status.DISPATCHED, emergency=True)
    assert moved(case, Action.ESCALATE, Part.RULE).ring_at == case.ring_at


def test_other_cases_never_ring() -> None:
    assert case_in(Status.DISPATCHED).ring_at is None


@pytest.mark.parametrize("action", [Action.REFUSE, Action.MERGE, Action.WITHDRAW])
def test_an_emergency_that_ends_falls_silent(action: Action) -> None:
    case = moved(case_in(Status.DISPATCHED, emergency=True), Action.SEND_BACK, Part.HANDLER)
    part = Part.REPORTER if action is Action.WITHDRAW else Part.TOWN
    assert moved(case, action, part).ring_at is None


# --- delay ---


def test_only_a_granted_delay_moves_the_due_time() -> None:
    case = case_in(Status.HANDLING)
    assert case.due_at
    wished = case.due_at + DAY
    asked = moved(case, Action.ASK_DELAY, Part.HANDLER, until=wished, reason="weather")
    assert asked == replace(case, delay_until=wished, delay_reason="weather")
    granted = moved(asked, Action.GRANT_DELAY, Part.TOWN)
    warned = NOON + (wished - NOON) * 0.75
    assert granted == replace(asked, due_at=wished, warn_at=warned, delay_until=None, delays=1)
    assert moved(asked, Action.DENY_DELAY, Part.TOWN) == replace(asked, delay_until=None)


@pytest.mark.parametrize("action", [Action.GRANT_DELAY, Action.DENY_DELAY])
def test_a_delay_nobody_asked_for_is_neither_granted_nor_denied(action: Action) -> None:
    assert refusal(case_in(Status.HANDLING), action, Part.TOWN) == "delay-not-asked"


def test_one_delay_is_asked_for_at_a_time() -> None:
    asked = moved(case_in(Status.HANDLING), Action.ASK_DELAY, Part.HANDLER)
    assert refusal(asked, Action.ASK_DELAY, Part.HANDLER) == "delay-asked-already"
    denied = moved(asked, Action.DENY_DELAY, Part.TOWN)
    assert moved(denied, Action.ASK_DELAY, Part.HANDLER).delay_until


@pytest.mark.parametrize("until", [None, NOON, NOON - DAY, NOON + 4 * HOUR])
def test_a_delay_has_to_be_later_than_now_and_than_the_due_time(until: datetime | None) -> None:
    case = case_in(Status.HANDLING)
    assert case.due_at == NOON + 4 * HOUR
    assert refusal(case, Action.ASK_DELAY, Part.HANDLER, until=until) == "delay-not-later"


def test_an_overdue_case_is_not_delayed_into_the_past() -> None:
    case, now = case_in(Status.HANDLING), NOON + 10 * HOUR
    assert refusal(case, Action.ASK_DELAY, Part.HANDLER, now, until=now) == "delay-not-later"
    assert moved(case, Action.ASK_DELAY, Part.HANDLER, now, until=now + HOUR).delay_until == now + HOUR


def test_a_fix_makes_the_wish_for_delay_moot() -> None:
    asked = moved(case_in(Status.HANDLING), Action.ASK_DELAY, Part.HANDLER)
    assert moved(asked, Action.RECTIFY, Part.HANDLER).delay_until is None


# --- fixing and checking ---


@pytest.mark.parametrize(("after", "late"), [(timedelta(0), False), (timedelta(microseconds=1), True)])
def test_a_fix_is_late_from_the_moment_after_the_due_time(after: timedelta, late: bool) -> None:
    case = case_in(Status.HANDLING)
    assert case.due_at
    fixed = moved(case, Action.RECTIFY, Part.HANDLER, case.due_at + after)
    assert (fixed.late, fixed.rectified_at, fixed.rectified_by) == (late, case.due_at + after, CHEN)


def test_a_case_that_was_late_once_stays_so() -> None:
    case = case_in(Status.HANDLING)
    late = moved(case, Action.RECTIFY, Part.HANDLER, NOON + 5 * HOUR)
    again = moved(late, Action.FAIL, Part.CHECKER, NOON + 5 * HOUR)
    assert moved(again, Action.RECTIFY, Part.HANDLER, NOON + 6 * HOUR).late


def test_a_fix_without_accepting_first_counts_as_both() -> None:
    fixed = moved(case_in(Status.DISPATCHED), Action.RECTIFY, Part.DEPUTY, LATER)
    assert (fixed.handler, fixed.rectified_by, fixed.accepted_at) == (DEPUTY, DEPUTY, LATER)
    assert fixed.respond_by is None


@pytest.mark.parametrize("action", [Action.PASS, Action.FAIL])
def test_nobody_checks_their_own_fix(action: Action) -> None:
    assert refusal(case_in(Status.CHECKING), action, Part.CHECKER, by=CHEN) == "check-not-own"


def test_a_pass_closes_at_once() -> None:
    case = case_in(Status.CHECKING)
    assert moved(case, Action.PASS, Part.CHECKER, LATER, look_back_drawn=True) == replace(
        case, status=Status.CLOSED, closed_at=LATER, ended_at=LATER, checker=LIN, draws_look_back=True
    )


def test_a_failed_check_sends_it_back_with_a_new_limit() -> None:
    case = case_in(Status.CHECKING)
    assert moved(case, Action.FAIL, Part.CHECKER, LATER) == replace(
        case, status=Status.HANDLING, checker=LIN, rework=1, due_at=LATER + 4 * HOUR, warn_at=LATER + 3 * HOUR
    )


# --- closed ---


def test_reopening_starts_the_limit_anew_and_forgets_the_closing() -> None:
    case = replace(case_in(Status.CLOSED), score=100, draws_look_back=True)
    assert moved(case, Action.REOPEN, Part.REPORTER, LATER) == replace(
        case,
        status=Status.HANDLING,
        rework=1,
        due_at=LATER + 4 * HOUR,
        warn_at=LATER + 3 * HOUR,
        closed_at=None,
        ended_at=None,
        score=None,
        draws_look_back=False,
    )


def test_a_reporter_reopens_within_seven_days_to_the_microsecond() -> None:
    case = case_in(Status.CLOSED)
    border = NOON + CLOCKS.reopening
    assert moved(case, Action.REOPEN, Part.REPORTER, border).status is Status.HANDLING
    after = border + timedelta(microseconds=1)
    assert refusal(case, Action.REOPEN, Part.REPORTER, after) == "reopen-too-late"


def test_a_failed_look_back_reopens_whenever_it_is() -> None:
    after = moved(case_in(Status.CLOSED), Action.REOPEN, Part.CHECKER, NOON + 100 * DAY)
    assert (after.status, after.rework) == (Status.HANDLING, 1)


@pytest.mark.parametrize(("part", "look_back"), [(Part.REPORTER, True), (Part.CHECKER, False)])
def test_a_look_back_is_the_checkers_and_only_that(part: Part, look_back: bool) -> None:
    assert refusal(case_in(Status.CLOSED), Action.REOPEN, part, look_back=look_back) == "not-allowed"


def test_the_week_runs_anew_after_the_next_closing() -> None:
    case = moved(case_in(Status.CLOSED), Action.REOPEN, Part.REPORTER, NOON + 7 * DAY)
    fixed = moved(case, Action.RECTIFY, Part.HANDLER, NOON + 7 * DAY)
    closed = moved(fixed, Action.PASS, Part.CHECKER, NOON + 7 * DAY)
    assert moved(closed, Action.REOPEN, Part.REPORTER, NOON + 14 * DAY).rework == 2


def test_saying_how_it_was_solved_changes_nothing_else() -> None:
    case = case_in(Status.CLOSED)
    assert moved(case, Action.SOLVE, Part.CHECKER, LATER) == replace(case, solved_how="service")


@pytest.mark.parametrize("action", [Action.VERDICT, Action.RATE])
def test_what_the_reporter_says_leaves_the_case_as_it_is(action: Action) -> None:
    case = case_in(Status.CLOSED)
    assert moved(case, action, Part.REPORTER, LATER) == case


# --- every move ---


@pytest.mark.parametrize("action", sorted(NEEDS_REASON))
def test_who_says_no_says_why(action: Action) -> None:
    status = next(status for status, possible in NEXT if possible is action)
    case, part = case_in(status), min(WHO[action] - {Part.RULE, Part.CHECKER} or WHO[action])
    assert refusal(case, action, part, reason=None) == "reason-wanted"
    assert refusal(case, action, part, reason="", words="") == "reason-wanted"
    assert moved(case, action, part, reason=None, words="in my own words")


def test_a_merger_names_the_case_it_went_into() -> None:
    assert moved(case_in(Status.FILED), Action.MERGE, Part.TOWN).merged_into == OTHER_CASE


@pytest.mark.parametrize("status", ENDED)
def test_every_way_out_marks_the_end(status: Status) -> None:
    assert case_in(status, LATER).ended_at == LATER


def test_a_village_can_be_told_while_the_case_is_open() -> None:
    after = moved(case_in(Status.CHECKING), Action.LOCATE, Part.HANDLER)
    assert (after.village, after.status) == ("441900121013", Status.CHECKING)


@pytest.mark.parametrize("status", Status)
def test_overdue_is_what_is_still_owed_after_the_due_time(status: Status) -> None:
    case = case_in(status)
    due = case.due_at or NOON
    assert is_overdue(case, due + timedelta(microseconds=1)) is (status in RUNNING)
    assert not is_overdue(case, due)


MOVES = st.lists(
    st.tuples(
        st.sampled_from([(action, part) for action in WHO for part in sorted(WHO[action])]),
        st.timedeltas(timedelta(0), timedelta(days=9)),
        st.sampled_from([YING, CHEN, DEPUTY, WU, LIN]),
    ),
    max_size=30,
)


@given(MOVES, st.booleans())
@settings(max_examples=300, deadline=None)
def test_no_row_of_moves_breaks_a_case(
    moves: list[tuple[tuple[Action, Part], timedelta, int]], emergency: bool
) -> None:
    case, now = replace(REPORTED, emergency=emergency), NOON
    for (action, part), wait, who in moves:
        now += wait
        move = a_move(action, part, case, by=who, until=now + 400 * DAY)
        try:
            outcome = decide(case, move, now, CLOCKS)
        except Refused:
            continue
        assert (outcome.before, outcome.move) == (case, move)
        due_before, case = case.due_at, outcome.after
        check_invariants(case)
        if due_before and case.due_at != due_before:
            assert action in (Action.GRANT_DELAY, Action.FAIL, Action.REOPEN)


def check_invariants(case: Case) -> None:
    assert case.reported_at == NOON
    assert case.version == 0, "only storage counts versions"
    assert case.is_open is (case.ended_at is None)
    assert (case.status is Status.CLOSED) is (case.closed_at is not None)
    assert (case.due_at is None) is (case.dispatched_at is None)
    assert case.delay_until is None or case.status is Status.HANDLING
    assert case.respond_by is None or case.status in (Status.DISPATCHED, Status.WITHDRAWN)
    if case.status in RUNNING or case.status is Status.CHECKING:
        assert case.handler is not None
        assert case.due_at is not None
    if case.status in (Status.CHECKING, Status.CLOSED):
        assert case.rectified_by is not None
    if case.ring_at is not None:
        assert case.emergency
        assert case.status in (Status.FILED, Status.DISPATCHED)
    if case.status is Status.DISPATCHED:
        assert (case.ring_at is not None) is case.emergency
