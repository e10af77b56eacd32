"""When what happens around a Clean City Day: who is asked, named, reminded, thanked, and until when (S27)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.clean_day import CleanDay, Venue, ends_at
from domain.rulebook import Rulebook
from domain.schedules import ONE_DAY


class Step(StrEnum):
    """What the calendar does for a month. Reminders hang on venues and persons, and are not among them."""

    ASK_THEME = "ask-theme"
    REMIND_THEME = "remind-theme"
    USE_DEFAULT = "use-default"
    ASK_VENUES = "ask-venues"
    NAME_MISSING = "name-missing"
    SUMMARISE = "summarise"


@dataclass(frozen=True, slots=True)
class Plan:
    """The moments of a month. What is asked for hangs on the month; the rest moves with the day."""

    theme: datetime
    theme_again: datetime
    venues: datetime
    ahead: datetime
    missing: datetime
    today: datetime
    over: datetime
    summary: datetime


def plan_of(city: Rulebook, day: CleanDay) -> Plan:
    rules = city.settings

    def at(on: date, time_: time) -> datetime:
        return datetime.combine(on, time_, city.zone)

    def beside(day_of_month: int) -> datetime:
        return at(day.on + timedelta(days=day_of_month - rules.clean_day), rules.clean_day_time)

    return Plan(
        theme=at(day.month.replace(day=rules.clean_day_theme_day), rules.clean_day_time),
        theme_again=at(day.month.replace(day=rules.clean_day_theme_again_day), rules.clean_day_time),
        venues=at(day.month.replace(day=rules.clean_day_venue_day), rules.clean_day_time),
        ahead=beside(rules.clean_day_reminder_day),
        missing=beside(rules.clean_day_missing_day),
        today=at(day.on, rules.clean_day_reminder_time),
        over=at(day.on + ONE_DAY, time()),
        summary=beside(rules.clean_day_summary_day),
    )


def steps_due(plan: Plan, day: CleanDay, done: Collection[Step], now: datetime) -> list[Step]:
    """What is to be done now and was not; what has become pointless is left out for good."""
    if not day.is_open:
        return []
    if now >= plan.over:
        return [Step.SUMMARISE] if now >= plan.summary else []
    steps = [] if day.theme_zh else _theme_steps(plan, done, now)
    if now >= plan.venues:
        steps.append(Step.ASK_VENUES)
    if now >= plan.missing:
        steps.append(Step.NAME_MISSING)
    return [step for step in steps if step not in done]


def late_summary(city: Rulebook, day: CleanDay, venues: Iterable[Venue]) -> datetime | None:
    """When a day is summed up once more: as long after the last venue that was put off beyond the day."""
    last = max((venue.on(city.zone) for venue in venues if venue.is_open), default=day.on)
    return thanks_at(city, last) if last > day.on else None


def thanks_at(city: Rulebook, on: date) -> datetime:
    """When those who came to a venue of this date are thanked: as long after it as the summary is."""
    after = timedelta(days=city.settings.clean_day_summary_day - city.settings.clean_day)
    return datetime.combine(on + after, city.settings.clean_day_time, city.zone)


def _theme_steps(plan: Plan, done: Collection[Step], now: datetime) -> list[Step]:
    """One of three: asked, asked once more, or told that the default is in use. After a stop the first asking
    counts for both."""
    if now >= plan.venues:
        return [Step.USE_DEFAULT]
    if now >= plan.theme_again and Step.ASK_THEME in done:
        return [Step.REMIND_THEME]
    return [Step.ASK_THEME] if now >= plan.theme else []


class When(StrEnum):
    """Which of the two reminders."""

    AHEAD = "ahead"
    TODAY = "today"


def reminder_subject(when: When, on: date) -> str:
    """What a reminder is remembered under: the date, so that a day put off is called to mind anew."""
    return f"{when}:{on.isoformat()}"


def reminder_due(
    city: Rulebook, day: CleanDay, on: date, venues: Iterable[Venue], at: datetime
) -> When | None:
    """Which reminder of `on` is to go out: the morning's until the last venue is over, the early one only
    before the day itself."""
    plan = plan_of(city, day)
    moved = on - day.on
    today = at.astimezone(city.zone).date()
    if today == on:
        still = any(at < ends_at(city, venue) for venue in venues)
        return When.TODAY if still and at >= plan.today + moved else None
    return When.AHEAD if today < on and at >= plan.ahead + moved else None


def counts_for(step: Step, plan: Plan, now: datetime) -> list[Step]:
    """What is done with a step."""
    both = step is Step.ASK_THEME and now >= plan.theme_again
    return [step, Step.REMIND_THEME] if both else [step]
