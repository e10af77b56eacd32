"""D13: what comes three times, shuffled as far as Telegram may, leaves what once and in order leaves."""

import asyncio
import random
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import select

from simulator import Simulator
from simulator.updates import Update
from simulator.webhook import Webhook
from storage.tables import case, draft, history, inbox, person, photo, reporter
from tests.faults.road import STEPS
from tests.faults.town import SECRET, Time, Town, by_webhook, config_for, free_port, join
from tests.story import HUI, MEI, Someone, street
from web.webhook import SECRET as HEADER

TIMES = 3
OTHERS = ((MEI, "路灯不亮", 3), (HUI, "井盖破损", 4))


async def test_three_times_and_shuffled_is_once_and_in_order(
    time: Time, folder: Path, city_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Simulator(now=time) as simulator:
        join(simulator)
        async with Town(simulator, time, config_for(folder)).open(known=()) as town:
            once = await walk(town)
    fresh = folder / "fresh"
    shutil.copytree(city_file.parent, fresh)
    port = free_port()
    config = config_for(fresh, HTTP_PORT=str(port), **by_webhook(port))
    monkeypatch.setattr(Webhook, "_try", Unsure(Webhook._try))
    async with Simulator(now=time) as simulator:
        join(simulator)
        async with Town(simulator, time, config).open(known=()) as town:
            assert await walk(town) == once


class Unsure:
    """Brings each update three times at once, older ones again among them, and some later than others."""

    def __init__(self, bring: Callable[[Webhook, Update], Awaitable[str | None]]) -> None:
        self._bring = bring
        self._dice = random.Random(13)  # noqa: S311 - an order, not a secret
        self._known: list[Update] = []

    def __get__(self, hook: Webhook, _: type[Webhook]) -> Callable[[Update], Awaitable[str | None]]:
        return lambda update: self.bring(hook, update)

    async def bring(self, hook: Webhook, update: Update) -> str | None:
        again = self._dice.sample(self._known, min(len(self._known), TIMES))
        self._known.append(update)
        deliveries = [update] * TIMES + again
        self._dice.shuffle(deliveries)
        answers = await asyncio.gather(*(self._late(hook, each) for each in deliveries))
        return next((answer for answer in answers if answer), None)

    async def _late(self, hook: Webhook, update: Update) -> str | None:
        for _ in range(self._dice.randrange(50)):
            await asyncio.sleep(0)
        return await self._bring(hook, update)


async def walk(town: Town) -> Any:
    """A whole road and two reports beside it; what is left."""
    for number, step in enumerate(STEPS):
        await asyncio.gather(step(town), *(beside(town, number, *other) for other in OTHERS))
    return await state(town)


async def beside(town: Town, step: int, who: Someone, caption: str, picture: int) -> None:
    match step:
        case 0:
            await town.simulator.people.start(who.id)
            await town.shown(who, "notice")
        case 1:
            # Neither waits for the other: the press may overtake the message, or be overtaken.
            found = await town.shown(who, "notice:1:yes")
            await town.simulator.people.photo(who.id, street(picture), caption=caption)
            await town.simulator.people.press(who.id, found.message_id, found.data)
        case 2:
            await town.says(who, "在哪里")
        case 3:
            await town.simulator.people.text(who.id, "长安镇锦厦社区公园")
            await town.shown(who, "submit")
        case 4:
            await town.press(who, "submit")
            await town.shown(who, "withdraw")


async def state(town: Town) -> Any:
    """What is left, without what depends on who came first."""
    await town.quiet()
    places = [case.c.status, case.c.category, case.c.unit, case.c.village, case.c.note, case.c.score]
    cases = await town.rows(select(*places))
    steps = await town.rows(select(case.c.note, history.c.action).join_from(history, case))
    return (
        sorted(cases, key=str),
        sorted(steps),
        sorted(await town.rows(select(reporter.c.verdict, reporter.c.rating)), key=str),
        sorted(await town.rows(select(photo.c.kind, photo.c.status, photo.c.sha256))),
        sorted(await town.rows(select(person.c.name, person.c.notice))),
        await town.count(draft),
        await town.count(inbox, inbox.c.status != "done"),
    )


@pytest.mark.parametrize(
    "headers", [{}, {HEADER: ""}, {HEADER: "wrong"}, {HEADER: SECRET.upper()}, {HEADER: "x" * 5_000}]
)
async def test_who_does_not_know_the_secret_leaves_no_trace(
    simulator: Simulator, time: Time, folder: Path, headers: dict[str, str]
) -> None:
    """T1, at the door of the whole bot."""
    port = free_port()
    config = config_for(folder, HTTP_PORT=str(port), **by_webhook(port))
    async with Town(simulator, time, config).open() as town:
        await town.until(lambda: simulator.tg.webhook.hook)
        about = {"id": MEI.id, "type": "private", "first_name": "Mei"}
        sender = {"id": MEI.id, "is_bot": False, "first_name": "Mei"}
        message = {"message_id": 1, "date": 1, "chat": about, "from": sender, "text": "/help"}
        forged = {"X-Forwarded-For": "149.154.167.220"} | headers
        async with aiohttp.ClientSession(headers=forged) as session:
            url = f"http://127.0.0.1:{port}/telegram/webhook"
            async with session.post(url, json={"update_id": 9, "message": message}) as response:
                assert response.status == 401
        await town.quiet()
        assert await town.count(inbox) == 0
        assert town.sent(MEI) == []
