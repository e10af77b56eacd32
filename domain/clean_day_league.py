"""What Clean City Day brought together, and who took part most (S27). Numbers are exact; unknown is not 0."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from domain.areas import Area
from domain.rulebook import Rulebook

RESIDENTS = "residents"
"""The fact that tells how many people live in an area."""
THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one venue, or of several together. Weight in grams; None where nobody counted."""

    people: int = 0
    corners: int | None = None
    grams: int | None = None
    signs: int | None = None

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            self.people + other.people,
            _sum(self.corners, other.corners),
            _sum(self.grams, other.grams),
            _sum(self.signs, other.signs),
        )


def _sum(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else one + other


def together(outcomes: Iterable[Outcome]) -> Outcome:
    return sum(outcomes, Outcome())


@dataclass(frozen=True, slots=True)
class Place:
    """Who stands where: `rate` people per 1,000 residents, or per village where `per_village`."""

    rank: int
    area: str
    people: int
    rate: Fraction

    @property
    def shown(self) -> str:
        return f"{float(self.rate):.1f}"


@dataclass(frozen=True, slots=True)
class League:
    """`small`: those with too few people to be ranked, by number of people."""

    places: tuple[Place, ...]
    small: tuple[str, ...]
    per_village: bool

    def place_of(self, area: str) -> Place | None:
        return next((place for place in self.places if place.area == area), None)


def league(city: Rulebook, areas: Iterable[Area], outcomes: Mapping[str, Outcome]) -> League:
    """Ranks the areas that gave a result by people per head. One measure for all: per 1,000 residents where
    the city knows them of every area, else per village. Equal rates share a rank."""
    listed = list(areas)
    residents = {fact.area: fact.value for fact in city.data.facts if fact.name == RESIDENTS}
    by_heads = bool(listed) and all(residents.get(area.code) for area in listed)
    rates: list[tuple[Fraction, int, str]] = []
    small: list[tuple[int, str]] = []
    for area in listed:
        people = outcomes[area.code].people if area.code in outcomes else None
        if people is None:
            continue
        if people < city.settings.clean_day_league_people:
            small.append((-people, area.code))
            continue
        size = Fraction(residents[area.code], THOUSAND) if by_heads else Fraction(_villages(city, area))
        rates.append((people / size, people, area.code))
    rates.sort(key=lambda each: (-each[0], -each[1], each[2]))
    places = [
        Place(1 + sum(other > rate for other, _, _ in rates), area, people, rate)
        for rate, people, area in rates
    ]
    return League(tuple(places), tuple(code for _, code in sorted(small)), not by_heads)


def _villages(city: Rulebook, area: Area) -> int:
    """A village is one itself; a unit without any counts as one."""
    return max(1, len(city.areas.villages_of(area)))
