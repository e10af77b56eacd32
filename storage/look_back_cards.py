"""The card with which a closed case is looked at again: before and after, the place, two buttons."""

from datetime import datetime

from domain.cases import Case
from domain.messages import Button, Message
from domain.rulebook import Rulebook
from storage import photos
from storage.database import Tx
from storage.facts import card_lines, case_facts
from storage.look_back_cases import Look


async def card(tx: Tx, city: Rulebook, look: Look, case: Case, chat: int, now: datetime) -> Message:
    """Live: asked for again, it shows how it ended. What the reporters said is no matter of a look back."""
    facts = case_facts(city, case) | {
        "lines": {"lines": card_lines(city, case, 1, now)},
        "closed": {"at": look.closed_at.isoformat()},
        "limit": {"at": look.limit_at.isoformat()},
    }
    buttons = (
        (
            Button("look-back-button-clean", f"lb-clean:{look.id}", style="success"),
            Button("look-back-button-dirty", f"lb-dirty:{look.id}", style="danger"),
        ),
    )
    picture = await photos.for_card(tx, case.id, True)
    return Message(chat, "look-back-card", facts, buttons=buttons if look.is_waiting else (), photo=picture)
