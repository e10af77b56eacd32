"""What the stories of the monthly lists begin with: an office of two, towns, a May full of inspections."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.exposure import KINDS
from domain.inspections import Found, Inspection
from domain.people import Role
from domain.places import Place
from storage import exposure_papers, inspections, places, receipts
from storage.receipts import Receipt
from tests.jobs.jobbing import do
from tests.story import Said, Someone, Story

DALANG = "441900113"
HUMEN_TOWN = "441900121"
HAO, LAN = Someone("Hao", 2021), Someone("Lan", 2022)
"""The two officers of the city office."""
QIN = Someone("Qin", 2023)
"""Officer of Dalang, where the market M is the worst of all."""
MAY = date(2024, 5, 1)
FIRST_OF_JUNE = datetime(2024, 6, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)


async def office(story: Story, *officers: Someone) -> None:
    """It is the morning of the first of June 2024."""
    story.now = FIRST_OF_JUNE
    await story.meet(*officers, QIN)
    for officer in officers:
        await story.appoint(officer, Role.CITY, story.city.code)
    await story.appoint(QIN, Role.TOWN, DALANG)


def visit(place: str, day: int, points: float, hour: int = 2) -> Inspection:
    when = datetime(2024, 5, day, hour, tzinfo=UTC)
    if not points:
        return Inspection(place, when, "0233", Found.INSPECTOR)
    return Inspection(place, when, "0233", Found.INSPECTOR, "CLN-01", points)


async def inspect(story: Story, found: Sequence[Inspection]) -> None:
    async with story.write() as tx:
        await inspections.add(tx, found)


async def open_places(story: Story, made: Iterable[Place]) -> None:
    async with story.write() as tx:
        await places.keep(tx, made)


async def may(story: Story, each: int = 7) -> None:
    """So many places of each kind, all visited twice; number 1 is the best. Odd ones are in Humen, even ones
    in Dalang; M is one market more, in Dalang, and the worst. One toilet was visited but once."""
    made, found = [], []
    for kind in KINDS:
        for number in range(1, each + 1):
            code = f"{kind}-{number}"
            unit = HUMEN_TOWN if number % 2 else DALANG
            made.append(Place(code, code, kind, f"{kind}{number}号", f"{kind} {number}", unit))
            found += [visit(code, 6, number), visit(code, 20, 0)]
    made.append(Place("m", "M", "market", "大朗市场", "Dalang Market", DALANG))
    made.append(Place("t", "T", "toilet", "大朗公厕", "Dalang Toilet", DALANG))
    found += [visit("M", 6, 20), visit("M", 20, 20), visit("T", 9, 50)]
    await open_places(story, made)
    await inspect(story, found)


async def run(story: Story) -> tuple[dict[str, Any], Said]:
    """The job of the lists, and what was said then."""
    result = await do(story, "exposure")
    return result, await story.deliver()


async def later(story: Story, **length: float) -> tuple[dict[str, Any], Said]:
    story.pass_time(**length)
    return await run(story)


async def paper(story: Story) -> Any:
    async with story.read() as tx:
        found = await exposure_papers.of_month(tx, MAY)
    assert found
    return found


async def receipts_of(story: Story, paper_id: int) -> list[Receipt]:
    async with story.read() as tx:
        return await receipts.of_paper(tx, paper_id)


async def heard(story: Story) -> Said:
    """May is drafted, Hao lets it go to the units."""
    await run(story)
    return await story.press(HAO, "exposure-hear")


async def heard_out(story: Story) -> None:
    """Nobody objects until the time is over."""
    await heard(story)
    await later(story, days=3)


async def published(story: Story) -> Said:
    await heard_out(story)
    return await story.press(LAN, "paper-approve")


def listed(found: Any, side: str, kind: str = "market") -> list[str]:
    entries = found.facts["entries"]
    return [entry["place"] for entry in entries if (entry["kind"], entry["side"]) == (kind, side)]
