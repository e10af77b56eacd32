"""The stand-in that keeps Telegram's limits, and the loop whose time jumps."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from bench.gate import Gate
from bench.jumping import JumpingLoop


class Now:
    def __init__(self) -> None:
        self.seconds = 1.0

    def __call__(self) -> float:
        return self.seconds


def test_a_second_takes_so_many_and_no_more() -> None:
    now = Now()
    gate = Gate(30, now)
    answers = []
    for chat in range(62):
        answers.append(gate.ask(chat))
        now.seconds += 1 / 31
    assert answers[:31] == [None] * 30 + [1]
    assert (gate.floods, gate.result()["messages"]) == (2, 60)


def test_one_person_takes_three_in_a_second() -> None:
    now = Now()
    gate = Gate(30, now)
    assert [gate.ask(7) for _ in range(4)] == [None, None, None, 1]
    now.seconds += 1
    assert gate.ask(7) is None
    assert gate.result()["doubled"] == 3


def test_after_so_many_all_are_refused_for_three_seconds_which_count_for_nothing() -> None:
    now = Now()
    gate = Gate(30, now, ban_after=2)
    answers = []
    for chat in range(7):
        answers.append(gate.ask(chat))
        now.seconds += 1
    assert answers == [None, None, 3, 2, 1, None, None]
    result = gate.result()
    assert (result["injected"], result["floods"], result["seconds"]) == (3, 0, 3)


def test_time_jumps_over_waits_but_never_over_work() -> None:
    async def an_hour() -> tuple[float, int]:
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1) as thread:
            found = await asyncio.gather(
                asyncio.sleep(3600), loop.run_in_executor(thread, lambda: sum(range(1000)))
            )
        return loop.time(), found[1]

    began = time.monotonic()
    with asyncio.Runner(loop_factory=JumpingLoop) as runner:
        assert runner.run(an_hour()) == (3600, 499500)
    assert time.monotonic() - began < 3
