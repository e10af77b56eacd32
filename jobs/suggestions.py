"""On the 1st of a month the city office gets the list of what was suggested, and of what waits (S23)."""

from datetime import date, datetime, time
from typing import Any

from domain.messages import Button, Facts
from domain.rulebook import Rulebook
from domain.schedules import Planned, days_of_month, month_on
from jobs.schedule import Result
from jobs.telling import MOST_LINES
from storage import offices, suggestions, told
from storage.announcing import announce
from storage.database import Tx
from storage.look_back_rounds import start_of
from storage.suggestions import Suggestion

FIRST = Planned(days_of_month((1, time(9))), "on the 1st at 09:00")


async def list_month(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """Of the month before `at`, once; a month without any, while nothing waits, has no list."""
    first = at.astimezone(city.zone).date().replace(day=1)
    month = month_on(first, -1)
    made = await suggestions.made_between(tx, start_of(month, city), start_of(first, city))
    older = [one for one in await suggestions.waiting(tx) if one.made_at < start_of(month, city)]
    if not made and not older:
        return {}
    fresh = await told.fresh(tx, "suggestions", f"{month:%Y-%m}", await offices.city_office(tx, city), at)
    buttons = ((Button("suggestion-button-list", "suggestions:0"),),)
    said = await announce(tx, fresh, "suggestion-month", _facts(month, made, older), at, buttons=buttons)
    result: Result = {
        "made": [one.code for one in made],
        "waiting": [one.code for one in older],
        "told": said,
    }
    return {name: value for name, value in result.items() if value}


def _facts(month: date, made: list[Suggestion], older: list[Suggestion]) -> Facts:
    shown = [*made, *older]
    lines: list[list[Any]] = [
        [
            "suggestion-line-month",
            {
                "code": one.code,
                "area": {"area": one.area},
                "words": one.words,
                "state": {"suggestion-state": one.state},
            },
        ]
        for one in shown[:MOST_LINES]
    ]
    if len(shown) > MOST_LINES:
        lines.append(["suggestion-line-more", {"count": len(shown) - MOST_LINES}])
    waiting = sum(one.is_open for one in shown)
    return {
        "month": {"date": f"{month:%Y-%m}"},
        "count": len(made),
        "waiting": waiting,
        "lines": {"lines": lines},
    }
