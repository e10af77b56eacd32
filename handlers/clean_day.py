"""/cleanday: the coming Clean City Day, for everybody, with what each may do about it (S27)."""

from domain.clean_day import (
    TOPIC,
    CleanDay,
    State,
    Venue,
)
from domain.clean_day_plan import (
    plan_of,
)
from domain.messages import Button, Refused
from handlers import clean_day_standing as standing
from handlers.routes import command, press
from handlers.turn import Turn, rows
from storage import clean_days, clean_signups, clean_venues, subscriptions
from storage.clean_day_facts import Line, day_facts, venue_line
from storage.clean_signups import Signup

FEW = 6
"""So many venues are shown at once; of more a town is chosen, or the nearest are looked for."""
NEAR_THE_DAY = frozenset({State.PLANNED, State.POSTPONED})


@command("cleanday")
async def page(turn: Turn, _: str) -> None:
    await _show(turn)


@press("cd")
async def page_again(turn: Turn) -> None:
    await _show(turn)


async def _show(turn: Turn) -> None:
    day = await clean_days.current(turn.tx, turn.city, turn.now)
    venues = await clean_venues.of_month(turn.tx, day.month)
    mine = await clean_signups.of_person(turn.tx, turn.person.id, day.month)
    choice = await subscriptions.get(turn.tx, turn.person.id, TOPIC)
    coming = [venue for venue in venues if venue.is_open]
    buttons = (
        *_venue_buttons(coming, mine),
        *rows(*await _own_buttons(turn, day), width=2),
        *rows(_quiet_button(choice is not None and bool(choice.get("on")))),
    )
    facts = day_facts(turn.city, day) | {"lines": {"lines": _lines(turn, day, venues, mine)}}
    await turn.edit("clean-day-page", **facts, buttons=buttons)


def _lines(turn: Turn, day: CleanDay, venues: list[Venue], mine: list[Signup]) -> list[Line]:
    lines: list[Line] = []
    if day.state is State.CANCELLED:
        return [["line-clean-day-all-off", {}]]
    if day.state is State.POSTPONED:
        lines.append(["line-clean-day-all-moved", {}])
    coming = [venue for venue in venues if venue.is_open]
    if coming:
        lines.append(["line-clean-day-venues", {"count": len(coming)}])
    else:
        lines.append(["line-clean-day-no-venues", {}])
    joined = {signup.venue for signup in mine}
    own = [venue for venue in venues if venue.id in joined]
    if own:
        lines.append(["line-clean-day-mine", {}])
        lines += [venue_line(turn.city, venue) for venue in own]
    return lines


def _venue_buttons(coming: list[Venue], mine: list[Signup]) -> tuple[tuple[Button, ...], ...]:
    joined = {signup.venue for signup in mine}
    shown = coming if len(coming) <= FEW else [venue for venue in coming if venue.id in joined]
    buttons = [venue_button(venue) for venue in shown]
    if len(coming) <= FEW:
        return rows(*buttons)
    find = (Button("button-clean-near", "cd-near"), Button("button-clean-units", "cd-units:0"))
    return (*rows(*buttons), find)


def venue_button(venue: Venue) -> Button:
    return Button("button-clean-venue", f"cd-venue:{venue.id}", {"venue": venue.name})


async def _own_buttons(turn: Turn, day: CleanDay) -> list[Button]:
    """What staff may do beside coming along."""
    if not any(post.role in standing.ORGANISERS for post in await turn.posts()):
        return []
    buttons = [Button("button-clean-own", "cd-own:0")]
    if day.is_open:
        buttons.insert(0, Button("button-clean-post", f"cd-areas:{day.name}:0"))
    if not await standing.is_office(turn):
        return buttons
    buttons.append(Button("button-clean-standing", f"cd-standing:{day.name}"))
    if day.is_open:
        buttons.append(Button("button-clean-theme-own", f"cd-theme:{day.name}"))
        buttons.append(Button("button-clean-move-day", f"cd-move:d:{day.name}"))
        buttons.append(Button("button-clean-stop-day", f"cd-stop:d:{day.name}"))
    return buttons


def _quiet_button(is_on: bool) -> Button:
    if is_on:
        return Button("button-clean-quiet", "cd-quiet:off")
    return Button("button-clean-remind", "cd-quiet:on")


@press("cd-quiet")
async def choose_reminders(turn: Turn, choice: str) -> None:
    """On: reminded every month, signed up or not. Off: never, not even of what one signed up for."""
    if choice not in ("on", "off"):
        raise Refused("button-unknown")
    await subscriptions.put(turn.tx, turn.person.id, TOPIC, {"on": choice == "on"})
    turn.answer("clean-day-reminders-on" if choice == "on" else "clean-day-reminders-off", alert=True)


async def hint(turn: Turn) -> None:
    """A word on the way in, from the day on which venues are posted until the day itself is over."""
    day = await clean_days.current(turn.tx, turn.city, turn.now)
    plan = plan_of(turn.city, day)
    if day.state in NEAR_THE_DAY and plan.venues <= turn.now < plan.over:
        button = Button("button-clean-see", "cd")
        await turn.reply("clean-day-hint", **day_facts(turn.city, day), buttons=rows(button))
