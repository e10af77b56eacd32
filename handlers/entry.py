"""Where every update comes in: finds out who speaks, and lets one handler do the whole turn."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import telegram
from telegram import Update

import handlers.chat  # noqa: F401  fills the routes
from domain.messages import Answer, Message, Refused
from domain.rulebook import Rulebook
from handlers import conversation, membership, privacy
from handlers.routes import COMMANDS, GROUP_COMMANDS, run_press
from handlers.turn import Turn
from storage import audit, outbox, people
from storage.cases import Stale
from storage.database import Tx
from storage.shapes import Malformed, flaw
from texts import Texts, language_of

KINDS = ("update_id", "message", "edited_message", "callback_query", "my_chat_member")
"""What is read of an update; whatever else Telegram may put beside it harms nobody."""

PRESSED = frozenset({"message_id", "date", "chat", "photo", "message_thread_id", "is_topic_message"})
"""What is read of the message whose button was pressed: it is ours, so nothing in it is news."""


class Entry:
    """Handles raw updates. Raises for a failure; a refusal is said and the rest of the turn undone."""

    def __init__(
        self,
        bot: telegram.Bot,
        bot_name: str,
        city: Callable[[], Rulebook],
        texts: Texts,
        now: Callable[[], datetime],
    ) -> None:
        self._bot = bot
        self._bot_name = bot_name
        self._city = city
        self._texts = texts
        self._now = now

    async def handle(self, tx: Tx, raw: dict[str, Any]) -> list[Answer]:
        """Does the whole turn for one update inside `tx`; gives what presses are to be answered with.

        Raises Malformed for what is no update as the Bot API describes it.
        """
        update = self._read(raw)
        if update.my_chat_member:
            await membership.changed(tx, update.my_chat_member)
            return []
        if update.edited_message:
            await conversation.edited(tx, update.edited_message)
            return []
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or user.is_bot or chat.type == "channel":
            return []
        person = await people.by_telegram(tx, user.id)
        if person is None or (person.notice or 0) < privacy.VERSION:
            return await self._unknown(tx, update)
        turn = self._turn(tx, person, chat.id, update)
        await _notice_changes(turn, user)
        return await _take(turn)

    def _read(self, raw: dict[str, Any]) -> Update:
        if where := flaw(raw):
            raise Malformed(where)
        try:
            return Update.de_json(_lean(raw), self._bot)
        except Exception as error:
            raise Malformed(type(error).__name__) from error

    def _turn(self, tx: Tx, person: people.Person, chat: int, update: Update) -> Turn:
        seen = update.effective_message
        message = seen if isinstance(seen, telegram.Message) else None
        thread = (message.message_thread_id or 0) if message and message.is_topic_message else 0
        return Turn(
            tx=tx,
            now=self._now(),
            city=self._city(),
            texts=self._texts,
            bot_name=self._bot_name,
            person=person,
            chat=chat,
            message=message,
            query=update.callback_query,
            thread=thread,
        )

    async def _unknown(self, tx: Tx, update: Update) -> list[Answer]:
        """Nobody's words are kept before the notice is accepted; what they sent waits unread in the inbox."""
        user, query = update.effective_user, update.callback_query
        assert user is not None  # noqa: S101  `handle` looked
        if query and (query.data or "").startswith("notice:"):
            await privacy.decide(tx, user, query, self._now())
            return [Answer(query.id)]
        if query:
            await audit.note(tx, self._now(), "refused", None, (query.data or "")[:64])
            return [Answer(query.id, "privacy-first", alert=True, language=language_of(user.language_code))]
        if update.message and update.message.chat.type == "private":
            await privacy.hold(tx, update, self._now())
        return []


def _lean(raw: dict[str, Any]) -> dict[str, Any]:
    """`raw` without what nobody reads. The pressed message's keyboard alone took PTB half of its time."""
    lean = {kind: raw[kind] for kind in KINDS if kind in raw}
    press = lean.get("callback_query")
    if press and press.get("message"):
        seen = {name: what for name, what in press["message"].items() if name in PRESSED}
        lean["callback_query"] = press | {"message": seen}
    return lean


async def _take(turn: Turn) -> list[Answer]:
    """Lets the handler do its work; a refusal undoes that work and is said instead."""
    try:
        async with turn.tx.savepoint():
            await _route(turn)
    except Refused as refusal:
        await _refuse(turn, refusal)
    except Stale:
        await _refuse(turn, Refused("case-moved"))
    if turn.query and not turn.answers:
        turn.answers.append(Answer(turn.query.id))
    return turn.answers


async def _route(turn: Turn) -> None:
    if turn.query:
        await _press(turn)
        return
    # In groups the bot serves staff; for everybody else it is not there.
    if not turn.is_private and not await turn.posts():
        return
    word, arguments = _command(turn)
    if word and (turn.is_private or word in GROUP_COMMANDS):
        handler = COMMANDS.get(word)
        if handler is None:
            raise Refused("command-unknown", word=word)
        await handler(turn, arguments)
    elif turn.message:
        await conversation.listen(turn)


async def _press(turn: Turn) -> None:
    data = (turn.query and turn.query.data) or ""
    if not await run_press(turn, data):
        await audit.note(turn.tx, turn.now, "press-unknown", turn.person.id, data[:64], {})
        turn.answer("button-unknown", alert=True)


def _command(turn: Turn) -> tuple[str, str]:
    """`/word@bot arguments` as (word, arguments); ("", "") for anything else or another bot's command."""
    text = (turn.message and turn.message.text) or ""
    if not text.startswith("/"):
        return "", ""
    head, _, arguments = text[1:].partition(" ")
    word, _, addressee = head.partition("@")
    if addressee and addressee.lower() != turn.bot_name.lower():
        return "", ""
    return word.lower(), arguments.strip()


async def _refuse(turn: Turn, refusal: Refused) -> None:
    """A press is refused in its answer, words in a message; what nobody may do is written down."""
    if refusal.key == "not-allowed":
        # A sealed row can never be wiped, so it keeps the command and none of the words.
        what = (turn.query and turn.query.data) or f"/{_command(turn)[0]}"
        await audit.note(turn.tx, turn.now, "refused", turn.person.id, what[:64], {})
    if turn.query:
        turn.answer(refusal.key, alert=True, **refusal.facts)
    else:
        await outbox.put(
            turn.tx, Message(turn.chat, refusal.key, refusal.facts, thread=turn.thread), turn.now
        )


async def _notice_changes(turn: Turn, user: telegram.User) -> None:
    """Language follows Telegram's until /language chooses; whoever writes can be reached again."""
    person = turn.person
    changes: dict[str, Any] = {}
    language = language_of(user.language_code)
    if not person.language_chosen and person.language != language:
        changes["language"] = language
    if not person.reachable:
        changes["reachable"] = True
    if changes:
        await people.change(turn.tx, person.id, **changes)
        turn.speak(**changes)
