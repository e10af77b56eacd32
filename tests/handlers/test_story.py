"""The whole loop once, told by the people in it."""

from domain.cases import Status
from tests.story import CHEN, DANING, HUMEN, LIN, WU, YING, Story


async def test_a_dirty_spot_is_reported_taken_fixed_checked_and_rated(story: Story) -> None:
    await story.photo(YING, caption="垃圾成堆")
    await story.location(YING, *HUMEN)
    said = await story.press(YING, "submit")
    assert said[YING] == ["draft-sent", "receipt"]
    assert said[WU] == ["card"]
    said = await story.press(WU, "accept")
    assert said[YING] == ["told-accepted"]
    said = await story.photo(WU, picture=2, reply_to=story.chat(WU)[0])
    assert said[YING] == ["told-rectified"]
    assert said[LIN] == ["card"]
    said = await story.press(LIN, "pass")
    assert said[YING] == ["ask-verdict"]
    assert (await story.case()).status is Status.CLOSED
    await story.press(YING, "verdict:1:yes")
    said = await story.press(YING, "rate:1:5")
    assert said[YING] == ["done-rate"]


async def test_a_village_in_the_address_finds_its_chief(story: Story) -> None:
    await story.photo(YING, caption="垃圾成堆")
    await story.say(YING, "虎门镇大宁社区市场门口")
    said = await story.press(YING, "submit")
    assert said[CHEN] == ["card"]
    assert (await story.case()).village == DANING
