"""What people do in their Telegram apps."""

import asyncio
import mimetypes
import re
from typing import Any

from simulator.description import Upload
from simulator.entities import clean, detected
from simulator.keyboards import find_button
from simulator.methods.chats import member
from simulator.refusals import Mistaken
from simulator.telegram import Telegram
from simulator.world import Chat, Message, Person

PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
ALBUM = 10
Venue = dict[str, str]


def named(content: bytes | Upload, number: int, as_file: bool) -> Upload:
    if isinstance(content, Upload):
        return content
    return Upload(f"{'file' if as_file else 'photo'}_{number}.jpg", content, "image/jpeg")


def upload(name: str, content: bytes) -> Upload:
    """A file with the type that its name says."""
    return Upload(name, content, mimetypes.guess_type(name)[0] or "application/octet-stream")


class People:
    """Each act answers the message that it wrote; the bot gets the update. Raises Mistaken for what can't be.

    `chat_id` is a group that the person is in; without it the private chat with the bot.
    """

    def __init__(self, tg: Telegram) -> None:
        self._tg = tg

    async def start(self, person_id: int, parameter: str | None = None) -> Message:
        """Opens the chat with the bot, as a deep link does; also takes back a block."""
        if parameter is not None and not PARAMETER.fullmatch(parameter):
            raise Mistaken("a start parameter is 1-64 of A-Za-z0-9_-")
        if self._tg.world.person(person_id).blocked:
            await self.block(person_id, False)
        return await self.text(person_id, f"/start {parameter}" if parameter else "/start")

    async def text(
        self,
        person_id: int,
        text: str,
        chat_id: int | None = None,
        reply_to_message_id: int | None = None,
        thread_id: int | None = None,
    ) -> Message:
        text = clean(text).strip()
        if not 1 <= len(text) <= 4096:
            raise Mistaken("a text has 1-4096 characters")
        body: dict[str, Any] = {"text": text}
        entities = detected(text)
        if entities:
            body["entities"] = entities
        return self._write(person_id, body, chat_id, reply_to_message_id, thread_id)

    async def photo(
        self,
        person_id: int,
        *contents: bytes | Upload,
        as_file: bool = False,
        caption: str | None = None,
        chat_id: int | None = None,
        reply_to_message_id: int | None = None,
        thread_id: int | None = None,
    ) -> list[Message]:
        """One photo, or an album of 2-10; `as_file` sends them as documents, byte for byte."""
        if not 1 <= len(contents) <= ALBUM:
            raise Mistaken("an album has 2-10 photos")
        if caption is not None and len(caption) > 1024:
            raise Mistaken("a caption has at most 1024 characters")
        common = {"media_group_id": str(self._tg.world.count())} if len(contents) > 1 else {}
        messages = []
        for number, content in enumerate(contents):
            body = {**common, **await self._media(named(content, number, as_file), as_file)}
            if caption and number == 0:
                body |= captioned(caption)
            messages.append(self._write(person_id, body, chat_id, reply_to_message_id, thread_id))
        return messages

    async def _media(self, file: Upload, as_file: bool) -> dict[str, Any]:
        if as_file:
            return {"document": self._tg.files.add_document(file)}
        return {"photo": await self._tg.files.add_photo(file)}

    async def location(
        self,
        person_id: int,
        latitude: float,
        longitude: float,
        live_period: int | None = None,
        venue: Venue | None = None,
        chat_id: int | None = None,
    ) -> Message:
        """A place; `venue` = {"title", "address"} makes it a named one."""
        if not (abs(latitude) <= 90 and abs(longitude) <= 180):
            raise Mistaken("there is no such place")
        location: dict[str, Any] = {"latitude": latitude, "longitude": longitude}
        if live_period is not None:
            location["live_period"] = live_period
        body: dict[str, Any] = {"location": location}
        if venue is not None:
            if not (venue.get("title") and venue.get("address")):
                raise Mistaken("a venue has title and address")
            body["venue"] = {"location": location, "title": venue["title"], "address": venue["address"]}
        return self._write(person_id, body, chat_id)

    async def sticker(self, person_id: int, chat_id: int | None = None) -> Message:
        about = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        file = self._tg.files.add("Sticker", Upload("sticker.webp", b"sticker", "image/webp"), about)
        return self._write(person_id, {"sticker": {**file, "emoji": "🙂"}}, chat_id)

    async def voice(self, person_id: int, chat_id: int | None = None) -> Message:
        about = {"duration": 2, "mime_type": "audio/ogg"}
        file = self._tg.files.add("Voice", Upload("voice.ogg", b"voice", "audio/ogg"), about)
        return self._write(person_id, {"voice": file}, chat_id)

    async def contact(self, person_id: int, phone_number: str) -> Message:
        person = self._tg.world.person(person_id)
        body = {"phone_number": phone_number, "first_name": person.first_name, "user_id": person.id}
        return self._write(person_id, {"contact": body}, None)

    async def share_users(self, person_id: int, request_id: int, *user_ids: int) -> Message:
        """Answers a `request_users` button."""
        users = [{"user_id": user_id} for user_id in user_ids]
        return self._write(person_id, {"users_shared": {"request_id": request_id, "users": users}}, None)

    async def share_chat(self, person_id: int, request_id: int, shared_chat_id: int) -> Message:
        """Answers a `request_chat` button."""
        shared = {"request_id": request_id, "chat_id": shared_chat_id}
        return self._write(person_id, {"chat_shared": shared}, None)

    async def press(
        self,
        person_id: int,
        message_id: int,
        data: str,
        chat_id: int | None = None,
        wait: float = 3.0,
        forged: bool = False,
    ) -> dict[str, Any] | None:
        """Presses the button that holds `data`; the bot's answer {"text", "show_alert"}, None after `wait` s.

        `forged` sends data that no button of the message holds, as a changed app can.
        """
        person = self._tg.world.person(person_id)
        chat = self._chat(person, chat_id)
        message = chat.messages.get(message_id)
        if message is None or not (forged or find_button(message, data)):
            raise Mistaken("there is no such button")
        query = self._tg.world.ask(person_id, chat.id)
        body = {"id": query.id, "from": person.user(), "message": message, "data": data}
        body["chat_instance"] = str(chat.id)
        self._tg.updates.add("callback_query", body, f"presses of {person_id}")
        if wait > 0 and query.answer is None:
            try:
                await asyncio.wait_for(query.answered.wait(), wait)
            except TimeoutError:
                return None
        return query.answer

    async def edit(
        self,
        person_id: int,
        message_id: int,
        text: str | None = None,
        caption: str | None = None,
        chat_id: int | None = None,
    ) -> Message:
        """Changes an own message: its text, or the caption of its photo."""
        chat = self._chat(self._tg.world.person(person_id), chat_id)
        message = chat.messages.get(message_id)
        if message is None or message["from"]["id"] != person_id:
            raise Mistaken("only an own message can be edited")
        if (text is None) == (caption is None) or ("text" in message) != (text is not None):
            raise Mistaken("a text is edited by text, a photo by caption")
        edited = {
            name: value for name, value in message.items() if not name.endswith(("entities", "caption"))
        }
        if text is not None:
            edited |= {"text": text, **({"entities": found} if (found := detected(text)) else {})}
        edited |= captioned(caption) if caption else {}
        edited["edit_date"] = self._tg.world.stamp()
        self._tg.world.replace(chat, edited)
        self._tell("edited_message", chat, edited)
        return edited

    async def block(self, person_id: int, blocked: bool = True) -> None:
        """Stops the bot, or lets it write again."""
        person = self._tg.world.person(person_id)
        if person.blocked == blocked:
            return
        person.blocked = blocked
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        bot = self._tg.world.bot
        body = {
            "chat": self._tg.world.chats[person_id].about(),
            "from": person.user(),
            "date": self._tg.world.stamp(),
            "old_chat_member": member(bot, before),
            "new_chat_member": member(bot, after),
        }
        self._tg.updates.add("my_chat_member", body, f"chat {person_id}")
        self._tg.world.events.tell({"event": "people", "person": person_id})

    async def change(
        self, person_id: int, language_code: str | None = None, open: bool | None = None
    ) -> Person:
        """The language of the person's app; whether the page shows the person's phone."""
        person = self._tg.world.person(person_id)
        person.language_code = language_code or person.language_code
        person.open = person.open if open is None else open
        self._tg.world.events.tell({"event": "people", "person": person_id})
        return person

    def _chat(self, person: Person, chat_id: int | None) -> Chat:
        chat = self._tg.world.chats.get(chat_id or person.id)
        if person.deactivated:
            raise Mistaken("a deleted account does nothing")
        if chat is None or not (chat.id == person.id or person.id in chat.members):
            raise Mistaken("the person is not in this chat")
        return chat

    def _write(
        self,
        person_id: int,
        body: dict[str, Any],
        chat_id: int | None,
        reply_to: int | None = None,
        thread_id: int | None = None,
    ) -> Message:
        person = self._tg.world.person(person_id)
        chat = self._chat(person, chat_id)
        if chat.private and person.blocked:
            raise Mistaken("the person has blocked the bot")
        if chat.private:
            person.started = True
        body = {**hung(self._tg, chat, reply_to, thread_id), **body}
        if chat.keyboard and chat.keyboard.get("one_time_keyboard"):
            chat.keyboard = None
        message = self._tg.world.post(chat, person.user(), body)
        self._tell("message", chat, message)
        return message

    def _tell(self, kind: str, chat: Chat, message: Message) -> None:
        if chat.private or self._heard(chat, message):
            self._tg.updates.add(kind, message, f"chat {chat.id}")

    def _heard(self, chat: Chat, message: Message) -> bool:
        """In groups an administrator hears everything, a member commands and what is meant for it."""
        if chat.bot_status in ("kicked", "left") or chat.moved_to is not None:
            return False
        if chat.bot_status == "administrator":
            return True
        words = message.get("text") or message.get("caption") or ""
        own = message.get("reply_to_message", {}).get("from", {}).get("id") == self._tg.world.bot["id"]
        return own or words.startswith("/") or f"@{self._tg.world.bot['username']}" in words


def hung(tg: Telegram, chat: Chat, reply_to: int | None, thread_id: int | None) -> dict[str, Any]:
    """The reply and the topic that a person's message hangs on."""
    body: dict[str, Any] = {}
    if reply_to is not None:
        found = tg.world.reply_to(chat, reply_to)
        if found is None:
            raise Mistaken("there is no message to reply to")
        body["reply_to_message"] = found
        thread_id = thread_id or found.get("message_thread_id")
    if thread_id is not None:
        if thread_id not in chat.topics:
            raise Mistaken("there is no such topic")
        body |= {"message_thread_id": thread_id, "is_topic_message": True}
    return body


def captioned(caption: str) -> dict[str, Any]:
    entities = detected(caption)
    return {"caption": caption, "caption_entities": entities} if entities else {"caption": caption}
