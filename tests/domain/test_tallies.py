"""What a case adds to which count on which day."""

from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from domain.cases import Action, Case, Part, Source, Status
from domain.moves import decide
from domain.tallies import COUNTED, COUNTS, Key, Tally, contributions, differences, gather, total
from tests.domain.lives import CHEN, CLOCKS, LIN, NOON, REPORTED, a_move, case_in, moved
from tests.story import dongguan

CITY = dongguan()
HUMEN, CHANGAN = "441900121", "441900119"
SATURDAY, SUNDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)
DAY = timedelta(days=1)
"""The reports are of noon on Saturday and due four hours later."""

SAID = {"reported": 1, "resident": 1}
FILED = SAID | {"filed": 1, "valid": 1, "to_dispatch": 1}
SENT = FILED | {"dispatched": 1, "accurate": 1}
OWED = {"due": 1, "to_close": 1}
FIXED = {"handled": 1, "handled_in_time": 1, "to_check": 1}
DONE = {"fixed": 1, "settled": 1, "settled_in_time": 1, "checked": 1}
CLOSED = {"closed": 1, "closed_in_time": 1, "verified": 1}


def of(case: Case) -> dict[date, dict[str, int]]:
    """Day by day what is not 0, all of it in Humen under cleaning."""
    found = {}
    for key, tally in contributions(case, CITY).items():
        assert (key.unit, key.indicator) == (HUMEN, "CLN")
        found[key.day] = {name: getattr(tally, name) for name in COUNTS if getattr(tally, name)}
    return found


@pytest.mark.parametrize(
    ("status", "counts"),
    [
        (Status.COLLECTED, SAID | {"valid": 1}),
        (Status.FILED, FILED),
        (Status.DISPATCHED, SENT | OWED),
        (Status.HANDLING, SENT | OWED),
        (Status.CHECKING, SENT | OWED | FIXED),
        (Status.CLOSED, SENT | OWED | FIXED | DONE | CLOSED),
        (Status.REFUSED, SAID | {"refused": 1}),
        (Status.WITHDRAWN, SAID | {"withdrawn": 1}),
        (Status.MERGED, {"merged": 1}),
    ],
)
def test_a_life_of_one_day_counts_on_that_day(status: Status, counts: dict[str, int]) -> None:
    assert of(case_in(status)) == {SATURDAY: counts}


def test_each_count_stands_on_its_own_day() -> None:
    """Reported on Saturday before midnight, sent on Sunday, fixed late on Monday, checked on Tuesday."""
    case = replace(REPORTED, reported_at=NOON + timedelta(hours=11, minutes=59))
    for day, move in enumerate(
        [
            (Action.FILE, Part.RULE),
            (Action.DISPATCH, Part.RULE),
            (Action.RECTIFY, Part.HANDLER),
            (Action.PASS, Part.CHECKER),
        ]
    ):
        case = moved(case, *move, now=NOON + day * DAY)
    tuesday = date(2026, 11, 24)
    assert of(case) == {
        SATURDAY: {**FILED, "dispatched": 1, "accurate": 1, "fixed": 1},
        SUNDAY: {"due": 1, "handled": 1, "to_close": 1, "settled": 1},
        MONDAY: {"to_check": 1, "checked": 1},
        tuesday: {"closed": 1, "verified": 1},
    }


def test_the_day_is_that_of_the_city() -> None:
    after_midnight = datetime.combine(SUNDAY, datetime.min.time(), CITY.zone)
    assert of(replace(REPORTED, reported_at=after_midnight - timedelta(seconds=1))).keys() == {SATURDAY}
    assert of(replace(REPORTED, reported_at=after_midnight)).keys() == {SUNDAY}


def test_what_is_due_later_weighs_on_no_day_before() -> None:
    waiting = replace(case_in(Status.HANDLING), due_at=NOON + 2 * DAY)
    assert of(waiting) == {SATURDAY: SENT, MONDAY: OWED}
    early = moved(waiting, Action.RECTIFY, Part.HANDLER, NOON + DAY)
    assert of(early) == {SATURDAY: SENT, SUNDAY: {"due": 1, **FIXED}, MONDAY: {"to_close": 1}}


def test_a_failed_check_takes_the_fix_back_and_asks_anew() -> None:
    failed = moved(case_in(Status.CHECKING), Action.FAIL, Part.CHECKER, NOON + DAY)
    assert of(failed) == {SATURDAY: SENT, SUNDAY: {**OWED, "reworked": 1}}


def test_a_reopened_case_is_closed_no_more() -> None:
    closed = moved(case_in(Status.CLOSED), Action.RATE, Part.REPORTER, stars=5)
    assert of(closed)[SATURDAY]["satisfied"] == 1
    reopened = moved(closed, Action.REOPEN, Part.REPORTER, NOON + DAY)
    assert of(reopened) == {SATURDAY: SENT, SUNDAY: {**OWED, "reworked": 1}}
    again = moved(reopened, Action.RECTIFY, Part.HANDLER, NOON + DAY)
    again = moved(again, Action.PASS, Part.CHECKER, NOON + DAY)
    assert "rated" not in of(again)[SUNDAY]


@pytest.mark.parametrize(("stars", "counts"), [(3, {"rated": 1}), (4, {"rated": 1, "satisfied": 1})])
def test_the_stars_of_a_case_count_once_it_is_rated(stars: int, counts: dict[str, int]) -> None:
    closed = case_in(Status.CLOSED)
    rated = moved(closed, Action.RATE, Part.REPORTER, stars=stars)
    assert difference(closed, rated) == {SATURDAY: counts}


