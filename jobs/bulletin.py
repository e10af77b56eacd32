"""Drafts the bulletin of the week that is over, for the city office to look through and approve (S26)."""

from datetime import datetime

from domain.rulebook import Rulebook
from jobs.schedule import Result
from storage import bulletins, paper_cards
from storage.database import Tx


async def draft_bulletin(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """Card and Word file to the city office. Nothing where the week has its bulletin already."""
    paper = await bulletins.draft(tx, city, at)
    if paper is None:
        return {}
    office = await paper_cards.show(tx, city, paper, at)
    await paper_cards.send_file(tx, city, paper, office, at)
    return {
        "bulletin": paper.subject,
        "units": len(paper.facts["units"]),
        "total": paper.facts["total"],
        "told": [{"person": person.id, "key": "paper-card"} for person in office],
    }
