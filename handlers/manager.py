"""How the areas of a manager stand: today, what is overdue, and one area closely."""

from collections.abc import Iterable
from datetime import timedelta

from domain import digest_choices
from domain.areas import Area, AreaKind
from domain.cases import OPEN, Case
from domain.digests import Slot
from domain.messages import Attachment, Button, Fact, Refused
from domain.people import Role, holds
from domain.rates import Rate
from handlers import area_words, mine, standing
from handlers.pages import page
from handlers.routes import command, press
from handlers.turn import Turn, number, rows
from storage import digest_facts, digests, figures_area
from storage.facts import case_facts
from storage.figures_area import Day, Scope

WHO = frozenset({Role.TOWN, Role.CITY, Role.ADMIN, Role.LEADER, Role.CHIEF})
SHORT, LONG = 7, 30
"""Days over which the figures of an area look back."""


@command("today")
async def today(turn: Turn, _: str) -> None:
    await _today(turn, 0)


@press("today")
async def today_page(turn: Turn, skip: str) -> None:
    await _today(turn, number(skip))


async def _today(turn: Turn, skip: int) -> None:
    """All together first, then unit by unit, since midnight in the city."""
    local = turn.now.astimezone(turn.city.zone)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    by_unit: dict[str, Day] = {}
    for scope in await _scopes(turn):
        by_unit |= await figures_area.days(turn.tx, scope, midnight.astimezone(turn.now.tzinfo), turn.now)
    shown, turning = page(list(by_unit.values()), skip, "today")
    lines = [["line-today", {"area": {"area": day.unit}} | _day_facts(day)] for day in shown]
    await turn.edit(
        "today",
        at={"at": turn.now.isoformat()},
        total={"lines": [["line-today-all", _day_facts(_sum(by_unit.values()))]]},
        lines={"lines": lines},
        buttons=rows(*turning, width=2),
        attachment=await _picture(turn) if turn.query is None else None,
    )


async def _picture(turn: Turn) -> Attachment | None:
    """The last days, and the map of the city: printed when the answer is sent."""
    ground = digest_choices.ground(turn.city, [area.code for area in await _own_areas(turn)])
    assert ground  # noqa: S101  there are own areas, or the person was refused
    day = digests.day_of(turn.city, Slot.EVENING, turn.now)
    figures = await digests.Desk(turn.tx, turn.city, turn.now).figures(ground, Slot.EVENING, day)
    return digest_facts.picture(ground, figures)


def _sum(of: Iterable[Day]) -> Day:
    total = Day("")
    for day in of:
        for name in ("new", "fixed", "in_time", "running", "overdue", "waiting"):
            setattr(total, name, getattr(total, name) + getattr(day, name))
        total.sources += day.sources
    return total


def _day_facts(day: Day) -> dict[str, Fact]:
    sources = [
        ["line-source", {"source": {"source": each}, "count": count}]
        for each, count in sorted(day.sources.items())
    ]
    return {
        "new": day.new,
        "fixed": day.fixed,
        "waiting": day.waiting,
        "in-time": _rate(day.in_time, day.fixed),
        "overdue": _rate(day.overdue, day.running),
        "sources": {"lines": sources},
    }


def _rate(some: int, all_: int) -> dict[str, list[object]]:
    """A share with the numbers that it is made of."""
    return {"text": ["rate", {"some": some, "all": all_, "percent": Rate(some, all_).shown}]}


@command("overdue")
async def overdue(turn: Turn, _: str) -> None:
    await _overdue(turn, 0)


@press("overdue")
async def overdue_page(turn: Turn, skip: str) -> None:
    await _overdue(turn, number(skip))


async def _overdue(turn: Turn, skip: int) -> None:
    found: dict[int, Case] = {}
    for scope in await _scopes(turn):
        found |= {case.id: case for case in await figures_area.overdue(turn.tx, scope, turn.now)}
    if not found:
        await turn.edit("overdue-none")
        return
    oldest = sorted(found.values(), key=lambda case: (case.due_at or turn.now, case.id))
    shown, turning = page(oldest, skip, "overdue")
    buttons = [Button("button-code", f"look:{case.id}", {"code": case.code}) for case in shown]
    lines = [["line-overdue", case_facts(turn.city, case)] for case in shown]
    await turn.edit(
        "overdue-list",
        count=len(found),
        lines={"lines": lines},
        buttons=(*rows(*buttons, width=2), *rows(*turning, width=2)),
    )


