"""Places that stand on the worst list, and rounds in which they are visited."""

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import insert

from domain.hotspots import Hotspot, Status
from domain.places import Place, PlaceUse
from storage import hotspots, ledger, listings, places
from storage.listings import Listing
from storage.tables import listing
from tests.jobs.jobbing import do
from tests.story import DANING, LIN, TOWN, Said, Someone, Story

SPOT = "DG-121-01-001"
QIN = Someone("Qin", 2020)
"""Of the city office, where a story appoints her."""
MARKET = Place(
    "t-market", "HM-MARKET-001", PlaceUse.MARKET, "大宁市场", "Daning Market", DANING, 22.81, 113.67
)
ROAD = Place("t-road", "HM-ROAD-001", PlaceUse.ROAD, "连升路", "Liansheng Road", DANING)
TOILET = Place(
    "t-toilet", "HM-TOILET-001", PlaceUse.TOILET, "镇口公厕", "Zhenkou Toilet", DANING, 22.82, 113.68
)


def local(story: Story, day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour), story.city.zone).astimezone(UTC)


async def listed(story: Story, place: Place, day: date, month: date | None = None) -> Listing:
    """`place` was published as one of the worst on that day."""
    unit = story.city.areas.unit_of(place.area)
    assert unit
    at = local(story, day)
    row: dict[str, Any] = {
        "place": place.code,
        "unit": unit.code,
        "month": month or day.replace(day=1),
        "kind": str(place.kind),
        "list": "worst",
        "rank": 1,
        "score": 60.0,
        "inspections": 2,
        "points": 2,
        "published_at": at,
    }
    async with story.write() as tx:
        await places.keep(tx, [place])
        number = (await tx.execute(insert(listing).returning(listing.c.id), row)).scalar_one()
        entry = await listings.get(tx, number)
        assert entry
        await ledger.charge(tx, entry, at)
    return entry


async def coded(story: Story, day: date) -> Hotspot:
    """The market's corner got a code on that day."""
    at = local(story, day)
    spot = Hotspot(
        id=0,
        code=SPOT,
        token="t-spot",
        batch=1,
        category="CLN",
        unit=TOWN,
        village=DANING,
        latitude=22.8101,
        longitude=113.6701,
        status=Status.CODED,
        coded_at=at,
        open_since=at,
    )
    async with story.write() as tx:
        return await hotspots.add(tx, spot, at)


async def run_on(story: Story, day: date) -> dict[str, Any]:
    """The job on the morning of that day."""
    story.now = local(story, day)
    return await do(story, "look-back")


async def visit(
    story: Story, place: Place, result: str, words: str = "", who: Someone = LIN, picture: int = 1
) -> Said:
    """`result`: pass or fail. Through the list, the place and its button, with a photo."""
    await story.say(who, "/lookback")
    await story.press(who, "look-back-button-places") if await _has_overview(story, who) else None
    await story.press(who, place.name)
    await story.press(who, "look-back-button-clean" if result == "pass" else "look-back-button-dirty")
    return await story.photo(who, words, picture)


async def _has_overview(story: Story, who: Someone) -> bool:
    return story.chat(who)[-1].key == "look-back"
