"""A few weeks of plausible cases, made by the real rules, so that every command has something to show."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.resources import files
from random import Random

from sqlalchemy import delete

from bot.assembly import House
from bot.demo_places import inside
from domain.areas import Area
from domain.cases import Action, Case, Part, Source, Status
from domain.coordinates import PlaceKind, Point
from domain.drafts import Asked, Draft
from domain.moves import Move, decide
from domain.rulebook import Rulebook
from storage import cases, drafts, filing, people, photos, reporters, scoring
from storage.database import Tx
from storage.photo_files import Kind, key_of
from storage.pictures import Picture
from storage.tables import card, outbox

DAYS = 21
PER_DAY = 4
# Places that get dirty again and again, and the share of cases that lie there.
HAUNTS, AGAIN = 3, 0.15
SEED = 10

# Category, its pictures, and what residents would write.
SCENES = (
    ("CLN-02", "litter", "路口满地垃圾", "Litter all over the corner"),
    ("CLN-03", "bin", "垃圾桶满了，没人收", "Bin overflowing, nobody empties it"),
    ("SIX-07", "posters", "电线杆上贴满小广告", "Posters all over the pole"),
    ("SIX-04", "bikes", "共享单车堵住人行道", "Shared bikes block the pavement"),
)
SPOTS = ("菜市场门口", "小学对面", "公交站旁", "篮球场边", "河边步道", "工业区路口", "祠堂前", "公园东门")


@dataclass(frozen=True, slots=True)
class Scene:
    category: str
    note: str
    before: Picture
    after: Picture
    pair: Picture


async def seed_cases(house: House, now: datetime) -> None:
    """Writes the past. Nobody is told of it: the messages of seeding are taken out again."""
    random = Random(SEED)  # noqa: S311  the same city at each start
    scenes = [await _scene(house, *scene[:3]) for scene in SCENES]
    city = house.city()
    async with house.database.write() as tx:
        town = await people.by_telegram(tx, 2004)
        chief = await people.by_telegram(tx, 2002)
        assert town is not None  # noqa: S101  the cast was appointed before
        assert chief is not None  # noqa: S101
        residents = [await _resident(tx, number, now) for number in range(12)]
        haunts = [_haunt(city, random, random.choice(scenes)) for _ in range(HAUNTS)]
        for index in range(DAYS * PER_DAY):
            reported = (
                now - timedelta(days=DAYS) + timedelta(hours=24 / PER_DAY * index + random.uniform(0, 5))
            )
            spot = random.choice(haunts) if random.random() < AGAIN else _spot(city, random, scenes)
            story = Story(tx, city, random, spot, chief.id, town.id)
            await story.tell(random.choice(residents), reported, now)
        await tx.execute(delete(outbox))
        await tx.execute(delete(card))


async def _scene(house: House, category: str, picture: str, note: str) -> Scene:
    folder = files("simulator").joinpath("samples")
    room = house.photos
    before = await room.darkroom.read(folder.joinpath(f"{picture}-before.jpg").read_bytes())
    after = await room.darkroom.read(folder.joinpath(f"{picture}-after.jpg").read_bytes())
    pair = await room.darkroom.read(await room.darkroom.before_after(before.main, after.main))
    for each in (before, after, pair):
        await room.files.put(key_of(each.sha256), each.main)
        await room.files.put(key_of(each.sha256, Kind.THUMBNAIL), each.thumbnail)
    return Scene(category, note, before, after, pair)


async def _resident(tx: Tx, number: int, now: datetime) -> int:
    """A nameless person who reported once and cannot be written to."""
    person = await people.add(tx, -(number + 1), "", now)
    await people.change(tx, person.id, telegram_id=None)
    return person.id


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something lies; `point` None where nobody knows it exactly."""

    scene: Scene
    unit: Area
    point: Point | None


def _spot(city: Rulebook, random: Random, scenes: list[Scene]) -> Spot:
    unit = random.choice(city.areas.units())
    return Spot(random.choice(scenes), unit, inside(city, unit, random))


