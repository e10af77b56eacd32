"""Sending a report: the same spot is offered first, then the case is filed and dispatched in one moment."""

from domain.cases import Case, Source
from domain.coordinates import Point, to_wgs84
from domain.drafts import Asked, Draft, missing
from domain.messages import Button, Refused
from handlers import patrol, quota, report
from handlers.routes import press
from handlers.turn import Turn, number, rows
from storage import cases, drafts, filing, hotspots, photos, reporters
from storage.facts import case_facts


@press("submit")
async def submit(turn: Turn) -> None:
    draft = await report.need_draft(turn)
    count = await photos.count_of_draft(turn.tx, turn.person.id)
    if missing(draft, count) is not Asked.REVIEW:
        await report.ask_next(turn, draft)
        return
    same = [] if draft.another else await _alike(turn, draft)
    if same:
        await _offer(turn, draft, same[0])
        return
    await _file(turn, draft)


async def _alike(turn: Turn, draft: Draft) -> list[Case]:
    """Open cases of the same kind within the city's distance, around both readings of an unsure point."""
    if draft.latitude is None or draft.longitude is None:
        return []
    point = Point(draft.latitude, draft.longitude)
    points = [point] if draft.datum_sure else [point, to_wgs84(point)]
    metres = turn.city.settings.duplicate_metres
    return await cases.open_near(turn.tx, points, metres, draft.category)


async def _offer(turn: Turn, draft: Draft, case: Case) -> None:
    """Shows the open case with its photo (never a gas case's): the same, or another?"""
    await report.change(turn, draft, asked=Asked.DUPLICATE)
    shown = None if case.category.startswith("GAS") else await photos.for_card(turn.tx, case.id, False)
    buttons = rows(
        Button("button-same", f"same:{case.id}", style="primary"),
        Button("button-another", "another"),
        Button("button-cancel", "draft-cancel"),
    )
    await turn.reply("draft-duplicate", **case_facts(turn.city, case), photo=shown, buttons=buttons)


@press("another")
async def another(turn: Turn) -> None:
    draft = await report.need_draft(turn)
    if missing(draft, await photos.count_of_draft(turn.tx, turn.person.id)) is not Asked.REVIEW:
        await report.ask_next(turn, draft)
        return
    await _file(turn, await report.change(turn, draft, another=True))


@press("same")
async def same(turn: Turn, case_id: str) -> None:
    """The report is not a case of its own: its photos and words are added to the open one."""
    draft = await report.need_draft(turn)
    case = await cases.get(turn.tx, number(case_id))
    if case is None or not case.is_open or case not in await _alike(turn, draft):
        raise Refused("duplicate-gone")
    if draft.source is Source.INSPECTOR:
        await _find_again(turn, draft, case)
    else:
        await _join(turn, draft, case)


async def _find_again(turn: Turn, draft: Draft, case: Case) -> None:
    case = await filing.find_again(turn.tx, turn.city, draft, case, turn.now)
    await turn.edit("draft-sent", code=case.code)
    await turn.reply("found-again", **case_facts(turn.city, case), case_id=case.id)
    await patrol.go_on(turn, case)


async def _join(turn: Turn, draft: Draft, case: Case) -> None:
    """Makes the person a co-reporter, who hears of everything."""
    await quota.keep(turn, draft)
    await reporters.join(turn.tx, turn.city, case, turn.person.id, draft.note, turn.now)
    await photos.attach_added(turn.tx, turn.person.id, case.id)
    await drafts.finish(turn.tx, turn.person.id)
    await turn.edit("draft-sent", code=case.code)
    await turn.reply("joined", **case_facts(turn.city, case), case_id=case.id)


async def _file(turn: Turn, draft: Draft) -> None:
    await quota.keep(turn, draft)
    case = await filing.file(turn.tx, turn.city, draft, turn.now)
    await turn.edit("draft-sent", code=case.code)
    copy = Button("button-copy-code", copy=case.code)
    if draft.source is not Source.RESIDENT:
        await turn.reply(
            "receipt-finding", **case_facts(turn.city, case), buttons=rows(copy), case_id=case.id
        )
        if draft.source is Source.INSPECTOR:
            await patrol.go_on(turn, case)
        return
    buttons = rows(copy, Button("button-withdraw", f"withdraw:{case.id}"), width=2)
    key = "receipt" if case.due_at else "receipt-unclear"
    await turn.reply(key, **case_facts(turn.city, case), buttons=buttons, case_id=case.id)
    if await hotspots.of_case(turn.tx, case.id):
        await turn.reply("hotspot-here-reported")
