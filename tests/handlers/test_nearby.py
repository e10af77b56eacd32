"""What is open around a place."""

from tests.story import HUMEN, MEI, WU, YING, Story


async def test_neighbours_see_kind_state_and_distance_and_nothing_else(story: Story) -> None:
    await story.report(YING, "垃圾成堆 in my own words")
    await story.say(MEI, "/nearby")
    said = await story.location(MEI, HUMEN[0] + 0.001, HUMEN[1])
    assert said[MEI] == ["nearby-here", "nearby-list"]
    told = said.to(MEI)[1]
    assert told.facts["lines"]["lines"] == [
        [
            "line-nearby",
            {"category": {"category": "CLN-01"}, "status": {"status": "dispatched"}, "metres": 110.0},
        ]
    ]
    assert (told.photo, told.buttons) == (None, ())
    assert "own words" not in told.words


async def test_staff_open_the_cases_of_their_own_areas(story: Story) -> None:
    await story.report(YING)
    await story.say(WU, "/nearby")
    told = (await story.location(WU, *HUMEN)).to(WU)[1]
    assert [button.data for button in told.buttons] == ["case:1"]


async def test_far_away_and_ended_is_not_near(story: Story) -> None:
    await story.report(YING)
    await story.say(MEI, "/nearby")
    assert (await story.location(MEI, HUMEN[0] + 0.02, HUMEN[1]))[MEI] == ["nearby-none"]


async def test_the_next_location_is_for_a_report_again(story: Story) -> None:
    await story.say(MEI, "/nearby")
    await story.location(MEI, *HUMEN)
    await story.photo(MEI, "垃圾成堆")
    assert (await story.location(MEI, *HUMEN))[MEI][-1] == "draft-review"


async def test_a_photo_instead_of_the_location_begins_a_report(story: Story) -> None:
    await story.say(MEI, "/nearby")
    assert (await story.photo(MEI, "垃圾成堆"))[MEI] == ["draft-ask-place"]
