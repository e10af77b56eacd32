"""What staff do with a case's card: take it, send it back, say it is fixed."""

from typing import Any

from domain.cases import RUNNING, Action, Case
from domain.draft_questions import villages
from domain.messages import Button, Refused
from domain.moves import not_now
from handlers import pictures, reasons, standing
from handlers.routes import answer_to, press
from handlers.turn import Turn, rows
from storage import photos, questions
from storage.facts import case_facts


@press("accept")
async def accept(turn: Turn, case_id: str) -> None:
    """Taking a case; where the village is not known yet, only who goes there can say it."""
    case = await standing.make(turn, await standing.load(turn, case_id), Action.ACCEPT)
    turn.answer("done-accept", code=case.code)
    if case.village is None and turn.city.areas.villages_of(case.unit) and turn.is_private:
        choice = rows(
            Button("button-choose-village", f"villages:{case.id}", style="primary"),
            Button("button-village-unknown", f"locate:{case.id}:0"),
        )
        await turn.reply("ask-village", **case_facts(turn.city, case), buttons=choice, case_id=case.id)


@press("villages")
async def show_villages(turn: Turn, case_id: str) -> None:
    """All villages of the unit, only once they are asked for: thirty buttons push the card out of sight."""
    case = await standing.load(turn, case_id)
    await standing.part_for(turn, case, Action.LOCATE)
    buttons = villages(turn.city, case.unit, f"locate:{case.id}")
    await turn.edit("ask-village", **case_facts(turn.city, case), buttons=buttons, case_id=case.id)


@press("locate")
async def locate(turn: Turn, case_id: str, village: str) -> None:
    case = await standing.load(turn, case_id)
    await standing.part_for(turn, case, Action.LOCATE)
    if village == "0":
        await turn.edit("village-skipped", code=case.code)
        return
    if village not in {area.code for area in turn.city.areas.villages_of(case.unit)}:
        raise Refused("button-unknown")
    case = await standing.make(turn, case, Action.LOCATE, village=village)
    await turn.edit("done-locate", code=case.code, village={"area": village})


@press("send-back")
async def send_back(turn: Turn, case_id: str, reason: str = "") -> None:
    await reasons.with_reason(turn, Action.SEND_BACK, case_id, reason)


@press("rectify")
async def want_after_photo(turn: Turn, case_id: str) -> None:
    """The button only says how: a fix counts by its photo."""
    case = await standing.load(turn, case_id)
    await standing.part_for(turn, case, Action.RECTIFY)
    if case.status not in RUNNING:
        raise not_now(case)
    await questions.ask(turn.tx, turn.chat, turn.person.id, "after-photo", turn.now, case.id)
    turn.answer("rectify-toast")
    await turn.reply("rectify-how", **case_facts(turn.city, case), case_id=case.id)


@answer_to("after-photo")
async def answer_after_photo(turn: Turn, case_id: int | None, _: dict[str, Any]) -> None:
    case = await standing.get(turn, case_id)
    if turn.message is None or pictures.of(turn.message) is None:
        raise Refused("after-photo-wanted", code=case.code)
    await take_after_photo(turn, case)


async def take_after_photo(turn: Turn, case: Case) -> None:
    """Keeps the photo; the photo job compares it and only then the case goes to be checked."""
    await standing.part_for(turn, case, Action.RECTIFY)
    if case.status not in RUNNING:
        raise not_now(case)
    await pictures.keep(turn, photos.AFTER, case_id=case.id)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await turn.reply("after-photo-comparing", code=case.code, case_id=case.id)
