"""A whole Clean City Day, from the theme to the thanks (S27): the 63rd, on Friday, 10 May 2024."""

from domain.clean_day import State
from storage import clean_days, clean_signups, clean_venues
from tests.stories.clean_city import KONG, LU, link, on, post, printed, settle, tick
from tests.story import CHANGAN, CHEN, HUI, HUMEN, LIN, MEI, TOWN, WU, YING, Someone, Story

ROSE = Someone("Rose", 1009, "en")
BERLIN = (52.52, 13.4)


async def test_a_whole_month_from_theme_to_thanks(story: Story) -> None:
    await settle(story)
    on(story, 1)
    said = await tick(story)
    assert {told.chat: told.key for told in said.messages} == {KONG.id: "clean-day-ask-theme"}
    assert "第 63 期" in said.to(KONG)[0].words
    said = await story.press(KONG, "cd-theme-default")
    assert "校园周边环境净化" in said.to(KONG)[0].words
    on(story, 2)
    assert (await tick(story)).messages == []
    on(story, 3)
    said = await tick(story)
    assert {told.chat: told.key for told in said.messages} == dict.fromkeys(
        (WU.id, LU.id, CHEN.id), "clean-day-ask-venues"
    )
    venue = await post(story)
    assert "大宁市场大扫除" in (await story.say(YING, "/cleanday")).to(YING)[0].button("cd-venue").words
    await story.press(YING, "cd-venue")
    said = await story.press(YING, "cd-join")
    assert said[YING] == ["clean-day-joined"]
    entry = said.to(YING)[0].attachment
    assert entry
    assert entry["kind"] == "clean-day-ics"
    assert entry["facts"]["events"][0]["starts_at"] == "2024-05-10T01:00:00+00:00"
    assert b"DTSTART:20240510T010000Z" in (await printed(story, said.to(YING)[0])).data
    await story.data(MEI, "cd-quiet:on")

    on(story, 8)
    said = await tick(story)
    assert {told.chat: told.key for told in said.messages} == {
        YING.id: "clean-day-ahead-signed",
        WU.id: "clean-day-ahead-staff",
        CHEN.id: "clean-day-ahead-staff",
        MEI.id: "clean-day-ahead-all",
    }
    on(story, 9)
    said = await tick(story)
    assert {told.chat: told.key for told in said.messages} == dict.fromkeys(
        (KONG.id, WU.id), "clean-day-missing"
    )
    assert "1/34" in said.to(KONG)[0].words
    on(story, 10, 7, 30)
    said = await tick(story)
    assert {told.chat: told.key for told in said.messages} == {
        YING.id: "clean-day-today-signed",
        WU.id: "clean-day-today-staff",
        CHEN.id: "clean-day-today-staff",
        MEI.id: "clean-day-today-all",
    }

    on(story, 10, 8, 30)
    said = await story.say(YING, f"/start {await link(story, WU, venue)}")
    assert said[YING] == ["clean-day-checked-in"]
    await story.data(MEI, f"cd-join:{venue}")
    await story.data(MEI, f"cd-here:{venue}")
    said = await story.location(MEI, HUMEN[0] + 0.001, HUMEN[1])
    assert (said[MEI], said.to(MEI)[0].facts["count"]) == (["clean-day-checked-in"], 2)
    await story.data(WU, f"cd-photo:{venue}:before")
    await story.photo(WU, picture=1)
    await story.press(WU, "cd-enough")
    on(story, 10, 11)
    await story.data(WU, f"cd-photo:{venue}:after")
    await story.photo(WU, picture=2)
    await story.photo(WU, picture=3)
    said = await story.press(WU, "cd-enough")
    assert said.to(WU)[0].facts["count"] == 2
    on(story, 10, 18)
    assert (await tick(story))[WU] == ["clean-day-ask-result"]
    await story.press(WU, "cd-result")
    said = await story.say(WU, "120人 32处 0.4吨 112块")
    assert said[WU] == ["clean-day-result-kept"]
    assert "0.4 吨" in said.to(WU)[0].words

    on(story, 12)
    said = await tick(story)
    assert (said[KONG], said[WU], said[YING], said[MEI]) == (
        ["clean-day-summary", "clean-day-summary-lists"],
        ["clean-day-summary-town"],
        ["clean-day-thanks"],
        ["clean-day-thanks"],
    )
    assert len(said.messages) == 5
    whole = said.to(KONG)[0]
    assert {name: whole.facts[name] for name in ("people", "corners", "signs", "results", "posted")} == {
        "people": 120,
        "corners": 32,
        "signs": 112,
        "results": 1,
        "posted": 1,
    }
    assert whole.facts["weight"] == {"text": ["clean-day-tonnes", {"amount": "0.4"}]}
    for told in (whole, *said.to(YING)):
        assert told.attachment
        assert len(told.attachment["facts"]["pictures"]) == 2
        assert (await printed(story, told)).is_picture
    async with story.read() as tx:
        (day,) = [await clean_days.get(tx, story.now.date())]
    assert day
    assert (day.state, day.number) == (State.HELD, 63)
    on(story, 12, 18)
    assert (await tick(story)).messages == []


