"""Clean City Day put off or called off, by a town or the city; stops of the bot; other months."""

from typing import Any

import pytest
from sqlalchemy import select

from domain.clean_day import State
from domain.people import Role
from storage import clean_days, clean_venues
from storage.tables import clean_change
from tests.jobs.jobbing import do
from tests.stories.clean_city import DALINGSHAN, KONG, LU, on, post, settle, tick
from tests.story import CHEN, HUI, HUMEN, MEI, TOWN, WU, YING, Someone, Story

ROSE = Someone("Rose", 1009, "en")


def event(told: Any) -> dict[str, Any]:
    """The first entry of the calendar file of a message."""
    assert told.attachment["kind"] == "clean-day-ics"
    first: dict[str, Any] = told.attachment["facts"]["events"][0]
    return first


async def test_a_typhoon_puts_the_whole_day_off(story: Story) -> None:
    await settle(story)
    await story.meet(ROSE)
    on(story, 3)
    here, there = await post(story), await post(story, LU, DALINGSHAN, "大岭山广场")
    for who, venue in ((YING, here), (MEI, here), (ROSE, there), (YING, there)):
        await story.data(who, f"cd-join:{venue}")
    on(story, 8)
    assert (await tick(story))[YING] == ["clean-day-ahead-signed"]
    on(story, 9, 20)
    await story.say(KONG, "/cleanday")
    await story.press(KONG, "cd-move:d")
    for words, key in (
        ("下周", "clean-day-date-wrong"),
        ("8日", "clean-day-date-past"),
        ("6月10日", "clean-day-date-other-month"),
        ("10日", "clean-day-date-same"),
    ):
        assert (await story.say(KONG, words))[KONG] == [key]
    said = await story.say(KONG, "17日")
    assert said[KONG] == ["clean-day-moved"]
    assert said.to(KONG)[0].facts["count"] == 3
    assert {told.chat: told.key for told in said.messages} == {
        KONG.id: "clean-day-moved",
        YING.id: "clean-day-told-moved",
        MEI.id: "clean-day-told-moved",
        ROSE.id: "clean-day-told-moved",
        WU.id: "clean-day-told-moved",
        LU.id: "clean-day-told-moved",
    }
    assert len(said.messages) == 6
    assert "5月17日（周五）09:00" in said.to(MEI)[0].words
    assert "Fri 17 May" in said.to(ROSE)[0].words
    entry = event(said.to(MEI)[0])
    assert (entry["starts_at"], entry["sequence"], entry["cancelled"]) == (
        "2024-05-17T01:00:00+00:00",
        1,
        False,
    )
    assert len(said.to(YING)[0].attachment["facts"]["events"]) == 2  # type: ignore[index]

    on(story, 10, 7, 30)
    assert (await tick(story)).messages == []
    on(story, 12)
    assert (await tick(story)).messages == []
    on(story, 15)
    said = await tick(story)
    assert (said[YING], said[MEI], said[ROSE]) == (["clean-day-ahead-signed"],) * 3
    on(story, 17, 7, 30)
    assert (await tick(story))[MEI] == ["clean-day-today-signed"]
    on(story, 19)
    assert (await tick(story))[KONG] == ["clean-day-summary", "clean-day-summary-lists"]
    async with story.read() as tx:
        day = await clean_days.get(tx, story.now.date())
        actions = (await tx.execute(select(clean_change.c.action).order_by(clean_change.c.id))).scalars()
        assert day
        assert (day.number, day.state) == (63, State.HELD)
        assert list(actions) == ["post", "post", "postpone"]


