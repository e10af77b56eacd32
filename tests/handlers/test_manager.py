"""How areas stand, for those who manage them and nobody else."""

import pytest
from sqlalchemy import update

from domain.people import Role
from storage.tables import case as cases
from tests.story import ADA, CHANGAN, CHEN, DANING, HUI, HUMEN, LIN, MEI, TOWN, WU, YING, Someone, Story

OFFICE = Someone("Office", 2010)


async def city_office(story: Story) -> None:
    await story.meet(OFFICE)
    await story.appoint(OFFICE, Role.CITY, story.city.code)


async def fixed_in_humen(story: Story) -> None:
    await story.report(YING)
    await story.press(WU, "accept")
    await story.photo(WU, picture=2, reply_to=story.chat(WU)[0])
    await story.press(LIN, "pass")
    await story.press(YING, "verdict:1:yes")
    await story.press(YING, "rate:1:4")


async def test_today_counts_by_unit_and_all_together(story: Story) -> None:
    await city_office(story)
    await fixed_in_humen(story)
    await story.report(MEI, "路灯不亮", HUMEN)
    await story.report(MEI, "垃圾成堆", CHANGAN)
    told = (await story.say(OFFICE, "/today")).to(OFFICE)[0]
    total = told.facts["total"]["lines"][0][1]
    assert (total["new"], total["fixed"], total["waiting"]) == (3, 1, 2)
    assert total["in-time"]["text"][1] == {"some": 1, "all": 1, "percent": "100.0%"}
    assert total["sources"]["lines"] == [["line-source", {"source": {"source": "resident"}, "count": 3}]]
    assert [line[1]["area"] for line in told.facts["lines"]["lines"]] == [
        {"area": "441900119"},
        {"area": TOWN},
    ]


async def test_a_town_sees_itself_only(story: Story) -> None:
    await story.report(MEI, "垃圾成堆", CHANGAN)
    await story.report(MEI, "路灯不亮", HUMEN)
    told = (await story.say(WU, "/today")).to(WU)[0]
    assert told.facts["total"]["lines"][0][1]["new"] == 1


async def test_yesterday_is_not_today(story: Story) -> None:
    await fixed_in_humen(story)
    story.pass_time(hours=12, minutes=1)
    told = (await story.say(WU, "/today")).to(WU)[0]
    facts = told.facts["total"]["lines"][0][1]
    assert (facts["new"], facts["fixed"], facts["in-time"]["text"][1]["percent"]) == (0, 0, "—")


async def test_the_longest_overdue_comes_first_and_opens_at_a_tap(story: Story) -> None:
    await story.report(YING, "路灯不亮", HUMEN)
    await story.report(YING, "垃圾成堆", (22.83, 113.67))
    assert (await story.say(WU, "/overdue"))[WU] == ["overdue-none"]
    story.pass_time(days=3)
    told = (await story.say(WU, "/overdue")).to(WU)[0]
    assert [button.data for button in told.buttons] == ["look:2", "look:1"]
    assert (await story.press(WU, "look:2"))[WU] == ["case-shown"]


async def test_cases_of_other_towns_stay_closed(story: Story) -> None:
    await story.report(YING, "垃圾成堆", CHANGAN)
    for who in (WU, CHEN, YING, MEI):
        assert (await story.data(who, "look:1")).answer == "not-allowed"


async def test_the_figures_of_a_town(story: Story) -> None:
    await fixed_in_humen(story)
    await story.report(MEI, "路灯不亮", HUMEN)
    facts = (await story.say(WU, "/area 虎门")).to(WU)[0].facts
    assert (facts["open"], facts["short"], facts["long"], facts["rating"], facts["rated"]) == (
        1,
        1,
        1,
        "4.0",
        1,
    )
    story.pass_time(days=8)
    facts = (await story.say(WU, "/area 虎门")).to(WU)[0].facts
    assert (facts["short"], facts["long"]) == (0, 1)
    assert facts["overdue"]["text"][1] == {"some": 1, "all": 1, "percent": "100.0%"}


async def test_a_chief_sees_the_figures_of_the_own_village(story: Story) -> None:
    await story.photo(YING, "垃圾成堆")
    await story.say(YING, "虎门镇大宁社区市场门口")
    await story.press(YING, "submit")
    await story.report(MEI, "路灯不亮", HUMEN)
    assert (await story.say(CHEN, "/area")).to(CHEN)[0].facts["open"] == 1
    assert (await story.say(CHEN, "/area 虎门镇"))[CHEN] == ["not-allowed"]
    assert (await story.say(WU, "/area")).to(WU)[0].facts["open"] == 2
    assert (await story.say(WU, f"/area {DANING}")).to(WU)[0].facts["open"] == 1


async def test_unclear_names_are_answered_with_buttons(story: Story) -> None:
    told = (await story.say(ADA, "/area 虎们镇")).to(ADA)[0]
    assert told.key == "area-which"
    assert f"area:{TOWN}" in [button.data for button in told.buttons]
    assert (await story.press(ADA, f"area:{TOWN}"))[ADA] == ["area-figures"]
    assert (await story.say(ADA, "/area Atlantis"))[ADA] == ["area-unknown"]


@pytest.mark.parametrize("words", ["/today", "/overdue", "/area 虎门镇"])
async def test_others_have_no_figures(story: Story, words: str) -> None:
    for who in (YING, HUI, LIN):
        assert (await story.say(who, words))[who] == ["not-allowed"]


async def test_a_post_for_an_area_that_the_city_has_no_more_hinders_nothing(story: Story) -> None:
    await story.appoint(HUI, Role.CHIEF, "441900121999")
    for command in ("/today", "/overdue", "/area"):
        assert (await story.say(HUI, command))[HUI] == ["not-allowed"]
    await story.appoint(HUI, Role.CHIEF, DANING)
    assert (await story.say(HUI, "/area"))[HUI] == ["area-figures"]


async def test_an_open_case_of_a_category_that_the_city_has_no_more_hinders_no_report(story: Story) -> None:
    case = await story.report(YING)
    async with story.write() as tx:
        await tx.execute(update(cases).where(cases.c.id == case.id).values(category="OLD-01"))
    await story.photo(YING, picture=2)
    assert (await story.location(YING, *HUMEN))[YING] == ["draft-place-known", "draft-ask-category"]
