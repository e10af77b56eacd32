"""The demo's clock: moved forward, it stops wherever the calendar has something to do, as time would."""

import asyncio
import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from bot.assembly import House
from domain.rulebook import Rulebook
from domain.schedules import Every
from jobs.clock import SCHEDULE
from storage import outbox

AT_ONCE = timedelta(hours=2)
"""So far the clock moves in one step: what is due by then is due a little late."""
MOST_DAYS = 31
"""Of a longer move only the last days are walked through; before them one step has to do."""
SENT_SECONDS = 0.5
NOON = time(12)


def stops(start: datetime, end: datetime, city: Rulebook) -> list[datetime]:
    """Where to stop on the way, in order, `end` last: some hours of the day and slots of the calendar."""
    if end - start <= AT_ONCE:
        return [end]
    first = max(start, end - timedelta(days=MOST_DAYS))
    moments = (*_hours(first, end, city), *_slots(first, end, city))
    found = {moment for moment in moments if first < moment < end}
    return [*sorted(found), end]


def _hours(start: datetime, end: datetime, city: Rulebook) -> Iterator[datetime]:
    """When the day begins, at noon, and when digests come: what is due every few minutes waits until then."""
    at = (city.duty.start, city.settings.digest_morning, NOON, city.settings.digest_evening)
    day = start.astimezone(city.zone).date()
    while day <= end.astimezone(city.zone).date():
        yield from (datetime.combine(day, hour, city.zone).astimezone(UTC) for hour in at)
        day += timedelta(days=1)


def _slots(start: datetime, end: datetime, city: Rulebook) -> Iterator[datetime]:
    for job in SCHEDULE:
        schedule = job.when(city)
        moment = start
        while not isinstance(schedule, Every) and (moment := schedule.next_after(moment, city.zone)) < end:
            yield moment


async def let_happen(house: House) -> None:
    """Does what is due by now and waits a moment until it is sent, so that the messages show this time."""
    done = await house.clock.tick()
    if not any("told" in result for result in done):
        return
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(SENT_SECONDS):
            await _all_sent(house)


async def _all_sent(house: House) -> None:
    """Another part of the house sends; there is nothing to wait for but that it has."""
    waiting = True
    while waiting:
        await asyncio.sleep(0.02)
        async with house.database.read() as tx:
            waiting = (await outbox.depth(tx, datetime.now(UTC)))[0] > 0
