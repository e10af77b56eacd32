"""What people see of a case that is late, and do about it."""

from sqlalchemy import select

from domain.cases import Action
from domain.people import Role
from storage import todo
from storage.tables import history
from tests.jobs.jobbing import do
from tests.stories.road import card, reported, taken
from tests.story import CHEN, DANING, TOWN, WU, YING, Someone, Story

GAO = Someone("Gao", 2050)
"""Chief of another village."""
BAISHA = "441900121014"


async def parts(story: Story, action: Action) -> list[str]:
    async with story.read() as tx:
        found = await tx.execute(select(history.c.part).where(history.c.action == str(action)))
        return list(found.scalars())


async def test_a_late_case_is_marked_until_it_is_fixed(story: Story) -> None:
    case = await taken(story)
    story.pass_time(hours=5)
    await do(story, "overdue")
    await story.deliver()
    assert "已超期</b>：从11月21日（周六）16:00起" in card(story, CHEN, case).words
    await story.photo(CHEN, picture=2, reply_to=card(story, CHEN, case))
    assert "超期" not in card(story, CHEN, case).words


async def test_the_photo_can_answer_the_reminder(story: Story) -> None:
    await taken(story)
    story.pass_time(hours=5)
    await do(story, "overdue")
    reminder = (await story.deliver()).to(CHEN)[-1]
    assert reminder.key == "overdue-late"
    said = await story.photo(CHEN, picture=2, reply_to=reminder)
    assert "after-photo-taken" in said[CHEN]


async def test_an_officers_fix_is_the_towns(story: Story) -> None:
    case = await reported(story)
    story.pass_time(hours=1)
    await do(story, "escalate")
    await story.deliver()
    await story.photo(WU, picture=2, reply_to=card(story, WU, case))
    assert await parts(story, Action.RECTIFY) == ["town"]


async def test_a_deputys_fix_is_a_deputys(story: Story) -> None:
    await story.meet(GAO)
    await story.appoint(GAO, Role.DEPUTY, DANING)
    case = await reported(story)
    story.pass_time(hours=1)
    await do(story, "escalate")
    await story.deliver()
    await story.photo(GAO, picture=2, reply_to=card(story, GAO, case))
    assert await parts(story, Action.RECTIFY) == ["deputy"]


async def test_a_chief_has_everything_open_of_the_own_area_by_due_time(story: Story) -> None:
    garbage = await reported(story)
    lights = await reported(story, caption="路灯不亮", picture=3)
    assert lights.due_at
    assert garbage.due_at
    assert garbage.due_at < lights.due_at
    async with story.read() as tx:
        lists = {area: await todo.open_in(tx, story.city, [area]) for area in (DANING, BAISHA, TOWN)}
    assert {area: [case.code for case in found] for area, found in lists.items()} == {
        DANING: [garbage.code, lights.code],
        BAISHA: [],
        TOWN: [garbage.code, lights.code],
    }


async def test_chiefs_are_told_of_their_commands(story: Story) -> None:
    (told,) = (await story.say(CHEN, "/help")).to(CHEN)
    assert all(command in told.words for command in ("/todo", "/today", "/overdue", "/area"))
    (told,) = (await story.say(YING, "/help")).to(YING)
    assert "/overdue" not in told.words
