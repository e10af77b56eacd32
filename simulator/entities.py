"""Formatted text: HTML to text and entities, and the entities that Telegram finds by itself.

Offsets and lengths of entities count UTF-16 units; offsets in refusals count bytes, as Telegram's do.
"""

import html
import re
from dataclasses import dataclass
from typing import Any

from simulator.refusals import Refused, bad_request

Entity = dict[str, Any]

SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
}
KNOWN = {*SIMPLE, "a", "span", "blockquote", "tg-emoji"}
TAG_OR_ENTITY = re.compile(r"<|&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
OPENING = re.compile(r"""<([a-zA-Z][\w-]*)((?:\s+[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[\w.-]+))?)*)\s*>""")
NAME = re.compile(r"<([^\s>/]*)")
CLOSING = re.compile(r"</([a-zA-Z][\w-]*)?\s*>")
ATTRIBUTE = re.compile(r"""([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?""")
FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<url>https?://[^\s<>\"'，。、；！？）】》]*[^\s<>\"'，。、；！？）】》.,;:!?)])"
    r"|(?P<mention>(?<!\w)@[A-Za-z][A-Za-z0-9_]{3,31}\b)"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
)
CONTROL = {code: " " for code in range(32) if code != 10} | {13: ""}
ORDER = ["blockquote", "expandable_blockquote", "pre", "code", "text_link", "bold", "italic"]


@dataclass(slots=True)
class Open:
    tag: str
    entity: Entity | None
    at: int


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """Without what Telegram never keeps: control characters become blanks."""
    if not text.isprintable():
        text = text.translate(CONTROL)
    return text


def formatted(text: str, mode: str | None, given: list[Entity] | None) -> tuple[str, list[Entity]]:
    """Text and entities as Telegram stores them: parsed, trimmed, ordered. Raises Refused (400)."""
    text = clean(text)
    entities = list(given or [])
    if mode is not None:
        if mode.lower() != "html":
            raise bad_request("unsupported parse_mode")
        text, entities = Parser(text).parse()
    text, entities = trimmed(text, entities)
    return text, ordered([*entities, *detected(text, entities)])


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    left = len(text) - len(text.lstrip())
    text = text.strip()
    if not entities:
        return text, entities
    shift, size = left, units(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        end = min(size, entity["offset"] + entity["length"] - shift)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, kept


def ordered(entities: list[Entity]) -> list[Entity]:
    def key(entity: Entity) -> tuple[int, int, int]:
        rank = ORDER.index(entity["type"]) if entity["type"] in ORDER else len(ORDER)
        return entity["offset"], -entity["length"], rank

    return sorted(entities, key=key)


def detected(text: str, taken: list[Entity] | None = None) -> list[Entity]:
    """Commands, links, mentions and hashtags, outside of code and links that are there already."""
    if not ("/" in text or "@" in text or "#" in text):
        return []
    closed = [one for one in taken or () if one["type"] in ("code", "pre", "text_link")]
    entities = []
    for match in FOUND.finditer(text):
        offset, length = units(text[: match.start()]), units(match.group())
        if not any(
            one["offset"] < offset + length and offset < one["offset"] + one["length"] for one in closed
        ):
            entities.append({"type": str(match.lastgroup), "offset": offset, "length": length})
    return entities


class Parser:
    """Reads Telegram's HTML once, left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text: list[str] = []
        self.length = 0
        self.stack: list[Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        at = 0
        while match := TAG_OR_ENTITY.search(self.source, at):
            self.add(self.source[at : match.start()])
            at = match.end()
            if match.group() != "<":
                self.add(html.unescape(match.group()))
            elif self.source.startswith("</", match.start()):
                at = self.close(match.start())
            else:
                at = self.open(match.start())
        self.add(self.source[at:])
        if self.stack:
            raise bad_request(
                "can't parse entities: Can't find end tag corresponding to start tag"
                f' "{self.stack[-1].tag}"'
            )
        return "".join(self.text), self.entities

    def add(self, text: str) -> None:
        if text:
            self.text.append(text)
            self.length += units(text)

    def refuse(self, words: str, at: int) -> Refused:
        offset = len(self.source[:at].encode("utf-8", "surrogatepass"))
        return bad_request(f"can't parse entities: {words.format(at=f'at byte offset {offset}')}")

    def open(self, at: int) -> int:
        name = NAME.match(self.source, at)
        tag = name.group(1).lower() if name else ""
        if tag not in KNOWN:
            raise self.refuse(f'Unsupported start tag "{braced(tag)}" {{at}}', at)
        match = OPENING.match(self.source, at)
        if not match:
            raise self.refuse(f'Unclosed start tag "{tag}" {{at}}', at)
        attributes = {
            found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "")
            for found in ATTRIBUTE.finditer(match.group(2))
        }
        self.stack.append(Open(tag, self.entity(tag, attributes, at), self.length))
        return match.end()

    def entity(self, tag: str, attributes: dict[str, str], at: int) -> Entity | None:
        """What the tag will become; None where it only adds to the tag around it."""
        if tag == "code" and self.stack and self.stack[-1].tag == "pre":
            language = attributes.get("class", "")
            around = self.stack[-1].entity
            if around is not None and language.startswith("language-"):
                around["language"] = language.removeprefix("language-")
            return None
        if tag in SIMPLE:
            return {"type": SIMPLE[tag]}
        if tag == "blockquote":
            return {"type": "expandable_blockquote" if "expandable" in attributes else "blockquote"}
        if tag == "a":
            return {"type": "text_link", "url": attributes.get("href", "")}
        if tag == "tg-emoji":
            if not attributes.get("emoji-id", "").isdigit():
                raise self.refuse("Invalid custom emoji identifier specified", at)
            return {"type": "custom_emoji", "custom_emoji_id": attributes["emoji-id"]}
        if attributes.get("class") != "tg-spoiler":
            raise self.refuse('Tag "span" must have class "tg-spoiler" {at}', at)
        return {"type": "spoiler"}

    def close(self, at: int) -> int:
        match = CLOSING.match(self.source, at)
        if not self.stack:
            raise self.refuse("Unexpected end tag {at}", at)
        if not match:
            raise self.refuse("Unclosed end tag {at}", at)
        opened = self.stack.pop()
        name = (match.group(1) or opened.tag).lower()
        if name != opened.tag:
            raise self.refuse(f'Unmatched end tag {{at}}, expected "</{opened.tag}>", found "</{name}>"', at)
        entity, length = opened.entity, self.length - opened.at
        if entity and length and not (entity["type"] == "text_link" and not self.link(entity, opened.at)):
            self.entities.append({**entity, "offset": opened.at, "length": length})
        return match.end()

    def link(self, entity: Entity, start: int) -> bool:
        """Whether the address is one that Telegram keeps; others leave their words unlinked."""
        address = entity["url"] or "".join(self.text).encode("utf-16-le")[2 * start :].decode("utf-16-le")
        if not re.match(r"(https?|tg|tel|mailto|ton)://?\S|(mailto|tel):\S|[\w-]+(\.[\w-]+)+", address):
            return False
        entity["url"] = address if ":" in address else f"http://{address}"
        return True


def braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
