"""Clean City Day in the corners: own data, hints, English, slow and late words, albums."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.entry import Entry
from storage import clean_signups, clean_venues, people
from storage.tables import clean_signup, photo
from tests.stories.clean_city import DALINGSHAN, KONG, LU, link, on, post, settle, tick
from tests.story import BOT, HUMEN, MEI, TOWN, WU, YING, Someone, Story, bot

ROSE = Someone("Rosamunde", 7654321, "en")
STRANGER = Someone("Tom", 4321, "en")


@pytest.fixture
async def may(story: Story) -> Story:
    """The fifth of May 2024, with a venue in Humen."""
    await settle(story)
    await story.meet(ROSE)
    on(story, 5)
    await post(story)
    return story


async def test_my_data_tells_where_i_signed_up_and_forgetting_leaves_only_the_number(may: Story) -> None:
    await may.data(ROSE, "cd-join:1")
    await may.press(ROSE, "cd-name")
    await may.say(ROSE, "Rosie of the kiosk")
    await may.data(WU, "cd-venue:1")
    words = "".join(told.words for told in (await may.say(ROSE, "/mydata")).to(ROSE))
    assert "Clean City Days you signed up for" in words
    assert "Rosie of the kiosk" in words
    wus = "".join(told.words for told in (await may.say(WU, "/mydata")).to(WU))
    assert "大宁市场大扫除" in wus
    await may.say(ROSE, "/forget")
    await may.press(ROSE, "forget:yes")
    async with may.read() as tx:
        rows = (await tx.execute(select(clean_signup.c.person, clean_signup.c.name))).all()
        assert [tuple(row) for row in rows] == [(None, None)]
        assert await clean_signups.numbers(tx, [1]) == {1: clean_signups.Numbers(1, 0)}
        assert await clean_signups.of_venues(tx, [1]) == []
    on(may, 8)
    await tick(may)


@pytest.mark.parametrize(
    ("day", "hour", "said"),
    [
        (2, 12, ["welcome"]),
        (3, 9, ["welcome", "clean-day-hint"]),
        (10, 20, ["welcome", "clean-day-hint"]),
        (11, 1, ["welcome"]),
    ],
)
async def test_the_start_screen_tells_of_a_day_that_is_near(
    story: Story, day: int, hour: int, said: list[str]
) -> None:
    on(story, day, hour)
    assert (await story.say(YING, "/start"))[YING] == said


async def test_a_stranger_who_scans_checks_in_once_the_notice_is_accepted(may: Story) -> None:
    code = await link(may, WU, 1)
    on(may, 10, 9)
    assert (await may.say(STRANGER, f"/start {code}"))[STRANGER] == ["privacy-notice"]
    said = await may.press(STRANGER, "button-notice-accept")
    assert said[STRANGER][-1] == "clean-day-checked-in"
    assert said.to(STRANGER)[-1].facts["count"] == 1


async def test_the_conversation_survives_a_restart(may: Story) -> None:
    await may.data(LU, f"cd-post:{DALINGSHAN}")
    await may.say(LU, "大岭山广场")
    may.entry = Entry(bot(), BOT, lambda: may.city, may.texts, lambda: may.now)
    may.pass_time(hours=20)
    assert (await may.say(LU, "9:30"))[LU] == ["clean-day-ask-place"]
    assert (await may.say(LU, "东门"))[LU] == ["clean-day-place-taken", "clean-day-ask-joint"]
    assert (await may.press(LU, "cd-alone"))[LU] == ["clean-day-posted"]
    assert (await may.data(LU, "cd-time:0900")).answer == "button-old"


async def test_it_can_be_given_up(may: Story) -> None:
    await may.data(LU, f"cd-post:{DALINGSHAN}")
    assert (await may.say(LU, "/cancel"))[LU] == ["draft-cancelled-short"]
    assert (await may.photo(LU))[LU] == ["draft-ask-place"]


async def test_in_english_all_of_it_is_english(may: Story) -> None:
    said = await may.say(ROSE, "/cleanday")
    assert said.to(ROSE)[0].words.startswith(
        "🧹 <b>Clean City Day no. 63</b>\n📅 Fri 10 May\n🎯 Around the schools"
    )
    await may.press(ROSE, "cd-venue")
    said = await may.press(ROSE, "cd-join")
    assert "You are on the list" in said.to(ROSE)[0].words
    on(may, 10, 7, 30)
    assert "Good morning" in (await tick(may)).to(ROSE)[0].words
    on(may, 10, 9)
    await may.data(ROSE, "cd-here:1")
    assert "you are no. 1" in (await may.location(ROSE, *HUMEN)).to(ROSE)[0].words
    await may.data(WU, "cd-result:1")
    await may.say(WU, "120 people, 32 corners, 0.4 t, 112 signs")
    on(may, 12)
    (thanks,) = (await tick(may)).to(ROSE)
    assert "120 people cleared 32 neglected corners, 0.4 t of rubbish and 112 posters" in thanks.words


async def test_an_album_of_photos_belongs_to_the_venue_whole(may: Story) -> None:
    on(may, 10, 11)
    await may.data(WU, "cd-photo:1:after")
    for number in (1, 2, 3):
        await may.photo(WU, picture=number, album="a")
    assert (await may.say(WU, "完了"))[WU] == ["clean-day-photo-wanted"]
    said = await may.press(WU, "cd-enough")
    assert said.to(WU)[0].facts["count"] == 3
    async with may.read() as tx:
        kept = (await tx.execute(select(photo.c.kind, photo.c.about))).all()
    assert {tuple(row) for row in kept} == {("after", "clean-day:1")}
    assert (await may.photo(WU, picture=5))[WU] == ["draft-ask-place"]


async def test_a_venue_with_an_address_alone_has_only_the_code(may: Story) -> None:
    venue = await post(may, LU, DALINGSHAN, "大岭山广场")
    await may.data(YING, f"cd-join:{venue}")
    on(may, 10, 9)
    assert (await may.data(YING, f"cd-here:{venue}")).answer == "clean-day-code-only"
    assert not any(
        button.key == "button-clean-here"
        for button in (await may.data(YING, f"cd-venue:{venue}")).to(YING)[0].buttons
    )


async def test_a_phone_of_unknown_datum_checks_in_where_the_poster_stood(may: Story) -> None:
    """Both count as GCJ-02, some 600 m off; nobody has told the bot."""
    async with may.write() as tx:
        for who in (WU, MEI):
            await people.change(tx, (await may.person(who)).id, datum=None)
    venue = await post(may, name="海战公园")
    async with may.read() as tx:
        kept = await clean_venues.get(tx, venue)
    assert kept
    assert not kept.datum_sure
    await may.data(MEI, f"cd-join:{venue}")
    on(may, 10, 9)
    await may.data(MEI, f"cd-here:{venue}")
    assert (await may.location(MEI, *HUMEN))[MEI] == ["clean-day-checked-in"]


async def test_a_venue_on_the_very_day_lies_ahead(story: Story) -> None:
    await settle(story)
    on(story, 10, 10)
    await story.data(WU, f"cd-post:{TOWN}")
    await story.say(WU, "大宁市场")
    assert (await story.say(WU, "9:00"))[WU] == ["clean-day-time-past"]
    assert (await story.say(WU, "15:00"))[WU] == ["clean-day-ask-place"]


async def test_next_month_can_be_posted_early(story: Story) -> None:
    await settle(story)
    on(story, 20)
    await post(story)
    async with story.read() as tx:
        venue = await clean_venues.get(tx, 1)
    assert venue
    assert venue.starts_at.astimezone(story.city.zone) - timedelta(hours=9) == story.now.replace(
        month=6, day=10, hour=0
    )
    on(story, 3, month=6)
    assert (await tick(story))[WU] == []


async def test_the_standing_names_who_is_missing(may: Story) -> None:
    await may.data(YING, "cd-join:1")
    said = await may.data(KONG, "cd-standing:2024-05")
    told = said.to(KONG)[0]
    assert (told.facts["posted"], told.facts["expected"], told.facts["count"]) == (1, 34, 1)
    assert "大岭山镇" in told.words
    assert "0/29" in told.words
