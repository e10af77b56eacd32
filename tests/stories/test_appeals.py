"""Units object to what they were told of; the office decides, and lists are made anew where it agrees."""

from storage import appeals, people
from tests.stories.inspected import (
    HAO,
    LAN,
    MAY,
    QIN,
    heard,
    later,
    listed,
    may,
    office,
    paper,
)
from tests.story import MEI, WU, Story


async def begin(story: Story) -> None:
    await office(story, HAO, LAN)
    await may(story)
    await heard(story)


async def appeal(story: Story, words: str = "六日是市场改造，围挡内没有营业") -> None:
    await story.press(QIN, "appeal:2024-05:M")
    said = await story.say(QIN, words)
    assert said[QIN] == ["appeal-received"]
    assert said[HAO] == ["appeal-card", "paper-card"]


async def test_an_appeal_that_is_right_takes_the_entry_away_and_the_next_moves_up(story: Story) -> None:
    await begin(story)
    await appeal(story)
    await story.press(LAN, "appeal-correct:1")
    said = await story.say(LAN, "改造期间不计分")
    assert said[QIN] == ["appeal-corrected"]
    assert "改造期间不计分" in said.to(QIN)[0].words
    assert said[WU] == ["exposure-heads-up"]
    found = await paper(story)
    assert listed(found, "worst") == ["market-7", "market-6", "market-5"]
    await later(story, days=3)
    said = await story.press(HAO, "paper-approve")
    assert said.answer == "paper-sent"
    assert "经申诉更正，不列入：大朗市场（改造期间不计分）" in said.to(QIN)[0].words


async def test_an_appeal_that_is_not_right_changes_nothing_and_the_unit_reads_why(story: Story) -> None:
    await begin(story)
    await appeal(story)
    await story.press(LAN, "appeal-uphold:1")
    said = await story.say(LAN, "照片显示市场正在营业")
    assert said[QIN] == ["appeal-upheld"]
    assert listed(await paper(story), "worst") == ["M", "market-7", "market-6"]
    await later(story, days=3)
    assert (await story.press(LAN, "paper-approve")).answer == "paper-sent"


async def test_nothing_is_published_while_an_appeal_is_open(story: Story) -> None:
    await begin(story)
    await appeal(story)
    _, said = await later(story, days=3)
    assert "exposure-appeals-waiting" in said[LAN]
    assert (await story.press(LAN, "paper-approve")).answer == "exposure-appeals-running"
    await story.press(LAN, "appeal-uphold:1")
    said = await story.say(LAN, "检查记录无误")
    assert (await paper(story)).facts["stage"] == "final"
    assert (await story.press(LAN, "paper-approve")).answer == "paper-sent"


async def test_whoever_corrected_the_list_cannot_approve_it_alone(story: Story) -> None:
    await begin(story)
    await appeal(story)
    await story.press(LAN, "appeal-correct:1")
    await story.say(LAN, "改造期间不计分")
    await later(story, days=3)
    assert (await story.press(LAN, "paper-approve")).answer == "paper-signed"
    assert (await story.press(HAO, "paper-approve")).answer == "paper-sent"


async def test_an_appeal_may_be_a_photo(story: Story) -> None:
    await begin(story)
    await story.press(QIN, "appeal:2024-05:M")
    said = await story.photo(QIN, picture=4)
    assert "appeal-received" in said[QIN]
    assert said.to(HAO)[0].photo is not None


async def test_each_entry_has_one_appeal_and_only_while_there_is_time(story: Story) -> None:
    await begin(story)
    await appeal(story)
    assert (await story.press(QIN, "appeal:2024-05:M")).answer == "appeal-once"
    await later(story, days=3)
    assert (await story.press(QIN, "appeal:2024-05:market-6")).answer == "appeal-too-late"


async def test_words_that_come_too_late_are_no_appeal(story: Story) -> None:
    await begin(story)
    await story.press(QIN, "appeal:2024-05:M")
    story.pass_time(days=3)
    assert "appeal-received" not in (await story.say(QIN, "我们有意见"))[QIN]
    async with story.read() as tx:
        assert await appeals.of_month(tx, MAY) == []


async def test_nobody_objects_for_another_town(story: Story) -> None:
    await begin(story)
    for who in (WU, MEI):
        assert (await story.data(who, "appeal:2024-05:M")).answer == "not-allowed"
    assert (await story.data(QIN, "appeal:2024-05:market-1")).answer == "not-allowed"
    assert (await story.data(QIN, "appeal:2024-05:nowhere")).answer == "not-allowed"


async def test_an_appeal_is_decided_once_and_by_the_city_alone(story: Story) -> None:
    await begin(story)
    await appeal(story)
    assert (await story.data(QIN, "appeal-correct:1")).answer == "city-only"
    await story.press(LAN, "appeal-correct:1")
    await story.press(HAO, "appeal-uphold:1")
    await story.say(HAO, "检查记录无误")
    assert (await story.say(LAN, "改造期间不计分"))[LAN] == ["appeal-decided"]


async def test_the_town_finds_its_entries_again_with_their_buttons(story: Story) -> None:
    await begin(story)
    said = await story.say(QIN, "/exposure")
    assert said[QIN] == ["exposure-heads-up", "exposure-none-published"]
    assert said.to(QIN)[0].button("appeal:2024-05:M")


async def test_a_draft_heard_at_night_reaches_the_towns_in_the_morning(story: Story) -> None:
    await office(story, HAO, LAN)
    await may(story)
    await later(story)
    story.pass_time(hours=14)
    assert (await story.press(HAO, "exposure-hear"))[QIN] == []
    assert (await story.press(LAN, "paper-approve")).answer == "exposure-appeals-running"
    _, said = await later(story, hours=9)
    assert said[QIN] == ["exposure-heads-up"]


async def test_what_somebody_forgotten_objected_stays_without_their_words(story: Story) -> None:
    await begin(story)
    await appeal(story)
    await story.say(QIN, "/forget")
    assert (await story.press(QIN, "forget:yes")).answer == "forget-done"
    async with story.read() as tx:
        (kept,) = await appeals.of_month(tx, MAY)
    assert (kept.words, kept.person, kept.place) == (None, None, "M")
    assert "围挡" not in "".join(told.words for told in story.chat(LAN)[-1:])


async def test_the_office_hears_which_units_nobody_can_be_told_of(story: Story) -> None:
    await office(story, HAO, LAN)
    async with story.write() as tx:
        await people.dismiss(tx, (await story.person(QIN)).id)
    await may(story)
    said = await heard(story)
    assert said[LAN] == ["exposure-unheard", "paper-card"]
    assert "大朗镇" in said.to(LAN)[0].words
    assert said[QIN] == []
