"""Reports that were begun and left."""

from datetime import datetime

from domain.messages import Message
from domain.rulebook import Rulebook
from jobs.schedule import Result
from storage import drafts, outbox, people
from storage.database import Tx

MOST = 200
"""Drafts of one run; the next one goes on."""


async def give_up_expired(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """Each person is told once, without a sound: it may be night."""
    given_up = [draft.person for draft in await drafts.expired(tx, at, MOST)]
    told = []
    for person in await people.many(tx, given_up):
        await drafts.give_up(tx, person.id)
        if person.telegram_id is not None and person.reachable:
            await outbox.put(
                tx, Message(person.telegram_id, "draft-expired", drop_keyboard=True, silent=True), at
            )
            told.append({"person": person.id, "key": "draft-expired"})
    return {"drafts": len(given_up), "told": told} if given_up else {}