@press("look")
async def look(turn: Turn, case_id: str) -> None:
    """A case of the manager's own areas, with its steps; deputies have the same list as their chief."""
    case = await standing.load(turn, case_id)
    if not holds(await turn.posts(), WHO | {Role.DEPUTY}, case.place, turn.city.covers):
        raise Refused("not-allowed")
    await mine.show(turn, case)


@command("area")
async def area(turn: Turn, words: str) -> None:
    """Figures of the area that the words name; what may be meant where they are not clear."""
    own = await _own_areas(turn)
    found = turn.city.areas.find(words) if words else own
    if len(found) == 1:
        await _show(turn, found[0])
        return
    near = found or turn.city.areas.near(words, area_words.MOST_NEAR)
    meant = [each for each in near if await _covers(turn, each)]
    if not meant:
        raise Refused("area-unknown", words=words)
    buttons = [
        Button("button-area-shown", f"area:{each.code}", {"area": {"lines": [area_words.line(turn, each)]}})
        for each in meant
    ]
    await turn.reply("area-which", buttons=rows(*buttons[: area_words.MOST_NEAR]))


@press("area")
async def show_area(turn: Turn, code: str) -> None:
    found = turn.city.areas.get(code)
    if found is None:
        raise Refused("not-allowed")
    await _show(turn, found)


async def _covers(turn: Turn, of: Area) -> bool:
    return holds(await turn.posts(), WHO, of.code, turn.city.covers)


async def _show(turn: Turn, shown: Area) -> None:
    if not await _covers(turn, shown):
        raise Refused("not-allowed")
    ago = [turn.now - timedelta(days=days) for days in (SHORT, LONG)]
    figures = await figures_area.standing(turn.tx, _scope(turn, shown), turn.now, *ago)
    lines = [
        ["line-open", {"status": {"status": str(status)}, "count": figures.open.get(str(status), 0)}]
        for status in OPEN
    ]
    short, long = figures.closed
    await turn.edit(
        "area-figures",
        area={"lines": [area_words.line(turn, shown)]},
        lines={"lines": lines},
        open=sum(figures.open.values()),
        overdue=_rate(figures.overdue, figures.running),
        short=short,
        long=long,
        **{"in-time": _rate(figures.in_time, long)},
        rework=_rate(figures.reworked, long),
        rating="—" if figures.rating is None else f"{figures.rating:.1f}",
        rated=figures.rated,
        buttons=rows(Button("button-overdue", "overdue:0")) if figures.overdue else (),
    )


async def _own_areas(turn: Turn) -> list[Area]:
    """What the person manages, each once; a post may be for an area that the city has no more."""
    held = dict.fromkeys(post.area for post in await turn.posts() if post.role in WHO)
    areas = [area for area in map(turn.city.areas.get, held) if area]
    if not areas:
        raise Refused("not-allowed")
    return areas


async def _scopes(turn: Turn) -> list[Scope]:
    """The widest areas, so that nothing is counted twice."""
    areas = {area.code for area in await _own_areas(turn)}
    outer = [
        code for code in areas if not any(code != other and turn.city.covers(other, code) for other in areas)
    ]
    return [_scope(turn, turn.city.areas[code]) for code in sorted(outer)]


def _scope(turn: Turn, of: Area) -> Scope:
    if of.kind is AreaKind.CITY:
        return Scope(tuple(unit.code for unit in turn.city.areas.units()))
    unit = turn.city.areas.unit_of(of.code)
    units = (unit.code,) if unit else ()
    if of.kind is AreaKind.UNIT:
        return Scope(units)
    villages = {of.code, *(village.code for village in turn.city.areas.villages_of(of))}
    return Scope(units, frozenset(villages))
