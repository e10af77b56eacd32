"""The road of a case in steps that people walk, each ending with what they then see."""

from collections.abc import Callable, Coroutine
from typing import Any

from tests.faults.town import MARKET, Town
from tests.story import CHEN, WU, YING, street

BEFORE, AFTER = street(1), street(2)
Step = Callable[[Town], Coroutine[Any, Any, None]]


async def start(town: Town) -> None:
    await town.simulator.people.start(YING.id)
    await town.shown(YING, "notice")


async def accept_notice(town: Town) -> None:
    await town.press(YING, "notice:1:yes")


async def photograph(town: Town) -> None:
    await town.simulator.people.photo(YING.id, BEFORE, caption="垃圾成堆")
    await town.says(YING, "在哪里")


async def say_where(town: Town) -> None:
    await town.simulator.people.text(YING.id, MARKET)
    await town.shown(YING, "submit")


async def submit(town: Town) -> None:
    await town.press(YING, "submit")
    await town.shown(YING, "withdraw")
    await town.shown(CHEN, "accept")


async def take(town: Town) -> None:
    await town.press(CHEN, "accept")
    await town.says(YING, "接手")


async def rectify(town: Town) -> None:
    card = await town.shown(CHEN, "rectify")
    await town.simulator.people.photo(CHEN.id, AFTER, reply_to_message_id=card.message_id)
    await town.shown(WU, "pass")


async def check(town: Town) -> None:
    await town.press(WU, "pass")
    await town.shown(YING, "verdict")


async def judge(town: Town) -> None:
    await town.press(YING, "verdict:*:yes")
    await town.shown(YING, "rate")


async def rate(town: Town) -> None:
    await town.press(YING, "rate:*:5")
    await town.says(YING, "★★★★★")


STEPS: tuple[Step, ...] = (
    start,
    accept_notice,
    photograph,
    say_where,
    submit,
    take,
    rectify,
    check,
    judge,
    rate,
)
