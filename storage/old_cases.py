"""Keeps the cases that a city brings along, thousands at a time, silently: nobody is told of old cases.

Handlers find theirs in the list of what they have to do, and hear of those that are overdue.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime, time
from functools import cache
from operator import attrgetter
from typing import Any, Self

from sqlalchemy import Index, bindparam, func, insert, select, text
from sqlalchemy import case as sql_case
from sqlalchemy.schema import CreateIndex, DropIndex

from domain.case_codes import TYPED
from domain.cases import Case, Status
from domain.dispatch import choose
from domain.old_cases import OldCase
from domain.people import Post, Role
from domain.rulebook import Rulebook
from domain.tallies import Key, Tally, local_day, marks
from storage import people, tallies
from storage.database import Tx
from storage.prepared import Prepared
from storage.tables import case as cases
from storage.tables import case_number, history, person

NEXT_IDS = text(
    "SELECT nextval(pg_get_serial_sequence('cases', 'id')) FROM generate_series(1, CAST(:count AS int))"
)
NOON = time(12)
REINDEXED = 8
"""How many cases are put in order in the time in which one finds its place in every index."""
CACHE_KB = 256 * 1024
HANDLERS = [Role.RECTIFIER, Role.CHIEF, Role.TOWN]
# What is counted of a case that was brought along: these facts, and the local days of these moments.
FACTS = ("unit", "category", "status", "source", "late", "rework", "stars", "solved_how")
MOMENTS = (*("reported_at", "filed_at", "dispatched_at", "due_at", "rectified_at", "closed_at", "ended_at"),)
DEFAULTS = {field.name: None if field.default is MISSING else field.default for field in fields(Case)}
# What no file gives stays empty.
LEFT_OUT = {
    *("place_kind", "found_by", "respond_by", "delay_until", "delay_reason", "rectified_by", "checker"),
    *("merged_into", "ring_at"),
}
BRING = Prepared(
    insert(cases).values(
        {
            name: bindparam(name, default, type_=cases.c[name].type)
            for name, default in DEFAULTS.items()
            if name not in LEFT_OUT
        }
    )
)
REMEMBER = Prepared(
    insert(history).values(
        case_id=bindparam("case_id"),
        at=bindparam("at"),
        action="import",
        part="rule",
        status=bindparam("status"),
        facts={},
    )
)


async def persons(tx: Tx) -> dict[int, int]:
    """Everybody's id by Telegram id."""
    known = select(person.c.telegram_id, person.c.id).where(person.c.telegram_id.is_not(None))
    return {row[0]: row[1] for row in await tx.execute(known)}


@dataclass(slots=True)
class Brought:
    """How many cases: `ended`, `given` to a handler by rule, `in_hand` with one, `waiting` for an officer."""

    ended: int = 0
    given: int = 0
    in_hand: int = 0
    waiting: int = 0

    @property
    def total(self) -> int:
        return self.ended + self.given + self.in_hand + self.waiting


