"""One update being handled: who speaks, what they sent, and how to answer. Nothing here talks to Telegram."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, Message

from domain.messages import Answer, Button, Fact, Refused, Rows
from domain.messages import Message as Said
from domain.people import Post
from domain.rulebook import Rulebook
from storage import outbox, people
from storage.database import Tx
from storage.people import Person
from texts import Texts


@dataclass(slots=True)
class Turn:
    """`message` is what was sent, or for a press the message that holds the button."""

    tx: Tx
    now: datetime
    city: Rulebook
    texts: Texts
    bot_name: str
    person: Person
    chat: int
    message: Message | None
    query: CallbackQuery | None = None
    thread: int = 0
    answers: list[Answer] = field(default_factory=list)
    _posts: tuple[Post, ...] | None = None

    @property
    def language(self) -> str:
        return self.person.language

    @property
    def text(self) -> str:
        """What was typed, or the caption of what was sent."""
        return ((self.message and (self.message.text or self.message.caption)) or "").strip()

    @property
    def is_private(self) -> bool:
        return self.chat > 0

    async def posts(self) -> tuple[Post, ...]:
        if self._posts is None:
            self._posts = await people.posts_of(self.tx, self.person.id)
        return self._posts

    async def reply(self, key: str, **facts: Any) -> None:
        """Says `key` here. `buttons`, `photo`, `case_id` … (SHAPE) shape the message, the rest are facts."""
        await self.say(self.chat, key, **facts)

    async def say(self, chat: int, key: str, **more: Any) -> None:
        shape = {name: more.pop(name) for name in SHAPE & more.keys()}
        if chat == self.chat and self.thread:
            shape.setdefault("thread", self.thread)
        await outbox.put(self.tx, Said(chat, key, more, **shape), self.now)

    async def edit(self, key: str, **more: Any) -> None:
        """Changes the message whose button was pressed; for anything else the same as `reply`."""
        if self.query is None or self.message is None:
            await self.reply(key, **more)
            return
        picture = bool(getattr(self.message, "photo", None))
        await self.say(self.chat, key, edit=self.message.message_id, edit_caption=picture, **more)

    def answer(self, key: str, alert: bool = False, **facts: Fact) -> None:
        """Answers the press with a short line; an alert must be tapped away."""
        if self.query is not None:
            self.answers = [Answer(self.query.id, key, facts, alert, self.language)]

    def speak(self, **changes: Any) -> None:
        """The person as changed in this turn (language, notice …)."""
        self.person = replace(self.person, **changes)


SHAPE = frozenset(
    {
        "buttons",
        "keyboard",
        "drop_keyboard",
        "photo",
        "attachment",
        "edit",
        "edit_caption",
        "reply_to",
        "thread",
        "target",
        "case_id",
        "urgent",
        "silent",
        "language",
    }
)


def rows(*buttons: Button, width: int = 1) -> Rows:
    """Buttons laid out `width` to a row."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def number(text: str) -> int:
    """A number out of a button's data; Refused for anything that we did not make."""
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise Refused("button-unknown")
    return int(text)
