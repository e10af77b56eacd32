"""What the calendar needs to have something to show: places with their inspections, coded places, and venues
of the next Clean City Day. All of it is made up."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from bot.demo_places import inside
from domain.areas import Area
from domain.clean_day import CleanDay
from domain.coordinates import Point
from domain.hotspot_codes import hotspot_code
from domain.hotspots import Hotspot, Status
from domain.inspections import Found, Inspection
from domain.places import Place, PlaceUse, next_code
from domain.rulebook import Rulebook
from storage import clean_days, clean_venues, hotspot_coding, inspections, people, places
from storage.database import Database, Tx

SEED = 11
PLACES_OF_A_KIND = 8
KINDS = {
    PlaceUse.ROAD: ("{}大道", "{} Avenue"),
    PlaceUse.MARKET: ("{}市场", "{} market"),
    PlaceUse.PARK: ("{}公园", "{} park"),
    PlaceUse.TOILET: ("{}公厕", "{} public toilet"),
}
PROBLEMS = ("CLN-02", "CLN-03", "SIX-04", "SIX-07")
# Coded ten weeks ago: most were put in order, some wait too long.
CODED, CANCELLED = 14, 9
VENUES = (
    ("大宁广场", "虎门镇"),
    ("长安公园", "长安镇"),
    ("中堂文化广场", "中堂镇"),
    ("东坑文化广场", "东坑镇"),
)


async def seed_calendar(database: Database, city: Rulebook, now: datetime) -> None:
    random = Random(SEED)  # noqa: S311  the same city at each start
    async with database.write() as tx:
        await _inspect(tx, city, random, now)
        await _code_hotspots(tx, city, random, now)
        await _post_venues(tx, city, random, now)


async def _inspect(tx: Tx, city: Rulebook, random: Random, now: datetime) -> None:
    """Two to four visits of each place in the last month and in this one so far."""
    inspected = [*await _places(tx, city, random), *await _villages(tx, city, random)]
    first = (now.astimezone(city.zone).date().replace(day=1) - timedelta(days=1)).replace(day=1)
    days = (now.astimezone(city.zone).date() - first).days
    lines = [
        _visit(random, code, _at(first + timedelta(days=random.randrange(days)), time(9, 30), city))
        for code in inspected
        for _ in range(2 * random.randint(2, 4))
    ]
    await inspections.add(tx, lines)


def _visit(random: Random, code: str, at: datetime) -> Inspection:
    inspector = f"{random.randint(1, 16):02}"
    if random.random() < 0.4:
        return Inspection(code, at, inspector, Found.INSPECTOR)
    points = random.choice((0.5, 1.0, 1.5, 2.0))
    return Inspection(code, at, inspector, Found.INSPECTOR, random.choice(PROBLEMS), points)


async def _places(tx: Tx, city: Rulebook, random: Random) -> list[str]:
    """The codes of new places of each kind, all over the city."""
    made: dict[str, Place] = {}
    for kind, (zh, en) in KINDS.items():
        for unit in random.sample(city.areas.units(), PLACES_OF_A_KIND):
            code = next_code(unit.letters or "XX", str(kind), made)
            point = inside(city, unit, random)
            made[code] = Place(
                token=f"demo{len(made):04}",
                code=code,
                kind=str(kind),
                name=zh.format(_short(unit)),
                name_en=en.format(unit.name_en.rpartition(" ")[0] or unit.name_en),
                area=unit.code,
                latitude=point.latitude if point else None,
                longitude=point.longitude if point else None,
            )
    await places.keep(tx, made.values())
    return list(made)


async def _villages(tx: Tx, city: Rulebook, random: Random) -> list[str]:
    found = [village for unit in city.areas.units() for village in city.areas.villages_of(unit)]
    chosen = random.sample(found, PLACES_OF_A_KIND)
    await places.keep(
        tx,
        [
            Place(f"demov{number:03}", each.code, str(PlaceUse.VILLAGE), each.name, each.name_en, each.code)
            for number, each in enumerate(chosen)
        ],
    )
    return [each.code for each in chosen]


async def _code_hotspots(tx: Tx, city: Rulebook, random: Random, now: datetime) -> None:
    coded_at = now - timedelta(weeks=10)
    units = [unit for unit in city.areas.units() if unit.outline]
    for number, unit in enumerate(random.sample(units, CODED), start=1):
        point = inside(city, unit, random) or Point(22.81, 113.67)
        village = random.choice(city.areas.villages_of(unit) or [None])
        gone = number <= CANCELLED
        spot = Hotspot(
            id=0,
            code=str(hotspot_code(city.settings.hotspot_prefix, unit.code, 1, 1)),
            token=f"demoh{number:03}",
            batch=1,
            category=random.choice(("CLN", "SIX")),
            unit=unit.code,
            village=village.code if village else None,
            latitude=point.latitude,
            longitude=point.longitude,
            coded_at=coded_at,
            open_since=coded_at,
            status=Status.CANCELLED if gone else Status.CODED,
            cancelled_at=coded_at + timedelta(days=20 + 3 * number) if gone else None,
            cancels=int(gone),
        )
        await hotspot_coding.bring(tx, spot)


async def _post_venues(tx: Tx, city: Rulebook, random: Random, now: datetime) -> None:
    """Four towns have told already where they meet; the others are asked when their day has come."""
    day = await clean_days.current(tx, city, now)
    day = await clean_days.begin(tx, city, day.month)
    town = await people.by_telegram(tx, 2004)
    for name, unit_name in VENUES:
        unit = next(unit for unit in city.areas.units() if unit.name == unit_name)
        await _post(tx, city, random, day, unit, name, town.id if town else None)


async def _post(
    tx: Tx, city: Rulebook, random: Random, day: CleanDay, unit: Area, name: str, by: int | None
) -> None:
    point = inside(city, unit, random)
    await clean_venues.post(
        tx,
        month=day.month,
        area=unit.code,
        unit=unit.code,
        name=name,
        starts_at=_at(day.on, time(8, 30), city),
        address=None,
        joint="城管、志愿者协会",
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        datum_sure=True,
        posted_by=by,
    )


def _short(unit: Area) -> str:
    for ending in ("街道", "镇", "园区", "新区"):
        if unit.name.endswith(ending):
            return unit.name.removesuffix(ending)
    return unit.name


def _at(day: date, at: time, city: Rulebook) -> datetime:
    return datetime.combine(day, at, city.zone).astimezone(UTC)
