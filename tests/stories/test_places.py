"""Where it is: every way to say it, and what happens when it cannot be told."""

import pytest

from domain.drafts import Asked
from domain.places import Place
from storage import drafts, places
from tests.stories.road import street_file
from tests.stories.test_privacy import accept
from tests.story import DANING, HUMEN, TOWN, YING, Someone, Story

BORDER = (22.81, 113.701)
"""In Chang'an by WGS-84, in Humen by GCJ-02."""
CHANGAN_TOWN = "441900119"
NEW = Someone("Bo", 1020)


async def asked(story: Story) -> Asked | None:
    async with story.read() as tx:
        draft = await drafts.of_person(tx, (await story.person(YING)).id)
    return draft.asked if draft else None


async def test_which_town_a_point_means_is_asked_once_and_remembered(story: Story) -> None:
    await story.photo(NEW, "垃圾成堆")
    await accept(story, NEW)
    said = await story.location(NEW, *BORDER)
    assert said[NEW] == ["draft-ask-datum"]
    said = await story.press(NEW, "datum:gcj02")
    assert said[NEW] == ["draft-place-known", "draft-review"]
    await story.press(NEW, "submit")
    case = await story.case()
    assert (case.unit, case.datum_sure) == (TOWN, True)
    assert case.longitude is not None
    assert case.longitude < BORDER[1] - 0.003
    await story.photo(NEW, "路灯不亮", picture=3)
    said = await story.location(NEW, *BORDER)
    assert said[NEW] == ["draft-place-known", "draft-review"]


async def test_the_other_answer_leaves_the_point_where_it_was(story: Story) -> None:
    await story.photo(NEW, "垃圾成堆")
    await accept(story, NEW)
    await story.location(NEW, *BORDER)
    await story.press(NEW, "datum:wgs84")
    await story.press(NEW, "submit")
    case = await story.case()
    assert (case.unit, case.latitude, case.longitude) == (CHANGAN_TOWN, *BORDER)


async def test_a_point_of_an_unknown_phone_in_the_middle_of_a_town_is_not_asked_but_not_sure(
    story: Story,
) -> None:
    await story.photo(NEW, "垃圾成堆")
    await accept(story, NEW)
    await story.location(NEW, *HUMEN)
    await story.press(NEW, "submit")
    assert not (await story.case()).datum_sure


async def test_outside_the_city_is_said_and_the_report_stays(story: Story) -> None:
    await story.photo(YING, "垃圾成堆")
    said = await story.location(YING, 22.53, 114.05)
    assert said[YING] == ["place-outside"]
    assert await asked(story) is Asked.PLACE
    said = await story.location(YING, *HUMEN)
    assert said[YING] == ["draft-place-known", "draft-review"]


async def test_a_venue_brings_its_name(story: Story) -> None:
    await story.photo(YING, "垃圾成堆")
    point = {"latitude": HUMEN[0], "longitude": HUMEN[1]}
    venue = {"location": point, "title": "大宁市场", "address": "大宁路1号"}
    await story._message(YING, {"venue": venue, "location": point})
    await story.press(YING, "submit")
    case = await story.case()
    assert (case.address, case.place_kind, case.village) == ("大宁市场 大宁路1号", "venue", DANING)


async def test_a_live_location_gives_its_first_point_and_is_always_wgs84(story: Story) -> None:
    await story.photo(NEW, "垃圾成堆")
    await accept(story, NEW)
    live = {"latitude": BORDER[0], "longitude": BORDER[1], "live_period": 900}
    said = await story._message(NEW, {"location": live})
    assert said[NEW] == ["draft-place-known", "draft-review"]
    await story.press(NEW, "submit")
    assert (await story.case()).unit == CHANGAN_TOWN


async def test_a_typed_address_without_a_town_asks_for_the_town_and_keeps_the_words(story: Story) -> None:
    await story.photo(YING, "垃圾成堆")
    said = await story.say(YING, "小学对面第二个路口")
    assert said[YING] == ["draft-ask-unit-of-address"]
    said = await story.press(YING, f"unit:{TOWN}")
    assert said[YING] == ["draft-place-known", "draft-review"]
    await story.press(YING, "submit")
    case = await story.case()
    assert (case.unit, case.address, case.latitude) == (TOWN, "小学对面第二个路口", None)


async def test_town_village_and_address_can_be_chosen_by_button(story: Story) -> None:
    await story.photo(YING, "垃圾成堆")
    said = await story.say(YING, story.chat(YING)[-1].keyboard[1].words)
    assert said[YING] == ["draft-ask-unit"]
    said = await story.press(YING, f"unit:{TOWN}")
    assert said[YING] == ["draft-ask-village"]
    said = await story.press(YING, f"village:{DANING}")
    assert said[YING] == ["draft-ask-address"]
    said = await story.say(YING, "祠堂前")
    assert said[YING] == ["draft-place-known", "draft-review"]
    await story.press(YING, "submit")
    case = await story.case()
    assert (case.unit, case.village, case.address) == (TOWN, DANING, "祠堂前")


async def test_the_village_can_be_unknown_and_the_words_left_out(story: Story) -> None:
    await story.photo(YING, "垃圾成堆")
    await story.say(YING, story.chat(YING)[-1].keyboard[1].words)
    await story.press(YING, f"unit:{TOWN}")
    await story.press(YING, "village:0")
    said = await story.press(YING, "place-done")
    assert said[YING] == ["draft-place-known", "draft-review"]