async def test_the_city_calls_the_day_off_once_and_nothing_follows(story: Story) -> None:
    await settle(story)
    on(story, 3)
    venue = await post(story)
    await story.data(YING, f"cd-join:{venue}")
    await story.say(KONG, "/cleanday")
    assert (await story.press(KONG, "cd-stop:d"))[KONG] == ["clean-day-stop-day-sure"]
    said = await story.press(KONG, "cd-off")
    assert {told.chat: told.key for told in said.messages} == {
        KONG.id: "clean-day-off",
        YING.id: "clean-day-told-off",
        WU.id: "clean-day-told-off",
        LU.id: "clean-day-told-day-off",
    }
    entry = event(said.to(YING)[0])
    assert (entry["cancelled"], entry["sequence"]) == (True, 1)
    for data in ("cd-off:d:2024-05", "cd-stop:d:2024-05", "cd-move:d:2024-05", f"cd-move:v:{venue}"):
        said = await story.data(KONG, data)
        assert (said.answer, said.messages) == ("clean-day-cancelled-already", []), data
    assert (await story.data(YING, f"cd-join:{venue}")).answer == "clean-day-venue-cancelled"
    assert (await story.data(WU, f"cd-post:{TOWN}")).answer == "clean-day-all-closed"
    assert "取消" in (await story.say(HUI, "/cleanday")).to(HUI)[0].words
    for moment in ((8, 9), (9, 9), (10, 8), (10, 18), (12, 9)):
        on(story, *moment)
        assert (await tick(story)).messages == []
    on(story, 1, month=6)
    assert "第 64 期" in (await tick(story)).to(KONG)[0].words


async def test_a_town_moves_one_venue_and_calls_off_another(story: Story) -> None:
    await settle(story)
    on(story, 3)
    market, park = await post(story), await post(story, name="海战公园")
    await story.data(YING, f"cd-join:{market}")
    await story.data(YING, f"cd-join:{park}")
    await story.data(WU, f"cd-move:v:{market}")
    said = await story.say(WU, "12日 15:00")
    assert {told.chat: told.key for told in said.messages} == {
        WU.id: "clean-day-moved",
        YING.id: "clean-day-told-moved",
    }
    assert event(said.to(YING)[0])["starts_at"] == "2024-05-12T07:00:00+00:00"
    said = await story.data(WU, f"cd-off:v:{park}")
    assert said[YING] == ["clean-day-told-off"]
    assert (await story.data(WU, f"cd-off:v:{park}")).answer == "clean-day-cancelled-already"
    on(story, 8)
    assert (await tick(story))[YING] == []
    on(story, 10)
    assert (await tick(story))[YING] == ["clean-day-ahead-signed"]
    on(story, 12)
    said = await tick(story)
    assert said[YING] == ["clean-day-today-signed"]
    assert said[KONG] == ["clean-day-summary", "clean-day-summary-lists"]
    assert "改期、还没有举行的 1 个" in said.to(KONG)[1].words
    on(story, 12, 14)
    said = await story.say(YING, "/cleanday")
    assert "第 63 期" in said.to(YING)[0].words
    on(story, 13, 7, 30)
    assert (await tick(story))[WU] == ["clean-day-ask-result"]
    await story.press(WU, "cd-result")
    await story.say(WU, "50人 3处 12.5公斤 0块")
    on(story, 14)
    said = await tick(story)
    assert (said[WU], said[YING]) == (["clean-day-summary-town"], ["clean-day-thanks"])
    assert said[KONG] == ["clean-day-summary-late", "clean-day-summary-lists"]
    assert "12.5 公斤" in said.to(KONG)[0].words
    on(story, 14, 18)
    assert (await tick(story)).messages == []


async def test_all_venues_of_a_town_at_once(story: Story) -> None:
    await settle(story)
    on(story, 3)
    market, park = await post(story), await post(story, name="海战公园")
    other = await post(story, LU, DALINGSHAN, "大岭山广场")
    for venue in (market, park, other):
        await story.data(YING, f"cd-join:{venue}")
    await story.say(WU, "/cleanday")
    await story.press(WU, "cd-own")
    await story.press(WU, "cd-stop:u")
    said = await story.press(WU, "cd-off:u")
    assert said[YING] == ["clean-day-told-off"]
    assert len(said.to(YING)[0].attachment["facts"]["events"]) == 2  # type: ignore[index]
    async with story.read() as tx:
        states = [venue.state for venue in await clean_venues.of_month(tx, story.now.date().replace(day=1))]
    assert sorted(states) == [State.CANCELLED, State.CANCELLED, State.PLANNED]
    assert (await story.data(WU, f"cd-stop:u:{TOWN}")).answer == "clean-day-own-none"


