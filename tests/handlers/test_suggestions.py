"""Suggestions have a number, a state and an answer (S23)."""

from datetime import UTC, datetime

import pytest

from domain.people import Role
from storage import suggestions
from tests.jobs.jobbing import do
from tests.stories.listed import QIN
from tests.story import CHEN, LIN, WU, YING, Story


@pytest.fixture(autouse=True)
async def city_office(story: Story) -> None:
    await story.meet(QIN)
    await story.appoint(QIN, Role.CITY, story.city.code)


async def test_a_suggestion_gets_a_number_and_an_answer(story: Story) -> None:
    said = await story.say(WU, "/suggest 周五通报请早一小时发")
    assert (said[WU], said[QIN]) == (["suggestion-received"], ["suggestion-card"])
    assert "建议-2026-0001" in said.to(WU)[0].words
    assert "已收到" in said.to(QIN)[0].words
    await story.press(QIN, "suggestion-button-answer")
    said = await story.say(QIN, "下周起试行")
    assert (said[QIN], said[WU]) == (["suggestion-done"], ["suggestion-answered"])
    assert "下周起试行" in said.to(WU)[0].words
    said = await story.say(WU, "/suggest")
    assert "已答复" in said.to(WU)[0].words


async def test_a_chief_is_asked_for_words_and_numbers_go_on(story: Story) -> None:
    await story.say(WU, "/suggest 一")
    await story.say(CHEN, "/suggest")
    assert (await story.photo(CHEN))[CHEN] == ["words-wanted"]
    said = await story.say(CHEN, "给片长配充电宝")
    assert said[CHEN] == ["suggestion-received"]
    assert "建议-2026-0002" in said.to(CHEN)[0].words
    story.now = datetime(2027, 1, 4, 4, tzinfo=UTC)
    said = await story.say(CHEN, "/suggest 二")
    assert "建议-2027-0001" in said.to(CHEN)[0].words


async def test_what_is_declined_has_a_reason_and_stays_so(story: Story) -> None:
    await story.say(WU, "/suggest 取消回头看")
    await story.say(QIN, "/suggest")
    await story.press(QIN, "suggestion:1")
    await story.press(QIN, "suggestion-button-decline")
    assert (await story.photo(QIN))[QIN] == ["words-wanted"]
    said = await story.say(QIN, "回头看不能少")
    assert "不采纳" in said.to(WU)[0].words
    await story.data(QIN, "suggestion-do:1:take")
    assert (await story.say(QIN, "好"))[QIN] == ["suggestion-over"]
    assert (await story.say(QIN, "/suggest"))[QIN] == ["suggestion-none"]


async def test_an_answer_may_still_be_taken_up(story: Story) -> None:
    await story.say(WU, "/suggest 多设几个垃圾桶")
    for word in ("answer", "take"):
        await story.data(QIN, f"suggestion-do:1:{word}")
        await story.say(QIN, "好")
    async with story.read() as tx:
        found = await suggestions.get(tx, 1)
    assert found
    assert found.state == "taken-up"


async def test_residents_and_inspectors_are_not_asked(story: Story) -> None:
    for who in (YING, LIN):
        assert (await story.say(who, "/suggest 我有建议"))[who] == ["not-allowed"]
    await story.say(WU, "/suggest 一")
    for data in ("suggestion:1", "suggestion-do:1:take", "suggestions:0"):
        assert (await story.data(YING, data)).answer == "not-allowed"
        assert (await story.data(WU, data)).answer == "city-only"


async def test_the_city_gets_the_list_of_a_month_once(story: Story) -> None:
    assert await do(story, "suggestions") == {"ran": True}
    await story.say(WU, "/suggest 一")
    await story.say(CHEN, "/suggest 二")
    await story.data(QIN, "suggestion-do:1:answer")
    await story.say(QIN, "好")
    qin = (await story.person(QIN)).id
    story.now = datetime(2026, 12, 1, 1, tzinfo=UTC)
    assert await do(story, "suggestions") == {
        "ran": True,
        "made": ["2026-0001", "2026-0002"],
        "told": [{"person": qin, "key": "suggestion-month"}],
    }
    said = await story.deliver()
    words = said.to(QIN)[0].words
    assert ("2026年11月" in words, "2 条" in words, "1 条" in words) == (True, True, True)
    assert await do(story, "suggestions") == {"ran": False}
    story.now = datetime(2027, 1, 1, 2, tzinfo=UTC)
    assert await do(story, "suggestions") == {
        "ran": True,
        "waiting": ["2026-0002"],
        "told": [{"person": qin, "key": "suggestion-month"}],
    }


async def test_whoever_is_forgotten_leaves_the_number_and_no_words(story: Story) -> None:
    await story.say(WU, "/suggest 周五通报请早一小时发")
    await story.say(WU, "/mydata")
    assert "周五通报请早一小时发" in "".join(
        told.words for told in story.chat(WU) if told.key == "mydata-page"
    )
    await story.say(WU, "/forget")
    await story.press(WU, "forget:yes")
    async with story.read() as tx:
        (left,) = await suggestions.waiting(tx)
    assert (left.code, left.person, left.words) == ("2026-0001", None, "")
    said = await story.say(QIN, "/suggest")
    assert said[QIN] == ["suggestion-list"]
