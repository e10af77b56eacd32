"""Taking messages back."""

from datetime import timedelta

from simulator.refusals import bad_request
from simulator.telegram import Call, Telegram
from simulator.world import Chat, Message

DELETABLE = timedelta(hours=48)


def delete_message(tg: Telegram, call: Call) -> bool:
    chat = tg.world.reach(call.given["chat_id"])
    message = chat.messages.get(call.given["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    if not deletable(tg, chat, message):
        raise bad_request("message can't be deleted for everyone")
    tg.world.remove(chat, message["message_id"])
    return True


def delete_messages(tg: Telegram, call: Call) -> bool:
    """Those that can't be found or deleted are passed over."""
    chat = tg.world.reach(call.given["chat_id"])
    numbers = call.given["message_ids"]
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    for number in numbers:
        message = chat.messages.get(number)
        if message is not None and deletable(tg, chat, message):
            tg.world.remove(chat, number)
    return True


def deletable(tg: Telegram, chat: Chat, message: Message) -> bool:
    """Younger than 48 hours; those of others in groups only for an administrator."""
    if tg.world.stamp() - message["date"] > DELETABLE.total_seconds():
        return False
    own = message["from"]["id"] == tg.world.bot["id"]
    return own or chat.private or chat.bot_status == "administrator"
