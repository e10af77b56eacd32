"""People, chats and messages, in memory. A message is never changed: an edit puts another in its place."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from simulator.events import Events
from simulator.refusals import Mistaken, bad_request, forbidden

Message = dict[str, Any]
MOST_MESSAGES = 5_000
"""Kept for each chat; older ones are forgotten."""
MOST_QUERIES = 10_000


@dataclass(slots=True)
class Person:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "zh-hans"
    role: str | None = None
    title: dict[str, str] | None = None
    open: bool = True
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def names(self) -> dict[str, Any]:
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {name: value for name, value in names.items() if value}

    def user(self) -> dict[str, Any]:
        user = {"id": self.id, "is_bot": False, **self.names()}
        if self.language_code:
            user["language_code"] = self.language_code
        return user


@dataclass(slots=True)
class Chat:
    id: int
    kind: str
    title: str | None = None
    is_forum: bool = False
    person: Person | None = None
    members: set[int] = field(default_factory=set)
    bot_status: str = "administrator"
    topics: dict[int, str] = field(default_factory=dict)
    moved_to: int | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    last_id: int = 0
    keyboard: dict[str, Any] | None = None
    fixed: set[int] = field(default_factory=set)
    """Messages that carry a reply keyboard, which Telegram does not let a bot edit."""
    pinned: list[int] = field(default_factory=list)
    reactions: dict[int, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        return self.person is not None

    def about(self) -> dict[str, Any]:
        if self.person is not None:
            return {"id": self.id, "type": "private", **self.person.names()}
        about: dict[str, Any] = {"id": self.id, "type": self.kind, "title": self.title}
        if self.is_forum:
            about["is_forum"] = True
        return about

    def seen_by(self) -> Iterable[int]:
        return (self.id,) if self.private else sorted(self.members)


@dataclass(slots=True)
class Query:
    """A button that somebody pressed."""

    id: str
    person: int
    chat_id: int
    at: datetime
    answer: dict[str, Any] | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class World:
    def __init__(self, bot: dict[str, Any], now: Callable[[], datetime] | None = None) -> None:
        self.bot = bot
        self.now = now or (lambda: datetime.now(UTC))
        self.events = Events()
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.queries: OrderedDict[str, Query] = OrderedDict()
        self._counted = time.time_ns() // 1_000_000

    def clear(self) -> None:
        """Forgets what was said; people, groups and topics stay, and nobody has started the bot."""
        self.queries.clear()
        for chat in self.chats.values():
            chat.messages, chat.reactions, chat.keyboard = {}, {}, None
            chat.fixed, chat.pinned = set(), []
        for person in self.people.values():
            person.started = person.blocked = False

    def stamp(self) -> int:
        return int(self.now().timestamp())

    def count(self) -> int:
        """A number that was never given before: for queries and albums."""
        self._counted += 1
        return self._counted

    def add_person(self, person: Person) -> Person:
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, "private", person=person)
        self.events.tell({"event": "people", "person": None})
        return person

    def add_chat(self, chat: Chat) -> Chat:
        self.chats[chat.id] = chat
        return chat

    def person(self, person_id: int) -> Person:
        if person_id not in self.people:
            raise Mistaken(f"there is no person {person_id}")
        return self.people[person_id]

    def find(self, chat_id: int | str) -> Chat:
        """A chat that the bot knows. Raises Refused, also for one that became a supergroup."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad_request("chat not found")
        if chat.moved_to is not None:
            raise bad_request(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.moved_to
            )
        return chat

    def reach(self, chat_id: int | str) -> Chat:
        """A chat that the bot may write to. Raises Refused (400 or 403)."""
        chat = self.find(chat_id)
        if chat.person is not None:
            if chat.person.deactivated:
                raise forbidden("user is deactivated")
            if chat.person.blocked:
                raise forbidden("bot was blocked by the user")
            if not chat.person.started:
                raise forbidden("bot can't initiate conversation with a user")
        elif chat.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.kind} chat")
        elif chat.bot_status == "left":
            raise forbidden(f"bot is not a member of the {chat.kind} chat")
        return chat

    def post(self, chat: Chat, sender: dict[str, Any], body: dict[str, Any]) -> Message:
        """Writes a message into a chat and shows it to everybody in it."""
        chat.last_id += 1
        message = {
            "message_id": chat.last_id,
            "from": sender,
            "chat": chat.about(),
            "date": self.stamp(),
            **body,
        }
        chat.messages[chat.last_id] = message
        if len(chat.messages) > MOST_MESSAGES:
            del chat.messages[next(iter(chat.messages))]
        self.show("message", chat, message)
        return message

    def replace(self, chat: Chat, message: Message) -> Message:
        """Puts an edited message in the place of the one before."""
        chat.messages[message["message_id"]] = message
        self.show("edit", chat, message)
        return message

    def remove(self, chat: Chat, message_id: int) -> None:
        message = chat.messages.pop(message_id)
        chat.reactions.pop(message_id, None)
        self.show("delete", chat, message)

    def show(self, event: str, chat: Chat, message: Message | None = None, **more: Any) -> None:
        """Tells the watchers, once for each person who sees it."""
        self.events.stir()
        if not self.events.watched:
            return
        body = {"event": event, "chat_id": chat.id, **more}
        if message is not None:
            body |= {"message": seen(message), "reply_keyboard": chat.keyboard}
        for person in chat.seen_by():
            self.events.tell({**body, "person": person})

    def reply_to(self, chat: Chat, message_id: int) -> Message | None:
        """The message as it appears inside a reply: without what it replied to itself."""
        found = chat.messages.get(message_id)
        if found is not None and "reply_to_message" in found:
            found = {name: value for name, value in found.items() if name != "reply_to_message"}
        return found

    def ask(self, person: int, chat_id: int) -> Query:
        query = Query(str(self.count()), person, chat_id, self.now())
        self.queries[query.id] = query
        if len(self.queries) > MOST_QUERIES:
            self.queries.popitem(last=False)
        return query


def seen(message: Message) -> Message:
    """A message as the page gets it: files with an address that needs no token."""
    if "photo" in message:
        message = {**message, "photo": [with_address(size) for size in message["photo"]]}
    if "document" in message:
        message = {**message, "document": with_address(message["document"])}
    return message


def with_address(file: dict[str, Any]) -> dict[str, Any]:
    return {**file, "file_url": f"/people/files/{file['file_id']}"}
