"""The same message to several people at once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from domain.messages import Facts, Message
from storage import outbox, people
from storage.database import Tx


async def announce(
    tx: Tx, persons: Iterable[int], key: str, facts: Facts, now: datetime, **shape: Any
) -> list[dict[str, Any]]:
    """To each of `persons` (ids, each once) who can be reached, with `shape` as in Message.

    Gives who was told what, as the results of jobs say it: `{"person": id, "key": key}`.
    """
    reached = [
        (person.id, person.telegram_id)
        for person in await people.many(tx, dict.fromkeys(persons))
        if person.telegram_id is not None and person.reachable
    ]
    await outbox.put_all(tx, [Message(chat, key, facts, **shape) for _, chat in reached], now)
    return [{"person": person, "key": key} for person, _ in reached]
