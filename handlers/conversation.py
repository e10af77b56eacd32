"""Whatever is not a command or a button: words, photos, places. Decides what they are meant for."""

import telegram

from domain.messages import Refused
from handlers import followup, pictures, report, report_place
from handlers.routes import ANSWERS
from handlers.turn import Turn
from storage import drafts, outbox, people, photos, questions
from storage.database import Tx
from storage.questions import Question

TAKES_PLACES = {"nearby"}
"""Questions that a location answers; for any other it belongs to the report being made."""
TAKES_FILES: set[str] = set()
"""Questions that a file answers which is no picture; modules add their own."""
TAKES_WORDS_ONLY = frozenset({"offered-reason"})
"""Questions with buttons that typed words answer too; a photo belongs to what else is being done."""
HOPELESS = frozenset(
    {
        "move-not-now",
        "not-allowed",
        "reopen-too-late",
        "nobody-to-ask",
        "paper-changed",
        "paper-not-now",
        "hotspot-not-now",
        "look-back-over-case",
        "look-back-pointless",
        "look-back-round-over",
        "look-back-visited",
        "model-decided",
        "suggestion-over",
    }
)


async def listen(turn: Turn) -> None:
    """In this order: a late part of an album, a reply to a message about a case, the answer to a question,
    the report being made."""
    if turn.message is None or (turn.message.text or "").startswith("/"):
        # What begins like a command and came here is another bot's.
        return
    if pictures.of(turn.message) and await pictures.joins_album(turn):
        return
    replied = turn.message.reply_to_message
    if replied:
        case_id = await outbox.case_of_message(turn.tx, turn.chat, replied.message_id)
        if case_id is not None and has_content(turn.message):
            await followup.reply(turn, case_id)
            return
    question = await questions.open_in(turn.tx, turn.chat, turn.person.id, turn.now)
    is_asked = question is not None and question.kind in ANSWERS
    if question and is_asked and _may_answer(turn.message, question.kind):
        await _answer(turn, question)
        return
    if not turn.is_private:
        return
    if is_asked and not has_content(turn.message) and not _is_place(turn.message):
        await turn.reply("answer-wanted")
        return
    await _report(turn)


async def _answer(turn: Turn, question: Question) -> None:
    try:
        async with turn.tx.savepoint():
            await ANSWERS[question.kind](turn, question.case_id, question.facts)
    except Refused as refusal:
        if refusal.key not in HOPELESS:
            raise
        # Nothing that is sent later could answer it either: without this it would swallow every photo.
        await questions.settle(turn.tx, turn.chat, turn.person.id)
        await turn.reply(refusal.key, **refusal.facts)


def _may_answer(message: telegram.Message, kind: str) -> bool:
    if _is_place(message):
        return kind in TAKES_PLACES
    if not message.text and kind in TAKES_WORDS_ONLY:
        return False
    return has_content(message) or (message.document is not None and kind in TAKES_FILES)


async def _report(turn: Turn) -> None:
    message = turn.message
    assert message is not None  # noqa: S101  `listen` looked
    if _is_place(message):
        await report_place.take_point(turn)
    elif pictures.of(message):
        await report.take_photo(turn)
    elif turn.text:
        await report.take_words(turn)
    else:
        await report.take_other(turn)


def _is_place(message: telegram.Message) -> bool:
    return bool(message.location or message.venue)


def has_content(message: telegram.Message) -> bool:
    """Words or a picture, which can answer a question."""
    return bool(message.text or pictures.of(message))


async def edited(tx: Tx, message: telegram.Message) -> None:
    """A changed caption of a photo in a report being made changes the note; anything else stays as sent."""
    if message.chat.type != "private" or not message.caption or message.from_user is None:
        return
    person = await people.by_telegram(tx, message.from_user.id)
    draft = await drafts.of_person(tx, person.id) if person else None
    if person is None or draft is None:
        return
    if any(photo.message_id == message.message_id for photo in await photos.of_draft(tx, person.id)):
        await drafts.change(tx, person.id, note=message.caption)
