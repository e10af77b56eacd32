"""The numbers of a day: what one case adds to which count, on which local day, in which unit, under which
indicator (closed-loop.md §3).

A count is a function of the case as it stands now: what a case adds moves with it and is taken back with it.
A merged case adds nothing but its merging, so that a problem told twice is counted once (S11).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple, Self
from zoneinfo import ZoneInfo

from domain.cases import Case, Source, Status
from domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of cases, each case at most once in each.

    On the local day of the report, of all that were reported that day:
      reported 上报: reports; merged ones are counted where they were merged into
      resident, inspector, leader, device, petition, hotline 来源: the same by first source; they add up to it
      found_again 双重来源: reported by a resident and found by an inspector too (S11)
      filed 立案 · valid 有效: neither refused nor withdrawn · fixed 整改: of the valid, closed by now
    On the day of the end:
      refused 不予立案 · withdrawn 撤回 · merged 合并
    On the day of the filing, of the valid ones:
      to_dispatch 应派遣 · dispatched 派遣 · accurate 准确派遣: dispatched and never sent back
    On the day on which it is due, or on which it was fixed if that is earlier (reworked: the new due time):
      due 应处置: to be fixed by the end of that day · handled 处置: of these, fixed by now (checked or not)
      handled_in_time 按期处置: before the due time, each time · delayed 延期: with a delay granted
    On the day on which it is due, or on which it was closed if that is earlier:
      to_close 应结案 · settled 结案: of these, closed by now · settled_in_time 按期结案 · reworked 返工
    On the day of the fix, while it stands:
      to_check 应核查 · checked 核查: of these, passed by a checker
    On the day of the closing, of what is closed:
      closed 办结 · closed_in_time 按期办结 · verified 复核: by a checker who is not the fixer (S34)
      rated 已评价 · satisfied 满意: the latest rating was 4 or 5 stars
      service, management, enforcement 解决方式: how it was solved, where that is known (S36)

    So a rate of counts of one day lies between 0 and 1 whatever happens later, and what is not due yet weighs
    on nothing: it stands on a day to come.
    """

    reported: int = 0
    resident: int = 0
    inspector: int = 0
    leader: int = 0
    device: int = 0
    petition: int = 0
    hotline: int = 0
    found_again: int = 0
    filed: int = 0
    valid: int = 0
    fixed: int = 0
    refused: int = 0
    withdrawn: int = 0
    merged: int = 0
    to_dispatch: int = 0
    dispatched: int = 0
    accurate: int = 0
    due: int = 0
    handled: int = 0
    handled_in_time: int = 0
    delayed: int = 0
    to_close: int = 0
    settled: int = 0
    settled_in_time: int = 0
    reworked: int = 0
    to_check: int = 0
    checked: int = 0
    closed: int = 0
    closed_in_time: int = 0
    verified: int = 0
    rated: int = 0
    satisfied: int = 0
    service: int = 0
    management: int = 0
    enforcement: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(*[a + b for a, b in zip(VALUES(self), VALUES(other), strict=True)])

    @property
    def waiting(self) -> int:
        """超期待处置: was due by the end of these days and is not fixed."""
        return self.due - self.handled

    @property
    def late(self) -> int:
        """超期: was due in these days and was fixed late, or is not fixed."""
        return self.due - self.handled_in_time

    @property
    def unfixed(self) -> int:
        """未办结: reported in these days, valid and still open."""
        return self.valid - self.fixed

    @property
    def solved(self) -> int:
        """已知解决方式: closed, and how it was solved is known."""
        return self.service + self.management + self.enforcement

    @property
    def served(self) -> int:
        """服务管理解决: without enforcement (S36)."""
        return self.service + self.management

    @property
    def sources(self) -> dict[Source, int]:
        """By first source; adds up to `reported`."""
        return {source: getattr(self, str(source)) for source in Source}


COUNTS: tuple[str, ...] = tuple(field.name for field in fields(Tally))
VALUES = attrgetter(*COUNTS)
"""The numbers of a tally in the order of COUNTS."""


class Key(NamedTuple):
    """Where a tally belongs: a local day, a unit's code, the code of a category of level 1."""

    day: date
    unit: str
    indicator: str


Marks = dict[date, tuple[str, ...]]
"""Under which of COUNTS a case counts on which days."""

# No other fact of a case changes a count.
COUNTED = frozenset(
    {
        *("status", "category", "unit", "source", "found_by", "solved_how", "stars"),
        *("reported_at", "filed_at", "dispatched_at", "due_at", "rectified_at", "closed_at", "ended_at"),
        *("sent_back", "delays", "rework", "late", "checker"),
    }
)
SOLUTIONS = ("service", "management", "enforcement")
FIXED = (Status.CHECKING, Status.CLOSED)
SATISFIED = 4
"""Stars, of 5 (满意 and 非常满意)."""


def contributions(case: Case, city: Rulebook) -> dict[Key, Tally]:
    """All that a case adds."""
    indicator = city.indicator(case.category)
    return {
        Key(day, case.unit, indicator): Tally(**dict.fromkeys(counts, 1))
        for day, counts in marks(case, city.zone).items()
    }


