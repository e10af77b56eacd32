"""The resident has the last word."""

import pytest

from domain.cases import Status
from domain.people import Role
from storage import photos, reporters
from tests.stories.road import closed, rectify
from tests.story import CHEN, TOWN, WU, YING, Story, Told


def question(story: Story) -> Told:
    return next(told for told in reversed(story.chat(YING)) if told.key == "ask-verdict")


async def test_not_fixed_by_button_opens_it_again(story: Story) -> None:
    await closed(story, WU)
    story.pass_time(days=2)
    said = await story.press(YING, "verdict:1:no")
    assert said[YING] == ["ask-reason-reopen"]
    said = await story.press(YING, "reopen:1:back_again")
    assert said[CHEN] == ["told-reopened", "card"]
    assert said[YING] == ["done-reopen"]
    case = await story.case()
    assert (case.status, case.rework) == (Status.HANDLING, 1)
    assert (case.closed_at, case.ended_at, case.score) == (None, None, None)
    assert case.due_at == story.city.due(case.category, story.now)


async def test_the_second_closing_asks_anew(story: Story) -> None:
    await closed(story, WU)
    await story.press(YING, "verdict:1:no")
    await story.press(YING, "reopen:1:not_fixed")
    await rectify(story, await story.case(), picture=5)
    said = await story.press(WU, "pass:1")
    assert said[YING] == ["ask-verdict"]
    await story.press(YING, "verdict:1:yes")
    async with story.read() as tx:
        assert [(v.verdict, v.rating) for v in await reporters.verdicts(tx, 1)] == [("yes", None)]
    assert (await story.case()).score == 95


async def test_not_fixed_in_words(story: Story) -> None:
    await closed(story, WU)
    said = await story.say(YING, "没解决", reply_to=question(story))
    assert said[YING] == ["ask-reason-reopen"]
    said = await story.say(YING, "还有一半没清走")
    assert said[YING] == ["done-reopen"]
    assert "还有一半没清走" in said.to(CHEN)[0].words


async def test_not_fixed_by_a_photo_alone(story: Story) -> None:
    await closed(story, WU)
    said = await story.photo(YING, picture=6, reply_to=question(story))
    assert said[YING] == ["done-reopen"]
    async with story.read() as tx:
        assert len(await photos.of_case(tx, 1, ("added",))) == 1


async def test_fixed_in_words(story: Story) -> None:
    await closed(story, WU)
    said = await story.say(YING, "好了！", reply_to=question(story))
    assert said[YING] == ["ask-rating"]


async def test_words_that_are_neither_are_asked_about(story: Story) -> None:
    await closed(story, WU)
    said = await story.say(YING, "谢谢", reply_to=question(story))
    assert said[YING] == ["verdict-unclear"]
    assert (await story.case()).status is Status.CLOSED


@pytest.mark.parametrize(("days", "seconds", "answer"), [(7, 0, None), (7, 1, "reopen-too-late")])
async def test_seven_days_to_the_second(
    story: Story, days: float, seconds: float, answer: str | None
) -> None:
    await closed(story, WU)
    story.pass_time(days=days, seconds=seconds)
    said = await story.press(YING, "verdict:1:no")
    assert said.answer == answer


async def test_a_question_that_came_too_late_does_not_swallow_the_next_report(story: Story) -> None:
    await closed(story, WU)
    story.pass_time(days=6, hours=23)
    await story.press(YING, "verdict:1:no")
    story.pass_time(hours=2)
    said = await story.photo(YING, "垃圾成堆", picture=8)
    assert said[YING] == ["reopen-too-late"]
    said = await story.photo(YING, "垃圾成堆", picture=8)
    assert said[YING] == ["draft-ask-place"]


async def test_saying_yes_ends_the_question_why_not(story: Story) -> None:
    await closed(story, WU)
    await story.press(YING, "verdict:1:no")
    await story.press(YING, "verdict:1:yes")
    said = await story.photo(YING, "垃圾成堆", picture=8)
    assert said[YING] == ["draft-ask-place"]
    assert (await story.case()).status is Status.CLOSED


async def test_stars_go_from_one_to_five(story: Story) -> None:
    await closed(story, WU)
    await story.press(YING, "verdict:1:yes")
    for stars in ("0", "6", "x", "-1"):
        said = await story.data(YING, f"rate:1:{stars}")
        assert said.answer == "button-unknown"


async def test_who_could_check_it_reopens_as_the_reporter_that_they_are(story: Story) -> None:
    """Ying is an officer of the town as well."""
    await story.appoint(YING, Role.TOWN, TOWN)
    await closed(story, WU)
    said = await story.photo(YING, picture=6, reply_to=question(story))
    assert said[YING][-1] == "done-reopen"
    assert (await story.case()).status is Status.HANDLING
