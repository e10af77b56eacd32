"""What a digest tells: how cases stand, what most needs a decision, who is best and worst."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.cases import Status
from domain.digests import (
    Day,
    Digest,
    Ends,
    Need,
    Slot,
    Standing,
    best_and_worst,
    by_due,
    matter,
    most_pressing,
    standing,
    trend,
)
from domain.overdue import Patience
from domain.rates import Rate
from domain.tallies import Tally
from tests.domain.lives import REPORTED

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
ENDS = Ends(NOON, MIDNIGHT, MIDNIGHT + timedelta(days=1))
PATIENCE = Patience(timedelta(hours=24), timedelta(hours=72))
TODAY = date(2026, 11, 21)
HOUR = timedelta(hours=1)

WAITING = {"status": Status.DISPATCHED, "due_at": NOON + HOUR}
AT_WORK = {"status": Status.HANDLING, "due_at": NOON + HOUR}


@pytest.mark.parametrize(
    ("case", "adds"),
    [
        ({"status": Status.COLLECTED}, Standing(open=1, waiting=1)),
        ({"status": Status.FILED}, Standing(open=1, waiting=1)),
        (WAITING, Standing(open=1, running=1, waiting=1, due_today=1)),
        (AT_WORK, Standing(open=1, running=1, due_today=1)),
        (AT_WORK | {"due_at": NOON}, Standing(open=1, running=1, overdue=1)),
        (AT_WORK | {"due_at": MIDNIGHT - HOUR}, Standing(open=1, running=1, due_today=1)),
        (AT_WORK | {"due_at": MIDNIGHT}, Standing(open=1, running=1, due_tomorrow=1)),
        (AT_WORK | {"due_at": MIDNIGHT + 24 * HOUR}, Standing(open=1, running=1)),
        ({"status": Status.CHECKING, "due_at": NOON - HOUR}, Standing(open=1, checking=1)),
    ],
)
def test_how_an_open_case_stands(case: dict[str, Any], adds: Standing) -> None:
    assert standing(replace(REPORTED, **case), ENDS) == adds


GAS = {"emergency": True}
ASKS = {"delay_until": NOON + 48 * HOUR}


@pytest.mark.parametrize(
    ("case", "need"),
    [
        (WAITING | GAS, Need.EMERGENCY),
        ({"status": Status.COLLECTED} | GAS, Need.EMERGENCY),
        (AT_WORK | GAS, None),
        (WAITING, None),
        (AT_WORK, None),
        (AT_WORK | {"due_at": NOON}, Need.LATE),
        (AT_WORK | {"due_at": NOON - 24 * HOUR + timedelta(seconds=1)}, Need.LATE),
        (AT_WORK | {"due_at": NOON - 24 * HOUR}, Need.OVERDUE),
        (AT_WORK | {"due_at": NOON - 24 * HOUR} | ASKS, Need.OVERDUE),
        (AT_WORK | {"due_at": NOON} | ASKS, Need.DELAY),
        (AT_WORK | ASKS, Need.DELAY),
        ({"status": Status.COLLECTED}, Need.UNFILED),
        ({"status": Status.FILED}, Need.UNFILED),
        ({"status": Status.CHECKING, "due_at": NOON - 99 * HOUR}, Need.CHECK),
    ],
)
def test_what_a_case_needs(case: dict[str, Any], need: Need | None) -> None:
    found = matter(replace(REPORTED, **case), NOON, PATIENCE)
    assert (found and found.need) == need


def test_the_most_pressing_come_first_and_the_longest_waiting_of_equals() -> None:
    def late(number: int, hours: int) -> dict[str, Any]:
        return {"id": number, "status": Status.HANDLING, "due_at": NOON - hours * HOUR}

    asks = late(4, -1) | ASKS
    gas = {"id": 5, "status": Status.DISPATCHED, "due_at": NOON + HOUR} | GAS
    found = [replace(REPORTED, **each) for each in (late(1, 30), late(2, 200), late(3, 1), asks, gas, asks)]
    assert [each.case.id for each in most_pressing(found, NOON, PATIENCE)] == [5, 2, 1]
    assert [each.case.id for each in most_pressing(found[2:4], NOON, PATIENCE)] == [4, 3]
    assert most_pressing([], NOON, PATIENCE) == ()


def test_a_chiefs_list_goes_by_due_time_emergencies_first() -> None:
    shapes: list[dict[str, Any]] = [
        {"id": 1, "status": Status.COLLECTED},
        {"id": 2, "status": Status.CHECKING, "due_at": NOON - 9 * HOUR, "reported_at": NOON - HOUR},
        {"id": 3} | AT_WORK,
        {"id": 4} | WAITING | GAS | {"due_at": NOON + 9 * HOUR},
        {"id": 5} | AT_WORK | {"due_at": NOON - HOUR},
    ]
    assert [case.id for case in by_due(replace(REPORTED, **shape) for shape in shapes)] == [4, 5, 3, 2, 1]


def test_a_trend_has_every_day_and_leaves_out_what_has_time_left() -> None:
    days = [TODAY - timedelta(days=1), TODAY]
    known = {TODAY: Tally(reported=5, closed=2, due=9, handled=4, handled_in_time=3)}
    assert trend(days, known, 4) == (Day(days[0], 0, 0, 0), Day(TODAY, 5, 2, 2))
    assert trend(days, known, 9)[-1].late == 0
    assert trend([], known, 4) == ()


def digest(slot: Slot = Slot.EVENING, figures: Tally = Tally(), now: Standing = Standing()) -> Digest:  # noqa: B008  frozen
    days = [TODAY - timedelta(days=back) for back in range(13, -1, -1)]
    rest = now.due_today if slot is Slot.EVENING else 0
    return Digest(slot, NOON, TODAY, figures, trend(days, {TODAY: figures}, rest), {}, now)


def test_rates_carry_their_numbers_and_wait_for_what_has_time_left() -> None:
    figures = Tally(closed=4, closed_in_time=3, due=10, handled=6, handled_in_time=5)
    now = Standing(open=7, running=6, overdue=2, due_today=3)
    evening, morning = digest(Slot.EVENING, figures, now), digest(Slot.MORNING, figures, now)
    assert (evening.handled, morning.handled) == (Rate(5, 7), Rate(5, 10))
    assert (evening.in_time, evening.overdue) == (Rate(3, 4), Rate(2, 6))
    assert (evening.trend[-1].late, morning.trend[-1].late) == (2, 5)


def test_a_change_is_against_a_day_of_the_trend() -> None:
    days = [TODAY - timedelta(days=back) for back in range(13, -1, -1)]
    known = {
        TODAY: Tally(reported=5),
        TODAY - timedelta(days=1): Tally(reported=7),
        TODAY - timedelta(days=7): Tally(reported=1),
    }
    told = replace(digest(), trend=trend(days, known, 0))
    assert (told.change("new", 1), told.change("new", 7), told.change("fixed", 7)) == (-2, 4, 0)


def test_a_day_is_empty_only_if_nothing_came_was_done_or_is_left() -> None:
    assert digest().is_empty
    for figures in (Tally(reported=1), Tally(closed=1), Tally(due=1)):
        assert not digest(figures=figures).is_empty
    assert not digest(now=Standing(open=1)).is_empty


def stands(shares: Mapping[str, tuple[int, int]]) -> dict[str, Standing]:
    return {code: Standing(running=running, overdue=late) for code, (late, running) in shares.items()}


@pytest.mark.parametrize(
    ("shares", "best", "worst"),
    [
        ({}, [], []),
        ({"a": (1, 9)}, [], []),
        ({"a": (0, 9), "b": (0, 5)}, [], []),  # nobody is the worst of those without fault
        ({"a": (1, 9), "b": (0, 5)}, ["b"], ["a"]),
        ({"a": (1, 9), "b": (0, 5), "c": (3, 9)}, ["b"], ["c"]),
        ({"a": (0, 5), "b": (0, 9), "c": (1, 4), "d": (2, 8)}, ["b", "a"], ["d", "c"]),
        ({"a": (2, 2), "b": (0, 5), "c": (1, 5)}, ["b"], ["c"]),  # of two cases a share says little
        (
            {code: (number, 10) for number, code in enumerate("abcdefghi")},
            ["a", "b", "c"],
            ["i", "h", "g"],
        ),
    ],
)
def test_best_and_worst_are_as_many_and_nobody_is_both(
    shares: dict[str, tuple[int, int]], best: list[str], worst: list[str]
) -> None:
    assert best_and_worst(stands(shares)) == (best, worst)
