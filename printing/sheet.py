"""What a printer gets, and what it makes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from domain.rulebook import Rulebook


class Says(Protocol):
    """Texts: safe HTML for a key, in a language."""

    def say(self, language: str, key: str, facts: Mapping[str, Any]) -> str: ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """The facts of one paper, as the message keeps them, and all that they name.

    `pictures`: JPEG bytes by sha256, of those listed in facts["pictures"] that are still stored. `file`: the
    bytes that facts["file"] names in the photo store, if any.
    """

    language: str
    facts: Mapping[str, Any]
    city: Rulebook
    texts: Says
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    file: bytes | None = None

    def say(self, key: str, **facts: Any) -> str:
        """A text in the reader's language, as safe HTML; `texts.formats.as_plain` makes it plain."""
        return self.texts.say(self.language, key, facts)

    def name(self, kind: str, code: str) -> str:
        """What an area, a category or a reason is called."""
        return self.city.names(kind, code, self.language)


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished paper. A picture (PNG or JPEG) is shown in the chat, anything else is a file to open."""

    data: bytes
    file_name: str
    is_picture: bool = False


Printer = Callable[[Sheet], Printed]
"""Runs in a thread, so it must not touch anything that others use. Raises whatever it likes: the message then
goes without its paper."""
