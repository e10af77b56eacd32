"""What happens to groups and accounts: the bot is taken in, thrown out, a group becomes a supergroup."""

from typing import Any

from simulator.methods.chats import member
from simulator.refusals import Mistaken
from simulator.telegram import Telegram
from simulator.world import Chat


def change_status(tg: Telegram, chat: Chat, status: str, by: int) -> None:
    """The bot becomes administrator, member, kicked or left in a group, and hears of it."""
    before, chat.bot_status = chat.bot_status, status
    body = {
        "chat": chat.about(),
        "from": tg.world.person(by).user(),
        "date": tg.world.stamp(),
        "old_chat_member": member(tg.world.bot, before),
        "new_chat_member": member(tg.world.bot, status),
    }
    tg.updates.add("my_chat_member", body, f"chat {chat.id}")


def migrate(tg: Telegram, chat: Chat, new_id: int) -> Chat:
    """A group becomes a supergroup with another id; the old one only says where it went."""
    if chat.kind != "group":
        raise Mistaken("only a group can become a supergroup")
    moved = tg.world.add_chat(
        Chat(
            new_id,
            "supergroup",
            chat.title,
            members=set(chat.members),
            bot_status=chat.bot_status,
            last_id=1,
        )
    )
    sender = tg.world.person(min(chat.members)).user() if chat.members else tg.world.bot
    note(tg, chat, sender, {"migrate_to_chat_id": new_id})
    note(tg, moved, sender, {"migrate_from_chat_id": chat.id})
    chat.moved_to = new_id
    return moved


def add_topic(tg: Telegram, chat: Chat, name: str, by: int) -> int:
    """A topic that a person makes; its thread id."""
    number = chat.last_id + 1
    chat.topics[number] = name
    about = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
    body = {"message_thread_id": number, "is_topic_message": True, **about}
    note(tg, chat, tg.world.person(by).user(), body)
    return number


def note(tg: Telegram, chat: Chat, sender: dict[str, Any], body: dict[str, Any]) -> None:
    message = tg.world.post(chat, sender, body)
    tg.updates.add("message", message, f"chat {chat.id}")
