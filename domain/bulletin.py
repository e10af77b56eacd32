"""The Friday bulletin: what inspectors found in a week, unit by unit (S15, S26)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.bulletin_weeks import Window, before
from domain.cases import ENDED, RUNNING, Case
from domain.hotspot_clusters import Problem, clusters
from domain.rulebook import Rulebook

OTHER = "other"
"""In the place of an indicator: what belongs to none of the five."""


@dataclass(frozen=True, slots=True)
class Visits:
    """Inspections of coded places in a unit, and the problems noted at them."""

    count: int = 0
    problems: int = 0


@dataclass(frozen=True, slots=True)
class Repeat:
    """A place found several times; `latest` is the newest of its cases."""

    latest: Case
    count: int


@dataclass(frozen=True, slots=True)
class UnitWeek:
    """A unit's page. `found` in the week, of these `fixed` by its end; `overdue` then, whenever found; `last`
    is what was found the week before, None where nobody visited; `closed` are the cases closed in the week,
    the newest first."""

    found: int = 0
    fixed: int = 0
    overdue: int = 0
    last: int | None = None
    visits: Visits = Visits()
    indicators: Mapping[str, int] = field(default_factory=dict, hash=False)
    repeats: tuple[Repeat, ...] = ()
    closed: tuple[int, ...] = ()

    @property
    def was_visited(self) -> bool:
        """Nobody who was not there may say that there were no problems (S26)."""
        return bool(self.found or self.visits.count)


def receivers(city: Rulebook) -> list[str]:
    """The units that get a page, in the order of the city's list."""
    return [unit.code for unit in city.areas.units() if unit.in_seed]


def pages(
    city: Rulebook,
    week: Window,
    findings: Iterable[Case],
    still_owed: Iterable[Case],
    closed: Iterable[Case],
    visits: Mapping[str, Visits],
    last_visits: Mapping[str, Visits],
) -> dict[str, UnitWeek]:
    """The page of every unit that gets one.

    `findings` reach back as far as repeated places are looked for; `still_owed` were not fixed at the cut, or
    were due before it; `closed` were closed in the week. What no longer counts as a problem is left out.
    """
    last_week = before(city, week)
    found = _by_unit(city, (case for case in findings if case.status not in ENDED))
    owed = _by_unit(city, (case for case in still_owed if is_overdue_at(case, week.until)))
    done = _by_unit(city, closed)
    made = {}
    for unit in receivers(city):
        some = [case for case in found[unit] if case.reported_at in week]
        earlier = sum(case.reported_at in last_week for case in found[unit])
        was_there = earlier or last_visits.get(unit, Visits()).count
        made[unit] = UnitWeek(
            found=len(some),
            fixed=sum(case.closed_at is not None and case.closed_at <= week.until for case in some),
            overdue=len(owed[unit]),
            last=earlier if was_there else None,
            visits=visits.get(unit, Visits()),
            indicators=_indicators(city, some),
            repeats=_repeats(city, week, found[unit]),
            closed=tuple(case.id for case in sorted(done[unit], key=_newest_closed)),
        )
    return made


def total(of: Iterable[UnitWeek]) -> UnitWeek:
    """The whole city; `last` adds what is known."""
    of = list(of)
    known = [page.last for page in of if page.last is not None]
    counts: Counter[str] = Counter()
    for page in of:
        counts.update(page.indicators)
    return UnitWeek(
        found=sum(page.found for page in of),
        fixed=sum(page.fixed for page in of),
        overdue=sum(page.overdue for page in of),
        last=sum(known) if known else None,
        visits=Visits(sum(page.visits.count for page in of), sum(page.visits.problems for page in of)),
        indicators=dict(counts),
    )


def indicators(city: Rulebook) -> list[str]:
    """The codes of the five, in their order."""
    top = [each for each in city.categories.top() if each.indicator]
    return [each.code for each in sorted(top, key=lambda each: each.indicator or 0)]


def is_overdue_at(case: Case, moment: datetime) -> bool:
    """Whether its fix was owed past the due time as of `moment`, which may be long ago."""
    if case.status in ENDED or case.due_at is None or case.due_at >= moment:
        return False
    if case.rectified_at is not None and case.rectified_at <= moment and case.status not in RUNNING:
        return False
    return case.ended_at is None or case.ended_at > moment


def _by_unit(city: Rulebook, cases: Iterable[Case]) -> dict[str, list[Case]]:
    """By the unit that answers for the place."""
    found: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        unit = city.areas.get(case.unit)
        found[city.areas.duty_unit_of(unit).code if unit else case.unit].append(case)
    return found


def _indicators(city: Rulebook, cases: Iterable[Case]) -> dict[str, int]:
    five = set(indicators(city))
    counts = Counter(city.indicator(case.category) for case in cases)
    return dict(sum((Counter({k if k in five else OTHER: n}) for k, n in counts.items()), Counter()))


def _repeats(city: Rulebook, week: Window, found: Sequence[Case]) -> tuple[Repeat, ...]:
    """Places with so many findings of one kind in so many weeks, of which one is new, the worst first."""
    settings = city.settings
    since = week.until - timedelta(weeks=settings.weekly_repeat_weeks)
    recent = {case.id: case for case in found if since <= case.reported_at < week.until}
    groups = [*_near(city, recent.values()), *_same_words(recent.values())]
    repeats = [
        Repeat(max(group, key=lambda case: (case.reported_at, case.id)), len(group))
        for group in groups
        if len(group) >= settings.weekly_repeat_times and any(case.reported_at in week for case in group)
    ]
    return tuple(sorted(repeats, key=lambda repeat: (-repeat.count, repeat.latest.id)))


def _near(city: Rulebook, cases: Iterable[Case]) -> list[list[Case]]:
    """Findings at the same spot, as near as duplicates are."""
    known = {case.id: case for case in cases if case.point}
    problems = [
        Problem(case.id, city.indicator(case.category), case.point.latitude, case.point.longitude)
        for case in known.values()
        if case.point
    ]
    settings = city.settings
    found = clusters(problems, settings.duplicate_metres, settings.weekly_repeat_times) if problems else []
    return [[known[case] for case in cluster.cases] for cluster in found]


def _same_words(cases: Iterable[Case]) -> list[list[Case]]:
    """Findings without a point whose place was described in the same words."""
    groups: dict[tuple[str, str, str], list[Case]] = defaultdict(list)
    for case in cases:
        if case.point is None and case.address:
            groups[case.place, case.address.strip(), case.category].append(case)
    return list(groups.values())


def _newest_closed(case: Case) -> tuple[float, int]:
    return (-(case.closed_at.timestamp() if case.closed_at else 0.0), case.id)
