"""What the people of a benchmark say, each in a chat of their own: each says what the answers call for."""

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bench.places import places

DATE = 1_700_000_000
SUBMIT = "submit"
MAX_PRESSES = 8

Update = dict[str, Any]
Keyboard = list[list[dict[str, Any]]]


class Kind(StrEnum):
    """Echo: four texts. Report: photo, place, category, submit. Draft: a photo and nothing more."""

    ECHO = "echo"
    REPORT = "report"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Load:
    """`chats` conversations numbered from `first`: `window` at a time, or `rate` begun each second.

    `pause`: seconds between an answer and the chat's next update. `delay`: seconds that the server takes for
    a call. `photo`: the side in pixels of every photo that it serves.
    """

    kind: Kind
    chats: int
    first: int = 1
    window: int = 100
    rate: float = 0.0
    pause: float = 0.0
    delay: float = 0.0
    photo: int = 64


@dataclass(slots=True)
class Conversation:
    """One chat. `begin` says the first thing, `hear` what follows from a call of the bot's, if anything."""

    chat: int
    kind: Kind
    done: bool = False
    _left: deque[Update] = field(default_factory=deque)
    _waits_for_keyboard: bool = False
    _presses: int = 0
    _submitted: bool = False

    def begin(self) -> Update:
        self._left.extend(_script(self.chat, self.kind))
        return self._left.popleft()

    def hear(self, message: dict[str, Any]) -> Update | None:
        """`message` as the bot sent or edited it."""
        if self.done:
            return None
        if self._left:
            return self._left.popleft()
        if self.kind is not Kind.REPORT or self._submitted:
            self.done = True
            return None
        button = self._choose(message.get("reply_markup", {}).get("inline_keyboard", []))
        if button is None:
            return None
        self._presses += 1
        self._submitted = button.startswith(SUBMIT)
        return _press(self.chat, message, button)

    def _choose(self, keyboard: Keyboard) -> str | None:
        """`submit` where it is offered, else the first button: a category."""
        offered = [button["callback_data"] for row in keyboard for button in row if "callback_data" in button]
        for data in offered:
            if data.startswith(SUBMIT):
                return str(data)
        return str(offered[0]) if offered and self._presses < MAX_PRESSES else None


def _script(chat: int, kind: Kind) -> list[Update]:
    if kind is Kind.ECHO:
        return [_message(chat, text=f"第 {n} 句 of chat {chat}") for n in range(4)]
    if kind is Kind.DRAFT:
        return [_message(chat, photo=_photo(chat))]
    return [_message(chat, photo=_photo(chat)), _message(chat, location=_place(chat))]


def _message(chat: int, **content: Any) -> Update:
    head = {"message_id": 1, "date": DATE, "chat": {"id": chat, "type": "private", "first_name": "Ying"}}
    return {"message": {**head, "from": _person(chat), **content}}


def _press(chat: int, message: dict[str, Any], data: str) -> Update:
    press = {"id": "", "from": _person(chat), "chat_instance": str(chat), "message": message, "data": data}
    return {"callback_query": press}


def _person(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": "Ying", "language_code": "zh-hans"}


def _photo(chat: int) -> list[dict[str, Any]]:
    return [
        {
            "file_id": f"P{chat}_{side}",
            "file_unique_id": f"U{chat}_{side}",
            "width": side,
            "height": side,
            "file_size": 9,
        }
        for side in (90, 320, 1280)
    ]


def _place(chat: int) -> dict[str, float]:
    point = places()[chat % len(places())]
    return {"latitude": point.latitude, "longitude": point.longitude}
