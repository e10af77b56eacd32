"""What waits for whom, and its card at one tap."""

from datetime import timedelta

from tests.story import CHEN, HUI, LIN, WU, YING, Group, Story

GROUP = Group(-100777)


async def report_in_daning(story: Story, picture: int = 1) -> None:
    await story.photo(YING, "垃圾成堆", picture)
    await story.say(YING, "虎门镇大宁社区市场门口")
    await story.press(YING, "submit")


async def test_nothing_to_do_is_said_kindly(story: Story) -> None:
    assert (await story.say(CHEN, "/todo"))[CHEN] == ["todo-none"]


async def test_residents_have_no_list_of_work(story: Story) -> None:
    assert (await story.say(YING, "/todo"))[YING] == ["not-allowed"]


async def test_a_chief_sees_own_work_and_the_card_again_at_one_tap(story: Story) -> None:
    await report_in_daning(story)
    first = story.chat(CHEN)[0]
    said = await story.say(CHEN, "/todo")
    assert said[CHEN] == ["todo-list"]
    said = await story.press(CHEN, "card:1")
    again = said.to(CHEN)[0]
    assert (again.key, again.edited, again.id > first.id) == ("card", False, True)
    said = await story.press(CHEN, "accept")
    assert [(told.id, told.edited) for told in said.to(CHEN) if told.key == "card"] == [(again.id, True)]


async def test_overdue_work_comes_first_and_is_marked(story: Story) -> None:
    await report_in_daning(story)
    story.pass_time(days=2)
    await story.photo(YING, "路灯不亮", 3)
    await story.say(YING, "虎门镇大宁社区小学门口")
    await story.press(YING, "submit")
    lines = (await story.say(CHEN, "/todo")).to(CHEN)[0].facts["lines"]["lines"]
    assert [key for key, _ in lines] == ["line-todo-overdue", "line-todo"]


async def test_the_town_sees_what_nobody_accepted_and_the_inspector_what_to_check(story: Story) -> None:
    await report_in_daning(story)
    assert (await story.say(WU, "/todo"))[WU] == ["todo-none"]
    due = (await story.case()).respond_by
    assert due is not None
    story.now = due + timedelta(minutes=1)
    assert (await story.say(WU, "/todo"))[WU] == ["todo-list"]
    await story.press(CHEN, "accept")
    await story.photo(CHEN, picture=2, reply_to=story.chat(CHEN)[0])
    assert (await story.say(CHEN, "/todo"))[CHEN] == ["todo-none"]
    facts = (await story.say(WU, "/todo")).to(WU)[0].facts["lines"]["lines"][0][1]
    assert facts["task"] == {"task": "check"}


async def test_work_is_shown_eight_at_a_time(story: Story) -> None:
    for number in range(9):
        await story.report(YING, f"垃圾成堆 {number}", (22.80 + number / 200, 113.67), number + 1)
    said = await story.say(WU, "/todo")
    assert len([shown for shown in said.to(WU)[0].buttons if shown.key == "button-code"]) == 8
    said = await story.press(WU, "todo:8")
    assert [shown.key for shown in said.to(WU)[0].buttons] == ["button-code", "button-previous-page"]


async def test_a_card_is_shown_only_to_whoever_has_a_part_in_the_case(story: Story) -> None:
    await report_in_daning(story)
    for who, part in ((HUI, "handler"), (YING, "handler"), (LIN, "handler"), (WU, "invented")):
        said = await story.data(who, f"card:1:{part}")
        assert (said.answer, said.messages) == ("not-allowed", [])


async def test_a_group_that_is_not_bound_stays_silent(story: Story) -> None:
    await report_in_daning(story)
    assert (await story.say(CHEN, "/todo", into=GROUP)).messages == []
