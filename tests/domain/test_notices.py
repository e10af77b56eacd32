"""Whom a move is told, and who holds a card of a case meanwhile."""

from dataclasses import replace

import pytest

from domain.cases import NEXT, WHO, Action, Escalation, Part, Status
from domain.moves import decide
from domain.notices import BUTTONS, TELL, Audience, Notice, notices, parts_with_card
from tests.domain.lives import CLOCKS, NOON, REPORTED, ROAD, a_move, case_in, moved


def told(action: Action, part: Part, status: Status) -> tuple[Notice, ...]:
    case = case_in(status)
    if action in (Action.GRANT_DELAY, Action.DENY_DELAY):
        case = moved(case, Action.ASK_DELAY, Part.HANDLER)
    return notices(decide(case, a_move(action, part, case), NOON, CLOCKS))


def test_when_nothing_fails_the_reporter_hears_exactly_three_times_after_the_receipt() -> None:
    case, keys = REPORTED, []
    for action, part in ROAD:
        outcome = decide(case, a_move(action, part, case), NOON, CLOCKS)
        keys += [notice.key for notice in notices(outcome) if notice.audience is Audience.REPORTERS]
        case = outcome.after
    assert case.status is Status.CLOSED
    assert keys == ["told-accepted", "told-rectified", "ask-verdict"]


def test_a_filing_by_an_officer_is_told_because_the_receipt_could_not() -> None:
    case = case_in(Status.FILED)
    dispatched = a_move(Action.DISPATCH, Part.RULE, case)
    announced = decide(case, replace(dispatched, announced=True), NOON, CLOCKS)
    assert notices(announced) == (Notice(Audience.REPORTERS, "told-filed"),)
    assert notices(decide(case, dispatched, NOON, CLOCKS)) == ()


@pytest.mark.parametrize(
    "action", [Action.REFUSE, Action.MERGE, Action.FAIL, Action.REOPEN, Action.GRANT_DELAY]
)
def test_what_turns_out_otherwise_is_told_to_every_reporter(action: Action) -> None:
    assert Audience.REPORTERS in {notice.audience for notice in TELL[action]}


@pytest.mark.parametrize("action", [Action.WITHDRAW, Action.REASSIGN])
def test_who_had_it_hears_that_it_is_gone(action: Action) -> None:
    assert Audience.FORMER_HANDLER in {notice.audience for notice in TELL[action]}


def test_a_denied_delay_is_between_the_office_and_the_handler() -> None:
    assert told(Action.DENY_DELAY, Part.TOWN, Status.HANDLING) == (
        Notice(Audience.HANDLER, "told-delay-denied"),
    )


def test_every_text_is_known_by_one_key() -> None:
    keys = [notice.key for each in TELL.values() for notice in each]
    assert len(keys) == len(set(keys))


def test_telling_is_for_moves_that_exist() -> None:
    assert set(TELL) <= {action for _, action in NEXT}


@pytest.mark.parametrize(
    ("status", "parts"),
    [
        (Status.COLLECTED, (Part.DUTY,)),
        (Status.FILED, (Part.TOWN,)),
        (Status.DISPATCHED, (Part.HANDLER,)),
        (Status.HANDLING, (Part.HANDLER,)),
        (Status.CHECKING, (Part.CHECKER,)),
        (Status.CLOSED, ()),
        (Status.REFUSED, ()),
        (Status.MERGED, ()),
        (Status.WITHDRAWN, ()),
    ],
)
def test_whoever_is_to_act_now_has_the_card(status: Status, parts: tuple[Part, ...]) -> None:
    assert parts_with_card(case_in(status)) == parts


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ({"handler": None}, (Part.TOWN,)),
        ({"emergency": True}, (Part.HANDLER, Part.DUTY)),
        # The whole office has it already, and its duty officers with it.
        ({"emergency": True, "handler": None}, (Part.TOWN,)),
        ({"escalation": Escalation.DEPUTIES}, (Part.HANDLER, Part.DEPUTY)),
        ({"escalation": Escalation.TOWN}, (Part.HANDLER, Part.DEPUTY, Part.TOWN)),
        ({"escalation": Escalation.TOWN, "handler": None}, (Part.TOWN, Part.DEPUTY)),
        (
            {"escalation": Escalation.DEPUTIES, "emergency": True},
            (Part.HANDLER, Part.DUTY, Part.DEPUTY),
        ),
    ],
)
def test_a_dispatched_case_gathers_people_as_it_climbs(
    changes: dict[str, object], parts: tuple[Part, ...]
) -> None:
    case = replace(case_in(Status.DISPATCHED), **changes)  # type: ignore[arg-type]
    assert parts_with_card(case) == parts


def test_the_town_has_a_card_while_a_delay_is_asked_for() -> None:
    asked = moved(case_in(Status.HANDLING), Action.ASK_DELAY, Part.HANDLER)
    assert parts_with_card(asked) == (Part.HANDLER, Part.TOWN)


@pytest.mark.parametrize("part", BUTTONS)
def test_a_card_offers_only_what_its_part_may_do(part: Part) -> None:
    assert [action for row in BUTTONS[part] for action in row if part not in WHO[action]] == []


@pytest.mark.parametrize("status", Status)
def test_everybody_with_a_card_has_something_to_press(status: Status) -> None:
    for part in parts_with_card(case_in(status)):
        assert [action for row in BUTTONS[part] for action in row if (status, action) in NEXT]
