"""What a member of staff has to do, by due time, each with its card at one tap."""

from domain.cases import RUNNING, Case, Part, Status
from domain.messages import Button, Fact, Refused
from domain.moves import is_overdue
from domain.people import STAFF, Role
from handlers import standing
from handlers.pages import page
from handlers.routes import command, press
from handlers.turn import Turn, number, rows
from storage import cards, rooms, todo
from storage.facts import case_facts
from storage.todo import Work


@command("todo", in_groups=True)
async def work(turn: Turn, _: str) -> None:
    """In a group only where cards of an area go there."""
    if turn.is_private or await rooms.areas_of(turn.tx, turn.chat, turn.thread):
        await _list(turn, 0)


@press("todo")
async def turn_page(turn: Turn, skip: str) -> None:
    await _list(turn, number(skip))


async def _list(turn: Turn, skip: int) -> None:
    posts = await turn.posts()
    if not any(post.role in STAFF or post.role is Role.SHOP for post in posts):
        raise Refused("not-allowed")
    found = await todo.of_person(turn.tx, turn.city, turn.person, posts, turn.now)
    if not found:
        await turn.edit("todo-none")
        return
    shown, turning = page(found, skip, "todo")
    buttons = rows(*(_button(each) for each in shown), width=2)
    overdue = sum(is_overdue(each.case, turn.now) for each in found)
    await turn.edit(
        "todo-list",
        count=len(found),
        overdue=overdue,
        lines={"lines": [[_key(turn, each.case), _facts(turn, each)] for each in shown]},
        buttons=(*buttons, *rows(*turning, width=2)),
    )


def _button(each: Work) -> Button:
    return Button("button-code", f"card:{each.case.id}:{each.part}", {"code": each.case.code})


def _key(turn: Turn, case: Case) -> str:
    if is_overdue(case, turn.now):
        return "line-todo-overdue"
    return "line-todo" if case.due_at and case.status in RUNNING else "line-todo-undue"


def _facts(turn: Turn, each: Work) -> dict[str, Fact | None]:
    return case_facts(turn.city, each.case) | {"task": {"task": _task(each)}}


def _task(each: Work) -> str:
    """What is to be done, as a word of the texts (`task-…`)."""
    if each.part is Part.CHECKER:
        return "check"
    if each.part in (Part.DUTY, Part.TOWN):
        town = {Status.COLLECTED: "file", Status.FILED: "dispatch", Status.HANDLING: "delay"}
        return town.get(each.case.status, "unaccepted")
    return "accept" if each.case.status is Status.DISPATCHED else "fix"


@press("card")
async def show_card(turn: Turn, case_id: str, part: str) -> None:
    """Sends the card once more, to the person's own chat: the old one may be far up."""
    case = await standing.load(turn, case_id)
    if part not in set(Part) or not await standing.has_part(turn, case, Part(part)):
        raise Refused("not-allowed")
    assert turn.person.telegram_id is not None  # noqa: S101  who presses has one
    await cards.show_again(turn.tx, turn.city, case, turn.person, Part(part), turn.now)
    turn.answer("card-below" if turn.is_private else "card-in-private", code=case.code)
