"""What is known of a place, a coded spot or a case, along the five steps (S01)."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from domain.case_codes import parse_case_code
from domain.cases import Case, Source
from domain.chain import Link, Step
from domain.coordinates import Point, metres_between
from domain.hotspots import Hotspot
from domain.messages import Facts
from domain.places import Place
from domain.rulebook import Rulebook
from storage import cases, hotspots, listings, look_back_cases, look_back_rounds, model_cases, places
from storage.database import Tx
from storage.tables import hotspot_case

FINDERS = {
    Source.RESIDENT: "chain-office-resident",
    Source.INSPECTOR: "chain-office-inspector",
    Source.LEADER: "chain-office-leader",
    Source.DEVICE: "chain-office-device",
    Source.PETITION: "chain-office-petition",
    Source.HOTLINE: "chain-office-hotline",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a code means, and what else is the same spot: the place, the coded spot, the case."""

    kind: str
    code: str
    unit: str
    place: Place | None = None
    spot: Hotspot | None = None
    case: Case | None = None

    @property
    def first(self) -> Step:
        """Where it enters the five steps: a place by being listed, the others by being found."""
        return Step.EXPOSE if self.kind == "place" else Step.INSPECT


async def find(tx: Tx, city: Rulebook, words: str) -> Subject | None:
    """What a typed code means: a case, a coded spot, or a place."""
    known = parse_case_code(words)
    case = await cases.find(tx, known) if known else None
    if case:
        spot = await hotspots.of_case(tx, case.id)
        place = await _place_at(tx, case.point, city.settings.duplicate_metres)
        return Subject("case", case.code, case.unit, place, spot, case)
    for code in dict.fromkeys((words, words.upper())):
        spot = await hotspots.find(tx, code)
        if spot:
            place = await _place_at(tx, spot.point, city.settings.hotspot_metres)
            return Subject("hotspot", spot.code, spot.unit, place, spot)
        place = (await places.by_code(tx, [code])).get(code)
        if place:
            unit = city.areas.unit_of(place.area)
            spot = await _spot_at(tx, place.point, city.settings.hotspot_metres)
            return Subject("place", place.code, unit.code if unit else place.area, place, spot)
    return None


async def _place_at(tx: Tx, point: Point | None, metres: float) -> Place | None:
    """The nearest place within so many metres."""
    if point is None:
        return None
    near = [
        (metres_between(point, place.point), place.code, place)
        for place in await places.every(tx)
        if place.point is not None
    ]
    away, _, place = min(near, default=(metres + 1, "", None), key=lambda one: one[:2])
    return place if away <= metres else None


async def _spot_at(tx: Tx, point: Point | None, metres: float) -> Hotspot | None:
    if point is None:
        return None
    near = [(metres_between(point, spot.point), spot.id, spot) for spot in await hotspots.every(tx)]
    away, _, spot = min(near, default=(metres + 1, 0, None), key=lambda one: one[:2])
    return spot if away <= metres else None


async def links(tx: Tx, city: Rulebook, subject: Subject) -> list[Link]:
    """Every dated link, in no order."""
    parts = (_problem, _exposures, _coded, _rounds, _looks, _models)
    return [link for part in parts async for link in part(tx, city, subject)]


async def _problem(tx: Tx, city: Rulebook, subject: Subject) -> AsyncIterator[Link]:
    """The case itself; of a coded spot the first case that belongs to it."""
    case = subject.case
    if case is None and subject.kind == "hotspot" and subject.spot:
        case = await _first_case(tx, subject.spot)
    if case:
        about: Facts = {"code": case.code, "category": {"category": case.category}}
        found = FINDERS[case.source]
        yield Link(Step.INSPECT, _day(city, case.reported_at), "chain-problem", found, False, about)


async def _first_case(tx: Tx, spot: Hotspot) -> Case | None:
    first = select(func.min(hotspot_case.c.case_id)).where(hotspot_case.c.hotspot_id == spot.id)
    number = (await tx.execute(first)).scalar()
    return await cases.get(tx, number) if number else None


async def _exposures(tx: Tx, city: Rulebook, subject: Subject) -> AsyncIterator[Link]:
    for entry in await listings.of_place(tx, subject.place.code) if subject.place else ():
        if entry.corrected_at is None:
            key = "chain-worst" if entry.list == "worst" else "chain-best"
            about = {"month": {"date": f"{entry.month:%Y-%m}"}}
            day = _day(city, entry.published_at)
            yield Link(Step.EXPOSE, day, key, "chain-office-city", True, about)


async def _coded(tx: Tx, city: Rulebook, subject: Subject) -> AsyncIterator[Link]:
    """The code; residents are only told that a place is under special care (S21)."""
    spot = subject.spot
    if spot:
        about: Facts = {"code": spot.code, "status": {"hotspot-status": str(spot.status)}}
        yield Link(
            Step.FOLLOW_UP, _day(city, spot.coded_at), "chain-coded", "chain-office-city", False, about
        )


async def _rounds(tx: Tx, city: Rulebook, subject: Subject) -> AsyncIterator[Link]:
    for entry in await look_back_rounds.of_place(tx, subject.place.code) if subject.place else ():
        if entry.visited_at:
            key = "chain-passed" if entry.passed else "chain-failed"
            day = _day(city, entry.visited_at)
            yield Link(Step.FOLLOW_UP, day, key, "chain-office-inspector", True)


async def _looks(tx: Tx, city: Rulebook, subject: Subject) -> AsyncIterator[Link]:
    for look in await look_back_cases.of_case(tx, subject.case.id) if subject.case else ():
        if look.done_at:
            key = "chain-passed" if look.passed else "chain-failed"
            day = _day(city, look.done_at)
            yield Link(Step.FOLLOW_UP, day, key, "chain-office-inspector", False)


async def _models(tx: Tx, city: Rulebook, subject: Subject) -> AsyncIterator[Link]:
    codes = {
        "place": subject.place and subject.place.code,
        "hotspot": subject.spot and subject.spot.code,
        "case": subject.case and subject.case.code,
    }
    for kind, code in codes.items():
        for model in await model_cases.of_subject(tx, kind, code) if code else ():
            if model.is_published and model.decided_at:
                about = {"words": model.words}
                day = _day(city, model.decided_at)
                yield Link(Step.PROMOTE, day, "chain-model", "chain-office-city", True, about)


def _day(city: Rulebook, at: datetime) -> date:
    return at.astimezone(city.zone).date()
