"""Monthly lists of the best and the worst places (最美 / 最脏乱差, S14-S18): fair, frozen, equal in length.

A place's score is 100 less the points of what inspectors found there in the month; what residents found is
counted beside it and takes nothing, or the most watchful would be punished. A problem that comes back costs
`exposure_repeat_factor` times its points: one whose category inspectors found at the same place on an earlier
day of this month or the month before, or that the inspector marked so.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from math import fsum
from zoneinfo import ZoneInfo

from domain.inspections import Found, Inspection
from domain.places import PlaceUse
from domain.schedules import month_on
from domain.settings import Settings

FULL = 100.0
SUBJECTS = ("management", "illegal-building")
"""The two checks under which a ledger line counts: 城市精细化管理 and 违法建设治理 (S17)."""
KINDS = (PlaceUse.VILLAGE, PlaceUse.ROAD, PlaceUse.MARKET, PlaceUse.PARK, PlaceUse.TOILET)
"""In the order of the lists."""
AT_LEAST = timedelta(hours=24)
"""How long a unit has for its appeal, however late it hears of its entry."""


class Side(StrEnum):
    BEST = "best"
    WORST = "worst"


def kind_of(use: str) -> PlaceUse | None:
    """The list that a place stands on; None for what is not listed."""
    kind = PlaceUse.TOILET if use == PlaceUse.STATION else use
    return next((each for each in KINDS if each == kind), None)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a place stands at the end of a month. `inspections` counts visits of inspectors, `problems` what
    they found (`repeats` of them came back), `residents` what residents found, `open` the categories that the
    last visit found."""

    place: str
    kind: str
    unit: str
    score: float
    inspections: int
    problems: int
    repeats: int
    residents: int
    open: int

    @property
    def order(self) -> tuple[float, int, str]:
        """The better is the smaller: by score, then fewer open problems, then code."""
        return -self.score, self.open, self.place


@dataclass(frozen=True, slots=True)
class Where:
    """The list and the unit of a place."""

    kind: str
    unit: str


def standings(
    month: date,
    found: Iterable[Inspection],
    places: Mapping[str, Where],
    factor: float,
    zone: ZoneInfo,
) -> list[Standing]:
    """Of every place of `places` that was inspected in `month`; `found` is all of that month and of the one
    before, in any order."""
    since = month_on(month, -1)
    until = month_on(month, 1)
    by_place: dict[str, list[tuple[date, Inspection]]] = defaultdict(list)
    for each in found:
        day = each.at.astimezone(zone).date()
        if each.place in places and since <= day < until:
            by_place[each.place].append((day, each))
    made = [_standing(place, places[place], month, by_place[place], factor) for place in sorted(by_place)]
    return [standing for standing in made if standing is not None]


def _standing(
    place: str, where: Where, month: date, found: Sequence[tuple[date, Inspection]], factor: float
) -> Standing | None:
    """None for a place that no inspector visited in the month."""
    by_inspectors = [(day, each) for day, each in found if each.source is Found.INSPECTOR]
    now = [(day, each) for day, each in by_inspectors if day >= month]
    if not now:
        return None
    first: dict[str, date] = {}
    for day, each in by_inspectors:
        if each.category:
            first[each.category] = min(day, first.get(each.category, day))
    problems = [(day, each) for day, each in now if each.category]
    back = [each.repeat or first[each.category or ""] < day for day, each in problems]
    points = [each.points * (factor if again else 1) for (_, each), again in zip(problems, back, strict=True)]
    last = max(each.at for _, each in now)
    return Standing(
        place=place,
        kind=where.kind,
        unit=where.unit,
        score=round(FULL - fsum(points), 2),
        inspections=len({(each.at, each.inspector) for _, each in now}),
        problems=len(problems),
        repeats=sum(back),
        residents=sum(each.source is Found.RESIDENT and day >= month for day, each in found),
        open=len({each.category for _, each in now if each.at == last and each.category}),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list; rank 1 is the best of the best, or the worst of the worst."""

    kind: str
    side: Side
    rank: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Places that the office left out: of `moved` the next one takes the rank, of `vacant` nobody does."""

    moved: frozenset[str] = frozenset()
    vacant: frozenset[str] = frozenset()


def lists(
    found: Iterable[Standing],
    settings: Settings,
    left_out: LeftOut = LeftOut(),
) -> list[Entry]:
    """Best and worst of each kind, by KINDS, side and rank.

    Only places with enough inspections are ranked. Both lists of a kind are as long, nobody stands in both,
    and nobody without a point lost is among the worst.
    """
    enough = settings.exposure_least_inspections
    ranked = [each for each in found if each.inspections >= enough and each.place not in left_out.moved]
    entries = []
    for kind in KINDS:
        here = sorted((each for each in ranked if each.kind == kind), key=lambda each: each.order)
        flawed = sum(each.score < FULL for each in here)
        length = min(settings.exposure_list_size, len(here) // 2, flawed)
        sides = {Side.BEST: here[:length], Side.WORST: here[::-1][:length]}
        entries += [
            Entry(kind, side, rank, each)
            for side, listed in sides.items()
            for rank, each in enumerate(listed, 1)
            if each.place not in left_out.vacant
        ]
    return entries


def unequal(entries: Iterable[Entry]) -> dict[str, tuple[int, int]]:
    """The kinds with more of one side than of the other (S18): how many best and worst."""
    counts = Counter((entry.kind, entry.side) for entry in entries)
    both = {str(kind): (counts[kind, Side.BEST], counts[kind, Side.WORST]) for kind in KINDS}
    return {kind: pair for kind, pair in both.items() if pair[0] != pair[1]}


def month_before(at: datetime, settings: Settings, zone: ZoneInfo) -> date | None:
    """The month whose draft is due at a moment: the one before, from the draft day on."""
    today = at.astimezone(zone).date()
    return month_on(today.replace(day=1), -1) if today.day >= settings.exposure_draft_day else None


def publish_by(month: date, settings: Settings, zone: ZoneInfo) -> datetime:
    """The beginning of the day by which the list of a month has to be out."""
    day = month_on(month, 1).replace(day=settings.exposure_publish_day)
    return datetime.combine(day, time(), zone)


def appeal_until(month: date, told_at: datetime, settings: Settings, zone: ZoneInfo) -> datetime:
    """Until when a unit that hears of its entry at `told_at` may object: so many whole days, but not beyond
    the publish day, and a day at least."""
    last = told_at.astimezone(zone).date() + timedelta(days=settings.exposure_appeal_days)
    end = datetime.combine(last + timedelta(days=1), time(), zone)
    return max(min(end, publish_by(month, settings, zone)), told_at + AT_LEAST)