async def test_a_theme_that_nobody_sets_is_asked_for_twice_and_stops_nothing(story: Story) -> None:
    await settle(story)
    keys = []
    for day in (1, 2, 3, 4):
        on(story, day)
        said = await tick(story)
        keys.append((said[KONG], said[WU]))
    assert keys == [
        (["clean-day-ask-theme"], []),
        (["clean-day-remind-theme"], []),
        (["clean-day-use-default"], ["clean-day-ask-venues"]),
        ([], []),
    ]
    await story.press(KONG, "cd-theme")
    assert (await story.photo(KONG))[KONG] == ["clean-day-words-wanted"]
    assert (await story.say(KONG, "长" * 41))[KONG] == ["clean-day-words-long"]
    said = await story.say(KONG, "河涌岸边清洁 / River banks")
    assert "河涌岸边清洁" in said.to(KONG)[0].words
    await story.meet(ROSE)
    assert "River banks" in (await story.say(ROSE, "/cleanday")).to(ROSE)[0].words


async def test_wrong_input_is_said_and_nothing_given_before_is_lost(story: Story) -> None:
    await settle(story)
    on(story, 3)
    await story.data(WU, f"cd-post:{TOWN}")
    assert (await story.photo(WU))[WU] == ["clean-day-words-wanted"]
    assert (await story.say(WU, "长" * 41))[WU] == ["clean-day-words-long"]
    assert (await story.say(WU, "大宁市场"))[WU] == ["clean-day-ask-time"]
    assert (await story.say(WU, "早点"))[WU] == ["clean-day-time-wrong"]
    assert (await story.say(WU, "3:00"))[WU] == ["clean-day-time-night"]
    assert (await story.location(WU, *HUMEN))[WU] == ["clean-day-words-wanted"]
    assert (await story.say(WU, "下午3点"))[WU] == ["clean-day-ask-place"]
    assert (await story.location(WU, *BERLIN))[WU] == ["place-outside"]
    assert (await story.location(WU, *CHANGAN))[WU] == ["clean-day-place-elsewhere"]
    assert (await story.location(WU, *HUMEN))[WU] == ["clean-day-place-taken", "clean-day-ask-joint"]
    assert (await story.say(WU, "第三小学、交通局"))[WU] == ["clean-day-posted"]
    async with story.read() as tx:
        venue = await clean_venues.get(tx, 1)
    assert venue
    assert (venue.name, venue.joint, venue.point is not None) == ("大宁市场", "第三小学、交通局", True)
    assert venue.starts_at.astimezone(story.city.zone).isoformat() == "2024-05-10T15:00:00+08:00"
    said = await story.say(WU, "/cleanday")
    assert said[WU] == ["clean-day-page"]


