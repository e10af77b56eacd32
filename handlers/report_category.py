"""What it is: the likely kinds first, every kind within two taps."""

from domain.draft_questions import BACK, CANCEL, categories, group
from domain.messages import Refused
from handlers import emergencies, report
from handlers.routes import press
from handlers.turn import Turn
from storage import asking


@press("cats")
async def show_group(turn: Turn, code: str = "") -> None:
    draft = await report.need_draft(turn)
    if not code:
        likely = await asking.likely(turn.tx, turn.city, draft)
        # Whoever only wants another category must not lose the report by going back.
        out = BACK if draft.category else CANCEL
        await turn.edit("draft-ask-category", buttons=(*categories(turn.city, likely), (out,)))
        return
    if turn.city.categories.get(code) is None:
        raise Refused("button-unknown")
    await turn.edit("draft-ask-category-in", group={"category": code}, buttons=group(turn.city, code))


@press("cat")
async def choose(turn: Turn, code: str) -> None:
    """An emergency shows whom to ring before anything else is asked."""
    draft = await report.need_draft(turn)
    category = turn.city.categories.get(code)
    if category is None or category.parent is None or not category.resident_visible:
        raise Refused("button-unknown")
    known = draft.category == code
    draft = await report.change(turn, draft, category=code, category_by="button")
    if not known:
        await emergencies.warn(turn, category)
    await report.ask_next(turn, draft, edit=True)
