"""Folding the numbers of the days."""

from datetime import date

from sqlalchemy import func, select

from domain.cases import Action, Part
from storage import tallies
from storage.tables import tally_entry
from tests.jobs.jobbing import do, move, report
from tests.story import CHEN, TOWN, Story

SATURDAY = date(2026, 11, 21)


async def entries(story: Story) -> int:
    async with story.read() as tx:
        return int((await tx.execute(select(func.count()).select_from(tally_entry))).scalar_one())


async def test_what_was_added_is_folded_and_the_sums_stay(story: Story) -> None:
    case = await report(story)
    await move(story, case, Action.RECTIFY, Part.HANDLER, CHEN)
    async with story.read() as tx:
        before = await tallies.sums(tx, SATURDAY, SATURDAY)
    waiting = await entries(story)

    assert await do(story, "tallies", dry_run=True) == {"ran": True, "folded": waiting}
    assert await entries(story) == waiting
    assert await do(story, "tallies") == {"ran": True, "folded": waiting}

    assert await entries(story) == 0
    async with story.read() as tx:
        assert await tallies.sums(tx, SATURDAY, SATURDAY) == before
    assert before[TOWN,].handled == 1


async def test_there_may_be_nothing_to_fold(story: Story) -> None:
    assert await do(story, "tallies") == {"ran": True}
    assert await do(story, "tallies") == {"ran": False}
    story.pass_time(days=4000)
    assert await do(story, "tallies") == {"ran": True}
