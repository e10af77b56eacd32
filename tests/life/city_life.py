"""A city that lives: its clock ticks on through nights, weekends and month's ends, people press what they see
and report what they find, the bot is stopped and started. What must hold is asked after every step."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import orjson
from sqlalchemy import select

from bot.demo_clock import stops
from domain.cases import RUNNING
from domain.papers import PaperKind
from domain.people import Role
from jobs.clock import Clock
from jobs.schedule import Result
from storage import cases, overdue
from storage.tables import case as case_table
from storage.tables import paper
from tests.conftest import NOON as START
from tests.story import ADA, CHEN, DANING, HUI, LIN, MEI, TOWN, WU, YING, Said, Someone, Story, Told

ZHAO, QIAN = Someone("Director Zhao", 3001), Someone("Officer Qian", 3002, "en")
PEOPLE = (YING, MEI, HUI, CHEN, LIN, WU, ADA, ZHAO, QIAN)
FRIDAY = 4
MARKET = "虎门镇大宁社区市场门口"
WORDS = ("好的", "30", "大宁广场", "2026-12-20", "已处理", "20:00", "no", "0.4 t")
CAPTIONS = ("垃圾成堆", "路灯不亮", "小广告")
# What ends somebody's part in the story, or answers with nothing but words.
LEFT_ALONE = frozenset({"forget", "language", "notice", "cal-sure", "invite-yes", "invite-no", "dismiss"})
# An emergency rings until somebody takes it; a person can leave one report after another unfinished.
MAY_COME_AGAIN = frozenset({"told-ringing", "draft-expired", "card"})
HOURS = (time(7), time(8), time(10), time(13), time(16), time(18), time(20))


@dataclass(frozen=True, slots=True)
class Act:
    """What a person does: press the `nth` newest button that they see, say something, or report."""

    who: Someone
    what: str
    nth: int


@dataclass(frozen=True, slots=True)
class Day:
    """One day: what people do at its hours, and whether the bot is down or started anew."""

    acts: tuple[Act, ...] = ()
    down: bool = False
    restarted: bool = False


@dataclass(slots=True)
class CityLife:
    """Runs days. Raises AssertionError when something is told twice or forgotten."""

    story: Story
    told: Counter[tuple[int, str, bytes]] = field(default_factory=Counter)
    results: list[Result] = field(default_factory=list)
    digests: Counter[tuple[date, int]] = field(default_factory=Counter)
    was_down: bool = False
    pictures: int = 10
    clock: Clock = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """As after a restart: nothing is known but what is in the database."""
        self.clock = Clock(
            self.story.database, lambda: self.story.city, lambda: self.story.now, f"life-{len(self.results)}"
        )

    async def settle_in(self) -> None:
        story = self.story
        await story.meet(YING, MEI, HUI, CHEN, LIN, WU, ADA, ZHAO, QIAN)
        await story.appoint(CHEN, Role.CHIEF, DANING)
        await story.appoint(LIN, Role.INSPECTOR, story.city.code)
        await story.appoint(WU, Role.TOWN, TOWN, duty=True)
        await story.appoint(ADA, Role.ADMIN, story.city.code)
        await story.appoint(ZHAO, Role.CITY, story.city.code)
        await story.appoint(QIAN, Role.CITY, story.city.code)
        await self.tick()

    async def live(self, day: Day) -> None:
        """From one midnight to the next; acts happen at the hours of the day, in their order."""
        if day.restarted:
            self.start()
        acts = iter(day.acts)
        for stop in self._stops():
            self.story.now = stop
            if day.down:
                continue
            await self.tick()
            if stop.astimezone(self.story.city.zone).time() in HOURS[1:-1]:
                for act in _some(acts, len(day.acts) // 4 + 1):
                    await self.act(act)
        if not day.down:
            await self.check_overdue()
            self.check_digests()
        self.was_down = day.down
        self.story.now = self._midnight()

    def _midnight(self) -> datetime:
        zone = self.story.city.zone
        today = self.story.now.astimezone(zone).date()
        return datetime.combine(today + timedelta(days=1), time(), zone)

    def _stops(self) -> list[datetime]:
        """Some hours of the day, and every slot of the calendar in it."""
        zone, now = self.story.city.zone, self.story.now
        slots = [stop.astimezone(zone) for stop in stops(now, self._midnight(), self.story.city)]
        hours = [datetime.combine(self._today(), hour, zone) for hour in HOURS]
        return sorted({stop for stop in (*slots, *hours) if stop > now and stop.time() >= HOURS[0]})

    async def tick(self) -> None:
        done = await self.clock.tick()
        self.results += done
        said = await self.story.deliver()
        for told in said.messages:
            self._note(told)

    def _note(self, told: Told) -> None:
        """What the clock says, it says once: the same words to the same chat never come again."""
        if told.edited or told.key in MAY_COME_AGAIN:
            return
        same = (told.chat, told.key, orjson.dumps(told.facts, option=orjson.OPT_SORT_KEYS))
        self.told[same] += 1
        assert self.told[same] == 1, f"told twice to {told.chat}: {told.key} {told.words}"
        if told.key.startswith("digest-"):
            self.digests[self._today(), told.chat] += 1

    async def act(self, act: Act) -> Said | None:
        match act.what:
            case "press":
                return await self._press(act.who, act.nth)
            case "report":
                await self.story.photo(act.who, CAPTIONS[act.nth % len(CAPTIONS)], self._picture())
                await self.story.say(act.who, MARKET)
                return await self._press(act.who, 0)
            case "photo":
                return await self._photo(act.who)
            case "place":
                return await self.story.location(act.who, 22.81 + act.nth / 1000, 113.67)
            case _:
                return await self.story.say(act.who, WORDS[act.nth % len(WORDS)])

    async def _press(self, who: Someone, nth: int) -> Said | None:
        buttons = [
            (told, button.data)
            for told in reversed(self.story.chat(who))
            for button in told.buttons
            if button.data and button.data.split(":")[0] not in LEFT_ALONE
        ]
        if not buttons:
            return None
        told, data = buttons[nth % min(len(buttons), 12)]
        return await self.story.data(who, data, told)

    async def _photo(self, who: Someone) -> Said:
        """In reply to the newest card, if there is one: that is how things are fixed."""
        cards = [told for told in self.story.chat(who) if told.key == "card"]
        reply: dict[str, Any] = {"reply_to": cards[-1]} if cards else {}
        return await self.story.photo(who, picture=self._picture(), **reply)

    def _picture(self) -> int:
        self.pictures += 1
        return self.pictures % 40

    def check_digests(self) -> None:
        """Morning and evening; after a day without the bot the newest that was missed as well."""
        if self._today() > START.astimezone(self.story.city.zone).date():
            assert self.digests[self._today(), WU.id] == 2 + self.was_down

    async def check_bulletins(self) -> None:
        """A draft for every Friday that the bot lived to see, also for those on which it was down."""
        async with self.story.read() as tx:
            subjects = select(paper.c.subject).where(paper.c.kind == str(PaperKind.BULLETIN))
            drafted = {date.fromisoformat(subject) for subject in (await tx.execute(subjects)).scalars()}
        first = START.astimezone(self.story.city.zone).date()
        days = (first + timedelta(days=number) for number in range((self._today() - first).days))
        assert {day for day in days if day.weekday() == FRIDAY} - drafted == set()

    def _today(self) -> date:
        return self.story.now.astimezone(self.story.city.zone).date()

    async def check_overdue(self) -> None:
        """Whatever is late was told at the level that it had reached when it was last day."""
        city, now = self.story.city, self.story.now
        asked = datetime.combine(now.astimezone(city.zone).date(), HOURS[-1], city.zone)
        async with self.story.read() as tx:
            untold = await overdue.untold(tx, asked, city.patience, 1000)
            late = [one.case.code for one in untold if one.case.due_at and one.case.due_at <= asked]
            listed = {case.id for case in await cases.open_in(tx, [TOWN], RUNNING)}
            rows = await tx.execute(case_table.select().where(case_table.c.ended_at.is_(None)))
            running = {row.id for row in rows if row.status in RUNNING}
        assert late == [], f"forgotten as of {asked}: {late}"
        assert running <= listed


def _some(acts: Iterator[Act], most: int) -> Iterator[Act]:
    for _ in range(most):
        act = next(acts, None)
        if act is None:
            return
        yield act
