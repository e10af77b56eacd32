"""Closed cases that were drawn are looked at again by somebody else (S34)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.cases import Case, Status
from domain.people import Role
from storage import hotspot_links, look_back_cases, people
from tests.jobs.jobbing import do
from tests.stories.listed import QIN, coded
from tests.stories.road import closed, rectify, taken
from tests.story import ADA, CHEN, LIN, MEI, TOWN, WU, YING, Someone, Story

LAO = Someone("Lao", 2021)


@pytest.fixture(autouse=True)
def every_case_is_drawn(story: Story) -> None:
    numbers = replace(story.city.settings, lookback_share=1.0)
    story.city = replace(story.city, data=replace(story.city.data, settings=numbers))


async def waiting(story: Story, hours: int = 0) -> Case:
    """A case that Chen fixed and Wu passed, a week later."""
    case = await closed(story, WU)
    story.pass_time(days=7, hours=hours)
    return case


async def test_after_a_week_somebody_who_had_no_part_in_it_is_asked(story: Story) -> None:
    case = await closed(story, WU)
    story.pass_time(days=6, hours=23)
    assert await do(story, "look-back") == {"ran": True}
    story.pass_time(days=1)
    lin = (await story.person(LIN)).id
    assert await do(story, "look-back") == {
        "ran": True,
        "asked": [{"case": case.code, "person": lin}],
        "told": [{"person": lin, "key": "look-back-card", "cases": [case.code]}],
    }
    said = await story.deliver()
    assert (said[LIN], said[WU], said[CHEN], said[ADA]) == (["look-back-card"], [], [], [])
    shown = said.to(LIN)[0]
    assert shown.photo is not None
    assert [button.key for button in shown.buttons] == ["look-back-button-clean", "look-back-button-dirty"]
    story.pass_time(days=1)
    assert await do(story, "look-back") == {"ran": True}


async def test_still_clean_is_noted_and_disturbs_nobody(story: Story) -> None:
    case = await waiting(story)
    await do(story, "look-back")
    await story.deliver()
    said = await story.press(LIN, "look-back-button-clean")
    assert [told.chat for told in said.messages] == [LIN.id]
    assert said[LIN] == ["look-back-done-clean"]
    assert (await story.case(case.id)).status is Status.CLOSED
    said = await story.say(YING, f"/case {case.code}")
    assert "回头看：保持良好" in said.to(YING)[0].words
    said = await story.data(LIN, "lb-clean:1")
    assert said.answer == "look-back-over-case"


async def test_dirty_again_opens_the_case_with_a_photo_and_a_rework(story: Story) -> None:
    case = await waiting(story, hours=30)
    await do(story, "look-back")
    await story.deliver()
    said = await story.press(LIN, "look-back-button-dirty")
    assert said[LIN] == ["look-back-photo-wanted"]
    assert (await story.say(LIN, "又堆满了"))[LIN] == ["look-back-photo-wanted"]
    said = await story.photo(LIN, "又堆满了", picture=5)
    assert said[LIN] == ["look-back-done-dirty"]
    assert said[CHEN] == ["told-reopened", "card", "look-back-photo"]
    assert said[YING] == ["told-reopened-others"]
    assert "又堆满了" in said.to(CHEN)[0].words
    after = await story.case(case.id)
    assert (after.status, after.rework, after.due_at) == (
        Status.HANDLING,
        1,
        story.city.due(case.category, story.now),
    )


async def test_neither_fixer_nor_checker_nor_strangers_may_look(story: Story) -> None:
    await waiting(story)
    await do(story, "look-back")
    await story.deliver()
    for who in (WU, CHEN, YING, MEI):
        for data in ("lb-clean:1", "lb-dirty:1", "lb-case:1"):
            assert (await story.data(who, data)).answer == "not-allowed"


async def test_what_nobody_looked_at_is_listed_to_the_city_once(story: Story) -> None:
    await story.appoint(QIN, Role.CITY, story.city.code)
    case = await waiting(story)
    await do(story, "look-back")
    story.pass_time(days=6)
    assert await do(story, "look-back") == {"ran": True}
    story.pass_time(days=1)
    qin = (await story.person(QIN)).id
    assert await do(story, "look-back") == {
        "ran": True,
        "lapsed": [case.code],
        "told": [{"person": qin, "key": "look-back-lapsed"}],
    }
    assert (await story.case(case.id)).status is Status.CLOSED
    story.pass_time(days=1)
    assert await do(story, "look-back") == {"ran": True}
    async with story.read() as tx:
        count = await look_back_cases.count(tx, story.now - timedelta(days=30))
    assert count == look_back_cases.Count(passed=0, failed=0, lapsed=1, waiting=0)


async def test_after_a_long_stop_there_is_still_time_to_look(story: Story) -> None:
    await waiting(story)
    story.pass_time(days=60)
    told = (await do(story, "look-back"))["told"]
    assert [each["key"] for each in told] == ["look-back-card"]


async def test_a_case_that_was_opened_again_meanwhile_is_left_alone(story: Story) -> None:
    case = await closed(story, WU)
    await story.press(YING, f"verdict:{case.id}:no")
    await story.press(YING, f"reopen:{case.id}:not_fixed")
    story.pass_time(days=8)
    assert await do(story, "look-back") == {"ran": True}


async def test_a_photo_that_comes_too_late_opens_nothing_and_is_asked_for_no_more(story: Story) -> None:
    case = await waiting(story)
    await do(story, "look-back")
    await story.deliver()
    await story.press(LIN, "look-back-button-dirty")
    await story.data(ADA, "lb-clean:1")
    said = await story.photo(LIN, picture=5)
    assert said[LIN] == ["look-back-over-case"]
    assert (await story.photo(LIN, picture=6))[LIN] == ["draft-ask-place"]
    assert (await story.case(case.id)).status is Status.CLOSED


async def test_every_case_of_a_coded_place_is_drawn(story: Story) -> None:
    numbers = replace(story.city.settings, lookback_share=0.0)
    story.city = replace(story.city, data=replace(story.city.data, settings=numbers))
    await closed(story, WU)
    case = await taken(story, MEI)
    await rectify(story, case, picture=7)
    spot = await coded(story, story.now.date())
    async with story.write() as tx:
        await hotspot_links.link(tx, story.city, spot, case.id, case.reported_at, story.now)
    await story.press(WU, f"pass:{case.id}")
    story.pass_time(days=8)
    assert [each["case"] for each in (await do(story, "look-back"))["asked"]] == [case.code]


async def test_several_come_in_one_list(story: Story) -> None:
    first = await closed(story, WU)
    second = await another(story)
    story.pass_time(days=8)
    result = await do(story, "look-back")
    assert [each["key"] for each in result["told"]] == ["look-back-asked-many"]
    said = await story.deliver()
    assert (first.code in said.to(LIN)[0].words, second.code in said.to(LIN)[0].words) == (True, True)
    said = await story.press(LIN, "look-back-button-list")
    assert said[LIN] == ["look-back-cases"]
    said = await story.press(LIN, second.code)
    assert said[LIN] == ["look-back-card"]


async def test_the_load_is_shared_and_a_lost_post_passes_the_look_on(story: Story) -> None:
    await story.meet(LAO)
    await story.appoint(LAO, Role.INSPECTOR, TOWN)
    case = await waiting(story)
    lao, lin = (await story.person(LAO)).id, (await story.person(LIN)).id
    assert (await do(story, "look-back"))["asked"] == [{"case": case.code, "person": lao}]
    async with story.write() as tx:
        await people.dismiss(tx, lao)
    story.pass_time(days=1)
    assert (await do(story, "look-back"))["asked"] == [{"case": case.code, "person": lin}]


async def another(story: Story) -> Case:
    """A second case, passed by Wu as well."""
    case = await taken(story, MEI)
    await rectify(story, case, picture=7)
    await story.press(WU, f"pass:{case.id}")
    return await story.case(case.id)