async def test_another_time_or_place_is_told_and_another_name_is_not(story: Story) -> None:
    await settle(story)
    on(story, 3)
    venue = await post(story)
    await story.data(YING, f"cd-join:{venue}")
    await story.data(WU, f"cd-edit:{venue}:time")
    said = await story.say(WU, "8:30")
    assert (said[WU], said[YING]) == (["clean-day-edited"], ["clean-day-told-changed"])
    assert event(said.to(YING)[0])["sequence"] == 1
    await story.data(WU, f"cd-edit:{venue}:name")
    said = await story.say(WU, "大宁市场西门")
    assert (said[WU], said[YING]) == (["clean-day-edited"], [])
    await story.data(WU, f"cd-edit:{venue}:joint")
    assert (await story.press(WU, "cd-alone"))[WU] == ["clean-day-edited"]
    await story.data(WU, f"cd-edit:{venue}:place")
    said = await story.location(WU, HUMEN[0] + 0.001, HUMEN[1])
    assert (said[WU], said[YING]) == (
        ["clean-day-place-taken", "clean-day-edited"],
        ["clean-day-told-changed"],
    )
    await story.data(WU, f"cd-edit:{venue}:time")
    await story.data(KONG, "cd-off:d:2024-05")
    assert (await story.say(WU, "10:00"))[WU] == ["clean-day-all-closed"]
    assert (await story.photo(WU))[WU] == ["draft-ask-place"]


async def test_after_a_stop_over_the_tenth_the_summary_comes_and_no_reminder(story: Story) -> None:
    await settle(story)
    on(story, 3)
    await tick(story)
    venue = await post(story)
    await story.data(YING, f"cd-join:{venue}")
    on(story, 20, 11)
    said = await tick(story)
    assert (said[WU], said[YING]) == (["clean-day-summary-town-none"], ["clean-day-thanks-plain"])
    assert said[KONG] == ["clean-day-summary", "clean-day-summary-lists"]
    assert "不按 0 计" in said.to(KONG)[1].words
    assert said.to(KONG)[0].facts["results"] == 0
    on(story, 3, month=6)
    assert "clean-day-summary" not in (await tick(story))[KONG]


async def test_after_a_stop_of_months_the_old_day_is_summed_up_and_the_new_one_begins(story: Story) -> None:
    await settle(story)
    on(story, 3)
    await tick(story)
    await post(story)
    on(story, 2, month=8)
    said = await tick(story)
    assert said[KONG] == ["clean-day-summary", "clean-day-summary-lists", "clean-day-ask-theme"]
    assert ["第 63 期" in told.words for told in said.to(KONG)] == [True, True, False]
    assert "第 66 期" in said.to(KONG)[2].words


async def test_33_of_34_have_posted_and_the_missing_one_is_named(story: Story) -> None:
    await settle(story)
    on(story, 3)
    for unit in story.city.areas.units():
        if unit.code != DALINGSHAN:
            await quick(story, unit.code)
    on(story, 9)
    said = await tick(story)
    (told,) = [told for told in said.to(KONG) if told.key == "clean-day-missing"]
    assert (told.facts["posted"], told.facts["expected"]) == (33, 34)
    assert told.facts["missing"] == {"lines": [["line-area", {"area": {"area": DALINGSHAN}}]]}
    assert "大岭山镇" in told.words


