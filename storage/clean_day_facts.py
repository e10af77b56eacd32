"""What messages say about Clean City Day, as facts for the texts, and the calendar entries beside them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from domain.clean_day import CleanDay, State, Venue, ends_at, theme_code
from domain.clean_day_league import Outcome
from domain.clean_day_words import weight
from domain.coordinates import map_link
from domain.messages import Attachment, Fact
from domain.place_lines import place_line
from domain.rulebook import Rulebook
from storage.clean_signups import Numbers

Line = list[Any]


def day_facts(city: Rulebook, day: CleanDay) -> dict[str, Fact | None]:
    """The facts that every text about a day may use."""
    return {"number": day.number, "date": date_fact(day.on), "theme": {"theme": theme_code(city, day)}}


def date_fact(on: date) -> Fact:
    """A date without a time: 5月10日（周五）."""
    facts = {"month": {"month": on.month}, "day": str(on.day), "weekday": {"weekday": on.weekday()}}
    return {"text": ["clean-day-date", facts]}


def venue_facts(city: Rulebook, venue: Venue) -> dict[str, Fact | None]:
    village = venue.area if venue.area != venue.unit else None
    return {
        "venue": venue.name,
        "area": {"area": venue.area},
        "start": {"at": venue.starts_at.isoformat()},
        "place": {"lines": [place_line(city, venue.unit, village, venue.address)]},
    }


def venue_line(city: Rulebook, venue: Venue) -> Line:
    """One line of a list."""
    key = "line-clean-day-venue" if venue.is_open else "line-clean-day-venue-off"
    return [key, venue_facts(city, venue)]


def venue_list(city: Rulebook, venues: Sequence[Venue], most: int) -> list[Line]:
    """Up to `most` lines, and how many more there are."""
    lines = [venue_line(city, venue) for venue in venues[:most]]
    more = len(venues) - most
    return [*lines, ["line-clean-day-more", {"count": more}]] if more > 0 else lines


def venue_lines(city: Rulebook, venue: Venue, numbers: Numbers, now: datetime) -> list[Line]:
    """The body of a venue's page."""
    facts = venue_facts(city, venue)
    lines: list[Line] = [["line-clean-day-when", facts], ["line-clean-day-where", facts]]
    if venue.point:
        lines.append(["line-map", {"link": map_link(venue.point)}])
    if venue.joint:
        lines.append(["line-clean-day-joint", {"joint": venue.joint}])
    if venue.state is State.CANCELLED:
        lines.append(["line-clean-day-off", {}])
    elif venue.state is State.POSTPONED:
        lines.append(["line-clean-day-moved", {}])
    if now >= venue.starts_at and numbers.checked_in:
        lines.append(["line-clean-day-came", {"count": numbers.checked_in}])
    elif numbers.joined:
        lines.append(["line-clean-day-joined", {"count": numbers.joined}])
    return lines


def outcome_facts(outcome: Outcome) -> dict[str, Fact | None]:
    """What nobody counted is a dash, never 0."""
    return {
        "people": outcome.people,
        "corners": counted(outcome.corners),
        "weight": "—" if outcome.grams is None else {"text": weight(outcome.grams)},
        "signs": counted(outcome.signs),
    }


def counted(number: int | None) -> Fact:
    return "—" if number is None else number


def named(areas: Iterable[str]) -> Fact:
    """Areas one below the other."""
    return {"lines": [["line-area", {"area": {"area": area}}] for area in areas]}


def calendar_entry(city: Rulebook, day: CleanDay, venues: Sequence[Venue], now: datetime) -> Attachment:
    """An .ics file of these venues (printing/clean_day_ics.py)."""
    return Attachment("clean-day-ics", {"events": [_event(city, day, venue, now) for venue in venues]})


def _event(city: Rulebook, day: CleanDay, venue: Venue, now: datetime) -> dict[str, Any]:
    return {
        "uid": f"clean-day-{venue.id}@{city.code}.jiejing",
        "sequence": venue.sequence,
        "stamp": now.isoformat(),
        "starts_at": venue.starts_at.isoformat(),
        "ends_at": ends_at(city, venue).isoformat(),
        "cancelled": not venue.is_open,
        "latitude": venue.latitude,
        "longitude": venue.longitude,
        "joint": venue.joint,
        "number": day.number,
        "theme": theme_code(city, day),
        **{name: fact for name, fact in venue_facts(city, venue).items() if name in ("venue", "place")},
    }
