"""The city office's part of Clean City Day: the theme, and who has posted and who has not."""

from typing import Any

from domain.clean_day import (
    communities,
    missing_communities,
    missing_units,
)
from domain.clean_day_plan import (
    plan_of,
)
from domain.messages import Button, Refused
from handlers import clean_day_standing as standing
from handlers.conversation import TAKES_PLACES
from handlers.routes import answer_to, press
from handlers.turn import Turn, rows
from storage import clean_days, clean_signups, clean_venues, questions
from storage.clean_day_facts import Line, day_facts, named

KIND = "clean-day-theme"
LONGEST = 40
TAKES_PLACES.add(KIND)


@press("cd-theme")
async def want_theme(turn: Turn, month: str) -> None:
    await standing.require_office(turn)
    day = await standing.day_named(turn, month)
    if not day.is_open or turn.now >= plan_of(turn.city, day).over:
        raise Refused("clean-day-over")
    await questions.ask(turn.tx, turn.chat, turn.person.id, KIND, turn.now, month=month)
    await turn.reply("clean-day-ask-own-theme", **day_facts(turn.city, day))


@press("cd-theme-default")
async def take_default(turn: Turn, month: str) -> None:
    """The city's own list has a theme for each month."""
    await standing.require_office(turn)
    default = next((each for each in turn.city.data.themes if f"{each.month:02}" == month[-2:]), None)
    if default is None:
        raise Refused("button-unknown")
    await _set(turn, month, default.label_zh, default.label_en)


@answer_to(KIND)
async def take_theme(turn: Turn, _case: int | None, facts: dict[str, Any]) -> None:
    """Chinese, and behind a stroke English if there is any."""
    if not turn.message or not turn.message.text:
        raise Refused("clean-day-words-wanted")
    zh, _, en = (" ".join(part.split()) for part in turn.text.replace("|", "/").partition("/"))
    if not zh or max(len(zh), len(en) // 2) > LONGEST:
        raise Refused("clean-day-words-long", most=LONGEST)
    await standing.require_office(turn)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await _set(turn, facts["month"], zh, en or zh)


async def _set(turn: Turn, month: str, zh: str, en: str) -> None:
    day = await standing.day_named(turn, month)
    if turn.now >= plan_of(turn.city, day).over:
        await turn.reply("clean-day-over")
        return
    if not await clean_days.change(turn.tx, day, theme_zh=zh, theme_en=en):
        raise Refused("button-old")
    await clean_days.note(turn.tx, day.month, "theme", turn.person.id, turn.now, facts={"zh": zh, "en": en})
    day = await standing.day_named(turn, month)
    await turn.reply(
        "clean-day-theme-set", **day_facts(turn.city, day), buttons=rows(Button("button-clean-see", "cd"))
    )


@press("cd-standing")
async def show_standing(turn: Turn, month: str) -> None:
    """How many have posted, who has not, how many people come."""
    await standing.require_office(turn)
    day = await standing.day_named(turn, month)
    venues = await clean_venues.of_month(turn.tx, day.month)
    missing = missing_units(turn.city, venues)
    units = turn.city.areas.units()
    counts = await clean_signups.numbers(turn.tx, [venue.id for venue in venues if venue.is_open])
    lines: list[Line] = []
    if missing:
        areas = named(area.code for area in missing)
        lines.append(["line-clean-day-unposted", {"count": len(missing), "areas": areas}])
    for unit in units:
        expected = communities(turn.city, unit.code)
        if expected:
            lacking = missing_communities(turn.city, unit.code, venues)
            posted = {"posted": len(expected) - len(lacking), "expected": len(expected)}
            lines.append(["line-clean-day-communities", posted | {"area": {"area": unit.code}}])
    facts = day_facts(turn.city, day) | {"posted": len(units) - len(missing), "expected": len(units)}
    joined = sum(each.joined for each in counts.values())
    await turn.reply("clean-day-standing", **facts, count=joined, lines={"lines": lines})
