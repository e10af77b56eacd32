"""Each manager chooses when the digest comes, and of what."""

from typing import Any

import pytest

from domain.people import Role
from storage import digest_readers
from tests.jobs.jobbing import do, report
from tests.story import ADA, CHEN, DANING, HUI, LIN, MEI, TOWN, WU, YING, Someone, Story

CHANGAN = "441900119"
OFFICE = Someone("Office", 2010)


async def kept(story: Story, who: Someone) -> Any:
    async with story.read() as tx:
        person = await story.person(who)
        return (await digest_readers.choice(tx, person.id, (), story.city.settings)).to_json()


async def digested(story: Story, who: Someone) -> list[str]:
    await do(story, "digest")
    return (await story.deliver())[who]


async def test_the_card_says_what_holds(story: Story) -> None:
    told = (await story.say(WU, "/digest")).to(WU)[0]
    assert told.words == (
        "⚙️ <b>每日简报</b>\n\n早间：08:00\n收工：18:00\n日子：每天\n区域：虎门镇"
        "\n\n想改哪一项，按下面的按钮。"
    )
    assert [button.data for button in told.buttons] == [
        *("digest-time:morning", "digest-time:evening", "digest-areas:0"),
        *("digest-days:working", "digest-days:none", "digest-now:morning", "digest-now:evening"),
    ]


@pytest.mark.parametrize("who", [YING, LIN])
async def test_others_have_none(story: Story, who: Someone) -> None:
    assert (await story.say(who, "/digest"))[who] == ["not-allowed"]
    for data in ("digest-at:morning:0800", "digest-now:morning", f"digest-area:{TOWN}:0"):
        assert (await story.data(who, data)).answer == "not-allowed"


async def test_another_time_is_a_half_hour_of_ones_own(story: Story) -> None:
    await story.say(WU, "/digest")
    told = (await story.press(WU, "digest-time:evening")).to(WU)[0]
    assert told.edited
    assert [button.words for button in told.buttons[:3]] == ["15:00", "15:30", "16:00"]
    assert (await story.press(WU, "digest-at:evening:1630"))[WU] == ["digest-card"]
    assert "收工：16:30" in story.chat(WU)[-1].words
    story.pass_time(hours=4)
    assert await digested(story, WU) == []
    story.pass_time(minutes=30)
    assert await digested(story, WU) == ["digest-evening-empty"]
    story.pass_time(hours=1, minutes=30)
    assert await digested(story, WU) == []


async def test_one_of_both_may_be_left_out(story: Story) -> None:
    await story.data(WU, "digest-at:evening:none")
    assert "收工：不收" in story.chat(WU)[-1].words
    story.pass_time(hours=6)
    assert await digested(story, WU) == []
    story.pass_time(hours=14)
    assert await digested(story, WU) == ["digest-morning-empty"]


async def test_who_wants_none_gets_none_and_nothing_of_before_when_they_want_it_again(story: Story) -> None:
    await story.data(WU, "digest-days:none")
    story.pass_time(hours=6)
    assert await digested(story, WU) == []
    story.pass_time(minutes=30)
    await story.data(WU, "digest-days:every")
    assert await digested(story, WU) == []
    story.pass_time(hours=13, minutes=30)
    assert await digested(story, WU) == ["digest-morning-empty"]


async def test_working_days_only(story: Story) -> None:
    await story.data(WU, "digest-days:working")
    story.pass_time(days=1, hours=6)  # Sunday evening
    assert await digested(story, WU) == []
    story.pass_time(hours=14)
    assert await digested(story, WU) == ["digest-morning-empty"]


async def test_an_officer_may_want_one_village_of_the_town(story: Story) -> None:
    await story.say(WU, "/digest")
    told = (await story.press(WU, "digest-areas:0")).to(WU)[0]
    assert told.buttons[0].words == "虎门镇"
    wanted = f"digest-area:{DANING}"
    while not any(button.means(wanted) for button in told.buttons):
        told = (await story.press(WU, told.button("button-next-page").data or "")).to(WU)[0]
    told = (await story.press(WU, wanted)).to(WU)[0]
    assert "现在是：大宁社区" in told.words
    assert any(button.words == "✅ 虎门镇大宁社区" for button in told.buttons)
    assert (await kept(story, WU))["areas"] == [DANING]
    await report(story, YING, village=DANING)
    await report(story, MEI, village="441900121004")
    told = (await story.data(WU, "digest-now:evening")).to(WU)[0]
    assert "收工简报 · 大宁社区" in told.words
    assert "新增 <b>1</b>" in told.words
    await story.data(WU, "digest-area:all:0")
    assert "区域：虎门镇" in story.chat(WU)[-1].words


async def test_an_area_that_is_not_ones_own_cannot_be_had(story: Story) -> None:
    assert (await story.data(WU, f"digest-area:{CHANGAN}:0")).answer == "not-allowed"
    assert (await kept(story, WU))["areas"] == []


async def test_an_admin_has_it_only_by_choice(story: Story) -> None:
    assert "日子：不收" in (await story.say(ADA, "/digest")).to(ADA)[0].words
    await story.press(ADA, "digest-days:every")
    story.pass_time(hours=6)
    assert await digested(story, ADA) == ["digest-evening-empty"]


async def test_a_digest_can_be_read_at_any_time(story: Story) -> None:
    await report(story, YING)
    assert (await story.data(CHEN, "digest-now:morning"))[CHEN] == ["digest-list-morning"]
    told = (await story.data(WU, "digest-now:evening")).to(WU)[0]
    assert (told.key, told.attachment and told.attachment["kind"]) == ("digest-evening", "digest-trend")
    story.pass_time(hours=6)
    assert await digested(story, WU) == ["digest-evening"]


@pytest.mark.parametrize(
    "data",
    [
        "digest-at:noon:0800",
        "digest-at:morning:0815",
        "digest-at:morning:1800",
        "digest-time:x",
        "digest-days:sunday",
        "digest-now:noon",
        "digest-areas:99999",
        "digest-areas:x",
        "digest-at:morning",
    ],
)
async def test_invented_buttons_are_refused(story: Story, data: str) -> None:
    assert (await story.data(WU, data)).answer in ("button-unknown", "button-old")
    assert (await kept(story, WU))["times"] == {"morning": "08:00", "evening": "18:00"}


async def test_today_comes_with_a_picture_once_there_is_something_to_show(story: Story) -> None:
    assert (await story.say(WU, "/today")).to(WU)[0].attachment is None
    await report(story, YING)
    await story.meet(OFFICE)
    await story.appoint(OFFICE, Role.CITY, story.city.code)
    kinds = [(await story.say(who, "/today")).to(who)[0].attachment for who in (WU, CHEN, OFFICE)]
    assert [kind and kind["kind"] for kind in kinds] == ["digest-trend", "digest-trend", "digest-city"]


async def test_a_post_for_an_area_that_is_gone_hinders_nothing(story: Story) -> None:
    await story.appoint(HUI, Role.CHIEF, "441900121999")
    assert (await story.say(HUI, "/digest"))[HUI] == ["not-allowed"]
    story.pass_time(hours=6)
    assert await digested(story, HUI) == []
