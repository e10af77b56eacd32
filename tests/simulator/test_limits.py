"""Flood limits with a clock that the test moves."""

import pytest

from simulator import Refused
from simulator.limits import Limits
from tests.simulator.conftest import FORUM, YING, Bot, Clock


def passed(limits: Limits, chat: int, private: bool, tries: int) -> int:
    """How many of so many messages pass."""
    count = 0
    for _ in range(tries):
        try:
            limits.take(chat, private)
            count += 1
        except Refused:
            pass
    return count


def test_a_person_takes_a_short_burst_and_then_one_a_second(clock: Clock) -> None:
    limits = Limits(clock.tick, on=True)
    assert passed(limits, YING, True, 10) == 4
    with pytest.raises(Refused) as refused:
        limits.take(YING, True)
    assert refused.value.parameters == {"retry_after": 1}
    clock.move(1)
    assert passed(limits, YING, True, 10) == 1
    clock.move(60)
    assert passed(limits, YING, True, 10) == 4


def test_a_group_takes_twenty_a_minute(clock: Clock) -> None:
    limits = Limits(clock.tick, on=True)
    assert passed(limits, FORUM, False, 30) == 20
    with pytest.raises(Refused) as refused:
        limits.take(FORUM, False)
    assert refused.value.parameters == {"retry_after": 3}
    clock.move(3)
    assert passed(limits, FORUM, False, 10) == 1


def test_all_chats_together_take_thirty_a_second(clock: Clock) -> None:
    limits = Limits(clock.tick, on=True)
    assert sum(passed(limits, person, True, 1) for person in range(100)) == 30
    clock.move(0.5)
    assert sum(passed(limits, person, True, 1) for person in range(100, 200)) == 15


async def test_waiting_what_was_asked_is_enough(bot: Bot, clock: Clock) -> None:
    bot.simulator.limit()
    for _ in range(4):
        await bot("sendMessage", chat_id=YING, text="x")
    with pytest.raises(Refused, match=r"^Too Many Requests: retry after 1$") as refused:
        await bot("sendMessage", chat_id=YING, text="x")
    clock.move(refused.value.parameters["retry_after"])
    assert (await bot("sendMessage", chat_id=YING, text="x"))["message_id"] == 5


async def test_without_limits_anything_passes(bot: Bot) -> None:
    for _ in range(40):
        await bot("sendMessage", chat_id=YING, text="x")
    assert len(bot.simulator.sent(YING)) == 40