def differences(before: Case | None, after: Case, city: Rulebook) -> dict[Key, dict[str, int]]:
    """What to add to the counts where `before` became `after`; empty where nothing counted changed."""
    new = marks(after, city.zone)
    old = marks(before, city.zone) if before else {}
    found: dict[Key, dict[str, int]] = {}
    if before and (before.unit, before.category) != (after.unit, after.category):
        indicator = city.indicator(before.category)
        found = {Key(day, before.unit, indicator): dict.fromkeys(old[day], -1) for day in old}
        old = {}
    for day in new.keys() | old.keys():
        gone, come = set(old.get(day, ())), set(new.get(day, ()))
        if gone != come:
            counts = found.setdefault(Key(day, after.unit, city.indicator(after.category)), {})
            for count in come - gone:
                counts[count] = counts.get(count, 0) + 1
            for count in gone - come:
                counts[count] = counts.get(count, 0) - 1
    return found


def total(tallies: Iterable[Tally]) -> Tally:
    return Tally(*map(sum, zip(*map(VALUES, tallies), strict=True)))


def gather(each: Iterable[Mapping[Key, Tally]]) -> dict[Key, Tally]:
    """The sum of many, key by key."""
    found: dict[Key, list[Tally]] = defaultdict(list)
    for one in each:
        for key, tally in one.items():
            found[key].append(tally)
    return {key: total(tallies) for key, tallies in found.items()}


def marks(case: Case, zone: ZoneInfo) -> Marks:
    """As `Tally` tells. Runs twice at every move of a case: some microseconds."""
    found: Marks = {}
    if case.status is Status.MERGED:
        _put(found, case.ended_at or case.reported_at, zone, "merged")
        return found
    _put(found, case.reported_at, zone, *_of_report(case))
    if case.status is Status.REFUSED or case.status is Status.WITHDRAWN:
        _put(found, case.ended_at or case.reported_at, zone, case.status.value)
        return found
    if case.filed_at:
        _put(found, case.filed_at, zone, *_of_dispatch(case))
    # What was brought along without a due time is due when it was fixed.
    fixed_at = (case.rectified_at or case.closed_at) if case.status in FIXED else None
    closed_at = case.closed_at if case.status is Status.CLOSED else None
    if fix_counts := _earlier(case.due_at, fixed_at):
        _put(found, fix_counts, zone, *_of_fix(case, fixed_at is not None))
    if closing_counts := _earlier(case.due_at, closed_at):
        _put(found, closing_counts, zone, *_of_settling(case, closed_at is not None))
    if fixed_at:
        _put(found, fixed_at, zone, *_of_check(case))
    if closed_at:
        _put(found, closed_at, zone, *_of_closing(case))
    return found


def _put(found: Marks, at: datetime, zone: ZoneInfo, *counts: str) -> None:
    day = local_day(at, zone)
    if day in found:
        found[day] += counts
    else:
        found[day] = counts


def _of_report(case: Case) -> list[str]:
    counts = ["reported", case.source.value]
    if case.filed_at:
        counts.append("filed")
    if case.found_by is not None and case.source is Source.RESIDENT:
        counts.append("found_again")
    if case.status is not Status.REFUSED and case.status is not Status.WITHDRAWN:
        counts.append("valid")
    if case.status is Status.CLOSED:
        counts.append("fixed")
    return counts


def _of_dispatch(case: Case) -> tuple[str, ...]:
    if not case.dispatched_at:
        return ("to_dispatch",)
    return ("to_dispatch", "dispatched") if case.sent_back else ("to_dispatch", "dispatched", "accurate")


def _of_fix(case: Case, is_fixed: bool) -> list[str]:
    counts = ["due"]
    if case.delays:
        counts.append("delayed")
    if is_fixed:
        counts.append("handled")
        if not case.late:
            counts.append("handled_in_time")
    return counts


def _of_settling(case: Case, is_closed: bool) -> list[str]:
    counts = ["to_close"]
    if case.rework:
        counts.append("reworked")
    if is_closed:
        counts.append("settled")
        if not case.late:
            counts.append("settled_in_time")
    return counts


def _of_check(case: Case) -> tuple[str, ...]:
    is_checked = case.status is Status.CLOSED and case.checker is not None
    return ("to_check", "checked") if is_checked else ("to_check",)


def _of_closing(case: Case) -> list[str]:
    counts = ["closed"]
    if not case.late:
        counts.append("closed_in_time")
    if case.checker is not None and case.checker != case.rectified_by:
        counts.append("verified")
    if case.stars is not None:
        counts.append("rated")
        if case.stars >= SATISFIED:
            counts.append("satisfied")
    if case.solved_how in SOLUTIONS:
        counts.append(case.solved_how)
    return counts


def _earlier(a: datetime | None, b: datetime | None) -> datetime | None:
    return min(a, b) if a and b else a or b


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """Asked anew for each quarter of an hour only: no zone is set by less."""
    at = moment.astimezone(UTC)
    return _day_of_quarter(at.toordinal(), at.hour, at.minute // 15, zone)


@lru_cache(4096)
def _day_of_quarter(day: int, hour: int, quarter: int, zone: ZoneInfo) -> date:
    start = datetime.combine(date.fromordinal(day), time(hour, quarter * 15), UTC)
    return start.astimezone(zone).date()
