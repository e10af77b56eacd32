"""Staff and reporter speak through the case and never learn each other's name."""

from sqlalchemy import select

from domain.cases import Status
from storage.tables import history
from tests.stories.road import card, closed, reported, taken
from tests.story import CHEN, MEI, WU, YING, Said, Someone, Story


def names(said: Said, who: Someone) -> list[str]:
    """The names of the others that stand in what `who` was told."""
    words = " ".join(told.words for told in said.to(who))
    return [other.name for other in (YING, MEI, CHEN, WU) if other is not who and other.name in words]


async def test_a_question_and_its_answer(story: Story) -> None:
    case = await taken(story)
    said = await story.press(CHEN, "ask:1")
    assert said[CHEN] == ["ask-reporter-what"]
    said = await story.say(CHEN, "是哪个路口？")
    assert said[CHEN][-1] == "asked-reporter"
    assert said[YING] == ["told-question"]
    assert "是哪个路口？" in said.to(YING)[0].words
    assert names(said, YING) == []
    said = await story.say(YING, "学校对面", reply_to=said.to(YING)[0])
    assert said[YING] == ["added"]
    assert said[CHEN][-1] == "told-added"
    assert "学校对面" in said.to(CHEN)[-1].words
    assert names(said, CHEN) == []
    async with story.read() as tx:
        spoken = select(history.c.action, history.c.words).where(history.c.words.is_not(None))
        assert list(map(tuple, await tx.execute(spoken))) == [("ask", "是哪个路口？"), ("add", "学校对面")]
    assert (await story.case(case.id)).status is Status.HANDLING


async def test_words_in_reply_to_the_card_are_a_question_too(story: Story) -> None:
    case = await taken(story)
    said = await story.say(CHEN, "是哪个路口？", reply_to=card(story, CHEN, case))
    assert said[YING] == ["told-question"]


async def test_the_town_may_ask_before_anybody_has_it(story: Story) -> None:
    case = await story.report(YING)
    said = await story.say(WU, "是哪个路口？", reply_to=card(story, WU, case))
    assert said[YING] == ["told-question"]
    said = await story.say(YING, "学校对面", reply_to=said.to(YING)[0])
    assert said[WU][-1] == "told-added"


async def test_more_words_and_a_photo_by_the_button(story: Story) -> None:
    await taken(story)
    await story.say(YING, "/case HM-261121-0001")
    said = await story.press(YING, "add:1")
    assert said[YING] == ["ask-more"]
    said = await story.photo(YING, "今天更多了", picture=4)
    assert said[YING] == ["added"]
    told = said.to(CHEN)[-1]
    assert (told.key, bool(told.photo)) == ("told-added-photo", True)
    assert "今天更多了" in told.words


async def test_a_closed_case_takes_no_more_and_the_question_ends_with_it(story: Story) -> None:
    await taken(story)
    await story.say(YING, "/case HM-261121-0001")
    await story.press(YING, "add:1")
    await story.photo(CHEN, picture=2, reply_to=card(story, CHEN, await story.case()))
    await story.press(WU, "pass:1")
    said = await story.photo(YING, picture=4)
    assert said[YING] == ["move-not-now"]
    said = await story.photo(YING, picture=4)
    assert said[YING] == ["draft-ask-place"]


async def test_a_stranger_to_the_case_adds_and_asks_nothing(story: Story) -> None:
    await reported(story)
    for data in ("add:1", "ask:1", "case:1", "withdraw:1"):
        said = await story.data(MEI, data)
        assert (data, said.answer) == (data, "not-allowed")


async def test_a_case_of_others_is_as_if_it_were_not_there(story: Story) -> None:
    await reported(story)
    theirs = await story.say(MEI, "/case HM-261121-0001")
    none = await story.say(MEI, "/case HM-261121-0002")
    assert theirs[MEI] == none[MEI] == ["case-not-found"]
    for data in ("case:1", "case:2"):
        said = await story.data(MEI, data)
        assert said.answer == "not-allowed"


async def test_one_sees_all_steps_of_ones_own_case(story: Story) -> None:
    await closed(story, WU)
    said = await story.say(YING, "/case hm-261121-0001")
    assert said[YING] == ["case-shown"]
    assert len(said.to(YING)[0].facts["lines"]["lines"]) >= 8
    assert names(said, YING) == []
