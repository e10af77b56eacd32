"""The resident has the last word: fixed or not, then one to five stars; or the case is opened again."""

from typing import Any

from domain.cases import Action, Case, Part, Status
from domain.city_lists import ReasonKind
from domain.messages import Button, Refused
from domain.moves import Move, decide, not_now
from domain.words import said_no, said_yes
from handlers import pictures, reasons, standing
from handlers.routes import answer_to, press
from handlers.turn import Turn, number, rows
from storage import cases, photos, questions, reporters, scoring
from storage.facts import case_facts


@press("verdict")
async def verdict(turn: Turn, case_id: str, said: str) -> None:
    case = await standing.load(turn, case_id)
    await standing.part_for(turn, case, Action.VERDICT)
    if case.status is not Status.CLOSED:
        raise not_now(case)
    if said == "yes":
        await say_yes(turn, case)
    elif said == "no":
        await ask_why(turn, case)
    else:
        raise Refused("button-unknown")


async def say_yes(turn: Turn, case: Case) -> None:
    """Kept, and the stars are asked for; saying yes again changes nothing."""
    await reporters.judge(turn.tx, case.id, turn.person.id, "yes", turn.now)
    move = Move(Action.VERDICT, Part.REPORTER, turn.person.id, reason="yes")
    await cases.record(turn.tx, turn.city, decide(case, move, turn.now, turn.city), turn.now)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await scoring.settle(turn.tx, turn.city, case.id, turn.now)
    stars = [Button("button-stars", f"rate:{case.id}:{count}", {"count": count}) for count in range(1, 6)]
    await turn.reply(
        "ask-rating", **case_facts(turn.city, case), buttons=rows(*stars, width=5), case_id=case.id
    )


async def ask_why(turn: Turn, case: Case) -> None:
    """Not fixed: a reason by button, or words, or a photo; only then it is opened again.

    The no counts from now on: who never says why still was not satisfied (S42).
    """
    decide(case, Move(Action.REOPEN, Part.REPORTER, turn.person.id, words="?"), turn.now, turn.city)
    await reporters.judge(turn.tx, case.id, turn.person.id, "no", turn.now)
    await questions.ask(turn.tx, turn.chat, turn.person.id, "reopen", turn.now, case.id)
    listed = reasons.buttons(turn, ReasonKind.REOPEN, Action.REOPEN, case)
    await turn.reply(
        "ask-reason-reopen", **case_facts(turn.city, case), buttons=rows(*listed), case_id=case.id
    )


@press("reopen")
async def reopen(turn: Turn, case_id: str, reason: str) -> None:
    reasons.require(turn, ReasonKind.REOPEN, reason)
    await _reopen(turn, await standing.load(turn, case_id), reason=reason)


@answer_to("reopen")
async def take_reason(turn: Turn, case_id: int | None, _: dict[str, Any]) -> None:
    case = await standing.get(turn, case_id)
    await reopen_with(turn, case)


async def reopen_with(turn: Turn, case: Case) -> None:
    """Opens a case again with what the reporter just sent, words or a photo."""
    await _reopen(turn, case, words=turn.text or None, reason=None if turn.text else "not_fixed")
    if turn.message and pictures.of(turn.message):
        await pictures.keep(turn, photos.ADDED, case_id=case.id)


async def _reopen(turn: Turn, case: Case, **why: Any) -> None:
    """As a reporter, even where the person could also check the case."""
    if not await standing.has_part(turn, case, Part.REPORTER):
        raise Refused("not-allowed")
    move = Move(Action.REOPEN, Part.REPORTER, turn.person.id, **why)
    reopened = await cases.record(turn.tx, turn.city, decide(case, move, turn.now, turn.city), turn.now)
    await reporters.ask_again(turn.tx, case.id)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await turn.reply("done-reopen", **case_facts(turn.city, reopened), case_id=case.id)


@press("rate")
async def rate(turn: Turn, case_id: str, stars: str) -> None:
    case = await standing.load(turn, case_id)
    count = number(stars)
    if not 1 <= count <= 5:
        raise Refused("button-unknown")
    await standing.make(turn, case, Action.RATE, reason=str(count), stars=count)
    await reporters.rate(turn.tx, case.id, turn.person.id, count)
    await turn.edit("done-rate", **case_facts(turn.city, case), stars="★" * count + "☆" * (5 - count))


async def take_words(turn: Turn, case: Case) -> bool:
    """A verdict typed as a reply to a closed case; False if the words are neither yes nor no."""
    if said_yes(turn.text):
        await say_yes(turn, case)
    elif said_no(turn.text):
        await ask_why(turn, case)
    else:
        return False
    return True
