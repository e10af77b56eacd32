"""What only the city office does: publish, code spots, summon. A refused try is written down (S06)."""

from domain.messages import Refused
from domain.papers import may_publish
from domain.people import STAFF
from handlers.turn import Turn
from storage import audit


async def is_city(turn: Turn) -> bool:
    """Whether the person is of the city office, or an admin."""
    return may_publish(await turn.posts(), turn.city.code, turn.city.covers)


async def may(turn: Turn, action: str, subject: str) -> bool:
    """Whether the person may; if not, they have been told so and the try is in the access log: just return.

    `action` names what they wanted, such as `publish`, `code` or `summon`; `subject` names on what. No words
    that people wrote: a sealed row can never be wiped. Raises Refused("not-allowed") for who is no staff.
    """
    if await is_city(turn):
        return True
    if not any(post.role in STAFF for post in await turn.posts()):
        raise Refused("not-allowed")
    # Not raised: a refusal would undo the row with the rest of the turn.
    await audit.note(turn.tx, turn.now, f"{action}-refused", turn.person.id, subject[:64], {})
    if turn.query:
        turn.answer("city-only", alert=True)
    else:
        await turn.reply("city-only")
    return False
