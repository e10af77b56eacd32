"""Binds a group, or one of its topics, to an area, whose cards go there; or a channel to the public."""

import re

from domain.messages import Refused
from domain.people import Role
from handlers import area_words
from handlers.routes import command
from handlers.turn import Turn
from storage import audit, people, rooms

WHO = (Role.TOWN, Role.ADMIN)
CHANNEL = re.compile(r"-[0-9]{1,15}")
"""The number of a channel or a group, as Telegram counts them."""


@command("bind", in_groups=True)
async def bind(turn: Turn, words: str) -> None:
    """`/bind AREA`, said in the group or the topic itself; `/bind public` there, or with a channel's number
    in private: a channel has nobody in it who could say so."""
    word, _, number = words.partition(" ")
    if word.lower() == rooms.PUBLIC:
        await _bind_public(turn, number.strip())
        return
    if turn.is_private:
        raise Refused("bind-in-group")
    if not any(post.role in WHO for post in await turn.posts()):
        raise Refused("not-allowed")
    if not words:
        raise Refused("bind-how")
    area = area_words.one(turn, words)
    await people.require(turn.tx, turn.person, WHO, area.code, turn.city.covers)
    title = (turn.message and turn.message.chat.title) or ""
    await rooms.bind(turn.tx, turn.chat, turn.thread, area.code, title, turn.person.id, turn.now)
    await audit.note(turn.tx, turn.now, "bound", turn.person.id, area.code, {"chat": turn.chat})
    await turn.reply("bound", area={"area": area.code})


async def _bind_public(turn: Turn, number: str) -> None:
    """What is published goes there from now on; only an admin says where that is."""
    await people.require(turn.tx, turn.person, [Role.ADMIN], turn.city.code, turn.city.covers)
    chat, thread = _channel(turn, number)
    title = (turn.message and turn.message.chat.title) or "" if not number else ""
    await rooms.bind(turn.tx, chat, thread, rooms.PUBLIC, title, turn.person.id, turn.now)
    await audit.note(turn.tx, turn.now, "bound", turn.person.id, rooms.PUBLIC, {"chat": chat})
    await turn.reply("bound-public")


def _channel(turn: Turn, number: str) -> tuple[int, int]:
    """The channel that is meant: this group, or the one of that number."""
    if not number:
        if turn.is_private:
            raise Refused("bind-public-how")
        return turn.chat, turn.thread
    if not CHANNEL.fullmatch(number):
        raise Refused("bind-public-how")
    return int(number), 0


@command("unbind", in_groups=True)
async def unbind(turn: Turn, words: str) -> None:
    """No more cards come here; those that came stay. `/unbind public NUMBER` in private for a channel."""
    word, _, number = words.partition(" ")
    if word.lower() == rooms.PUBLIC and turn.is_private:
        await people.require(turn.tx, turn.person, [Role.ADMIN], turn.city.code, turn.city.covers)
        chat, thread = _channel(turn, number.strip())
        if not await rooms.unbind(turn.tx, chat, thread):
            raise Refused("not-bound")
        await audit.note(turn.tx, turn.now, "unbound", turn.person.id, rooms.PUBLIC, {"chat": chat})
        await turn.reply("unbound")
        return
    if turn.is_private:
        raise Refused("bind-in-group")
    areas = await rooms.areas_of(turn.tx, turn.chat, turn.thread)
    if not areas:
        raise Refused("not-bound")
    for area in areas:
        over = turn.city.code if area == rooms.PUBLIC else area
        await people.require(turn.tx, turn.person, WHO, over, turn.city.covers)
    await rooms.unbind(turn.tx, turn.chat, turn.thread)
    await audit.note(turn.tx, turn.now, "unbound", turn.person.id, ",".join(areas)[:64], {"chat": turn.chat})
    await turn.reply("unbound")