class OldCases:
    """Puts cases into the transaction `tx`; `finish` counts them, once they are all there."""

    def __init__(self, tx: Tx, city: Rulebook, now: datetime, highest: int, load: Counter[int]) -> None:
        self.brought = Brought()
        self._tx, self._city, self._now = tx, city, now
        self._before = self._last = highest
        self._load = load
        self._dropped: list[Index] = []
        self._posts: dict[str, list[Post]] = {}
        self._kinds: Counter[tuple[Any, ...]] = Counter()
        self._letters = {unit.letters: unit.code for unit in city.areas.units() if unit.letters}
        self._numbers: dict[tuple[str, date], int] = {}

    @classmethod
    async def begin(cls, tx: Tx, city: Rulebook, now: datetime, expected: int) -> Self:
        """`expected`: about how many there will be."""
        highest, stored = (
            await tx.execute(select(func.coalesce(func.max(cases.c.id), 0), func.count()))
        ).one()
        theirs = cases.c.ended_at.is_(None) & cases.c.handler.is_not(None)
        load = select(cases.c.handler, func.count()).where(theirs).group_by(cases.c.handler)
        found = cls(tx, city, now, highest, Counter({row[0]: row[1] for row in await tx.execute(load)}))
        if tx.dialect == "postgresql":
            await tx.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        elif expected * REINDEXED > stored:
            await found._drop_indexes()
        return found

    async def known(self, codes: Iterable[str]) -> dict[str, bool]:
        """Which of these codes there are already; True for those that this very import brought."""
        wanted = select(cases.c.code, cases.c.id).where(cases.c.code.in_(list(codes)))
        return {row[0]: row[1] > self._before for row in await self._tx.execute(wanted)}

    async def keep(self, some: Sequence[OldCase]) -> None:
        """Keeps cases whose codes are new; what is only filed is dispatched by rule. Changes `some`."""
        if not some:
            return
        for number, case in zip(await self._new_ids(len(some)), some, strict=True):
            if case["status"] is Status.FILED:
                case |= await self._dispatch(case)
            case["id"] = number
            self._count(case)
        await self._tx.change(BRING, some)
        steps = [{"case_id": case["id"], "at": self._now, "status": case["status"]} for case in some]
        await self._tx.change(REMEMBER, steps)

    async def finish(self) -> None:
        """The tallies of all days in one go, and numbers for new cases that begin behind those brought."""
        days: dict[Key, Counter[str]] = defaultdict(Counter)
        for kind, count in self._kinds.items():
            case = self._alike(kind)
            for day, counts in marks(case, self._city.zone).items():
                key = Key(day, case.unit, self._city.indicator(case.category))
                days[key].update(dict.fromkeys(counts, count))
        for index in self._dropped:
            await self._tx.execute(CreateIndex(index))
        await tallies.add(self._tx, {key: Tally(**counts) for key, counts in days.items()})
        made = self._tx.insert(case_number)
        higher = sql_case(
            (made.excluded.last > case_number.c.last, made.excluded.last), else_=case_number.c.last
        )
        rows = [
            {"unit": unit, "day": day, "last": last} for (unit, day), last in sorted(self._numbers.items())
        ]
        if rows:
            numbered = made.on_conflict_do_update(index_elements=["unit", "day"], set_={"last": higher})
            await self._tx.execute(numbered, rows)

    def _alike(self, kind: tuple[Any, ...]) -> Case:
        """One of those that are counted as one: each step at noon of its day."""
        facts: dict[str, Any] = {
            name: fact for name, fact in zip(FACTS, kind, strict=False) if fact is not None
        }
        days = zip(MOMENTS, kind[len(FACTS) :], strict=True)
        moments: dict[str, Any] = {
            name: datetime.combine(day, NOON, self._city.zone).astimezone(UTC) for name, day in days if day
        }
        return Case(id=0, code="", **facts, **moments)

    async def _drop_indexes(self) -> None:
        """SQLite then puts each index in order once, instead of looking for the place of every case in it:
        three times as fast. Nobody else sees the table without: it is all one transaction."""
        await self._tx.execute(text(f"PRAGMA cache_size = -{CACHE_KB}"))
        self._dropped = sorted(cases.indexes, key=attrgetter("name"))
        for index in self._dropped:
            await self._tx.execute(DropIndex(index))

    async def _new_ids(self, count: int) -> Sequence[int]:
        if self._tx.dialect == "postgresql":
            rows = await self._tx.execute(NEXT_IDS, {"count": count})
            return [row[0] for row in rows]
        self._last += count
        return range(self._last - count + 1, self._last + 1)

    async def _dispatch(self, case: OldCase) -> OldCase:
        """Given to whom the rules choose, from now on. Nobody has to answer in an hour: there are many."""
        areas = self._city.outwards(case["village"] or case["unit"])[:-1]
        if areas[0] not in self._posts:
            self._posts[areas[0]] = await people.posts_in(self._tx, areas, HANDLERS)
        trade = self._city.categories[case["category"]].trade
        choice = choose(self._posts[areas[0]], trade, areas, self._load.__getitem__)
        if choice.handler is not None:
            self._load[choice.handler] += 1
        due_at = case["due_at"] or self._city.due(case["category"], self._now)
        return {
            "status": Status.DISPATCHED,
            "handler": choice.handler,
            "rule": choice.rule,
            "rule_area": choice.area,
            "fallback": choice.fallback,
            "dispatched_at": self._now,
            "due_at": due_at,
            "warn_at": self._city.warn_at(case["category"], self._now, due_at),
        }

    def _count(self, case: OldCase) -> None:
        """Cases that are alike in all that is counted, to the day, are counted as one many times over."""
        zone = self._city.zone
        days = [moment and local_day(moment, zone) for moment in map(case.get, MOMENTS)]
        self._kinds[(*map(case.get, FACTS), *days)] += 1
        self._number(case["code"])
        match case["status"]:
            case Status.DISPATCHED:
                self.brought.given += case["handler"] is not None
                self.brought.waiting += case["handler"] is None
            case Status.HANDLING:
                self.brought.in_hand += 1
            case Status.COLLECTED:
                self.brought.waiting += 1
            case _:
                self.brought.ended += 1

    def _number(self, code: str) -> None:
        typed = TYPED.fullmatch(code)
        unit = self._letters.get(typed[1]) if typed else None
        if not typed or not unit:
            return
        with suppress(ValueError):
            day = _day_of(typed[2])
            self._numbers[unit, day] = max(self._numbers.get((unit, day), 0), int(typed[3]))


@cache
def _day_of(digits: str) -> date:
    return datetime.strptime(digits, "%y%m%d").replace(tzinfo=UTC).date()