@pytest.mark.parametrize(
    ("status", "move", "counts"),
    [
        (Status.DISPATCHED, (Action.SEND_BACK, Part.HANDLER), {"accurate": -1}),
        (Status.CLOSED, (Action.SOLVE, Part.CHECKER), {"service": 1}),
        (Status.COLLECTED, (Action.JOIN, Part.FINDER), {"found_again": 1}),
        (Status.DISPATCHED, (Action.ACCEPT, Part.HANDLER), {}),
        (Status.CHECKING, (Action.ADD, Part.REPORTER), {}),
    ],
)
def test_a_move_changes_what_it_is_about(
    status: Status, move: tuple[Action, Part], counts: dict[str, int]
) -> None:
    before = case_in(status)
    assert difference(before, moved(before, *move)) == ({SATURDAY: counts} if counts else {})


def test_a_granted_delay_moves_what_is_owed_to_another_day() -> None:
    asked = moved(case_in(Status.HANDLING), Action.ASK_DELAY, Part.HANDLER)
    granted = moved(asked, Action.GRANT_DELAY, Part.TOWN)
    assert difference(asked, granted) == {
        SATURDAY: {"due": -1, "to_close": -1},
        SUNDAY: {"due": 1, "delayed": 1, "to_close": 1},
    }


def difference(before: Case, after: Case) -> dict[date, dict[str, int]]:
    return {key.day: counts for key, counts in differences(before, after, CITY).items()}


def test_a_case_filed_as_another_thing_elsewhere_moves_with_all_its_counts() -> None:
    elsewhere = decide(
        REPORTED,
        a_move(Action.FILE, Part.DUTY, category="SIX-01", unit=CHANGAN),
        NOON,
        CLOCKS,
    ).after
    here, there = Key(SATURDAY, HUMEN, "CLN"), Key(SATURDAY, CHANGAN, "SIX")
    assert differences(REPORTED, elsewhere, CITY) == {
        here: {"reported": -1, "resident": -1, "valid": -1},
        there: {"reported": 1, "resident": 1, "valid": 1, "filed": 1, "to_dispatch": 1},
    }


def test_a_problem_that_two_tell_of_is_counted_once() -> None:
    """S11: found by an inspector within the hours, or merged by the office."""
    merged = case_in(Status.MERGED, code="HM-261121-0002")
    found = replace(case_in(Status.FILED), found_by=LIN)
    both = total(tally for case in (found, merged) for tally in contributions(case, CITY).values())
    assert both == Tally(**FILED, found_again=1, merged=1)
    assert both.sources == dict.fromkeys(Source, 0) | {Source.RESIDENT: 1}


def test_every_source_has_a_count_and_they_add_up() -> None:
    cases = [replace(REPORTED, source=source) for source in Source]
    every = total(tally for case in cases for tally in contributions(case, CITY).values())
    assert every.reported == sum(every.sources.values()) == len(Source)


def test_old_closed_cases_without_moments_count_as_fixed_when_closed() -> None:
    old = Case(
        id=1,
        code="OLD-1",
        status=Status.CLOSED,
        category="CLN-01",
        unit=HUMEN,
        source=Source.HOTLINE,
        reported_at=NOON,
        closed_at=NOON + DAY,
        ended_at=NOON + DAY,
    )
    assert of(old) == {
        SATURDAY: {"reported": 1, "hotline": 1, "valid": 1, "fixed": 1},
        SUNDAY: {
            "due": 1,
            **FIXED,
            "to_close": 1,
            "settled": 1,
            "settled_in_time": 1,
            "closed": 1,
            "closed_in_time": 1,
        },
    }


def test_whoever_passes_the_own_fix_verifies_nothing() -> None:
    closed = case_in(Status.CLOSED)
    assert "verified" not in of(replace(closed, checker=CHEN, rectified_by=CHEN))[SATURDAY]


@pytest.mark.parametrize("status", Status)
def test_no_other_fact_of_a_case_counts(status: Status) -> None:
    """What `cases.record` does not even look at."""
    case = case_in(status)
    others: dict[str, Any] = {
        field.name: "other" if isinstance(getattr(case, field.name), str) else 77
        for field in fields(Case)
        if field.name not in COUNTED
    }
    other = replace(case, **others)
    assert contributions(other, CITY) == contributions(case, CITY)


def test_a_category_that_is_gone_counts_as_itself() -> None:
    assert {key.indicator for key in contributions(replace(REPORTED, category="OLD-9"), CITY)} == {"OLD-9"}


def test_the_five_indicators_and_other_add_up_to_the_whole() -> None:
    """S04: the rows of a month add up to its total."""
    kinds = [category.code for category in CITY.categories if category.parent]
    found = gather(contributions(replace(REPORTED, category=kind), CITY) for kind in kinds)
    assert [key.indicator for key in sorted(found)] == sorted(top.code for top in CITY.categories.top())
    assert len(found) == 6
    assert total(found.values()).reported == len(kinds)


def test_nothing_adds_up_to_nothing() -> None:
    assert total([]) == Tally()
    assert Tally(reported=2) + Tally(reported=1, fixed=1) == Tally(reported=3, fixed=1)
    assert Tally(valid=5, fixed=2, due=4, handled=3, handled_in_time=1).unfixed == 3
    assert (Tally(due=4, handled=3).waiting, Tally(due=4, handled_in_time=1).late) == (1, 3)
