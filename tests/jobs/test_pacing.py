"""The pace: Telegram's limits are met in front."""

from itertools import pairwise

import pytest

from jobs.pacing import Limits, Pacing
from tests.jobs.fakes import Clock


def starts(pacing: Pacing, clock: Clock, count: int) -> list[float]:
    found = []
    for _ in range(count):
        clock.seconds += pacing.reserve()
        found.append(clock.seconds)
    return found


@pytest.mark.parametrize("rate", [28.0, 985.0])
def test_all_messages_together_keep_an_even_pace(rate: float) -> None:
    clock = Clock()
    went = starts(Pacing(Limits(overall=rate), clock), clock, 200)
    assert all(later - earlier == pytest.approx(1 / rate) for earlier, later in pairwise(went))


def test_a_late_moment_is_caught_up_but_never_by_a_burst() -> None:
    clock = Clock()
    pacing = Pacing(Limits(overall=28), clock)
    starts(pacing, clock, 5)
    clock.seconds += 60
    went = starts(pacing, clock, 29)
    assert went[-1] - went[0] >= 1 - 0.011


def test_only_what_goes_in_the_next_moment_is_taken() -> None:
    clock = Clock()
    pacing = Pacing(Limits(overall=28), clock)
    assert pacing.room() == 8
    for _ in range(8):
        pacing.reserve()
    assert pacing.room() == 0
    assert 0 < pacing.next_ready() < 0.1


def test_a_person_gets_three_at_once_and_then_one_a_second() -> None:
    clock = Clock()
    pacing = Pacing(Limits(), clock)
    rests = []
    for _ in range(5):
        while pacing.resting():
            clock.seconds += 0.25
        pacing.ended(7)
        rests.append(clock.seconds)
    assert rests == [0, 0, 0, 1, 2]


def test_a_group_gets_twenty_a_minute() -> None:
    clock = Clock()
    pacing = Pacing(Limits(), clock)
    went = []
    for _ in range(60):
        while pacing.resting():
            clock.seconds += 0.25
        pacing.ended(-7)
        went.append(clock.seconds)
    assert all(later - earlier >= 60 for earlier, later in zip(went, went[20:], strict=False))
    assert went[-1] <= 140


def test_one_full_chat_stops_nobody_else_but_three_at_once_stop_all() -> None:
    clock = Clock()
    pacing = Pacing(Limits(overall=28), clock)
    pacing.flooded(1, 30)
    pacing.flooded(2, 30)
    assert pacing.reserve() == 0
    pacing.flooded(3, 30)
    assert pacing.reserve() == 30


@pytest.mark.parametrize("sign", [1, -1])
def test_no_more_chats_are_remembered_than_have_to_be(sign: int) -> None:
    clock = Clock()
    pacing = Pacing(Limits(overall=1000), clock)
    for number in range(1, 100_001):
        clock.seconds += 0.001
        pacing.ended(sign * number)
    assert len(pacing._persons if sign > 0 else pacing._groups) <= (3_001 if sign > 0 else 60_001)


def test_who_is_forgotten_has_the_whole_burst_again() -> None:
    clock = Clock()
    pacing = Pacing(Limits(), clock)
    for _ in range(3):
        pacing.ended(7)
    assert pacing.resting() == [7]
    clock.seconds += 3
    pacing.ended(8)
    rests = []
    for _ in range(3):
        pacing.ended(7)
        rests.append(pacing.resting())
    assert rests == [[], [], [7]]


@pytest.mark.parametrize(("rate", "allowed"), [(29.5, 30), (985.0, 1000)])
def test_what_was_late_together_makes_no_second_too_full(rate: float, allowed: int) -> None:
    clock = Clock()
    pacing = Pacing(Limits(overall=rate), clock)
    went = []
    for second in range(5):
        for number in range(int(rate)):
            # Nothing for half a second, then all that was late at once, then at an even pace.
            clock.seconds = max(clock.seconds, second + max(0.5, number / rate))
            went.append(clock.seconds + pacing.go())
    fullest = max(sum(moment <= other < moment + 1 for other in went) for moment in went[::7])
    assert fullest <= allowed


def test_while_everything_rests_nobody_goes() -> None:
    clock = Clock()
    pacing = Pacing(Limits(), clock)
    for chat in (1, 2, 3):
        pacing.flooded(chat, 30)
    clock.seconds = 29.9
    assert pacing.is_halted()
    clock.seconds = 30
    assert not pacing.is_halted()
