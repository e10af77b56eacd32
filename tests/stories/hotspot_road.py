"""The road of a coded place, a stretch at a time: Ying, Mei and Hui report, the city office codes."""

from datetime import timedelta
from typing import Any

from sqlalchemy import update

from domain.cases import Case, Source
from domain.drafts import Asked, Draft
from domain.hotspot_dates import patience
from domain.hotspots import Action, Hotspot, Move, decide
from domain.people import Role
from jobs.clock import SCHEDULE
from jobs.schedule import Scene, perform
from storage import drafts, filing, hotspots
from storage.database import Tx
from storage.tables import case as cases
from tests.story import CHEN, HUI, MEI, TOWN, YING, Someone, Story

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
    await story.appoint(CHEN, Role.CHIEF, TOWN)


async def run(story: Story, dry_run: bool = False) -> dict[str, Any]:
    """The job of the day, without the head of its result."""
    job = next(job for job in SCHEDULE if job.name == "hotspots")
    scene = Scene(story.database, story.city, story.now, "clock", lambda: story.now, None, dry_run)
    result = await perform(job, scene)
    return {key: value for key, value in result.items() if key not in ("job", "period", "dry_run")}


async def next_day(story: Story, days: float = 1) -> dict[str, Any]:
    story.pass_time(days=days)
    return await run(story)


async def report_thrice(story: Story) -> None:
    """Three cases of one kind, each within 60 m of the first."""
    for who, metres in ((YING, 0), (MEI, 55), (HUI, -55)):
        await report(story, who, metres)
    await story.deliver()


async def report(story: Story, who: Someone = YING, metres: float = 0) -> Case:
    """A complete report, submitted: so far north of the market. What it says waits to be delivered."""
    latitude, longitude = north_of(MARKET, metres)
    draft = Draft(
        person=(await story.person(who)).id,
        source=Source.RESIDENT,
        started_at=story.now,
        expires_at=story.now + timedelta(hours=24),
        asked=Asked.REVIEW,
        category="CLN-01",
        unit=TOWN,
        latitude=latitude,
        longitude=longitude,
    )
    async with story.write() as tx:
        return await filing.file(tx, story.city, await drafts.start(tx, draft), story.now)


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
    """Without a word in the chat: the first story tells that."""
    await begin(story)
    new = Hotspot(
        id=0,
        code="DG-121-01-001",
        token="a-token",
        batch=1,
        category="CLN",
        unit=TOWN,
        village=None,
        latitude=MARKET[0],
        longitude=MARKET[1],
        coded_at=story.now,
        open_since=story.now,
    )
    async with story.write() as tx:
        await hotspots.add(tx, new, story.now)
    return await move(story, Action.APPLY, CHEN)


async def verified(story: Story, checker: Someone) -> Hotspot:
    await applied(story)
    return await move(story, Action.VERIFY, checker)


async def cancelled(story: Story, checker: Someone) -> Hotspot:
    await verified(story, checker)
    story.pass_time(days=14)
    return await move(story, Action.CANCEL, None)


async def move(story: Story, action: Action, who: Someone | None) -> Hotspot:
    wanted = Move(action=action, by=(await story.person(who)).id if who else None)
    known = await spot(story)
    async with story.write() as tx:
        outcome = decide(known, wanted, story.now, patience(story.city))
        return await hotspots.record(tx, outcome, story.now)


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
