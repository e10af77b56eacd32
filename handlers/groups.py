"""Binds a group, or one of its topics, to an area: the cards of that area go there."""

from domain.messages import Refused
from domain.people import Role
from handlers import area_words
from handlers.routes import command
from handlers.turn import Turn
from storage import audit, people, rooms

WHO = (Role.TOWN, Role.ADMIN)


@command("bind", in_groups=True)
async def bind(turn: Turn, words: str) -> None:
    """`/bind AREA`, said in the group or the topic itself."""
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


@command("unbind", in_groups=True)
async def unbind(turn: Turn, _: str) -> None:
    """No more cards come here; those that came stay."""
    if turn.is_private:
        raise Refused("bind-in-group")
    areas = await rooms.areas_of(turn.tx, turn.chat, turn.thread)
    if not areas:
        raise Refused("not-bound")
    for area in areas:
        await people.require(turn.tx, turn.person, WHO, area, turn.city.covers)
    await rooms.unbind(turn.tx, turn.chat, turn.thread)
    await audit.note(turn.tx, turn.now, "unbound", turn.person.id, ",".join(areas)[:64], {"chat": turn.chat})
    await turn.reply("unbound")