async def test_28_of_29_communities_of_humen_have_posted_and_the_missing_one_is_named(story: Story) -> None:
    await settle(story)
    on(story, 3)
    said = await tick(story)
    assert "大宁社区" in said.to(CHEN)[0].words
    own = [area for area in story.city.areas.villages_of(TOWN) if area.name != "大宁社区"]
    for area in own[:31]:
        if area.code not in ("441900121036", "441900121401", "441900121500"):
            await quick(story, area.code)
    on(story, 9)
    (told,) = [told for told in (await tick(story)).to(WU) if told.key == "clean-day-missing"]
    assert (told.facts["posted"], told.facts["expected"]) == (28, 29)
    assert "大宁社区" in told.words
    assert await post(story, CHEN, "441900121013", "大宁市场")


async def quick(story: Story, area: str) -> None:
    """A venue without the conversation."""
    unit = story.city.areas.unit_of(area)
    assert unit
    async with story.write() as tx:
        day = await clean_days.begin(tx, story.city, story.now.date())
        await clean_venues.post(
            tx,
            month=day.month,
            area=area,
            unit=unit.code,
            name=f"{unit.name}广场",
            starts_at=story.now.replace(day=10),
            address=None,
            joint=None,
            latitude=None,
            longitude=None,
            datum_sure=True,
            posted_by=None,
        )


async def test_the_same_period_twice_and_a_dry_run_do_nothing_more(story: Story) -> None:
    await settle(story)
    on(story, 1)
    dry = await do(story, "clean-city-day", dry_run=True)
    assert dry["steps"] == [{"month": "2024-05", "step": "ask-theme"}]
    assert (await story.deliver()).messages == []
    assert await do(story, "clean-city-day") == dry
    assert (await story.deliver())[KONG] == ["clean-day-ask-theme"]
    assert await do(story, "clean-city-day") == {"ran": False}
    on(story, 1, 18)
    assert await do(story, "clean-city-day") == {"ran": True}


@pytest.mark.parametrize(
    ("year", "month", "day", "steps"),
    [
        (1970, 1, 10, []),
        (2019, 2, 28, []),
        (2019, 3, 1, ["ask-theme"]),
        (2099, 12, 9, ["use-default", "ask-venues", "name-missing"]),
        (2099, 12, 11, []),
    ],
)
async def test_a_run_for_any_date_is_defined(
    story: Story, year: int, month: int, day: int, steps: list[str]
) -> None:
    await settle(story)
    on(story, 1)
    story.now = story.now.replace(year=year, month=month, day=day)
    result = await do(story, "clean-city-day")
    assert [step["step"] for step in result.get("steps", [])] == steps


async def test_by_night_nothing_is_said_and_in_the_morning_all_of_it(story: Story) -> None:
    await settle(story)
    on(story, 3, 3)
    assert await do(story, "clean-city-day") == {"ran": True}
    on(story, 3, 7, 30)
    assert (await tick(story))[KONG] == ["clean-day-ask-theme"]


async def test_who_hears_of_a_near_date_is_reminded_on_the_day_alone(story: Story) -> None:
    await settle(story)
    on(story, 3)
    venue = await post(story)
    await story.data(YING, f"cd-join:{venue}")
    on(story, 9, 20)
    await story.data(WU, f"cd-move:v:{venue}")
    assert (await story.say(WU, "11日"))[YING] == ["clean-day-told-moved"]
    on(story, 10)
    assert (await tick(story))[YING] == []
    on(story, 11, 7, 30)
    assert (await tick(story))[YING] == ["clean-day-today-signed"]


async def test_the_chief_of_a_sector_is_asked_for_its_communities_in_one_message(story: Story) -> None:
    await settle(story)
    await story.meet(HUI)
    await story.appoint(HUI, Role.CHIEF, "441900121-S01")
    on(story, 3)
    (asked,) = (await tick(story)).to(HUI)
    assert [button.words for button in asked.buttons] == ["➕ 东方社区", "➕ 则徐社区", "➕ 虎门寨社区"]
    assert await post(story, HUI, "441900121005", "则徐公园")
