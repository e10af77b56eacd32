"""What is asked while a report is made, in the shipped city."""

from dataclasses import replace

import pytest

from domain.cases import Source
from domain.coordinates import Datum, Point
from domain.draft_questions import categories, datums, group, question, units, villages
from domain.drafts import Asked, Draft
from domain.messages import Rows
from tests.domain.lives import HOUR, NOON, YING
from tests.story import DANING, TOWN, dongguan

CITY = dongguan()
CHAT = 1001
DRAFT = Draft(YING, Source.RESIDENT, NOON, NOON + 24 * HOUR, Asked.PHOTO)
COMPLETE = replace(DRAFT, asked=Asked.REVIEW, unit=TOWN, category="CLN-01")
MOST_DATA = 64
"""Bytes that Telegram takes as a button's data."""


def data(rows: Rows) -> list[str]:
    return [button.data or "" for row in rows for button in row]


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        (Asked.PHOTO, "draft-ask-photo"),
        (Asked.PLACE, "draft-ask-place"),
        (Asked.UNIT, "draft-ask-unit"),
        (Asked.DATUM, "draft-ask-datum"),
        (Asked.CATEGORY, "draft-ask-category"),
        (Asked.REVIEW, "draft-review"),
    ],
)
def test_every_question_has_its_text_and_something_to_press(asked: Asked, key: str) -> None:
    draft = replace(COMPLETE, asked=asked, raw_latitude=22.81, raw_longitude=113.67)
    message = question(CITY, draft, CHAT, 1)
    assert (message.chat, message.key) == (CHAT, key)
    assert message.buttons or message.keyboard


def test_an_address_that_names_no_town_is_repeated() -> None:
    message = question(CITY, replace(DRAFT, asked=Asked.UNIT, address="市场门口"), CHAT, 1)
    assert (message.key, message.facts) == ("draft-ask-unit-of-address", {"address": "市场门口"})


def test_the_place_is_asked_with_the_button_that_shares_it() -> None:
    keyboard = question(CITY, replace(DRAFT, asked=Asked.PLACE), CHAT, 1).keyboard
    assert [[button.share_place for button in row] for row in keyboard] == [[True], [False, False]]


def test_all_34_units_are_offered_three_to_a_row() -> None:
    rows = units(CITY)
    assert len(data(rows)) == 34
    assert {len(row) for row in rows[:-1]} == {3}
    assert f"unit:{TOWN}" in data(rows)


def test_every_village_of_a_unit_is_offered_and_a_way_past() -> None:
    offered = data(villages(CITY, TOWN, "locate:7"))
    assert f"locate:7:{DANING}" in offered
    assert offered[-1] == "locate:7:0"
    assert len(offered) == len(CITY.areas.villages_of(TOWN)) + 1


def test_a_point_near_a_border_is_asked_by_the_two_towns_it_may_mean() -> None:
    point = a_point_between_two_towns()
    rows = datums(CITY, replace(DRAFT, raw_latitude=point.latitude, raw_longitude=point.longitude))
    assert data(rows) == [f"datum:{Datum.WGS84}", f"datum:{Datum.GCJ02}"]
    assert len({str(button.facts) for row in rows for button in row}) == 2


def test_four_likely_categories_come_before_the_groups() -> None:
    likely = [each for top in CITY.categories.top() for each in CITY.categories.under(top.code)][:6]
    offered = data(categories(CITY, likely))
    groups = [f"cats:{top.code}" for top in CITY.categories.top()]
    # Nobody has to choose the only one of a group.
    assert offered == [*(f"cat:{each.code}" for each in likely[:4]), *groups[:-1], "cat:OTH-01"]


def test_every_category_is_within_two_presses() -> None:
    found = {verb for top in CITY.categories.top() for verb in data(group(CITY, top.code))}
    assert found == {"cats:"} | {
        f"cat:{each.code}" for each in CITY.categories if each.parent and each.resident_visible
    }


def test_the_review_shows_all_there_is() -> None:
    draft = replace(COMPLETE, village=DANING, address="市场门口", note="很臭")
    place = {"unit": {"area": TOWN}, "village": {"area": DANING}, "address": "市场门口"}
    assert question(CITY, draft, CHAT, 3).facts == {
        "lines": {
            "lines": [
                ["line-category", {"category": {"category": "CLN-01"}}],
                ["line-place", {"place": {"text": ["place-unit-village-address", place]}}],
                ["line-photos", {"count": 3}],
                ["line-note", {"note": "很臭"}],
            ]
        }
    }


def test_an_inspectors_finding_is_reviewed_in_other_words() -> None:
    assert question(CITY, replace(COMPLETE, source=Source.INSPECTOR), CHAT, 1).key == "draft-review-finding"


def test_telegram_takes_the_data_of_every_button() -> None:
    big = "9" * 18
    rows = [*units(CITY), *categories(CITY, list(CITY.categories))]
    for unit in CITY.areas.units():
        rows += villages(CITY, unit.code, f"locate:{big}")
    assert max(len(each.encode()) for each in data(tuple(rows))) <= MOST_DATA


def a_point_between_two_towns() -> Point:
    """The first on a walk from Humen to Chang'an that is in one town by WGS-84 and in the other by GCJ-02."""
    for step in range(400):
        point = Point(22.81, 113.67 + step * 0.0005)
        if not CITY.areas.readings(point, None).settled:
            return point
    raise AssertionError("the towns have no border")
