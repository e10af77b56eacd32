"""A digest as a message: its text key and facts, the buttons to act, and the picture."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from domain.cases import RUNNING, Action, Case, Part, Status
from domain.digest_choices import Ground
from domain.digests import UNTAKEN, Digest, Matter, Need, Slot, Standing, best_and_worst
from domain.messages import Attachment, Button, Fact, Rows
from domain.overdue import has_passed
from domain.place_lines import place_line
from domain.rates import Rate
from domain.rulebook import Rulebook

Line = list[Any]
Facts = dict[str, Any]
Said = tuple[str, Facts, dict[str, Any]]
"""A text key, its facts, and the shape of the message."""

MOST_LISTED = 6
MOST_AREAS = 3
LONGEST_ADDRESS = 18
COMPARED = {Slot.MORNING: "digest-compared-morning", Slot.EVENING: "digest-compared-evening"}
DAY = {"new": "digest-new", "fixed": "digest-fixed", "late": "digest-late"}
MATTERS = {
    Need.EMERGENCY: "digest-matter-emergency",
    Need.OVERDUE: "digest-matter-overdue",
    Need.DELAY: "digest-matter-delay",
    Need.UNFILED: "digest-matter-unfiled",
    Need.CHECK: "digest-matter-check",
    Need.LATE: "digest-matter-overdue",
}


def message(city: Rulebook, ground: Ground, digest: Digest, listed: bool, deciding: bool) -> Said:
    """For a chief the list of what is open, for others the figures; one line where there is nothing."""
    morning = digest.slot is Slot.MORNING
    head: Facts = {"area": area_fact(ground.areas), "day": {"date": digest.day.isoformat()}}
    if digest.is_empty:
        return ("digest-morning-empty" if morning else "digest-evening-empty"), head, {}
    head["at"] = {"at": digest.at.isoformat()}
    shape: dict[str, Any] = {"attachment": picture(ground, digest)}
    if listed:
        key = "digest-list-morning" if morning else "digest-list-evening"
        return (
            key,
            head | {"lines": {"lines": _list(city, ground, digest)}},
            shape | {"buttons": _to_look(digest)},
        )
    key = "digest-morning" if morning else "digest-evening"
    buttons = (_to_decide if deciding else _to_see)(digest.matters)
    return key, head | {"lines": {"lines": _figures(city, ground, digest)}}, shape | {"buttons": buttons}


def area_fact(areas: Sequence[str]) -> Fact:
    """What the areas are called, one after the other; of many the first and how many."""
    if len(areas) > MOST_AREAS:
        return {"text": ["digest-areas-many", {"area": {"area": areas[0]}, "count": len(areas)}]}
    return joined("digest-areas", [{"area": code} for code in areas])


def joined(key: str, items: Sequence[Fact]) -> Fact:
    """Several facts in one line; `key` is the text that joins two: $first and $rest."""
    *before, last = items
    for item in reversed(before):
        last = {"text": [key, {"first": item, "rest": last}]}
    return last


def picture(ground: Ground, digest: Digest) -> Attachment | None:
    """The trend, with a map where several units are meant; none of days on which nothing happened."""
    facts: Facts = {
        "area": area_fact(ground.areas),
        "days": [each.day.isoformat() for each in digest.trend],
        "new": [each.new for each in digest.trend],
        "fixed": [each.fixed for each in digest.trend],
        "late": [each.late for each in digest.trend],
    }
    if ground.is_wide:
        stands = {code: digest.units.get(code, Standing()) for code in ground.units}
        units = {code: [each.overdue, each.open] for code, each in stands.items()}
        is_told = digest.has_trend or digest.now.open
        return Attachment("digest-city", facts | {"units": units}) if is_told else None
    return Attachment("digest-trend", facts) if digest.has_trend else None


def _figures(city: Rulebook, ground: Ground, digest: Digest) -> list[Line]:
    lines = _day(digest)
    lines.append(["digest-rates", {"handled": _rate(digest.handled), "in-time": _rate(digest.in_time)}])
    sources: list[Fact] = [
        {"text": ["digest-source", {"source": {"source": str(source)}, "count": count}]}
        for source, count in digest.figures.sources.items()
        if count
    ]
    if sources:
        lines.append(["digest-sources", {"sources": joined("digest-and", sources)}])
    lines.append(_now(digest))
    if digest.now.waiting or digest.now.checking:
        lines.append(["digest-waiting", {"waiting": digest.now.waiting, "checking": digest.now.checking}])
    lines += _best_and_worst(digest) if ground.is_wide else []
    if digest.matters:
        lines.append(["digest-decide", {}])
        lines += [_matter(city, ground, each, digest.at) for each in digest.matters]
    return lines


def _day(digest: Digest, names: Sequence[str] = ("new", "fixed", "late")) -> list[Line]:
    """What came, was fixed, ran out of time, each against the day before and the same day a week before."""
    lines: list[Line] = []
    for name in names:
        changes = {"before": _signed(digest.change(name, 1)), "week": _signed(digest.change(name, 7))}
        lines.append([DAY[name], {"count": getattr(digest.trend[-1], name)} | changes])
    lines.append([COMPARED[digest.slot], {}])
    return lines


def _signed(change: int) -> str:
    return f"{change:+,}".replace("-", "−") if change else "±0"


def _rate(rate: Rate) -> Fact:
    """A share with the numbers that it is made of."""
    return {"text": ["rate", {"some": rate.numerator, "all": rate.denominator, "percent": rate.shown}]}


def _now(digest: Digest) -> Line:
    now = digest.now
    facts: Facts = {"open": now.open, "overdue": _rate(digest.overdue), "today": now.due_today}
    if digest.slot is Slot.MORNING:
        return ["digest-now-morning", facts]
    return ["digest-now-evening", facts | {"tomorrow": now.due_tomorrow}]


def _best_and_worst(digest: Digest) -> list[Line]:
    best, worst = best_and_worst(digest.units)
    if not best:
        return []
    return [
        ["digest-best", {"units": _units(digest, best)}],
        ["digest-worst", {"units": _units(digest, worst)}],
    ]


def _units(digest: Digest, codes: Sequence[str]) -> Fact:
    shown: list[Fact] = []
    for code in codes:
        each = digest.units[code]
        facts = {"area": {"area": code}, "some": each.overdue, "all": each.running}
        shown.append({"text": ["digest-unit", facts]})
    return joined("digest-and", shown)


def _matter(city: Rulebook, ground: Ground, each: Matter, at: datetime) -> Line:
    case = each.case
    # The city knows its towns, a town its villages.
    place: Fact = {"area": case.unit} if ground.is_wide else _near(city, ground, case)
    facts = _case(case, place) | {
        "for": _since(each.since, at),
        "until": {"at": case.delay_until.isoformat()} if case.delay_until else "",
    }
    return [MATTERS[each.need], facts]


def _since(moment: datetime, at: datetime) -> Fact:
    """A length of time; `moment` may lie ahead of a run by hand for an earlier one."""
    return {"hours": max((at - moment) / timedelta(hours=1), 0)}


def _list(city: Rulebook, ground: Ground, digest: Digest) -> list[Line]:
    """A chief's: what is open, by due time, then what the day was."""
    now = digest.now
    lines: list[Line] = [["digest-list-none", {}]]
    if digest.open:
        counts = {"open": now.open, "overdue": now.overdue, "today": now.due_today}
        lines = [["digest-list-open", counts | {"tomorrow": now.due_tomorrow}]]
        if digest.slot is Slot.MORNING:
            lines = [["digest-list-open-morning", counts]]
    for case in digest.open[:MOST_LISTED]:
        lines.append(_line(city, ground, case, digest.at))
    if len(digest.open) > MOST_LISTED:
        lines.append(["digest-list-more", {"count": len(digest.open) - MOST_LISTED}])
    day = ["digest-list-day-evening", {}]
    if digest.slot is Slot.MORNING:
        day = ["digest-list-day-morning", {"day": {"date": digest.day.isoformat()}}]
    return [*lines, day, *_day(digest, ("new", "fixed"))]