async def test_of_numbers_only_numbers_are_taken(story: Story) -> None:
    await settle(story)
    on(story, 3)
    venue = await post(story)
    assert (await story.data(WU, f"cd-result:{venue}")).answer == "clean-day-not-yet"
    on(story, 10, 12)
    await story.data(WU, f"cd-result:{venue}")
    assert (await story.photo(WU))[WU] == ["clean-day-number-wanted"]
    assert (await story.location(WU, *HUMEN))[WU] == ["clean-day-number-wanted"]
    assert (await story.say(WU, "很多"))[WU] == ["clean-day-number-wanted"]
    assert (await story.say(WU, "1e9"))[WU] == ["clean-day-number-large"]
    assert (await story.say(WU, "60"))[WU] == ["clean-day-ask-corners"]
    assert (await story.press(WU, "cd-skip"))[WU] == ["clean-day-ask-weight"]
    assert (await story.say(WU, "-3"))[WU] == ["clean-day-number-negative"]
    assert (await story.say(WU, "400"))[WU] == ["clean-day-ask-signs"]
    said = await story.say(WU, "112")
    assert said[WU] == ["clean-day-result-kept"]
    assert {name: said.to(WU)[0].facts[name] for name in ("people", "corners", "signs")} == {
        "people": 60,
        "corners": "—",
        "signs": 112,
    }
    assert (await story.data(WU, "cd-skip:signs")).answer == "button-old"


async def test_signing_up_withdrawing_and_a_name(story: Story) -> None:
    await settle(story)
    on(story, 5)
    venue = await post(story)
    await story.data(YING, f"cd-join:{venue}")
    assert (await story.data(YING, f"cd-join:{venue}")).answer == "clean-day-joined-already"
    await story.press(YING, "cd-name")
    assert (await story.say(YING, "长" * 41))[YING] == ["clean-day-name-long"]
    assert (await story.say(YING, "小英"))[YING] == ["clean-day-named"]
    assert "小英" in (await story.data(WU, f"cd-venue:{venue}")).to(WU)[0].words
    assert "小英" not in (await story.data(MEI, f"cd-venue:{venue}")).to(MEI)[0].words
    assert (await story.press(YING, "cd-leave"))[YING] == ["clean-day-left"]
    assert (await story.data(YING, f"cd-leave:{venue}")).answer == "clean-day-not-joined"
    on(story, 8)
    assert (await tick(story))[YING] == []
    assert (await story.data(YING, f"cd-join:{venue}"))[YING] == ["clean-day-joined"]
    on(story, 8, 18)
    assert (await tick(story))[YING] == []
    on(story, 10, 7, 30)
    assert (await tick(story))[YING] == ["clean-day-today-signed"]


async def test_a_photo_instead_of_a_name_or_a_place_is_a_report(story: Story) -> None:
    await settle(story)
    on(story, 5)
    venue = await post(story)
    await story.data(YING, f"cd-name:{venue}")
    assert (await story.photo(YING))[YING] == ["draft-ask-place"]
    await story.say(MEI, "/cleanday")
    await story.data(MEI, "cd-near")
    assert (await story.photo(MEI))[MEI] == ["draft-ask-place"]


async def test_who_wants_no_reminder_gets_none_but_hears_of_changes(story: Story) -> None:
    await settle(story)
    on(story, 5)
    venue = await post(story)
    await story.data(YING, f"cd-join:{venue}")
    assert (await story.data(YING, "cd-quiet:off")).answer == "clean-day-reminders-off"
    await story.data(CHEN, "cd-quiet:off")
    for moment in ((8, 9, 0), (10, 7, 30)):
        on(story, *moment)
        said = await tick(story)
        assert [key for key in said[YING] + said[CHEN] if key != "clean-day-ask-venues"] == []
    on(story, 10, 8)
    await story.data(WU, f"cd-move:v:{venue}")
    assert (await story.say(WU, "12日"))[YING] == ["clean-day-told-moved"]


