"""Who took part most, by people per head, in equal measure for all."""

from dataclasses import replace
from fractions import Fraction

from domain.city_lists import Fact
from domain.clean_day_league import Outcome, Place, league, together
from domain.rulebook import Rulebook
from tests.story import dongguan

CITY = dongguan()
CHASHAN, DONGKENG, HUANGJIANG, BINHAI = "441900103", "441900109", "441900114", "441900404"
"""Of 18, 16, 7 and 1 villages."""
AREAS = [CITY.areas[code] for code in (CHASHAN, DONGKENG, HUANGJIANG, BINHAI)]


def test_sums_are_exact_and_what_nobody_counted_is_not_nothing() -> None:
    dalingshan = Outcome(people=60, corners=32, grams=400_000, signs=112)
    assert together([dalingshan, Outcome(40, None, 300_001, None)]) == Outcome(100, 32, 700_001, 112)
    assert together([Outcome(1), Outcome(2)]) == Outcome(3, None, None, None)
    assert together([]) == Outcome(0)


def test_people_per_village_rank_and_equal_rates_share_a_rank() -> None:
    found = league(
        CITY,
        AREAS,
        {CHASHAN: Outcome(36), DONGKENG: Outcome(32), HUANGJIANG: Outcome(70), BINHAI: Outcome(19)},
    )
    assert found.per_village
    assert found.places == (
        Place(1, HUANGJIANG, 70, Fraction(10)),
        Place(2, CHASHAN, 36, Fraction(2)),
        Place(2, DONGKENG, 32, Fraction(2)),
    )
    assert found.small == (BINHAI,)
    assert [place.shown for place in found.places] == ["10.0", "2.0", "2.0"]


def test_after_a_shared_rank_one_is_left_out() -> None:
    found = league(
        CITY, AREAS, {CHASHAN: Outcome(36), DONGKENG: Outcome(32), HUANGJIANG: Outcome(20 - 6 + 7)}
    )
    # 21 people of 7 villages are 3 each.
    assert [(place.rank, place.area) for place in found.places] == [
        (1, HUANGJIANG),
        (2, CHASHAN),
        (2, DONGKENG),
    ]
    found = league(
        CITY,
        AREAS,
        {CHASHAN: Outcome(72), DONGKENG: Outcome(64), BINHAI: Outcome(20), HUANGJIANG: Outcome(21)},
    )
    assert [place.rank for place in found.places] == [1, 2, 2, 4]


def test_residents_count_where_they_are_known_of_all() -> None:
    known = {CHASHAN: 100_000, DONGKENG: 50_000, HUANGJIANG: 200_000, BINHAI: 10_000}
    outcomes = {CHASHAN: Outcome(200), DONGKENG: Outcome(150), HUANGJIANG: Outcome(300)}
    facts = [Fact(area, "residents", value) for area, value in known.items()]
    found = league(with_facts(facts), AREAS, outcomes)
    assert not found.per_village
    assert [(place.area, place.shown) for place in found.places] == [
        (DONGKENG, "3.0"),
        (CHASHAN, "2.0"),
        (HUANGJIANG, "1.5"),
    ]
    assert league(with_facts(facts[:-1]), AREAS, outcomes).per_village


def test_who_gave_no_result_is_neither_ranked_nor_small() -> None:
    found = league(CITY, AREAS, {CHASHAN: Outcome(36)})
    assert (len(found.places), found.small) == (1, ())
    assert found.place_of(DONGKENG) is None


def with_facts(facts: list[Fact]) -> Rulebook:
    return Rulebook(replace(CITY.data, facts=(*CITY.data.facts, *facts)), CITY.calendar, CITY.zone)
