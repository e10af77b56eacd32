"""Where a code is suggested, and the city office's choice of what gets one 赋码 (S21)."""

from domain.hotspot_places import Suggestion
from domain.hotspots import WHO, Action
from domain.messages import Button, Fact, Refused
from domain.people import holds
from handlers import city_only
from handlers.pages import page
from handlers.routes import press
from handlers.turn import Turn, number, rows
from storage import cases, hotspot_coding, hotspot_notices, hotspot_survey
from storage.facts import case_facts

CODE = "code"
"""What a refused try is called in the access log."""
MOST_CASES = 15


async def is_coder(turn: Turn) -> bool:
    return holds(await turn.posts(), WHO[Action.CODE], turn.city.code, turn.city.covers)


@press("hs-new")
async def turn_page(turn: Turn, skip: str) -> None:
    await show(turn, number(skip))


async def show(turn: Turn, skip: int) -> None:
    if await city_only.may(turn, CODE, "hotspots"):
        await _list(turn, skip)


async def _list(turn: Turn, skip: int) -> None:
    """As the last survey found them, a page at a time; a press picks or leaves one."""
    found = await hotspot_survey.suggested(turn.tx)
    if not found:
        await turn.reply("hotspots-none-suggested", **_rule(turn))
        return
    shown, turning = page(found, skip, "hs-new")
    chosen = sum(each.chosen for each in found)
    picks = [
        Button(
            "button-hotspot-picked" if each.chosen else "button-hotspot-pick",
            f"hs-pick:{each.centre}:{skip}",
            {"count": place},
        )
        for place, each in enumerate(shown, skip + 1)
    ]
    looks = [
        Button("button-hotspot-cases", f"hs-cases:{each.centre}", {"count": place})
        for place, each in enumerate(shown, skip + 1)
    ]
    code = [Button("button-hotspot-code", "hs-code", {"count": chosen}, style="primary")] if chosen else []
    pairs = [button for pair in zip(picks, looks, strict=True) for button in pair]
    say = turn.reply if _is_picture(turn) else turn.edit
    await say(
        "hotspots-suggested",
        **_rule(turn),
        count=len(found),
        at={"at": found[0].found_at.isoformat()},
        lines={"lines": [_line(turn, each, place) for place, each in enumerate(shown, skip + 1)]},
        buttons=(*rows(*pairs, width=2), *rows(*turning, width=2), *rows(*code)),
    )


def _is_picture(turn: Turn) -> bool:
    return bool(turn.message and getattr(turn.message, "photo", None))


def _rule(turn: Turn) -> dict[str, Fact]:
    """What makes a suggestion, in this city."""
    settings = turn.city.settings
    return {
        "least": settings.hotspot_cases,
        "days": settings.hotspot_days,
        "metres": settings.hotspot_metres,
    }


def _line(turn: Turn, each: Suggestion, place: int) -> list[object]:
    return ["line-hotspot-suggested", hotspot_notices.suggestion_facts(turn.city, each) | {"number": place}]


@press("hs-pick")
async def pick(turn: Turn, centre: str, skip: str) -> None:
    if not await city_only.may(turn, CODE, "hotspots"):
        return
    each = await _suggestion(turn, centre)
    await hotspot_survey.choose(turn.tx, each.centre, not each.chosen)
    await _list(turn, number(skip))


@press("hs-cases")
async def show_cases(turn: Turn, centre: str) -> None:
    """The cases that make a suggestion, each one tap away."""
    if not await city_only.may(turn, CODE, "hotspots"):
        return
    each = await _suggestion(turn, centre)
    found = [case for case in [await cases.get(turn.tx, n) for n in each.cases[:MOST_CASES]] if case]
    buttons = [Button("button-code", f"look:{case.id}", {"code": case.code}) for case in found]
    lines = [
        ["line-hotspot-case", case_facts(turn.city, case) | {"at": {"at": case.reported_at.isoformat()}}]
        for case in found
    ]
    await turn.reply(
        "hotspot-cases",
        **hotspot_notices.suggestion_facts(turn.city, each),
        lines={"lines": lines},
        buttons=rows(*buttons, width=2),
    )


async def _suggestion(turn: Turn, centre: str) -> Suggestion:
    each = await hotspot_survey.get(turn.tx, number(centre))
    if each is None:
        raise Refused("hotspot-suggestion-gone")
    return each


@press("hs-code")
async def confirm(turn: Turn) -> None:
    """Says once more what is about to get a code: it cannot be taken back."""
    if not await city_only.may(turn, CODE, "hotspots"):
        return
    chosen = await _chosen(turn)
    lines = [_line(turn, each, place) for place, each in enumerate(chosen, 1)]
    yes = Button("button-hotspot-code-yes", "hs-code-yes", style="primary")
    no = Button("button-back", "hs-new:0")
    await turn.edit(
        "hotspot-code-confirm",
        count=len(chosen),
        lines={"lines": lines[: hotspot_notices.MOST_LINES]},
        buttons=rows(yes, no),
    )


@press("hs-code-yes")
async def code(turn: Turn) -> None:
    if not await city_only.may(turn, CODE, "hotspots"):
        return
    coded = await hotspot_coding.code(turn.tx, turn.city, await _chosen(turn), turn.person.id, turn.now)
    if not coded:
        raise Refused("hotspot-suggestion-gone")
    await turn.edit(
        "hotspots-coded",
        count=len(coded),
        lines={"lines": hotspot_notices.lines(turn.city, coded, "line-hotspot", turn.now)},
        buttons=hotspot_notices.buttons(coded, "hotspot"),
    )


async def _chosen(turn: Turn) -> list[Suggestion]:
    chosen = [each for each in await hotspot_survey.suggested(turn.tx) if each.chosen]
    if not chosen:
        raise Refused("hotspot-suggestion-gone")
    return chosen
