"""The bot is blocked, unblocked, added to a group or thrown out."""

from telegram import ChatMember, ChatMemberUpdated
from telegram.constants import ChatType

from storage import people, rooms
from storage.database import Tx

LEFT = frozenset({ChatMember.LEFT, ChatMember.BANNED})


async def changed(tx: Tx, change: ChatMemberUpdated) -> None:
    """Who blocked the bot is left in peace until they come back; a group that threw it out is unbound."""
    is_out = change.new_chat_member.status in LEFT
    if change.chat.type == ChatType.PRIVATE:
        person = await people.by_telegram(tx, change.chat.id)
        if person:
            await people.change(tx, person.id, reachable=not is_out)
    elif is_out:
        await rooms.unbind_chat(tx, change.chat.id)
