"""The shape of what the bot says: a text key with facts, never finished words.

Words are chosen once, at sending, in the reader's language. A fact is a plain string or number (shown
literally), or a dict with one entry that says what it is, so that it can be worded then:

    {"at": "2026-11-21T02:00:00+00:00"}   a moment, in city time
    {"date": "2026-12-10"}                a day; {"date": "2026-12"} a month
    {"hours": 4.5}                        a length of time
    {"area": "441900121"}                 the name of an area; likewise category, reason, status, role …
    {"named": {"zh": "…", "en": "…"}}     a name that is kept in each language
    {"text": ["line-due", {…}]}           another text with facts of its own
    {"lines": [["line-due", {…}], …]}     several of them, one below the other
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Fact = str | int | float | Mapping[str, Any]
Facts = Mapping[str, Fact | None]


@dataclass(frozen=True, slots=True)
class Button:
    """One button: `data` for a press (`verb:argument:…`), or `url`, or `copy`, or `share_place`.

    A reply keyboard's buttons carry none but perhaps `share_place`: pressing one types its words.
    """

    key: str
    data: str | None = None
    facts: Facts = field(default_factory=dict)
    url: str | None = None
    copy: str | None = None
    style: str | None = None
    share_place: bool = False

    def to_json(self) -> dict[str, Any]:
        """What is set of it."""
        shape = {
            "key": self.key,
            "data": self.data,
            "facts": self.facts,
            "url": self.url,
            "copy": self.copy,
            "style": self.style,
            "share_place": self.share_place,
        }
        return {name: value for name, value in shape.items() if value}


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or paper that is printed of `facts` when the message is sent (printing/catalogue.py)."""

    kind: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "facts": dict(self.facts)}


@dataclass(frozen=True, slots=True)
class Message:
    """Something to say in one chat. At most one of `buttons`, `keyboard`, `drop_keyboard`.

    `photo` is the id of a row of `photo`; `attachment` is printed when the message is sent. `edit` changes
    an earlier message instead of sending one (`edit_caption` where that message is a photo). `target` makes
    the message live: it is edited if it already stands in the chat. `urgent` messages go before others of
    the same moment.
    """

    chat: int
    key: str
    facts: Facts = field(default_factory=dict)
    buttons: Rows = ()
    keyboard: Rows = ()
    drop_keyboard: bool = False
    photo: int | None = None
    attachment: Attachment | None = None
    edit: int | None = None
    edit_caption: bool = False
    reply_to: int | None = None
    thread: int = 0
    target: str | None = None
    case_id: int | None = None
    urgent: bool = False
    silent: bool = False
    language: str | None = None

    def form(self) -> dict[str, Any]:
        """What is kept beside key and facts, without what is not set (JSON)."""
        shape = {
            "buttons": rows_to_json(self.buttons),
            "keyboard": rows_to_json(self.keyboard),
            "drop_keyboard": self.drop_keyboard,
            "photo": self.photo,
            "attachment": self.attachment and self.attachment.to_json(),
            "edit": self.edit,
            "edit_caption": self.edit_caption,
            "reply_to": self.reply_to,
            "silent": self.silent,
        }
        return {name: value for name, value in shape.items() if value}


def rows_to_json(rows: Rows) -> list[list[dict[str, Any]]]:
    return [[button.to_json() for button in row] for row in rows]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a press is answered with, right after its commit, best effort."""

    query: str
    key: str | None = None
    facts: Facts = field(default_factory=dict)
    alert: bool = False
    language: str = "zh"


class Refused(Exception):
    """A move, a wish or an input that the rules forbid: a text key that says why and what to do."""

    def __init__(self, key: str, **facts: Fact) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts
