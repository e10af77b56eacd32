"""A digest as a message: it fits below a picture, however much there is to tell."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.areas import AreaKind
from domain.cases import Case, Source, Status
from domain.digest_choices import ground
from domain.digests import Digest, Slot, Standing, by_due, most_pressing, trend
from domain.tallies import Tally
from jobs.rendering import LONGEST_CAPTION
from simulator.entities import formatted, units
from storage import digest_facts
from tests.domain.lives import NOON, REPORTED
from tests.story import dongguan
from texts import LANGUAGES, Texts

CITY = dongguan()
TEXTS = Texts(CITY.zone, CITY.names)
TODAY = NOON.date()
DAYS = [TODAY - timedelta(days=back) for back in range(13, -1, -1)]
MUCH = Tally(
    **dict.fromkeys(("reported", "closed", "closed_in_time", "due", "handled", "handled_in_time"), 9876),
    **{str(source): 1234 for source in Source},
)


def longest(kind: AreaKind, language: str) -> str:
    areas = [area for area in CITY.areas if area.kind is kind]
    return max(areas, key=lambda area: len(CITY.names("area", area.code, language))).code


def cases(language: str) -> list[Case]:
    """Twelve, of the longest names, that ask for time."""
    category = max(
        (each.code for each in CITY.categories if each.parent),
        key=lambda code: len(CITY.names("category-short", code, language)),
    )
    village = longest(AreaKind.VILLAGE, language)
    unit = CITY.areas.unit_of(village)
    assert unit
    asking = replace(
        REPORTED,
        status=Status.HANDLING,
        category=category,
        unit=unit.code,
        village=village,
        address="连升路 12 号 <市场> 门口，从后面的小巷走到底再向左转" * 9,
        due_at=NOON + timedelta(hours=30),
        delay_until=NOON + timedelta(days=20),
    )
    return [replace(asking, id=number) for number in range(12)]


def digest(language: str, slot: Slot) -> Digest:
    stands = {
        unit.code: Standing(987, 987, 987 - number * 7, 987, 987, 987, 987)
        for number, unit in enumerate(
            sorted(CITY.areas.units(), key=lambda unit: -len(CITY.names("area", unit.code, language)))
        )
    }
    some = cases(language)
    figures = {day: replace(MUCH, reported=0) for day in DAYS} | {TODAY: MUCH}
    return Digest(
        slot,
        NOON,
        TODAY,
        MUCH,
        trend(DAYS, figures, 0),
        stands,
        sum(stands.values(), Standing()),
        most_pressing(some, NOON, CITY.patience),
        tuple(by_due(some)),
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slot", Slot)
@pytest.mark.parametrize("listed", [False, True])
def test_the_fullest_digest_fits_below_its_picture(language: str, slot: Slot, listed: bool) -> None:
    whole = ground(CITY, [longest(AreaKind.VILLAGE, language)] * listed or [CITY.code])
    assert whole
    key, facts, _ = digest_facts.message(CITY, whole, digest(language, slot), listed, deciding=True)
    shown = formatted(TEXTS.say(language, key, facts), "HTML", None)[0]
    assert units(shown) <= LONGEST_CAPTION, shown
