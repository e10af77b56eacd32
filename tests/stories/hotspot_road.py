"""The road of a coded place, a stretch at a time: Ying, Mei and Hui report, the city office codes."""

from datetime import timedelta
from typing import Any

from sqlalchemy import update

from domain.hotspots import Hotspot
from domain.people import Role
from jobs.clock import SCHEDULE
from jobs.schedule import Scene, perform
from storage import hotspots
from storage.database import Tx
from storage.tables import case as cases
from tests.story import CHEN, HUI, MEI, YING, Someone, Story

OFFICE = Someone("Office", 2010)
MARKET = (22.8100, 113.6700)
METRE = 1 / 111_195
"""Of latitude, in degrees."""


def north_of(place: tuple[float, float], metres: float) -> tuple[float, float]:
    return place[0] + metres * METRE, place[1]


async def begin(story: Story) -> None:
    await story.meet(OFFICE)
    await story.appoint(OFFICE, Role.CITY, story.city.code)
    # A chief of the whole town, so that a place that is only a point has one.
    await story.appoint(CHEN, Role.CHIEF, "441900121")


async def run(story: Story, dry_run: bool = False) -> dict[str, Any]:
    """The job of the day, without the head of its result."""
    job = next(job for job in SCHEDULE if job.name == "hotspots")
    scene = Scene(story.database, story.city, story.now, "clock", lambda: story.now, None, dry_run)
    result = await perform(job, scene)
    return {key: value for key, value in result.items() if key not in ("job", "period", "dry_run")}


async def next_day(story: Story, days: float = 1) -> dict[str, Any]:
    story.pass_time(days=days)
    return await run(story)


async def report_thrice(story: Story, caption: str = "垃圾成堆") -> None:
    """Three cases of one kind, 60 m apart at most."""
    for picture, (who, metres) in enumerate([(YING, 0), (MEI, 55), (HUI, -55)], start=1):
        await story.report(who, caption, north_of(MARKET, metres), picture)


async def coded(story: Story) -> Hotspot:
    await begin(story)
    await report_thrice(story)
    await next_day(story)
    await story.deliver()
    await story.say(OFFICE, "/hotspots suggest")
    await story.press(OFFICE, "hs-pick")
    await story.press(OFFICE, "hs-code")
    await story.press(OFFICE, "hs-code-yes")
    return await spot(story)


async def applied(story: Story) -> Hotspot:
    await coded(story)
    story.pass_time(minutes=1)
    await story.data(CHEN, "hs-apply:1")
    await story.photo(CHEN, picture=11)
    await story.press(CHEN, "hs-send")
    return await spot(story)


async def verified(story: Story, checker: Someone) -> Hotspot:
    await applied(story)
    await story.data(checker, "hs-check:1")
    await story.photo(checker, picture=12)
    await story.press(checker, "hs-pass")
    return await spot(story)


async def cancelled(story: Story, checker: Someone) -> Hotspot:
    await verified(story, checker)
    await close_all(story)
    story.now = await quiet_end(story)
    await run(story)
    await story.deliver()
    return await spot(story)


async def quiet_end(story: Story) -> Any:
    known = await spot(story)
    assert known.verified_at
    return known.verified_at + timedelta(days=14)


async def close_all(story: Story) -> None:
    """Every open case is fixed and checked: at the database, because nobody here tells of that."""

    async with story.write() as tx:
        done = {"status": "closed", "ended_at": story.now, "closed_at": story.now}
        await tx.execute(update(cases).where(cases.c.ended_at.is_(None)).values(**done))


async def move_case(tx: Tx, number: int, place: tuple[float, float]) -> None:
    values = {"latitude": place[0], "longitude": place[1]}
    await tx.execute(update(cases).where(cases.c.id == number).values(**values))


async def spot(story: Story, number: int = 1) -> Hotspot:
    async with story.read() as tx:
        found = await hotspots.get(tx, number)
    assert found, f"there is no hotspot {number}"
    return found
