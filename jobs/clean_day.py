"""The calendar of Clean City Day: asks for theme and venues, names who is missing, reminds, sums up (S27)."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.areas import Area
from domain.clean_day import (
    TOPIC,
    CleanDay,
    NoCleanDay,
    communities,
    missing_communities,
    missing_units,
    planned,
)
from domain.clean_day_plan import (
    Plan,
    Step,
    counts_for,
    plan_of,
    steps_due,
)
from domain.messages import Button
from domain.rulebook import Rulebook
from domain.schedules import Planned, days_of_month, month_on
from jobs import clean_day_reminders, clean_day_summary
from jobs.schedule import Result
from storage import clean_days, clean_venues, offices, told
from storage.announcing import announce
from storage.clean_day_facts import day_facts, named
from storage.database import Tx

MOST_BUTTONS = 8
ABOUT_THEME = {
    Step.ASK_THEME: "clean-day-ask-theme",
    Step.REMIND_THEME: "clean-day-remind-theme",
    Step.USE_DEFAULT: "clean-day-use-default",
}


def schedule(city: Rulebook) -> Planned:
    """Every day, since a day may be put off, at the hours when people are reminded, asked and asked back."""
    rules = city.settings
    hours = sorted({rules.clean_day_reminder_time, rules.clean_day_time, rules.clean_day_result_time})

    def moments(first: date, zone: ZoneInfo) -> Iterable[datetime]:
        days = (month_on(first, 1) - first).days
        return days_of_month(*((day, at) for day in range(1, days + 1) for at in hours))(first, zone)

    return Planned(moments, "daily at " + ", ".join(f"{at:%H:%M}" for at in hours))


async def hold(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """Every step that is due as of `at` and was not done, whichever month it belongs to. By night nothing is:
    the next slot finds it all."""
    if not city.is_day(at):
        return {}
    days, steps, said = await _days(tx, city, at), [], []
    for day in days:
        for step in await _due(tx, city, day, at):
            said += await _do(tx, city, day, step, at)
            steps.append({"month": day.name, "step": str(step)})
        said += await clean_day_summary.sum_up_late(tx, city, day, at)
        said += await clean_day_summary.thank(tx, city, day, at)
        said += await clean_day_reminders.remind(tx, city, day, at)
        said += await clean_day_reminders.ask_results(tx, city, day, at)
    return {name: value for name, value in {"steps": steps, "told": said}.items() if value}


async def _due(tx: Tx, city: Rulebook, day: CleanDay, at: datetime) -> list[Step]:
    """What is to be done now, and from now on is."""
    plan = plan_of(city, day)
    done = [step for step in Step if await told.was(tx, TOPIC, _subject(day, step))]
    steps = steps_due(plan, day, done, at)
    for step in steps:
        for each in counts_for(step, plan, at):
            await told.first_time(tx, TOPIC, _subject(day, each), at)
    return steps


def _subject(day: CleanDay, step: Step) -> str:
    return f"{day.name}:{step}"


async def _days(tx: Tx, city: Rulebook, at: datetime) -> list[CleanDay]:
    """Those under way or lately over, and the one of this month if it is still to come."""
    this = at.astimezone(city.zone).date().replace(day=1)
    if await clean_days.get(tx, this) is None:
        with suppress(NoCleanDay):
            plan = plan_of(city, planned(city, this))
            if plan.theme <= at < plan.over:
                await clean_days.begin(tx, city, this)
    # A moment before a day began, as of which a job is run by hand, knows nothing of it.
    return [day for day in await clean_days.unfinished(tx, month_on(this, -1)) if day.month <= this]


async def _do(tx: Tx, city: Rulebook, day: CleanDay, step: Step, at: datetime) -> list[Result]:
    match step:
        case Step.ASK_THEME | Step.REMIND_THEME | Step.USE_DEFAULT:
            return await _ask_theme(tx, city, day, step, at)
        case Step.ASK_VENUES:
            return await _ask_venues(tx, city, day, plan_of(city, day), at)
        case Step.NAME_MISSING:
            return await _name_missing(tx, city, day, at)
        case Step.SUMMARISE:
            return await clean_day_summary.summarise(tx, city, day, at)


async def _ask_theme(tx: Tx, city: Rulebook, day: CleanDay, step: Step, at: datetime) -> list[Result]:
    default = Button("button-clean-theme-default", f"cd-theme-default:{day.name}", day_facts(city, day))
    own = Button("button-clean-theme-own", f"cd-theme:{day.name}")
    buttons = ((own,),) if step is Step.USE_DEFAULT else ((default,), (own,))
    persons = await offices.city_office(tx, city)
    return await announce(tx, persons, ABOUT_THEME[step], day_facts(city, day), at, buttons=buttons)


async def _ask_venues(tx: Tx, city: Rulebook, day: CleanDay, plan: Plan, at: datetime) -> list[Result]:
    """Each person once, about all the areas that are theirs to post for and have no venue yet."""
    venues = await clean_venues.of_month(tx, day.month)
    wanted: dict[int, list[str]] = {}
    for unit in missing_units(city, venues):
        for person in await offices.town(tx, city, unit.code):
            wanted.setdefault(person, []).append(unit.code)
    for unit in city.areas.units():
        for area in missing_communities(city, unit.code, venues):
            for person in await offices.chief(tx, city, area.code):
                wanted.setdefault(person, []).append(area.code)
    said: list[Result] = []
    for areas in dict.fromkeys(tuple(dict.fromkeys(codes)) for codes in wanted.values()):
        persons = [person for person, codes in wanted.items() if tuple(dict.fromkeys(codes)) == areas]
        facts = day_facts(city, day) | {"areas": named(areas), "until": {"at": plan.missing.isoformat()}}
        buttons = tuple(
            (Button("button-clean-post-for", f"cd-post:{area}", {"area": {"area": area}}),)
            for area in areas[:MOST_BUTTONS]
        )
        said += await announce(tx, persons, "clean-day-ask-venues", facts, at, buttons=buttons)
    return said


async def _name_missing(tx: Tx, city: Rulebook, day: CleanDay, at: datetime) -> list[Result]:
    """The units to the city, the communities to their town."""
    venues = await clean_venues.of_month(tx, day.month)
    units = missing_units(city, venues)
    office = await offices.city_office(tx, city)
    said = await _name(tx, city, day, office, units, len(city.areas.units()), at)
    for unit in city.areas.units():
        expected = communities(city, unit.code)
        if expected:
            town = await offices.town(tx, city, unit.code)
            missing = missing_communities(city, unit.code, venues)
            said += await _name(tx, city, day, town, missing, len(expected), at)
    return said


async def _name(
    tx: Tx,
    city: Rulebook,
    day: CleanDay,
    persons: Iterable[int],
    missing: list[Area],
    expected: int,
    at: datetime,
) -> list[Result]:
    facts = day_facts(city, day) | {
        "posted": expected - len(missing),
        "expected": expected,
        "missing": named(area.code for area in missing),
    }
    key = "clean-day-missing" if missing else "clean-day-none-missing"
    return await announce(tx, persons, key, facts, at)