def _haunt(city: Rulebook, random: Random, scene: Scene) -> Spot:
    """Where the same lies again and again, so that the bot suggests to code it."""
    unit = random.choice([unit for unit in city.areas.units() if unit.outline])
    return Spot(scene, unit, inside(city, unit, random))


@dataclass(slots=True)
class Story:
    """One case of the past, from its report to wherever it stands today."""

    tx: Tx
    city: Rulebook
    random: Random
    spot: Spot
    chief: int
    town: int

    async def tell(self, resident: int, reported: datetime, now: datetime) -> None:
        case = await self._report(resident, reported)
        at = reported + timedelta(minutes=self.random.uniform(5, 90))
        recent = now - reported < timedelta(hours=30)
        ends = self.random.choices(("closed", "rework", "late", "open"), (60, 12, 13, 3 + 25 * recent))[0]
        if at > now or (ends == "open" and recent and self.random.random() < 0.4):
            return
        case = await self._move(case, Action.ACCEPT, Part.HANDLER, self.chief, at)
        if ends == "open":
            return
        hours = self.random.uniform(0.5, 3.5) + (26 if ends == "late" else 0)
        at += timedelta(hours=hours)
        if at > now:
            return
        await self._close(case, resident, at, now, ends == "rework")

    async def _report(self, resident: int, reported: datetime) -> Case:
        unit, point = self.spot.unit, self.spot.point
        village = self.random.choice(self.city.areas.villages_of(unit) or [None])
        draft = Draft(
            person=resident,
            source=Source.INSPECTOR if self.random.random() < 0.25 else Source.RESIDENT,
            started_at=reported,
            expires_at=reported + timedelta(days=1),
            asked=Asked.REVIEW,
            category=self.spot.scene.category,
            note=self.spot.scene.note,
            unit=unit.code,
            village=village.code if village else None,
            latitude=point.latitude if point else None,
            longitude=point.longitude if point else None,
            place_kind=str(PlaceKind.LOCATION),
            address=self.random.choice(SPOTS),
        )
        await drafts.start(self.tx, draft)
        case = await filing.file(self.tx, self.city, draft, reported)
        await self._photo(photos.BEFORE, case, self.spot.scene.before, reported)
        return case

    async def _close(self, case: Case, resident: int, at: datetime, now: datetime, rework: bool) -> None:
        await self._photo(photos.AFTER, case, self.spot.scene.after, at)
        await self._photo(photos.PAIR, case, self.spot.scene.pair, at)
        case = await self._move(case, Action.RECTIFY, Part.HANDLER, self.chief, at)
        checked = at + timedelta(hours=self.random.uniform(0.2, 5))
        if checked > now:
            return
        if rework:
            case = await self._move(case, Action.FAIL, Part.CHECKER, self.town, checked, reason="partly_done")
            case = await self._move(
                case, Action.RECTIFY, Part.HANDLER, self.chief, checked + timedelta(hours=1)
            )
            checked += timedelta(hours=2)
        case = await self._move(case, Action.PASS, Part.CHECKER, self.town, checked)
        case = await self._move(case, Action.SOLVE, Part.CHECKER, self.town, checked, how="management")
        if case.source is Source.RESIDENT and self.random.random() < 0.7:
            await reporters.judge(self.tx, case.id, resident, "yes", checked)
            await reporters.rate(self.tx, case.id, resident, self.random.choice((3, 4, 4, 5, 5, 5)))
        await scoring.settle(self.tx, self.city, case.id, now)

    async def _move(self, case: Case, action: Action, part: Part, by: int, at: datetime, **why: str) -> Case:
        if action is Action.RECTIFY and case.status is Status.CHECKING:
            return case
        outcome = decide(case, Move(action, part, by, **why), at, self.city)  # type: ignore[arg-type]
        return await cases.record(self.tx, self.city, outcome, at)

    async def _photo(self, kind: str, case: Case, picture: Picture, at: datetime) -> None:
        await photos.add_stored(
            self.tx, kind, case.id, picture.sha256, at, width=picture.width, height=picture.height
        )
