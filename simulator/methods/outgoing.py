"""What all messages of the bot have in common: chat, topic, reply, keyboard, limits."""

from dataclasses import dataclass
from typing import Any

from simulator.entities import formatted
from simulator.keyboards import check_markup
from simulator.refusals import bad_request
from simulator.telegram import Telegram
from simulator.world import Chat, Message

TEXT, CAPTION = 4096, 1024
CONTENT = frozenset(
    [
        "text",
        "entities",
        "photo",
        "document",
        "caption",
        "caption_entities",
        "show_caption_above_media",
        "has_media_spoiler",
        "location",
        "venue",
        "sticker",
        "voice",
        "contact",
        "link_preview_options",
    ]
)


@dataclass(frozen=True, slots=True)
class Envelope:
    chat: Chat
    body: dict[str, Any]
    markup: dict[str, Any] | None


def address(tg: Telegram, given: dict[str, Any]) -> Envelope:
    """Where a message goes and what it hangs on. Raises Refused before anything is done."""
    chat = tg.world.reach(given["chat_id"])
    body: dict[str, Any] = {}
    replied = reply(tg, chat, given.get("reply_parameters"))
    thread = given.get("message_thread_id") or (replied or {}).get("message_thread_id")
    if thread is not None:
        if thread not in chat.topics:
            raise bad_request("message thread not found")
        body |= {"message_thread_id": thread, "is_topic_message": True}
    if replied is not None:
        body["reply_to_message"] = replied
    if given.get("protect_content"):
        body["has_protected_content"] = True
    markup = given.get("reply_markup")
    if markup is not None:
        check_markup(markup, chat.private)
    return Envelope(chat, body, markup)


def reply(tg: Telegram, chat: Chat, parameters: dict[str, Any] | None) -> Message | None:
    if parameters is None:
        return None
    found = None
    if parameters.get("chat_id", chat.id) == chat.id:
        found = tg.world.reply_to(chat, parameters["message_id"])
    if found is None and not parameters.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return found


def post(tg: Telegram, envelope: Envelope, content: dict[str, Any]) -> Message:
    """Sends; raises Refused (429) where the limits say so."""
    chat, markup = envelope.chat, envelope.markup
    tg.limits.take(chat.id, chat.private)
    body = {**envelope.body, **content}
    if markup is None:
        pass
    elif "inline_keyboard" in markup:
        if markup["inline_keyboard"]:
            body["reply_markup"] = markup
    elif "keyboard" in markup:
        chat.keyboard = markup
        chat.fixed.add(chat.last_id + 1)
    elif "remove_keyboard" in markup:
        chat.keyboard = None
    return tg.world.post(chat, tg.world.bot, body)


def text_of(given: dict[str, Any]) -> dict[str, Any]:
    text, entities = formatted(given["text"], given.get("parse_mode"), given.get("entities"))
    if not text:
        raise bad_request("text must be non-empty")
    if len(text) > TEXT:
        raise bad_request("message is too long")
    content: dict[str, Any] = {"text": text}
    if entities:
        content["entities"] = entities
    if "link_preview_options" in given:
        content["link_preview_options"] = given["link_preview_options"]
    return content


def caption_of(given: dict[str, Any]) -> dict[str, Any]:
    if "caption" not in given:
        return {}
    text, entities = formatted(given["caption"], given.get("parse_mode"), given.get("caption_entities"))
    if len(text) > CAPTION:
        raise bad_request("message caption is too long")
    content: dict[str, Any] = {"caption": text} if text else {}
    if entities:
        content["caption_entities"] = entities
    if given.get("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content
