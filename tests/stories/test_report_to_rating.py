"""From the photo to the stars, with every word that is said on the way."""

import pytest

from domain.cases import Action, Status
from domain.coordinates import Datum
from domain.people import Role
from storage import histories, people, reporters
from tests.stories.road import DANING_MARKET, buttons, card
from tests.story import ADA, CHEN, DANING, WU, YING, Someone, Story

AMY = Someone("Amy", 1010, "en")


@pytest.mark.parametrize(
    ("who", "caption", "typed"),
    [(YING, "垃圾成堆", DANING_MARKET), (AMY, "garbage pile", "Humen, Daning Community, market gate")],
    ids=["zh", "en"],
)
async def test_the_whole_road_in_both_languages(story: Story, who: Someone, caption: str, typed: str) -> None:
    await story.meet(AMY)
    said = await story.photo(who, caption)
    assert said[who] == ["draft-ask-place"]
    said = await story.say(who, typed)
    assert said[who] == ["draft-place-known", "draft-review"]
    said = await story.press(who, "submit")
    assert (said[who], said[CHEN]) == (["draft-sent", "receipt"], ["card"])
    case = await story.case()
    assert case.code == "HM-261121-0001"
    assert (case.status, case.village, case.rule) == (Status.DISPATCHED, DANING, "chief")
    assert case.code in said.to(who)[-1].words
    assert buttons(card(story, CHEN, case)) == ["accept", "send-back", "rectify", "ask"]

    said = await story.press(CHEN, "accept")
    assert (said[who], said.answer) == (["told-accepted"], "done-accept")
    said = await story.photo(CHEN, picture=2, reply_to=card(story, CHEN, case))
    assert said[CHEN] == ["after-photo-comparing", "card", "after-photo-taken"]
    assert (said[who], said[WU]) == (["told-rectified"], ["card"])
    said = await story.press(WU, "pass")
    assert said[who] == ["ask-verdict"]
    assert said.to(who)[0].photo, "before and after stand side by side"
    assert said[CHEN] == ["told-passed", "card"]
    assert buttons(card(story, CHEN, case)) == []
    said = await story.press(WU, "solve:1:service")
    assert said[WU] == ["done-solve"]

    said = await story.press(who, "verdict:1:yes")
    assert said[who] == ["ask-rating"]
    said = await story.press(who, "rate:1:5")
    assert said[who] == ["done-rate"]
    case = await story.case()
    assert (case.status, case.solved_how, case.score) == (Status.CLOSED, "service", 110)
    async with story.read() as tx:
        assert [(v.verdict, v.rating) for v in await reporters.verdicts(tx, 1)] == [("yes", 5)]
        steps = [step["action"]["action"] for step in await histories.steps(tx, 1)]
    assert steps == [
        Action.COLLECT,
        Action.FILE,
        Action.DISPATCH,
        Action.ACCEPT,
        Action.RECTIFY,
        Action.PASS,
    ]


async def test_a_complete_report_takes_four_acts(story: Story) -> None:
    await story.photo(YING)
    await story.location(YING, 22.81, 113.67)
    await story.press(YING, "cat")
    said = await story.press(YING, "submit")
    assert said[YING] == ["draft-sent", "receipt"]


async def test_two_cases_of_a_day_are_numbered_by_unit(story: Story) -> None:
    codes = [(await story.report(YING, place=place)).code for place in ((22.81, 113.67), (22.80, 113.80))]
    assert codes == ["HM-261121-0001", "CA-261121-0001"]


async def test_the_village_is_asked_when_a_case_is_accepted_without_one(story: Story) -> None:
    await story.report(YING)
    said = await story.press(WU, "accept")
    assert said[WU][-1] == "ask-village"
    await story.press(WU, "villages")
    said = await story.press(WU, f"locate:1:{DANING}")
    assert said[WU][-1] == "done-locate"
    assert (await story.case()).village == DANING


async def test_the_next_report_nearby_knows_its_village(story: Story) -> None:
    await story.report(YING)
    await story.press(WU, "accept")
    await story.press(WU, "villages")
    await story.press(WU, f"locate:1:{DANING}")
    near = await story.report(YING, "路灯不亮", (22.8105, 113.67), picture=3)
    assert (near.village, near.rule) == (DANING, "chief")


async def test_only_a_village_of_that_unit_is_taken(story: Story) -> None:
    await story.report(YING)
    await story.press(WU, "accept")
    for code in ("441900119001", "441900121", "nonsense"):
        said = await story.data(WU, f"locate:1:{code}")
        assert said.answer == "button-unknown"
    said = await story.press(WU, "locate:1:0")
    assert said[WU] == ["village-skipped"]


async def test_the_right_tradesman_comes_before_the_chief(story: Story) -> None:
    lao = Someone("Lao", 2010)
    await story.meet(lao)
    await story.appoint(lao, Role.RECTIFIER, DANING, trade="sanitation")
    await story.photo(YING, "垃圾成堆")
    await story.say(YING, DANING_MARKET)
    said = await story.press(YING, "submit")
    assert (said[lao], said[CHEN]) == (["card"], [])


async def test_where_nobody_is_appointed_admins_have_the_card(story: Story) -> None:
    case = await story.report(YING, place=(22.80, 113.80))
    assert (case.rule, case.handler) == ("nobody", None)
    assert buttons(card(story, ADA, case))


async def test_the_words_follow_the_language_that_was_chosen(story: Story) -> None:
    await story.say(YING, "/language")
    await story.press(YING, "language:en")
    await story.photo(YING, "garbage pile")
    assert "Where" in story.chat(YING)[-1].words
    async with story.read() as tx:
        person = await people.by_telegram(tx, YING.id)
    assert person
    assert (person.language, person.language_chosen, person.datum) == ("en", True, Datum.WGS84)
