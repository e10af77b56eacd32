"""Model cases: a town proposes one, the city office decides, everybody reads and searches them (S28)."""

from typing import Any

from domain.messages import Button, Fact, Message, Refused
from domain.people import MANAGING, Role, holds
from handlers import city_only
from handlers.pages import PAGE, turning
from handlers.routes import answer_to, command, press
from handlers.turn import Turn, number, rows
from storage import chains, model_cases, offices, outbox, people, questions, rooms
from storage.announcing import announce
from storage.chains import Subject
from storage.model_cases import Model, State

ACTION = "model"
FEWEST = 4
"""Letters without which nobody can learn anything."""


@command("model")
async def model(turn: Turn, words: str) -> None:
    """`/model` lists them, `/model WORDS` searches; `/model CODE WORDS` proposes one, or makes it so."""
    code, _, lesson = words.partition(" ")
    if any(post.role in MANAGING for post in await turn.posts()):
        subject = await chains.find(turn.tx, turn.city, code) if code else None
        if subject:
            await _take(turn, subject, lesson.strip())
            return
    await _list(turn, words, 0)


@press("models")
async def turn_page(turn: Turn, skip: str) -> None:
    await _list(turn, "", number(skip))


async def _list(turn: Turn, words: str, skip: int) -> None:
    found = await model_cases.published(turn.tx, words, PAGE + 1, skip)
    if not found and not skip:
        key = "model-none-found" if words else "model-none"
        await turn.edit(key, words=words)
        return
    lines = [["model-line", _facts(turn, each)] for each in found[:PAGE]]
    # A search shows its best page: a button could not carry what people search for.
    more = [] if words else turning(skip, len(found) > PAGE, "models")
    await turn.edit("model-list", lines={"lines": lines}, buttons=rows(*more, width=2))


def _facts(turn: Turn, model: Model) -> dict[str, Fact | None]:
    at = model.decided_at or model.proposed_at
    return {
        "code": model.subject,
        "unit": {"area": model.unit},
        "words": model.words,
        "day": at.astimezone(turn.city.zone).date().isoformat(),
        "reason": model.reason or "",
    }


async def _take(turn: Turn, subject: Subject, lesson: str) -> None:
    if not holds(await turn.posts(), MANAGING, subject.unit, turn.city.covers):
        raise Refused("not-allowed")
    if len(lesson) < FEWEST:
        raise Refused("model-words-wanted", code=subject.code)
    known = await model_cases.of_subject(turn.tx, subject.kind, subject.code)
    if any(each.state != State.DECLINED for each in known):
        raise Refused("model-already", code=subject.code)
    model = await model_cases.propose(
        turn.tx, subject.kind, subject.code, subject.unit, lesson, turn.person.id, turn.now
    )
    if await city_only.is_city(turn):
        await _publish(turn, model)
        return
    await turn.reply("model-proposed", **_facts(turn, model))
    yes = Button("model-button-yes", f"model-yes:{model.id}", style="success")
    no = Button("model-button-no", f"model-no:{model.id}", style="danger")
    office = await offices.city_office(turn.tx, turn.city)
    buttons = rows(yes, no, width=2)
    await announce(turn.tx, office, "model-asked", _facts(turn, model), turn.now, buttons=buttons)


@press("model-yes")
async def accept(turn: Turn, model_id: str) -> None:
    if await city_only.may(turn, ACTION, f"model:{model_id[:20]}"):
        await _publish(turn, await _load(turn, model_id))


async def _publish(turn: Turn, model: Model) -> None:
    """From now on everybody can read it; the channel and the town hear of it."""
    if not await model_cases.decide(turn.tx, model, State.PUBLISHED, turn.person.id, turn.now):
        raise Refused("model-decided")
    facts = _facts(turn, await _load(turn, str(model.id)))
    await turn.edit("model-published", **facts)
    for chat, thread in await rooms.public(turn.tx):
        await outbox.put(turn.tx, Message(chat, "model-public", facts, thread=thread), turn.now)
    await _tell_town(turn, model, "model-told-published", facts)


@press("model-no")
async def ask_reason(turn: Turn, model_id: str) -> None:
    if await city_only.may(turn, ACTION, f"model:{model_id[:20]}"):
        model = await _load(turn, model_id)
        await questions.ask(turn.tx, turn.chat, turn.person.id, "model-reason", turn.now, model=model.id)
        await turn.reply("model-ask-reason", code=model.subject)


@answer_to("model-reason")
async def decline(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    if not await city_only.may(turn, ACTION, "model"):
        return
    if not turn.text:
        raise Refused("words-wanted")
    model = await _load(turn, str(facts["model"]))
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    if not await model_cases.decide(turn.tx, model, State.DECLINED, turn.person.id, turn.now, turn.text):
        raise Refused("model-decided")
    shown = _facts(turn, await _load(turn, str(model.id)))
    await turn.reply("model-declined", **shown)
    await _tell_town(turn, model, "model-told-declined", shown)


async def _tell_town(turn: Turn, model: Model, key: str, facts: dict[str, Fact | None]) -> None:
    """Whoever proposed it, and their colleagues."""
    officers = await people.posts_in(turn.tx, [model.unit], [Role.TOWN])
    told = {model.proposed_by or 0, *(post.person for post in officers)} - {turn.person.id}
    await announce(turn.tx, told, key, facts, turn.now)


async def _load(turn: Turn, model_id: str) -> Model:
    found = await model_cases.get(turn.tx, number(model_id))
    if found is None:
        raise Refused("button-unknown")
    return found
