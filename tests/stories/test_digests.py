"""Mornings and evenings: what chiefs, towns and the city read of a small day, once each."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from domain.people import Role
from tests.jobs.jobbing import do, report
from tests.stories.digested import (
    DENG,
    EVENING,
    MORNING,
    OFFICE,
    OLIVER,
    TOM,
    appointed,
    digested,
    small_day,
)
from tests.story import ADA, CHEN, DANING, HUI, LIN, TOWN, WU, YING, Said, Someone, Story

CHANGAN = "441900119"

CHIEF_ZH = """\
🌅 <b>早间清单 · 大宁社区</b>

未办结 <b>3</b>，其中超期 1，今天到期 1：
🚨 <code>HM-261121-0004</code> 疑似燃气泄漏 · 大宁社区 · 紧急，没人接
• <code>HM-261121-0002</code> 路灯不亮 · 大宁社区 · 11月22日（周日）12:00前
• <code>HM-261121-0003</code> 垃圾成堆 · 大宁社区 · 审核

<b>11月21日（周六）</b>
新增 <b>4</b>（+4 / +4）
办结 <b>1</b>（+1 / +1）
<i>括号里：比前一天 / 比上周同日</i>"""
CHIEF_EN = """\
🌇 <b>Closing list · Daning Community</b>

<b>3</b> open, overdue 1, due tonight 0, tomorrow 1:
🚨 <code>HM-261121-0004</code> Suspected gas leak · Daning Community · emergency, not taken
• <code>HM-261121-0002</code> Street lamp out · Daning Community · by Sun 22 Nov, 12:00
• <code>HM-261121-0003</code> Garbage pile · Daning Community · being checked

<b>Today</b>
New <b>4</b> (+4 / +4)
Fixed <b>1</b> (+1 / +1)
<i>Changes: on all of yesterday / on all of a week ago</i>"""
TOWN_ZH = """\
🌇 <b>收工简报 · 虎门镇</b>
截至11月21日（周六）18:00

新增 <b>4</b>（+4 / +4）
办结 <b>1</b>（+1 / +1）
新超期 <b>1</b>（+1 / +1）
<i>括号里：比昨天全天 / 比上周同日全天</i>
按期处置 2/3（66.7%） · 按期办结 1/1（100.0%）
来源：市民上报 4
还有未办结 <b>3</b>，超期 1/2（50.0%），今晚到期 0，明天到期 1
没人接 1 · 待审核 1

<b>最需要您决定</b>
🚨 <code>HM-261121-0004</code> 疑似燃气泄漏 · 大宁社区 · 紧急，没人接
⏳ <code>HM-261121-0002</code> 路灯不亮 · 大宁社区 · 申请延到11月24日（周二）12:00
🔍 <code>HM-261121-0003</code> 垃圾成堆 · 大宁社区 · 等审核 6 小时"""
TOWN_EN = """\
🌅 <b>Morning digest · Humen Town</b>
Sat 21 Nov

New <b>4</b> (+4 / +4)
Fixed <b>1</b> (+1 / +1)
Newly late <b>1</b> (+1 / +1)
<i>Changes: on the day before / on a week before</i>
Handled in time 2/3 (66.7%) · closed in time 1/1 (100.0%)
From residents 4
Open now <b>3</b>, overdue 1/2 (50.0%), due today 1
Not taken 1 · to check 1

<b>Please decide first</b>
🚨 <code>HM-261121-0004</code> Suspected gas leak · Daning Community · emergency, not taken
⏳ <code>HM-261121-0002</code> Street lamp out · Daning Community · wants until Tue 24 Nov, 12:00
🔍 <code>HM-261121-0003</code> Garbage pile · Daning Community · to be checked for 20 hours"""
CITY_ZH = """\
🌅 <b>早间简报 · 东莞</b>
11月21日（周六）

新增 <b>5</b>（+5 / +5）
办结 <b>1</b>（+1 / +1）
新超期 <b>2</b>（+2 / +2）
<i>括号里：比前一天 / 比上周同日</i>
按期处置 2/4（50.0%） · 按期办结 1/1（100.0%）
来源：市民上报 5
现在未办结 <b>4</b>，超期 2/3（66.7%），今天到期 1
没人接 2 · 待审核 1

