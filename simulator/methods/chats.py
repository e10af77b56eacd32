"""Chats themselves: reactions, pins, members, topics."""

from typing import Any

from simulator.refusals import bad_request
from simulator.telegram import Call, Telegram
from simulator.world import Chat

NO_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)
RIGHTS = [
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
]
GRANTED = {"can_manage_chat", "can_delete_messages", "can_pin_messages", "can_manage_topics"}
TOPIC_COLOUR = 7322096


def react(tg: Telegram, call: Call) -> bool:
    chat = tg.world.reach(call.given["chat_id"])
    number = call.given["message_id"]
    if number not in chat.messages:
        raise bad_request("message to react not found")
    reactions = call.given.get("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    known = tg.description.words("ReactionTypeEmoji", "emoji") - {"emoji"}
    for one in reactions:
        if one["type"] != "emoji" or one["emoji"].rstrip("\ufe0f") not in known:
            raise bad_request("REACTION_INVALID")
    chat.reactions[number] = reactions
    tg.world.show("reaction", chat, message_id=number, reactions=reactions)
    return True


def pin(tg: Telegram, call: Call) -> bool:
    chat, number = administered(tg, call), call.given["message_id"]
    message = tg.world.reply_to(chat, number)
    if message is None:
        raise bad_request("message to pin not found")
    if number not in chat.pinned:
        chat.pinned.append(number)
        tg.world.post(chat, tg.world.bot, {"pinned_message": message})
    return True


def unpin(tg: Telegram, call: Call) -> bool:
    """Without message_id the newest pin goes."""
    chat = administered(tg, call)
    if not chat.pinned:
        raise bad_request("message to unpin not found")
    number = call.given.get("message_id", chat.pinned[-1])
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    return True


def administered(tg: Telegram, call: Call) -> Chat:
    chat = tg.world.reach(call.given["chat_id"])
    if not chat.private and chat.bot_status != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def get_chat(tg: Telegram, call: Call) -> dict[str, Any]:
    chat = tg.world.find(call.given["chat_id"])
    if chat.person is not None and not chat.person.started:
        raise bad_request("chat not found")
    whole = {**chat.about(), "accent_color_id": 0, "max_reaction_count": 11}
    whole["accepted_gift_types"] = dict.fromkeys(NO_GIFTS, False)
    if chat.pinned:
        whole["pinned_message"] = tg.world.reply_to(chat, chat.pinned[-1])
    return {name: value for name, value in whole.items() if value is not None}


def get_member(tg: Telegram, call: Call) -> dict[str, Any]:
    chat = tg.world.reach(call.given["chat_id"])
    user_id = call.given["user_id"]
    if user_id == tg.world.bot["id"]:
        return member(tg.world.bot, "member" if chat.private else chat.bot_status)
    person = tg.world.people.get(user_id)
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    there = user_id == chat.id or user_id in chat.members
    return member(person.user(), "member" if there else "left")


def member(user: dict[str, Any], status: str) -> dict[str, Any]:
    """A ChatMember of that status."""
    about: dict[str, Any] = {"status": status, "user": user}
    if status == "kicked":
        about["until_date"] = 0
    if status == "administrator":
        about |= {name: name in GRANTED for name in RIGHTS}
        about |= {"can_pin_messages": True, "can_manage_topics": True}
    return about


def create_topic(tg: Telegram, call: Call) -> dict[str, Any]:
    chat = tg.world.reach(call.given["chat_id"])
    name = call.given["name"].strip()
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if chat.bot_status != "administrator":
        raise bad_request("not enough rights to create a topic")
    if not 1 <= len(name) <= 128:
        raise bad_request("TOPIC_TITLE_INVALID")
    topic = {"name": name, "icon_color": call.given.get("icon_color", TOPIC_COLOUR)}
    number = chat.last_id + 1
    chat.topics[number] = name
    body = {"message_thread_id": number, "is_topic_message": True, "forum_topic_created": topic}
    tg.world.post(chat, tg.world.bot, body)
    return {"message_thread_id": number, **topic}


def leave(tg: Telegram, call: Call) -> bool:
    chat = tg.world.reach(call.given["chat_id"])
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot_status = "left"
    return True
