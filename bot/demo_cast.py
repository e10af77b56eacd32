"""Who plays in the demo. The names are made up."""

from dataclasses import dataclass
from datetime import datetime

from domain.people import Role
from domain.rulebook import Rulebook
from handlers.privacy import VERSION
from simulator import Simulator
from storage import people
from storage.database import Database, Tx


@dataclass(frozen=True, slots=True)
class Part:
    """A person of the demo; staff have started the bot and accepted its notice already."""

    id: int
    name: str
    part: str
    title_zh: str
    title_en: str
    roles: tuple[Role, ...] = ()
    language: str = "zh-hans"
    open: bool = False
    duty: bool = False

    def join(self, simulator: Simulator) -> None:
        simulator.add_person(
            self.id,
            self.name,
            language_code=self.language,
            role=self.part,
            title={"zh": self.title_zh, "en": self.title_en},
            open=self.open,
            started=bool(self.roles),
        )


CAST = (
    Part(2001, "小莹", "resident", "市民", "Resident", open=True),
    Part(2002, "陈片长", "chief", "城管片长", "Sector chief", (Role.CHIEF,), open=True),
    Part(2003, "林巡管员", "inspector", "巡管员", "Inspector", (Role.INSPECTOR,), open=True),
    Part(2004, "吴主任", "manager", "镇街城管办", "Town manager", (Role.TOWN,), open=True),
    Part(2005, "Tom", "resident2", "另一位市民", "Second resident", language="en"),
    Part(2006, "黎副片长", "deputy", "副片长", "Deputy chief", (Role.DEPUTY,)),
    Part(2007, "何值班员", "duty", "值班员", "Duty officer", (Role.TOWN,), duty=True),
    Part(2008, "赵主任", "city", "市城管委办", "City office", (Role.CITY,)),
    Part(2009, "钱科长", "city2", "市城管委办（复核）", "City office, second officer", (Role.CITY,)),
)


async def appoint_cast(database: Database, city: Rulebook, now: datetime) -> None:
    """Every post of a town is held in every town, so that the story goes on wherever the resident points."""
    async with database.write() as tx:
        for part in CAST:
            if part.roles:
                await _appoint(tx, city, part, now)


async def _appoint(tx: Tx, city: Rulebook, part: Part, now: datetime) -> None:
    person = await people.add(tx, part.id, part.name, now)
    await people.change(tx, person.id, notice=VERSION)
    for role in part.roles:
        areas = [city.code] if role is Role.CITY else [unit.code for unit in city.areas.units()]
        for area in areas:
            await people.appoint(tx, person.id, role, area, now, duty=part.duty)
