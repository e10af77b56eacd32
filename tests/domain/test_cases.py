"""The table of moves, asked through the one door: what it allows happens, everything else is refused."""

from dataclasses import replace
from itertools import product

import pytest

from domain.cases import ENDED, NEXT, OPEN, WHO, Action, Case, Part, Status
from domain.messages import Refused
from domain.moves import decide
from tests.domain.lives import CLOCKS, NOON, a_move, case_in

EVERY = [pytest.param(*each, id="-".join(each)) for each in product(Status, Action)]
# The first row of a history; no case is there yet that could be moved.
NEVER_A_MOVE = {Action.COLLECT}


def ready(status: Status, action: Action) -> Case:
    """A case in `status` of which only the table can say no: a delay is settled once it is asked for."""
    case = case_in(status)
    if action in (Action.GRANT_DELAY, Action.DENY_DELAY):
        return replace(case, delay_until=a_move(action, Part.TOWN, case).until)
    return case


def refusal(case: Case, action: Action, part: Part) -> str | None:
    try:
        decide(case, a_move(action, part, case), NOON, CLOCKS)
    except Refused as refused:
        return refused.key
    return None


@pytest.mark.parametrize(("status", "action"), EVERY)
def test_what_the_table_allows_happens_and_all_else_is_refused(status: Status, action: Action) -> None:
    case = ready(status, action)
    for part in Part:
        if (status, action) not in NEXT:
            assert refusal(case, action, part) == "move-not-now"
        elif part not in WHO[action]:
            assert refusal(case, action, part) == "not-allowed"
        else:
            after = decide(case, a_move(action, part, case), NOON, CLOCKS).after
            assert (part, after.status) == (part, NEXT[status, action])


@pytest.mark.parametrize("status", Status)
def test_a_life_leads_to_every_status(status: Status) -> None:
    assert case_in(status).status is status


@pytest.mark.parametrize("status", ENDED)
def test_an_ended_case_allows_nothing(status: Status) -> None:
    assert not [action for moved, action in NEXT if moved is status]


def test_every_action_has_somebody_who_may_and_a_status_where_it_can() -> None:
    usual = set(Action) - NEVER_A_MOVE
    assert {action for _, action in NEXT} == usual == set(WHO)
    assert all(WHO.values())


def test_every_status_is_open_closed_or_ended() -> None:
    assert [*OPEN, Status.CLOSED, *ENDED] == list(Status)


@pytest.mark.parametrize("start", OPEN)
def test_every_open_case_can_come_to_an_end(start: Status) -> None:
    assert reachable(start) & {Status.CLOSED, *ENDED}


def test_nothing_leads_back_to_collected() -> None:
    assert Status.COLLECTED not in {to for (status, _), to in NEXT.items() if status is not Status.COLLECTED}


def test_only_a_closed_case_comes_back_to_life() -> None:
    assert {status for (status, _), to in NEXT.items() if to in OPEN and status not in OPEN} == {
        Status.CLOSED
    }


JUDGING = {
    Action.REFUSE,
    Action.MERGE,
    Action.REASSIGN,
    Action.GRANT_DELAY,
    Action.DENY_DELAY,
    Action.PASS,
    Action.FAIL,
    Action.SOLVE,
}


@pytest.mark.parametrize("part", [Part.HANDLER, Part.DEPUTY, Part.REPORTER, Part.RULE])
def test_neither_fixer_nor_reporter_nor_machine_judges(part: Part) -> None:
    assert {action for action in JUDGING if part in WHO[action]} == set()


def test_the_last_word_is_the_reporters() -> None:
    assert WHO[Action.RATE] == WHO[Action.WITHDRAW] == {Part.REPORTER}
    assert Part.REPORTER in WHO[Action.REOPEN] & WHO[Action.VERDICT]


def test_the_place_of_a_case_is_its_village_if_that_is_known() -> None:
    case = case_in(Status.COLLECTED)
    assert case.place == case.unit
    assert replace(case, village="441900121013").place == "441900121013"


def reachable(start: Status) -> set[Status]:
    found = {start}
    while more := {to for (status, _), to in NEXT.items() if status in found} - found:
        found |= more
    return found
