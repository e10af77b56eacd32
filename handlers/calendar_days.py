"""/calendar: the admins' view of the working days, and how to set one."""

from datetime import date, timedelta

from domain.messages import Button, Refused
from domain.people import Role
from domain.work_calendar import CalendarRow, CalendarSource, is_special
from handlers.routes import command, press
from handlers.turn import Turn, number, rows
from storage import audit, calendar_days

WHO = frozenset({Role.ADMIN, Role.CITY})
AHEAD = timedelta(days=365)
MOST_LINES = 40
WORDS = {"on": True, "off": False, "上班": True, "放假": False, "休": False, "班": True}


@command("calendar")
async def calendar(turn: Turn, words: str) -> None:
    """Without words what is special in the year ahead; `/calendar 2027-02-06 off 春节` sets a day."""
    await _require(turn)
    if not words:
        await _show(turn)
        return
    row = _read(words)
    before = await calendar_days.get(turn.tx, row.date)
    await calendar_days.edit(turn.tx, [row])
    was = before and before.is_workday
    await audit.note(
        turn.tx,
        turn.now,
        "calendar-edited",
        turn.person.id,
        row.date.isoformat(),
        {"was": was, "is_workday": row.is_workday, "name": row.name},
    )
    await turn.reply("calendar-set", day={"lines": [_line(row)]})


@press("cal-sure")
async def confirm(turn: Turn, year: str) -> None:
    """Somebody compared a year with the notice."""
    await _require(turn)
    confirmed = await calendar_days.confirm(turn.tx, number(year))
    await audit.note(turn.tx, turn.now, "calendar-confirmed", turn.person.id, year, {"days": confirmed})
    await turn.edit("calendar-confirmed", year=year, days=confirmed)


async def _require(turn: Turn) -> None:
    if not any(post.role in WHO for post in await turn.posts()):
        raise Refused("not-allowed")


async def _show(turn: Turn) -> None:
    today = turn.now.astimezone(turn.city.zone).date()
    known = await calendar_days.between(turn.tx, today, today + AHEAD)
    special = [row for row in known if is_special(row)]
    guessed = sorted({row.date.year for row in known if row.source is CalendarSource.ESTIMATED})
    buttons = [Button("button-calendar-sure", f"cal-sure:{year}", {"year": str(year)}) for year in guessed]
    years = [["line-calendar-estimated", {"year": str(year)}] for year in guessed]
    await turn.reply(
        "calendar",
        lines={"lines": [_line(row) for row in special[:MOST_LINES]]},
        estimated={"lines": years},
        buttons=rows(*buttons),
    )


def _line(row: CalendarRow) -> list[object]:
    key = "line-calendar-on" if row.is_workday else "line-calendar-off"
    return [key, {"day": {"date": row.date.isoformat()}, "name": row.name}]


def _read(words: str) -> CalendarRow:
    """`DATE on|off NAME`. Raises Refused that says how to write it."""
    day, _, rest = words.partition(" ")
    what, _, name = rest.strip().partition(" ")
    try:
        return CalendarRow(date.fromisoformat(day), WORDS[what.lower()], name.strip(), CalendarSource.EDITED)
    except (ValueError, KeyError):
        raise Refused("calendar-how") from None
