"""A resident's own cases: the list, one of them, and taking one back."""

from domain.case_codes import parse_case_code
from domain.cases import NEXT, RUNNING, Action, Case, Status
from domain.messages import Button, Refused
from handlers import reasons, standing
from handlers.pages import PAGE, turning
from handlers.routes import command, press
from handlers.turn import Turn, number, rows
from storage import cases, histories, photos, reporters
from storage.facts import case_facts, place_line, status_line


@command("my")
async def my(turn: Turn, _: str) -> None:
    await _list(turn, 0)


@press("my")
async def page(turn: Turn, skip: str) -> None:
    await _list(turn, number(skip))


async def _list(turn: Turn, skip: int) -> None:
    """Newest first; one more is fetched than shown to know whether there is a next page."""
    found = await reporters.cases_of(turn.tx, turn.person.id, PAGE + 1, skip)
    if not found and not skip:
        await turn.reply("my-none")
        return
    buttons = [Button("button-code", f"case:{case.id}", {"code": case.code}) for case in found[:PAGE]]
    turns = rows(*turning(skip, len(found) > PAGE, "my"), width=2)
    lines = [["line-case", case_facts(turn.city, case)] for case in found[:PAGE]]
    await turn.edit("my-list", lines={"lines": lines}, buttons=(*rows(*buttons), *turns))


@command("case", in_groups=True)
async def by_code(turn: Turn, code: str) -> None:
    """A case by its code, for its reporters and its staff; to others it is as if it were not there."""
    if not code:
        raise Refused("case-code-wanted")
    known = parse_case_code(code)
    case = await cases.find(turn.tx, known) if known else None
    if case is None or not await _may_see(turn, case):
        raise Refused("case-not-found", code=code)
    await show(turn, case)


@press("case")
async def by_button(turn: Turn, case_id: str) -> None:
    case = await standing.load(turn, case_id)
    if not await _may_see(turn, case):
        raise Refused("not-allowed")
    await show(turn, case)


async def _may_see(turn: Turn, case: Case) -> bool:
    return await _is_reporter(turn, case) or await standing.is_staff_of(turn, case)


async def _is_reporter(turn: Turn, case: Case) -> bool:
    """Nobody is one in a group: an answer there would tell the others who reported it."""
    return turn.is_private and await reporters.is_one(turn.tx, case.id, turn.person.id)


async def show(turn: Turn, case: Case) -> None:
    """The case with its photo, its steps, and what this person may do with it."""
    facts = case_facts(turn.city, case)
    lines = [["line-category", facts], ["line-place", {"place": {"lines": [place_line(turn.city, case)]}}]]
    if case.note:
        lines.append(["line-note", {"note": case.note}])
    if case.due_at and case.status in RUNNING:
        lines.append(["line-due", {"due": {"at": case.due_at.isoformat()}}])
    lines.append(status_line(case))
    lines += [["line-step", step] for step in await histories.steps(turn.tx, case.id)]
    picture = await _picture(turn, case)
    body = {"title": facts["code"], "lines": {"lines": lines}}
    await turn.reply("case-shown", **body, photo=picture, buttons=await _buttons(turn, case), case_id=case.id)


async def _picture(turn: Turn, case: Case) -> int | None:
    """A gas case's photo may show somebody's home: only its staff see it."""
    if case.category.startswith("GAS") and not await standing.is_staff_of(turn, case):
        return None
    return await photos.for_card(turn.tx, case.id, case.status in (Status.CHECKING, Status.CLOSED))


async def _buttons(turn: Turn, case: Case) -> tuple[tuple[Button, ...], ...]:
    if not await _is_reporter(turn, case):
        return ()
    able = []
    if case.is_open:
        able.append(Button("button-add", f"add:{case.id}"))
    if (case.status, Action.WITHDRAW) in NEXT:
        able.append(Button("button-withdraw", f"withdraw:{case.id}"))
    if case.status is Status.CLOSED:
        able.append(Button("button-verdict-yes", f"verdict:{case.id}:yes"))
        able.append(Button("button-verdict-no", f"verdict:{case.id}:no"))
    return rows(*able, width=2)


@press("withdraw")
async def withdraw(turn: Turn, case_id: str, reason: str = "") -> None:
    """Takes a report back; where others reported it too, only this person leaves."""
    case = await standing.load(turn, case_id)
    others = [v for v in await reporters.verdicts(turn.tx, case.id) if v.person != turn.person.id]
    if others and await reporters.is_one(turn.tx, case.id, turn.person.id):
        await reporters.leave(turn.tx, turn.city, case, turn.person.id, turn.now)
        await turn.reply("left-case", **case_facts(turn.city, case))
        return
    await reasons.with_reason(turn, Action.WITHDRAW, case_id, reason)