async def test_check_in_needs_the_place_and_the_time(story: Story) -> None:
    await settle(story)
    on(story, 5)
    venue = await post(story)
    code = await link(story, WU, venue)
    said = await story.say(YING, f"/start {code}")
    assert said[YING] == ["clean-day-early"]
    assert (await story.say(YING, "/start c_nothing"))[YING] == ["link-unknown"]
    await story.data(YING, f"cd-join:{venue}")
    on(story, 10, 9)
    await story.data(YING, f"cd-here:{venue}")
    said = await story.location(YING, HUMEN[0] + 0.01, HUMEN[1])
    assert said[YING] == ["clean-day-far"]
    assert said.to(YING)[0].facts == {"metres": 1112, "most": 200}
    assert (await story.location(YING, *BERLIN))[YING] == ["place-outside"]
    assert (await story.location(YING, *HUMEN))[YING] == ["clean-day-checked-in"]
    assert (await story.say(YING, f"/start {code}"))[YING] == ["clean-day-checked-in-already"]
    assert (await story.data(YING, f"cd-leave:{venue}")).answer == "clean-day-not-joined"
    on(story, 10, 13, 1)
    assert (await story.say(MEI, f"/start {code}"))[MEI] == ["clean-day-late"]
    async with story.read() as tx:
        numbers = await clean_signups.numbers(tx, [venue])
    assert numbers == {venue: clean_signups.Numbers(1, 1)}


async def test_nearest_first_and_by_town(story: Story) -> None:
    await settle(story)
    on(story, 5)
    await post(story, LU, "441900118", "大岭山广场")
    for number in range(7):
        await post(story, name=f"第 {number} 处")
    await story.say(HUI, "/cleanday")
    await story.press(HUI, "cd-near")
    said = await story.location(HUI, HUMEN[0] + 0.02, HUMEN[1])
    assert said[HUI] == ["clean-day-looked", "clean-day-nearest"]
    assert len(said.to(HUI)[1].buttons) == 5
    assert "2.2 公里" in said.to(HUI)[1].words
    said = await story.data(HUI, "cd-units:0")
    assert [button.words for button in said.to(HUI)[0].buttons] == ["大岭山镇（1）", "虎门镇（7）"]
    said = await story.press(HUI, "cd-unit:441900118")
    assert "大岭山广场" in said.to(HUI)[0].words


async def test_others_post_change_and_count_nothing(story: Story) -> None:
    await settle(story)
    on(story, 5)
    venue = await post(story)
    for who in (YING, LIN, LU):
        for data in (
            f"cd-post:{TOWN}",
            f"cd-edit:{venue}",
            f"cd-edit:{venue}:name",
            f"cd-poster:{venue}",
            f"cd-photo:{venue}:after",
            f"cd-result:{venue}",
            f"cd-move:v:{venue}",
            f"cd-stop:v:{venue}",
            f"cd-off:v:{venue}",
            f"cd-move:u:{TOWN}",
            "cd-move:d:2024-05",
            "cd-off:d:2024-05",
            "cd-theme:2024-05",
            "cd-theme-default:2024-05",
            "cd-standing:2024-05",
        ):
            said = await story.data(who, data)
            assert (said.answer, said.messages) == ("not-allowed", []), (who, data)


async def test_invented_buttons_do_nothing(story: Story) -> None:
    await settle(story)
    on(story, 5)
    for data in (
        "cd-venue:99",
        "cd-join:99",
        "cd-unit:x:0",
        "cd-post:x",
        "cd-post:441900121-L1",
        "cd-move:x:1",
        "cd-move:u:x",
        "cd-theme:2018-01",
        "cd-theme:x",
        "cd-quiet:maybe",
        "cd-alone",
        "cd-enough",
        "cd-time:9999",
        "cd-skip:people",
    ):
        said = await story.data(KONG, data)
        assert said.answer in ("button-old", "button-unknown"), data
        assert said.messages == []
