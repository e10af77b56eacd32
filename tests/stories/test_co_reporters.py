"""Several people, one spot."""

from domain.cases import Status
from storage import photos, reporters
from tests.stories.road import card, rectify
from tests.story import CHEN, HUI, HUMEN, LIN, MEI, WU, YING, Said, Someone, Story

NEAR = (HUMEN[0] + 0.0003, HUMEN[1])
"""33 metres further."""
FAR = (HUMEN[0] + 0.0006, HUMEN[1])
"""67 metres further."""


async def offered(story: Story, who: Someone, place: tuple[float, float] = NEAR) -> Said:
    await story.photo(who, "垃圾成堆", picture=4)
    await story.location(who, *place)
    return await story.press(who, "submit")


async def joined(story: Story, *more: Someone) -> None:
    await story.report(YING)
    for who in more:
        await offered(story, who)
        await story.press(who, "same")


async def test_the_same_spot_is_offered_with_its_photo(story: Story) -> None:
    await story.report(YING)
    said = await offered(story, MEI)
    assert said[MEI] == ["draft-duplicate"]
    assert said.to(MEI)[0].photo
    said = await story.press(MEI, "same")
    assert said[MEI] == ["draft-sent", "joined"]
    async with story.read() as tx:
        assert len(await reporters.verdicts(tx, 1)) == 2
        assert [photo.kind for photo in await photos.of_case(tx, 1)] == ["before", "added"]
    said = await story.say(MEI, "/my")
    assert "HM-261121-0001" in said.to(MEI)[0].words


async def test_another_one_is_another_case(story: Story) -> None:
    await story.report(YING)
    await offered(story, MEI)
    said = await story.press(MEI, "another")
    assert said[MEI] == ["draft-sent", "receipt"]
    assert (await story.case(2)).code == "HM-261121-0002"


async def test_further_away_or_of_another_kind_nothing_is_offered(story: Story) -> None:
    await story.report(YING)
    said = await offered(story, MEI, FAR)
    assert said[MEI] == ["draft-sent", "receipt"]
    await story.photo(HUI, "路灯不亮", picture=5)
    await story.location(HUI, *HUMEN)
    said = await story.press(HUI, "submit")
    assert said[HUI] == ["draft-sent", "receipt"]


async def test_a_case_that_ended_meanwhile_is_not_joined_and_the_draft_stays(story: Story) -> None:
    await story.report(YING)
    await offered(story, MEI)
    await story.press(YING, "withdraw:1")
    await story.press(YING, "withdraw:1:gone")
    said = await story.press(MEI, "same")
    assert said.answer == "duplicate-gone"
    said = await story.press(MEI, "another")
    assert said[MEI] == ["draft-sent", "receipt"]


async def test_all_hear_of_everything_and_each_has_a_verdict(story: Story) -> None:
    await joined(story, MEI, HUI)
    everybody = (YING, MEI, HUI)
    said = await story.press(WU, "accept:1")
    assert [said[who] for who in everybody] == [["told-accepted"]] * 3
    said = await rectify(story, await story.case(), WU)
    assert [said[who] for who in everybody] == [["told-rectified"]] * 3
    async with story.read() as tx:
        assert await reporters.is_one(tx, 1, (await story.person(HUI)).id)
    said = await story.press(LIN, "pass:1")
    assert [said[who] for who in everybody] == [["ask-verdict"]] * 3
    await story.press(YING, "verdict:1:yes")
    assert (await story.case()).score is None, "two have not answered"
    await story.press(MEI, "verdict:1:yes")
    await story.press(HUI, "verdict:1:no")
    said = await story.press(HUI, "reopen:1:partly_fixed")
    assert said[YING] == said[MEI] == ["told-reopened-others"]
    async with story.read() as tx:
        assert {verdict.verdict for verdict in await reporters.verdicts(tx, 1)} == {None}


async def test_who_leaves_hears_no_more_and_the_case_goes_on(story: Story) -> None:
    await joined(story, MEI)
    said = await story.press(YING, "withdraw:1")
    assert said[YING] == ["left-case"]
    assert (await story.case()).status is Status.DISPATCHED
    said = await story.press(WU, "accept:1")
    assert (said[YING], said[MEI]) == ([], ["told-accepted"])
    said = await story.data(YING, "case:1")
    assert said.answer == "not-allowed"


async def test_the_card_counts_them_without_a_name(story: Story) -> None:
    await joined(story, MEI)
    shown = card(story, WU, await story.case())
    assert "2" in shown.words
    for who in (YING, MEI):
        assert who.name not in shown.words


async def test_joining_twice_is_joining_once(story: Story) -> None:
    await joined(story, MEI)
    said = await offered(story, MEI)
    assert said[MEI] == ["draft-duplicate"]
    await story.press(MEI, "same")
    async with story.read() as tx:
        assert len(await reporters.verdicts(tx, 1)) == 2


async def test_a_case_by_address_alone_is_like_no_other(story: Story) -> None:
    for who in (YING, MEI):
        await story.photo(who, "垃圾成堆")
        await story.say(who, "虎门镇大宁社区市场门口")
        said = await story.press(who, "submit")
        assert said[who] == ["draft-sent", "receipt"]
    assert (await story.case(2)).handler == (await story.person(CHEN)).id
