"""A closed case gets its score when the days for an answer are over (S42)."""

import pytest

from domain.cases import Action, Case, Part
from storage import reporters, scoring
from tests.jobs.jobbing import do, move, report
from tests.story import CHEN, LIN, YING, Story


async def close(story: Story) -> Case:
    case = await report(story)
    await move(story, case, Action.RECTIFY, Part.HANDLER, CHEN)
    await move(story, case, Action.PASS, Part.CHECKER, LIN)
    await story.deliver()
    return await story.case(case.id)


@pytest.mark.parametrize(("hours", "score"), [(71.9, None), (72, 100), (1000, 100)])
async def test_silence_counts_as_no_verdict_after_three_days(
    story: Story, hours: float, score: int | None
) -> None:
    case = await close(story)
    story.pass_time(hours=hours)
    await do(story, "verdicts")
    assert (await story.case(case.id)).score == score


async def test_what_is_scored_is_left_alone(story: Story) -> None:
    case = await close(story)
    async with story.write() as tx:
        await reporters.judge(tx, case.id, (await story.person(YING)).id, "yes", story.now)
        await scoring.settle(tx, story.city, case.id, story.now)
    story.pass_time(hours=72)
    assert await do(story, "verdicts") == {"ran": True}
    assert (await story.case(case.id)).score == 110


async def test_only_as_many_as_there_are(story: Story) -> None:
    for _ in range(3):
        await close(story)
    story.pass_time(hours=72)
    assert await do(story, "verdicts", dry_run=True) == {"ran": True, "scored": 3}
    assert await do(story, "verdicts") == {"ran": True, "scored": 3}
    assert (await story.deliver()).messages == []
