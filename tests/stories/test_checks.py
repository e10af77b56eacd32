"""The after-photo and the check by somebody else."""

from datetime import timedelta

import pytest

from domain.cases import Status
from domain.people import Role
from storage import people, photos
from tests.stories.road import buttons, card, closed, fixed, rectify, reported, street_file, taken
from tests.story import ADA, CHEN, DANING, HUMEN, LIN, MEI, TOWN, WU, YING, Someone, Story

LAO = Someone("Lao", 2010)


async def test_a_failed_check_sends_it_back_with_a_new_limit(story: Story) -> None:
    await fixed(story)
    story.pass_time(hours=1)
    said = await story.press(WU, "fail:1")
    assert said[WU] == ["ask-reason-fail"]
    said = await story.press(WU, "fail:1:partly_done")
    assert said[CHEN] == ["told-failed", "card"]
    assert said[YING] == ["told-rework"]
    case = await story.case()
    assert (case.status, case.rework) == (Status.HANDLING, 1)
    assert case.due_at == story.city.due(case.category, story.now)
    said = await rectify(story, case, picture=3)
    assert said[WU] == ["card"]
    said = await story.press(WU, "pass:1")
    assert said[YING] == ["ask-verdict"]


@pytest.mark.parametrize("picture", [1, 2], ids=["the report's own", "an earlier after-photo"])
async def test_a_photo_that_was_seen_before_is_refused(story: Story, picture: int) -> None:
    await closed(story, WU)
    case = await taken(story, MEI)
    said = await rectify(story, case, picture=picture)
    assert said[CHEN] == ["after-photo-comparing", "after-photo-reused"]
    assert (await story.case(case.id)).status is Status.HANDLING
    said = await rectify(story, case, picture=7)
    assert said[CHEN][-1] == "after-photo-taken"


async def test_until_the_photo_is_fetched_the_case_is_not_fixed(story: Story) -> None:
    case = await taken(story)
    held = story._photos.round

    async def nothing() -> int:
        return 0

    story._photos.round = nothing  # type: ignore[method-assign]
    said = await rectify(story, case)
    assert (said[CHEN], said[YING]) == (["after-photo-comparing"], [])
    assert (await story.case()).status is Status.HANDLING
    story._photos.round = held  # type: ignore[method-assign]
    await held()
    said = await story.deliver()
    assert said[YING] == ["told-rectified"]
    assert (await story.case()).status is Status.CHECKING


async def test_a_file_that_is_no_picture_is_refused_and_nothing_is_fixed(story: Story) -> None:
    case = await taken(story)
    said = await story.photo(CHEN, picture=b"no picture", reply_to=card(story, CHEN, case), as_file=True)
    assert said[CHEN] == ["after-photo-comparing", "after-photo-refused"]
    assert (await story.case()).status is Status.HANDLING


async def test_the_button_says_how_and_the_next_photo_is_the_fix(story: Story) -> None:
    await taken(story)
    said = await story.press(CHEN, "rectify:1")
    assert (said.answer, said[CHEN]) == ("rectify-toast", ["rectify-how"])
    said = await story.say(CHEN, "好了")
    assert said[CHEN] == ["after-photo-wanted"]
    said = await story.photo(CHEN, picture=2)
    assert said[CHEN][0] == "after-photo-comparing"
    assert (await story.case()).status is Status.CHECKING
    said = await story.photo(CHEN, "垃圾成堆", picture=9)
    assert said[CHEN] == ["draft-ask-place"], "the next photo is a report of their own"


@pytest.mark.parametrize(
    ("metres", "hours", "said"),
    [
        (0, 1, set()),
        (40, 1, set()),
        (60, 1, {"line-photo-far"}),
        (0, -1, {"line-photo-early"}),
        (60, -1, {"line-photo-early", "line-photo-far"}),
    ],
)
async def test_the_checker_is_told_of_a_photo_from_elsewhere_or_before_the_report(
    story: Story, metres: int, hours: int, said: set[str]
) -> None:
    case = await story.report(YING)
    await story.press(WU, "accept:1")
    north = HUMEN[0] + metres / 111_195
    fix = street_file(north, HUMEN[1], 2, story.now + timedelta(hours=hours))
    await rectify(story, case, WU, fix)
    lines = {line[0] for line in card(story, LIN, case).facts["lines"]["lines"]}
    assert {line for line in lines if line.startswith("line-photo-")} == said


async def test_an_album_of_after_photos_is_one_fix(story: Story) -> None:
    case = await taken(story)
    held = card(story, CHEN, case)
    await story.photo(CHEN, picture=2, album="fix", reply_to=held)
    said = await story.photo(CHEN, picture=3, album="fix", reply_to=held)
    assert said[CHEN] == []
    async with story.read() as tx:
        assert len(await photos.of_case(tx, 1, ("after",))) == 2
    assert (await story.case()).rework == 0


async def test_a_photo_after_the_fix_was_reported_is_said_to_be_too_late(story: Story) -> None:
    case = await closed(story, WU)
    said = await rectify(story, case, picture=8)
    assert said[CHEN] == ["move-not-now"]


async def test_the_fixers_team_never_has_the_check(story: Story) -> None:
    await story.meet(LAO)
    await story.appoint(LAO, Role.DEPUTY, DANING)
    await story.appoint(LAO, Role.TOWN, TOWN)
    case = await fixed(story)
    assert "pass" in buttons(card(story, WU, case))
    assert not [told for told in story.chat(LAO) if told.key == "card"]
    for someone in (LAO, CHEN):
        said = await story.data(someone, "pass:1")
        assert said.answer == "not-allowed"


async def test_not_even_as_admin(story: Story) -> None:
    await story.appoint(ADA, Role.DEPUTY, DANING)
    for someone in (WU, LIN):
        person = await story.person(someone)
        async with story.write() as tx:
            await people.dismiss(tx, person.id)
    await fixed(story)
    said = await story.data(ADA, "pass:1")
    assert said.answer == "not-allowed"


async def test_an_officer_who_fixed_it_leaves_the_check_to_somebody_else(story: Story) -> None:
    case = await story.report(YING)
    await story.press(WU, "accept:1")
    said = await story.photo(WU, picture=2, reply_to=card(story, WU, case))
    assert said[LIN] == ["card"]
    said = await story.data(WU, "pass:1")
    assert said.answer == "not-allowed"


async def test_residents_press_nothing_of_the_staffs(story: Story) -> None:
    await reported(story)
    for data in ("accept:1", "pass:1", "fail:1:not_done", "grant-delay:1", "rectify:1", "locate:1:0"):
        for who in (YING, MEI):
            said = await story.data(who, data)
            assert (data, said.answer, said.messages) == (data, "not-allowed", [])
    assert (await story.case()).status is Status.DISPATCHED


async def test_a_reason_may_be_typed_where_a_list_is_offered(story: Story) -> None:
    await fixed(story)
    await story.press(WU, "fail")
    said = await story.say(WU, "角落里还有")
    assert said[WU] == ["card", "done-fail"]
    assert "角落里还有" in said.to(CHEN)[0].words


async def test_a_photo_is_no_reason_and_a_chosen_reason_ends_the_question(story: Story) -> None:
    await fixed(story)
    await story.press(WU, "fail")
    assert (await story.photo(WU, picture=7))[WU] == ["draft-ask-place"]
    await story.press(WU, "fail:1:not_done")
    await story.say(WU, "/cancel")
    assert (await story.say(WU, "再见"))[WU] == ["wanted-photo-first"]
