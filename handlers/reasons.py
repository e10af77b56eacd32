"""Moves that say no have to say why: a reason from the city's list, or own words."""

from typing import Any

from domain.cases import NEXT, Action, Case
from domain.city_lists import ReasonKind
from domain.messages import Button, Refused, Rows
from domain.moves import not_now
from handlers import standing
from handlers.routes import answer_to, press
from handlers.turn import Turn, rows
from storage import cases, questions
from storage.facts import case_facts


async def with_reason(turn: Turn, action: Action, case_id: str, reason: str, **move: Any) -> Case | None:
    """Makes the move if its reason is known; else asks for one. Gives the case once it is moved."""
    case = await standing.load(turn, case_id)
    await standing.part_for(turn, case, action)
    if (case.status, action) not in NEXT:
        raise not_now(case)
    if not reason:
        await _ask(turn, action, case)
        return None
    require(turn, _kind(action), reason)
    case = await standing.make(turn, case, action, reason=reason, **move)
    await _settle_offered(turn)
    await turn.edit(
        f"done-{action}", **case_facts(turn.city, case), why={"reason": f"{_kind(action)}:{reason}"}
    )
    return case


async def _ask(turn: Turn, action: Action, case: Case) -> None:
    """Shows the list; what staff type next instead of pressing is taken as the reason."""
    if action in TYPED and turn.is_private:
        await questions.ask(turn.tx, turn.chat, turn.person.id, OFFERED, turn.now, case.id, action=action)
    await turn.reply(
        f"ask-reason-{action}", **case_facts(turn.city, case), buttons=choices(turn, action, case)
    )


async def _settle_offered(turn: Turn) -> None:
    question = await questions.open_in(turn.tx, turn.chat, turn.person.id, turn.now)
    if question and question.kind == OFFERED:
        await questions.settle(turn.tx, turn.chat, turn.person.id)


def choices(turn: Turn, action: Action, case: Case) -> Rows:
    listed = buttons(turn, _kind(action), action, case)
    if action in OWN_WORDS:
        listed.append(Button("button-own-words", f"words:{action}:{case.id}"))
    return rows(*listed)


@press("words")
async def want_words(turn: Turn, action: str, case_id: str) -> None:
    """Own words instead of the list."""
    if action not in OWN_WORDS:
        raise Refused("button-unknown")
    case = await standing.load(turn, case_id)
    await standing.part_for(turn, case, Action(action))
    await questions.ask(turn.tx, turn.chat, turn.person.id, "reason", turn.now, case.id, action=action)
    await turn.edit("ask-own-words", code=case.code)


@answer_to("reason", "offered-reason")
async def take_words(turn: Turn, case_id: int | None, facts: dict[str, Any]) -> None:
    case = await cases.get(turn.tx, case_id or 0)
    if case is None or not turn.text:
        raise Refused("ask-own-words", code=case.code if case else "")
    action = Action(facts["action"])
    case = await standing.make(turn, case, action, words=turn.text)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await turn.reply(f"done-{action}", **case_facts(turn.city, case), why=turn.text)


OWN_WORDS = frozenset({Action.REFUSE, Action.SEND_BACK, Action.FAIL, Action.WITHDRAW})
TYPED = OWN_WORDS - {Action.WITHDRAW}
"""Asked of staff, who hardly write anything else; a resident's next words may begin another report."""
OFFERED = "offered-reason"


def buttons(turn: Turn, kind: ReasonKind, action: Action, case: Case) -> list[Button]:
    """The city's reasons of a kind, each leading to `action:CASE:REASON`."""
    return [
        Button(
            "button-reason", f"{action}:{case.id}:{why.code}", {"reason": {"reason": f"{kind}:{why.code}"}}
        )
        for why in turn.city.reasons(kind)
    ]


def require(turn: Turn, kind: ReasonKind, code: str) -> None:
    """Refused for a reason that the city does not know."""
    if code not in {why.code for why in turn.city.reasons(kind)}:
        raise Refused("button-unknown")


def _kind(action: Action) -> ReasonKind:
    return ReasonKind.DELAY if action is Action.ASK_DELAY else ReasonKind(action.replace("-", "_"))