<b>最需要您决定</b>
🚨 <code>HM-261121-0004</code> 疑似燃气泄漏 · 虎门镇 · 紧急，没人接
⏳ <code>HM-261121-0002</code> 路灯不亮 · 虎门镇 · 申请延到11月24日（周二）12:00
🔍 <code>HM-261121-0003</code> 垃圾成堆 · 虎门镇 · 等审核 20 小时"""
CITY_EN = """\
🌇 <b>Evening digest · Dongguan</b>
As of Sat 21 Nov, 18:00

New <b>5</b> (+5 / +5)
Fixed <b>1</b> (+1 / +1)
Newly late <b>2</b> (+2 / +2)
<i>Changes: on all of yesterday / on all of a week ago</i>
Handled in time 2/4 (50.0%) · closed in time 1/1 (100.0%)
From residents 5
Open <b>4</b>, overdue 2/3 (66.7%), due tonight 0, tomorrow 1
Not taken 2 · to check 1

<b>Please decide first</b>
🚨 <code>HM-261121-0004</code> Suspected gas leak · Humen Town · emergency, not taken
⏳ <code>HM-261121-0002</code> Street lamp out · Humen Town · wants until Tue 24 Nov, 12:00
🔍 <code>HM-261121-0003</code> Garbage pile · Humen Town · to be checked for 6 hours"""


def picture(said: Said, who: Someone) -> tuple[str, Mapping[str, Any]]:
    """The kind and the facts of what goes with a digest."""
    paper = said.to(who)[0].attachment
    assert paper
    return paper["kind"], paper["facts"]


async def test_the_evening_closes_the_day(story: Story) -> None:
    await appointed(story)
    await small_day(story)
    story.now += EVENING
    said = await digested(story)
    words = {who.name: said.to(who)[0].words for who in (DENG, WU, OLIVER)}
    assert words == {"Deng": CHIEF_EN, "Wu": TOWN_ZH, "Oliver": CITY_EN}
    assert [button.data for button in said.to(WU)[0].buttons] == [
        *("card:5:town", "card:2:town", "grant-delay:2", "deny-delay:2", "look:3", "todo:0", "digest")
    ]
    assert [button.data for button in said.to(CHEN)[0].buttons] == [
        *("look:5", "look:2", "look:3", "todo:0", "digest")
    ]
    assert [said[who] for who in (LIN, ADA, YING)] == [[], [], []]
    assert [picture(said, who)[0] for who in (CHEN, WU)] == ["digest-trend", "digest-trend"]
    kind, facts = picture(said, OFFICE)
    assert kind == "digest-city"
    assert (facts["new"][-2:], facts["fixed"][-2:], facts["late"][-2:]) == ([0, 5], [0, 1], [0, 2])
    assert (len(facts["days"]), facts["days"][-1]) == (14, "2026-11-21")
    assert len(facts["units"]) == 34
    assert {code: pair for code, pair in facts["units"].items() if pair != [0, 0]} == {
        CHANGAN: [1, 1],
        TOWN: [1, 3],
    }


async def test_the_morning_tells_of_yesterday_and_of_what_is_due(story: Story) -> None:
    await appointed(story)
    await small_day(story)
    story.now += MORNING
    said = await digested(story)
    words = {who.name: said.to(who)[0].words for who in (CHEN, TOM, OFFICE)}
    assert words == {"Chen": CHIEF_ZH, "Tom": TOWN_EN, "Office": CITY_ZH}


async def test_the_buttons_do_what_they_say(story: Story) -> None:
    await appointed(story)
    await small_day(story)
    story.now += EVENING
    await digested(story)
    assert (await story.press(WU, "grant-delay:2"))[CHEN][0] == "told-delay-granted"
    assert (await story.press(WU, "card:5:town"))[WU] == ["card"]
    for who in (CHEN, DENG):
        assert (await story.press(who, "look:3"))[who] == ["case-shown"]
    assert (await story.press(CHEN, "digest"))[CHEN] == ["digest-card"]


async def test_an_empty_day_is_one_line(story: Story) -> None:
    await appointed(story)
    story.now += EVENING
    said = await digested(story)
    assert {who.name: said.to(who)[0].words for who in (CHEN, TOM, OFFICE)} == {
        "Chen": "🌇 大宁社区：今天没有新上报，没有办结，手上也没有案件。",
        "Tom": "🌇 Humen Town: nothing reported, fixed or open today.",
        "Office": "🌇 东莞：今天没有新上报，没有办结，手上也没有案件。",
    }
    assert {told.attachment for told in said.messages} == {None}
    story.pass_time(hours=14)
    said = await digested(story)
    assert said.to(WU)[0].words == "🌅 虎门镇：11月21日（周六）没有新上报，没有办结，手上也没有案件。"


async def test_each_digest_comes_once_whatever_runs_again(story: Story) -> None:
    await appointed(story)
    story.now += EVENING
    assert (await digested(story))[WU] == ["digest-evening-empty"]
    assert await do(story, "digest") == {"ran": False}
    story.pass_time(minutes=10)
    assert await do(story, "digest") == {"ran": True}
    assert (await story.deliver())[WU] == []


async def test_a_dry_run_shows_whom_it_would_tell_and_tells_nobody(story: Story) -> None:
    story.now += EVENING
    result = await do(story, "digest", dry_run=True)
    wu, chen = [(await story.person(who)).id for who in (WU, CHEN)]
    assert result["digests"] == [
        {"areas": [TOWN], "slot": "evening", "day": "2026-11-21"},
        {"areas": [DANING], "slot": "evening", "day": "2026-11-21"},
    ]
    assert [told["person"] for told in result["told"]] == [wu, chen]
    assert (await story.deliver()).messages == []
    assert (await digested(story))[WU] == ["digest-evening-empty"]


async def test_after_a_stop_of_three_days_only_the_newest_comes(story: Story) -> None:
    await report(story)
    story.pass_time(days=3)
    said = await digested(story)
    assert said[WU] == ["digest-morning"]
    assert "11月23日（周一）" in said.to(WU)[0].words
    story.pass_time(hours=6)
    assert (await digested(story))[WU] == ["digest-evening"]


async def test_what_was_missed_waits_for_the_day(story: Story) -> None:
    story.pass_time(hours=10, minutes=30)  # 22:30
    assert (await digested(story))[WU] == []
    story.pass_time(hours=8, minutes=30)  # 07:00
    assert (await digested(story))[WU] == ["digest-evening-empty"]


async def test_a_post_younger_than_the_slot_has_no_digest_of_it(story: Story) -> None:
    story.now += EVENING + timedelta(minutes=1)
    await story.meet(TOM)
    await story.appoint(TOM, Role.TOWN, TOWN)
    await story.appoint(HUI, Role.TOWN, TOWN)
    said = await digested(story)
    assert (said[WU], said[TOM], said[HUI]) == (["digest-evening-empty"], [], [])
    story.pass_time(hours=14)
    assert (await digested(story))[TOM] == ["digest-morning-empty"]


async def test_several_posts_make_one_digest_in_which_nothing_counts_twice(story: Story) -> None:
    for role, area in ((Role.CHIEF, DANING), (Role.TOWN, TOWN), (Role.CHIEF, f"{CHANGAN}002")):
        await story.appoint(HUI, role, area)
    await report(story, YING)
    await report(story, YING, village=f"{CHANGAN}002")
    await report(story, YING, village=f"{CHANGAN}003")
    story.now += EVENING
    (told,) = (await digested(story)).to(HUI)
    assert "长盛社区、虎门镇" in told.words
    assert "新增 <b>2</b>" in told.words


async def test_the_27_of_changan_get_the_morning_list(story: Story) -> None:
    """S30: 13 communities, each with a chief, 14 deputies, so that one community has two."""
    inside = story.city.areas.villages_of(CHANGAN)
    villages = [area.code for area in inside][:13]
    places = [*((Role.CHIEF, code) for code in villages), *((Role.DEPUTY, code) for code in villages)]
    places.append((Role.DEPUTY, villages[0]))
    staff = [Someone(f"Staff {number}", 3000 + number) for number in range(len(places))]
    await story.meet(*staff)
    for who, (role, area) in zip(staff, places, strict=True):
        await story.appoint(who, role, area)
    for village in villages:
        await report(story, village=village)
    story.now += MORNING
    said = await digested(story)
    assert [said[who] for who in staff] == [["digest-list-morning"]] * 27
    listed = {who.name: said.to(who)[0].words.count("<code>") for who in staff}
    assert set(listed.values()) == {1}