def _line(city: Rulebook, ground: Ground, case: Case, at: datetime) -> Line:
    facts = _case(case, _near(city, ground, case))
    if case.emergency and case.status in UNTAKEN:
        return ["digest-case-emergency", facts]
    if case.due_at is None or case.status not in RUNNING:
        return ["digest-case", facts]
    if has_passed(case, at):
        return ["digest-case-overdue", facts | {"for": _since(case.due_at, at)}]
    return ["digest-case-due", facts | {"due": {"at": case.due_at.isoformat()}}]


def _case(case: Case, place: Fact) -> Facts:
    return {
        "code": case.code,
        "category": {"category-short": case.category},
        "place": place,
        "status": {"status": str(case.status)},
    }


def _near(city: Rulebook, ground: Ground, case: Case) -> Fact:
    """The place for people who know the unit: village and address, as far as each says something."""
    _, facts = place_line(city, case.unit, case.village, case.address)
    address = str(facts["address"] or "")  # type: ignore[index]
    if len(address) > LONGEST_ADDRESS:
        address = f"{address[: LONGEST_ADDRESS - 1]}…"
    village: Fact = {"area": case.village or case.unit}
    if address and ground.areas == (case.village,):
        return address
    return {"text": ["digest-place", {"village": village, "address": address}]} if address else village


def _to_look(digest: Digest) -> Rows:
    """The first cases of the list, and the way to what one has to do oneself."""
    looks = [_look(case) for case in digest.open[:MOST_LISTED]]
    pairs = [tuple(looks[start : start + 2]) for start in range(0, len(looks), 2)]
    return (*pairs, (Button("button-todo", "todo:0"), SETTINGS))


def _to_see(matters: Sequence[Matter]) -> Rows:
    return (*((_look(each.case),) for each in matters), (SETTINGS,))


def _to_decide(matters: Sequence[Matter]) -> Rows:
    """Each case with what an officer can do about it: its card, or the answer to who asks for time."""
    return (*(_decisions(each) for each in matters), (Button("button-todo", "todo:0"), SETTINGS))


def _decisions(each: Matter) -> tuple[Button, ...]:
    case = each.case
    if each.need is Need.CHECK:
        return (_look(case),)
    part = Part.DUTY if case.status is Status.COLLECTED else Part.TOWN
    card = Button("button-code", f"card:{case.id}:{part}", {"code": case.code})
    if each.need is not Need.DELAY:
        return (card,)
    grant = Button("button-grant-delay", f"{Action.GRANT_DELAY}:{case.id}", style="success")
    return (card, grant, Button("button-deny-delay", f"{Action.DENY_DELAY}:{case.id}", style="danger"))


def _look(case: Case) -> Button:
    return Button("button-code", f"look:{case.id}", {"code": case.code})


SETTINGS = Button("button-digest", "digest")
