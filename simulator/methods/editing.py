"""Changes to messages that the bot has sent."""

from typing import Any

from simulator.keyboards import check_markup
from simulator.methods.album import content_of
from simulator.methods.outgoing import CONTENT, caption_of, text_of
from simulator.refusals import bad_request
from simulator.telegram import Call, Telegram
from simulator.world import Chat, Message

SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
CAPTIONED = ("photo", "document", "voice")


def edit_text(tg: Telegram, call: Call) -> Message:
    chat, message = target(tg, call.given)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return swap(tg, chat, message, text_of(call.given), call.given)


def edit_caption(tg: Telegram, call: Call) -> Message:
    chat, message = target(tg, call.given)
    kept = {name: message[name] for name in CAPTIONED if name in message}
    if not kept:
        raise bad_request("there is no caption in the message to edit")
    return swap(tg, chat, message, {**kept, **caption_of(call.given)}, call.given)


async def edit_media(tg: Telegram, call: Call) -> Message:
    chat, message = target(tg, call.given)
    if "media_group_id" in message and call.given["media"]["type"] not in message:
        raise bad_request("message can't be edited")
    content = await content_of(tg, call.given["media"], call)
    chat, message = target(tg, call.given)
    return swap(tg, chat, message, content, call.given)


def edit_markup(tg: Telegram, call: Call) -> Message:
    chat, message = target(tg, call.given)
    content = {name: value for name, value in message.items() if name in CONTENT}
    return swap(tg, chat, message, content, call.given, dated=False)


def target(tg: Telegram, given: dict[str, Any]) -> tuple[Chat, Message]:
    if "inline_message_id" in given:
        raise bad_request("MESSAGE_ID_INVALID")
    if "chat_id" not in given:
        raise bad_request("chat_id is empty")
    if "message_id" not in given:
        raise bad_request("message identifier is not specified")
    chat = tg.world.reach(given["chat_id"])
    message = chat.messages.get(given["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    own = message["from"]["id"] == tg.world.bot["id"]
    if not own or message["message_id"] in chat.fixed or "forward_origin" in message:
        raise bad_request("message can't be edited")
    return chat, message


def swap(
    tg: Telegram,
    chat: Chat,
    message: Message,
    content: dict[str, Any],
    given: dict[str, Any],
    dated: bool = True,
) -> Message:
    """The message with another content. An edit that brings no keyboard takes the keyboard away."""
    kept = {name: value for name, value in message.items() if name not in CONTENT}
    kept.pop("reply_markup", None)
    edited = {**kept, **content}
    markup = given.get("reply_markup")
    if markup is not None:
        check_markup(markup, chat.private)
        if markup["inline_keyboard"]:
            edited["reply_markup"] = markup
    if edited == message:
        raise bad_request(SAME)
    if dated:
        edited["edit_date"] = tg.world.stamp()
    return tg.world.replace(chat, edited)
