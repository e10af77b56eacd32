"""What the town office does: file, refuse, merge, dispatch, reassign, grant a delay."""

from domain.cases import OPEN, Action, Case, Status
from domain.draft_questions import categories, group
from domain.messages import Button, Fact, Refused
from domain.people import FIELD, Post
from handlers import reasons, standing
from handlers.routes import press
from handlers.turn import Turn, number, rows
from storage import cases, filing, people, reporters
from storage.facts import case_facts

MERGE_METRES = 300
"""How far around a case the office is shown others to merge it into."""


@press("file")
async def file(turn: Turn, case_id: str, category: str = "") -> None:
    """Files an unclear report under a category the officer chooses; the rules then find its handler."""
    case = await standing.load(turn, case_id)
    await standing.part_for(turn, case, Action.FILE)
    if not category:
        likely = list(turn.city.categories.guess(case.note or ""))
        buttons = _for_case(categories(turn.city, likely), case)
        await turn.reply(
            "ask-category-of-case", **case_facts(turn.city, case), buttons=buttons, case_id=case.id
        )
        return
    known = turn.city.categories.get(category)
    if known is None or known.parent is None:
        raise Refused("button-unknown")
    filed = await standing.make(
        turn, case, Action.FILE, quiet=True, category=known.code, emergency=known.emergency
    )
    sent = await filing.dispatch(turn.tx, turn.city, filed, turn.now, announced=True)
    await turn.edit("done-file", **case_facts(turn.city, sent))


@press("file-group")
async def file_group(turn: Turn, case_id: str, code: str = "") -> None:
    case = await standing.load(turn, case_id)
    await standing.part_for(turn, case, Action.FILE)
    shown = group(turn.city, code) if code else categories(turn.city, ())
    await turn.edit("ask-category-of-case", **case_facts(turn.city, case), buttons=_for_case(shown, case))


def _for_case(buttons: tuple[tuple[Button, ...], ...], case: Case) -> tuple[tuple[Button, ...], ...]:
    """The report's own category buttons, leading to the officer's filing instead."""
    verbs = {"cat": "file", "cats": "file-group"}
    led = []
    for row in buttons:
        kept = [_led(button, verbs, case) for button in row if (button.data or "").split(":")[0] in verbs]
        if kept:
            led.append(tuple(kept))
    return tuple(led)


def _led(button: Button, verbs: dict[str, str], case: Case) -> Button:
    verb, code = (button.data or "").split(":")
    return Button(button.key, f"{verbs[verb]}:{case.id}:{code}", button.facts)


@press("refuse")
async def refuse(turn: Turn, case_id: str, reason: str = "") -> None:
    await reasons.with_reason(turn, Action.REFUSE, case_id, reason)


@press("merge")
async def merge(turn: Turn, case_id: str, other_id: str = "") -> None:
    """Shows open cases nearby; choosing one makes this case's reporters co-reporters of that."""
    case = await standing.load(turn, case_id)
    await standing.part_for(turn, case, Action.MERGE)
    nearby = [other for other in await _around(turn, case) if other.id != case.id]
    if not other_id:
        await _offer(turn, case, nearby)
        return
    into = next((other for other in nearby if other.id == number(other_id)), None)
    if into is None:
        raise Refused("merge-gone")
    merged = await standing.make(turn, case, Action.MERGE, into=into.id)
    await reporters.move_to(turn.tx, turn.city, merged, into, turn.now)
    await turn.edit("done-merge", **case_facts(turn.city, merged), other=into.code)


async def _offer(turn: Turn, case: Case, nearby: list[Case]) -> None:
    if not nearby:
        if case.point is None:
            raise Refused("merge-nothing-alike", place={"area": case.place})
        raise Refused("merge-nothing-near", metres=MERGE_METRES)
    buttons = [
        Button(
            "button-case",
            f"merge:{case.id}:{other.id}",
            {"code": other.code, "category": {"category": other.category}},
        )
        for other in nearby[:8]
    ]
    await turn.reply("ask-merge", **case_facts(turn.city, case), buttons=rows(*buttons))


async def _around(turn: Turn, case: Case) -> list[Case]:
    """What is near; where nobody knows the point, what is of the same kind in the same village."""
    if case.point:
        return await cases.open_near(turn.tx, [case.point], MERGE_METRES)
    in_unit = await cases.open_in(turn.tx, [case.unit], OPEN)
    return [other for other in in_unit if (other.place, other.category) == (case.place, case.category)]


@press("dispatch", "reassign")
async def dispatch(turn: Turn, case_id: str, person: str = "") -> None:
    """Gives a case to somebody: the same list serves the first dispatch and a reassignment."""
    case = await standing.load(turn, case_id)
    action = Action.DISPATCH if case.status is Status.FILED else Action.REASSIGN
    await standing.part_for(turn, case, action)
    able = await _able(turn, case)
    if not person:
        await _show(turn, case, action, able)
        return
    chosen = next((post for post in able if post.person == number(person)), None)
    if chosen is None or chosen.person == case.handler:
        raise Refused("handler-gone")
    moved = await standing.make(
        turn, case, action, handler=chosen.person, rule="officer", rule_area=chosen.area, fallback=None
    )
    colleague = await people.get(turn.tx, chosen.person)
    named: Fact = {"text": ["button-handler", _named(chosen, colleague.name)]}
    await turn.edit(f"done-{action}", **case_facts(turn.city, moved) | {"who": named})


async def _show(turn: Turn, case: Case, action: Action, able: list[Post]) -> None:
    """Colleagues see each other's names; they never see a reporter's."""
    if not able:
        raise Refused("nobody-to-dispatch")
    names = {person.id: person.name for person in await people.many(turn.tx, [post.person for post in able])}
    buttons = [
        Button(
            "button-handler",
            f"{action}:{case.id}:{post.person}",
            _named(post, names.get(post.person, "")),
        )
        for post in able
        if post.person != case.handler
    ]
    await turn.reply("ask-handler", **case_facts(turn.city, case), buttons=rows(*buttons[:20]))


def _named(post: Post, name: str) -> dict[str, Fact]:
    return {"name": name, "role": {"role": str(post.role)}, "area": {"area": post.area}}


async def _able(turn: Turn, case: Case) -> list[Post]:
    """Everybody with a field post in the unit, those of the place itself first, each once."""
    villages = [area.code for area in turn.city.areas.villages_of(case.unit)]
    inner = [area.code for area in turn.city.areas.children(case.unit)]
    here = turn.city.outwards(case.place)[:-1]
    posts = await people.posts_in(turn.tx, {*here, *inner, *villages}, sorted(FIELD))
    posts.sort(key=lambda post: (post.area not in here, post.area, post.person))
    nearest: dict[int, Post] = {}
    for post in posts:
        nearest.setdefault(post.person, post)
    return list(nearest.values())


@press("grant-delay")
async def grant_delay(turn: Turn, case_id: str) -> None:
    await _settle_delay(turn, case_id, Action.GRANT_DELAY)


@press("deny-delay")
async def deny_delay(turn: Turn, case_id: str) -> None:
    await _settle_delay(turn, case_id, Action.DENY_DELAY)


async def _settle_delay(turn: Turn, case_id: str, action: Action) -> None:
    case = await standing.make(turn, await standing.load(turn, case_id), action)
    turn.answer(f"done-{action}", code=case.code)
