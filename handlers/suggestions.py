"""Towns and chiefs suggest how things could be done better; the city office answers (S23)."""

from typing import Any

from domain.messages import Button, Fact, Refused
from domain.people import Post, Role
from handlers import city_only
from handlers.pages import page
from handlers.routes import answer_to, command, press
from handlers.turn import Turn, number, rows
from storage import offices, questions, suggestions
from storage.announcing import announce
from storage.suggestions import State, Suggestion

WHO = frozenset({Role.TOWN, Role.CHIEF, Role.DEPUTY})
ACTION = "suggestion"
MOST_OWN = 5
ANSWERS = {"answer": State.ANSWERED, "take": State.TAKEN_UP, "decline": State.DECLINED}
"""The word of each button, and the state that it leads to."""


@command("suggest")
async def suggest(turn: Turn, words: str) -> None:
    """With words a suggestion; without, the person's own ones, or for the city office what waits."""
    if await city_only.is_city(turn):
        await _list(turn, 0)
        return
    await _post(turn)
    if words:
        await _keep(turn, words)
        return
    own = await suggestions.of_person(turn.tx, turn.person.id, MOST_OWN)
    await questions.ask(turn.tx, turn.chat, turn.person.id, "suggestion", turn.now)
    await turn.reply(
        "suggestion-ask", lines={"lines": [["suggestion-line-own", _facts(each)] for each in own]}
    )


async def _post(turn: Turn) -> Post:
    """The post for which this person suggests. Raises Refused."""
    post = next((post for post in await turn.posts() if post.role in WHO), None)
    if post is None:
        raise Refused("not-allowed")
    return post


@answer_to("suggestion")
async def take(turn: Turn, _: int | None, _facts: dict[str, Any]) -> None:
    if not turn.text:
        raise Refused("words-wanted")
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await _keep(turn, turn.text)


async def _keep(turn: Turn, words: str) -> None:
    """A number at once; the city office hears of it."""
    post = await _post(turn)
    year = turn.now.astimezone(turn.city.zone).year
    kept = await suggestions.add(turn.tx, year, turn.person.id, post.area, words, turn.now)
    await turn.reply("suggestion-received", **_facts(kept))
    office = set(await offices.city_office(turn.tx, turn.city)) - {turn.person.id}
    buttons = rows(*_buttons(kept), width=3)
    await announce(turn.tx, office, "suggestion-card", _facts(kept), turn.now, buttons=buttons)


@press("suggestions")
async def turn_page(turn: Turn, skip: str) -> None:
    if await city_only.may(turn, ACTION, "suggestions"):
        await _list(turn, number(skip))


async def _list(turn: Turn, skip: int) -> None:
    found = await suggestions.waiting(turn.tx)
    if not found:
        await turn.edit("suggestion-none")
        return
    shown, turning = page(found, skip, "suggestions")
    buttons = (
        Button("suggestion-button-open", f"suggestion:{each.id}", {"code": each.code}) for each in shown
    )
    await turn.edit(
        "suggestion-list",
        count=len(found),
        lines={"lines": [["suggestion-line", _facts(each)] for each in shown]},
        buttons=(*rows(*buttons, width=2), *rows(*turning, width=2)),
    )


@press("suggestion")
async def show(turn: Turn, suggestion_id: str) -> None:
    found = await _load(turn, suggestion_id)
    if found:
        await turn.reply("suggestion-card", **_facts(found), buttons=rows(*_buttons(found), width=3))


def _buttons(of: Suggestion) -> list[Button]:
    """What is answered may still be taken up or declined; these two are final."""
    if of.state in (State.TAKEN_UP, State.DECLINED):
        return []
    words = ["answer", "take", "decline"] if of.is_open else ["take", "decline"]
    return [Button(f"suggestion-button-{word}", f"suggestion-do:{of.id}:{word}") for word in words]


@press("suggestion-do")
async def ask_words(turn: Turn, suggestion_id: str, word: str) -> None:
    """Whatever the city says, it says why."""
    found = await _load(turn, suggestion_id)
    if found is None:
        return
    if word not in ANSWERS:
        raise Refused("button-unknown")
    await questions.ask(
        turn.tx, turn.chat, turn.person.id, "suggestion-answer", turn.now, id=found.id, word=word
    )
    await turn.reply(f"suggestion-ask-{word}", code=found.code)


@answer_to("suggestion-answer")
async def take_answer(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    """The sender hears it."""
    found = await _load(turn, str(facts["id"]))
    if found is None:
        return
    if not turn.text:
        raise Refused("words-wanted")
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    final = found.state in (State.TAKEN_UP, State.DECLINED)
    state = ANSWERS[facts["word"]]
    if final or not await suggestions.answer(turn.tx, found, state, turn.text, turn.person.id, turn.now):
        raise Refused("suggestion-over", code=found.code)
    answered = await suggestions.get(turn.tx, found.id)
    assert answered is not None  # noqa: S101  it was answered just now
    await turn.reply("suggestion-done", **_facts(answered))
    sender = [answered.person] if answered.person else []
    await announce(turn.tx, sender, "suggestion-answered", _facts(answered), turn.now)


async def _load(turn: Turn, suggestion_id: str) -> Suggestion | None:
    """For the city office; None for others, who have been told."""
    if not await city_only.may(turn, ACTION, f"suggestion:{suggestion_id[:20]}"):
        return None
    found = await suggestions.get(turn.tx, number(suggestion_id))
    if found is None:
        raise Refused("button-unknown")
    return found


def _facts(of: Suggestion) -> dict[str, Fact]:
    """The sender by their area: who of its office wrote it does not matter."""
    return {
        "code": of.code,
        "area": {"area": of.area},
        "words": of.words,
        "at": {"at": of.made_at.isoformat()},
        "state": {"suggestion-state": of.state},
        "answer": of.answer or "",
    }
