"""A gas leak: first the numbers to ring, then the duty officer at once, and no picture for strangers."""

from domain.people import Role
from tests.stories.road import DANING_MARKET, buttons, card
from tests.story import CHEN, HUMEN, MEI, WU, YING, Said, Story

LEAK = "闻到煤气味"


async def leak(story: Story) -> Said:
    await story.photo(YING, LEAK)
    await story.location(YING, *HUMEN)
    return await story.press(YING, "submit")


async def test_the_numbers_come_before_anything_is_asked(story: Story) -> None:
    said = await story.photo(YING, LEAK)
    assert said[YING] == ["emergency-gas", "draft-ask-place"]
    assert "119" in said.to(YING)[0].words


async def test_also_where_the_kind_is_chosen_by_button(story: Story) -> None:
    await story.photo(YING)
    await story.location(YING, *HUMEN)
    await story.press(YING, "cats:GAS")
    said = await story.press(YING, "cat:GAS-01")
    assert said[YING] == ["emergency-gas", "draft-review"]


async def test_the_duty_officer_has_it_at_once_beside_the_handler(story: Story) -> None:
    await story.photo(YING, LEAK)
    await story.say(YING, DANING_MARKET)
    said = await story.press(YING, "submit")
    assert (said[CHEN], said[WU]) == (["card"], ["card"])
    case = await story.case()
    assert case.emergency
    assert case.ring_at == story.now + story.city.ringing
    await story.press(WU, "accept")
    case = await story.case()
    assert (case.ring_at, case.handler) == (None, (await story.person(WU)).id)
    assert buttons(card(story, CHEN, case)) == []


async def test_an_officer_on_duty_has_one_card_where_the_whole_office_is_asked(story: Story) -> None:
    said = await leak(story)
    assert said[WU] == ["card"]


async def test_sent_back_it_rings_on(story: Story) -> None:
    await story.photo(YING, LEAK)
    await story.say(YING, DANING_MARKET)
    await story.press(YING, "submit")
    ring_at = (await story.case()).ring_at
    await story.press(CHEN, "send-back:1")
    await story.press(CHEN, "send-back:1:wrong_trade")
    assert (await story.case()).ring_at == ring_at


async def test_the_photo_of_a_gas_case_is_never_offered_to_another_reporter(story: Story) -> None:
    await leak(story)
    await story.photo(MEI, LEAK, picture=4)
    await story.location(MEI, *HUMEN)
    said = await story.press(MEI, "submit")
    assert said[MEI] == ["draft-duplicate"]
    assert said.to(MEI)[0].photo is None


async def test_an_officer_who_files_an_unclear_report_as_an_emergency_sets_it_ringing(story: Story) -> None:
    await story.appoint(CHEN, Role.CHIEF, "441900121")
    await story.photo(YING)
    await story.location(YING, *HUMEN)
    await story.press(YING, "cat:OTH-01")
    await story.press(YING, "submit")
    said = await story.data(WU, "file:1:GAS-01")
    assert said[CHEN] == ["card"]
    case = await story.case()
    assert (case.emergency, case.ring_at) == (True, story.now + story.city.ringing)