async def test_a_scanned_code_says_where_it_is(story: Story) -> None:
    toilet = Place("tk3n", "HM-TOILET-001", "toilet", "大宁公厕", "Daning Toilet", DANING, *HUMEN)
    async with story.write() as tx:
        await places.keep(tx, [toilet])
    said = await story.say(YING, "/start p_tk3n")
    assert said[YING] == ["draft-place-known", "draft-ask-photo"]
    await story.photo(YING, "垃圾成堆")
    await story.press(YING, "submit")
    case = await story.case()
    assert (case.place_kind, case.address, case.village, case.latitude) == (
        "code",
        "大宁公厕",
        DANING,
        HUMEN[0],
    )


async def test_a_scanned_code_without_a_point_says_the_area_and_the_name(story: Story) -> None:
    """A road has no single point."""
    road = Place("r0ad", "HM-ROAD-001", "road", "连升路", "Liansheng Road", DANING)
    async with story.write() as tx:
        await places.keep(tx, [road])
    said = await story.say(YING, "/start p_r0ad")
    assert said[YING] == ["draft-place-known", "draft-ask-photo"]
    await story.photo(YING, "垃圾成堆")
    await story.press(YING, "submit")
    case = await story.case()
    assert (case.unit, case.village, case.address, case.place_kind, case.latitude) == (
        TOWN,
        DANING,
        "连升路",
        "code",
        None,
    )


async def test_a_code_that_means_nothing_is_answered_alike(story: Story) -> None:
    for parameter in ("p_gone", "p_", "x", "p_tk3n_"):
        said = await story.say(YING, f"/start {parameter}")
        assert (parameter, said[YING]) == (parameter, ["link-unknown"])


async def test_the_place_can_be_changed_before_sending(story: Story) -> None:
    await story.photo(YING, "垃圾成堆")
    await story.location(YING, *HUMEN)
    said = await story.press(YING, "draft-place")
    assert said[YING] == ["draft-ask-place"]
    await story.location(YING, 22.80, 113.80)
    await story.press(YING, "submit")
    assert (await story.case()).unit == CHANGAN_TOWN


# --- files that know their place ---


async def test_a_file_with_a_place_asks_for_none(story: Story) -> None:
    said = await story.photo(YING, "垃圾成堆", picture=street_file(*HUMEN), as_file=True)
    assert said[YING] == ["draft-reading-file", "draft-place-from-photo", "draft-review"]
    await story.press(YING, "submit")
    case = await story.case()
    assert (case.unit, case.place_kind, case.datum_sure) == (TOWN, "exif", True)
    assert case.latitude == pytest.approx(HUMEN[0], abs=1e-5)


async def test_a_file_without_a_place_asks_for_one(story: Story) -> None:
    said = await story.photo(YING, "垃圾成堆", as_file=True)
    assert said[YING] == ["draft-reading-file", "draft-ask-place"]


async def test_a_file_from_elsewhere_is_said_and_the_place_asked_for(story: Story) -> None:
    said = await story.photo(YING, "垃圾成堆", picture=street_file(22.53, 114.05), as_file=True)
    assert said[YING] == ["draft-reading-file", "draft-photo-outside", "draft-ask-place"]


async def test_the_place_of_a_file_that_comes_second_changes_nothing(story: Story) -> None:
    await story.photo(YING, "垃圾成堆")
    await story.location(YING, *HUMEN)
    said = await story.photo(YING, picture=street_file(22.80, 113.80, 3), as_file=True)
    assert said[YING] == ["draft-review"]
    await story.press(YING, "submit")
    assert (await story.case()).unit == TOWN


async def test_the_name_of_a_town_alone_is_no_address(story: Story) -> None:
    await story.photo(YING, "垃圾成堆")
    assert (await story.say(YING, "虎门"))[YING] == ["draft-ask-village"]
    assert (await story.say(YING, "大宁"))[YING] == ["draft-ask-address"]
    assert (await story.say(YING, "市场门口"))[YING] == ["draft-place-known", "draft-review"]
    await story.press(YING, "submit")
    case = await story.case()
    assert (case.unit, case.village, case.address) == (TOWN, DANING, "市场门口")


async def test_a_town_typed_where_buttons_were_shown_keeps_the_address(story: Story) -> None:
    await story.photo(YING, "垃圾成堆")
    assert (await story.say(YING, "连升路12号"))[YING] == ["draft-ask-unit-of-address"]
    assert (await story.say(YING, "虎门"))[YING] == ["draft-place-known", "draft-review"]
    await story.press(YING, "submit")
    case = await story.case()
    assert (case.unit, case.address) == (TOWN, "连升路12号")


async def test_which_of_two_towns_may_be_typed_as_well(story: Story) -> None:
    await story.photo(NEW, "垃圾成堆")
    await accept(story, NEW)
    await story.location(NEW, *BORDER)
    assert (await story.say(NEW, "长安"))[NEW] == ["draft-place-known", "draft-review"]
    await story.press(NEW, "submit")
    case = await story.case()
    assert (case.unit, case.latitude, case.longitude) == (CHANGAN_TOWN, *BORDER)
