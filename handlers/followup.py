"""A reply to any message about a case: more words or photos, an after-photo, a question and its answer.

Staff and reporter speak through the case; neither learns the other's name.
"""

from dataclasses import replace
from typing import Any

from domain.cases import RUNNING, Action, Case, Part, Status
from domain.messages import Message, Refused
from domain.moves import Move, decide, not_now
from handlers import pictures, staff, standing, verdict
from handlers.routes import answer_to, press
from handlers.turn import Turn
from storage import audience, cases, outbox, people, photos, questions, reporters
from storage.facts import case_facts


async def reply(turn: Turn, case_id: int) -> None:
    """What a reply means depends on who sends it and where the case stands."""
    case = await standing.get(turn, case_id)
    # In a group nobody speaks as a reporter: the others would learn who it was.
    is_reporter = turn.is_private and await reporters.is_one(turn.tx, case.id, turn.person.id)
    # Staff may report too, and of a closed case only a reporter has something to say.
    if await standing.is_staff_of(turn, case) and not (is_reporter and case.status is Status.CLOSED):
        await _from_staff(turn, case)
    elif is_reporter:
        await _from_reporter(turn, case)
    elif turn.is_private:
        raise Refused("not-allowed")


async def _from_staff(turn: Turn, case: Case) -> None:
    """A photo is the after-photo while the fix is owed; words go to the reporters."""
    if turn.message and pictures.of(turn.message):
        await staff.take_after_photo(turn, case)
    else:
        await _ask(turn, case)


async def _from_reporter(turn: Turn, case: Case) -> None:
    if case.status is Status.CLOSED:
        if turn.message and pictures.of(turn.message):
            await verdict.reopen_with(turn, case)
        elif not await verdict.take_words(turn, case):
            raise Refused("verdict-unclear", code=case.code)
        return
    await add(turn, case)


async def add(turn: Turn, case: Case) -> None:
    """A reporter's further words or photo, kept in the case and shown to whoever has it."""
    move = Move(Action.ADD, Part.REPORTER, turn.person.id, words=turn.text or None)
    kept = await cases.record(turn.tx, turn.city, decide(case, move, turn.now, turn.city), turn.now)
    photo = None
    if turn.message and pictures.of(turn.message):
        photo = await pictures.keep(turn, photos.ADDED, case_id=case.id)
    key = "told-added-photo" if photo else "told-added"
    facts = case_facts(turn.city, kept) | {"words": turn.text}
    for person in await _who_has(turn, kept):
        await _tell(turn, person, Message(0, key, facts, photo=photo, case_id=case.id))
    await turn.reply("added", **case_facts(turn.city, kept), case_id=case.id)


@press("ask")
async def want_question(turn: Turn, case_id: str) -> None:
    case = await standing.load(turn, case_id)
    await standing.part_for(turn, case, Action.ASK)
    await questions.ask(turn.tx, turn.chat, turn.person.id, "ask", turn.now, case.id)
    await turn.reply("ask-reporter-what", **case_facts(turn.city, case), case_id=case.id)


@answer_to("ask")
async def take_question(turn: Turn, case_id: int | None, _: dict[str, Any]) -> None:
    case = await cases.get(turn.tx, case_id or 0)
    if case is None or not turn.text:
        raise Refused("words-wanted")
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await _ask(turn, case)


async def _ask(turn: Turn, case: Case) -> None:
    """Staff's words go to every reporter; their replies come back as additions to the case."""
    if not turn.text:
        raise Refused("words-wanted")
    part = await standing.part_for(turn, case, Action.ASK)
    move = Move(Action.ASK, part, turn.person.id, words=turn.text)
    kept = await cases.record(turn.tx, turn.city, decide(case, move, turn.now, turn.city), turn.now)
    asked = await audience.reporters_of(turn.tx, case.id)
    if not asked:
        raise Refused("nobody-to-ask", code=case.code)
    facts = case_facts(turn.city, kept) | {"words": turn.text}
    for person in asked:
        await _tell(turn, person, Message(0, "told-question", facts, case_id=case.id))
    await turn.reply("asked-reporter", **case_facts(turn.city, kept), case_id=case.id)


async def _who_has(turn: Turn, case: Case) -> list[int]:
    """The handler, else whoever decides what becomes of the case now."""
    if case.handler and case.status in (*RUNNING, Status.CHECKING):
        return [case.handler]
    part = Part.DUTY if case.status is Status.COLLECTED else Part.TOWN
    return await audience.persons_for(turn.tx, turn.city, case, part)


async def _tell(turn: Turn, person_id: int, message: Message) -> None:
    person = await people.get(turn.tx, person_id)
    if person.telegram_id is not None and person.reachable and person.id != turn.person.id:
        await outbox.put(turn.tx, replace(message, chat=person.telegram_id), turn.now)


@press("add")
async def want_more(turn: Turn, case_id: str) -> None:
    """A reporter's button to add words or a photo to a case."""
    case = await standing.load(turn, case_id)
    await standing.part_for(turn, case, Action.ADD)
    if not case.is_open:
        raise not_now(case)
    await questions.ask(turn.tx, turn.chat, turn.person.id, "add", turn.now, case.id)
    await turn.reply("ask-more", **case_facts(turn.city, case), case_id=case.id)


@answer_to("add")
async def take_more(turn: Turn, case_id: int | None, _: dict[str, Any]) -> None:
    case = await standing.get(turn, case_id)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await add(turn, case)
