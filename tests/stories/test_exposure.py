"""A month of inspections becomes a list: drafted, heard, approved by two, told to 34 units and to all."""

from datetime import date, timedelta

from domain.papers import PaperStatus
from domain.people import Role
from storage import ledger, listings
from tests.stories.inspected import (
    DALANG,
    HAO,
    LAN,
    MAY,
    QIN,
    heard,
    heard_out,
    inspect,
    later,
    listed,
    may,
    office,
    paper,
    published,
    receipts_of,
    run,
    visit,
)
from tests.story import ADA, WU, YING, Group, Story

CHANNEL = Group(-1001234567890)


async def bind_channel(story: Story) -> None:
    assert (await story.say(ADA, f"/bind public {CHANNEL.id}"))[ADA] == ["bound-public"]


async def test_the_draft_of_may_has_thirty_entries_and_goes_to_the_office_alone(story: Story) -> None:
    await office(story, HAO, LAN)
    await may(story)
    result, said = await run(story)
    assert (result["month"], result["drafted"]) == ("2024-05", 30)
    assert {told.chat for told in said.messages} == {HAO.id, LAN.id}
    assert said[HAO] == ["paper-card"]
    found = await paper(story)
    assert listed(found, "best") == ["market-1", "market-2", "market-3"]
    assert listed(found, "worst") == ["M", "market-7", "market-6"]
    assert "T" not in [entry["place"] for entry in found.facts["entries"]]
    assert "大朗市场：50 分（检查 2 次，发现 2 个问题；市民另反映 0 个）" in said.to(HAO)[0].words


async def test_a_month_from_inspections_to_everybody(story: Story) -> None:
    await office(story, HAO, LAN)
    await bind_channel(story)
    await may(story)
    said = await heard(story)
    assert said[QIN] == ["exposure-heads-up"]
    assert said[WU] == ["exposure-heads-up"]
    assert (await story.press(LAN, "paper-approve")).answer == "exposure-appeals-running"
    _, said = await later(story, days=3)
    assert (said[LAN], said[QIN]) == (["paper-card", "exposure-ready"], [])
    said = await story.press(LAN, "paper-approve")
    assert said.answer == "paper-sent"
    assert (said[QIN], said[WU]) == (["exposure-letter"], ["exposure-letter"])
    assert said[CHANNEL] == ["exposure-public"]
    assert said[YING] == []
    found = await paper(story)
    assert found.status is PaperStatus.SENT
    owed = await receipts_of(story, found.id)
    assert len(owed) == 34
    assert "村（社区）最美第 1 名" in said.to(WU)[0].words
    async with story.read() as tx:
        assert len(await listings.of_month(tx, MAY)) == 30


async def test_a_unit_with_no_entry_gets_the_bulletin_too(story: Story) -> None:
    await office(story, HAO, LAN)
    changan = WU.__class__("Yao", 2031)
    await story.meet(changan)
    await story.appoint(changan, Role.TOWN, "441900119")
    await may(story)
    said = await published(story)
    assert said[changan] == ["exposure-letter"]
    assert "没有上榜" in said.to(changan)[0].words


async def test_what_is_published_names_no_person_and_no_count_of_reporters(story: Story) -> None:
    await office(story, HAO, LAN)
    await bind_channel(story)
    await may(story)
    words = (await published(story)).to(CHANNEL)[0].words
    assert [name for name in ("Hao", "Lan", "0233", "市民") if name in words] == []


async def test_without_a_channel_admins_hear_that_nobody_could_read_it(story: Story) -> None:
    await office(story, HAO, LAN)
    await may(story)
    assert "public-channel-missing" in (await published(story))[ADA]


async def test_one_officer_alone_never_publishes(story: Story) -> None:
    await office(story, HAO)
    await may(story)
    await heard_out(story)
    assert (await story.press(HAO, "paper-approve")).answer == "paper-signed"
    assert (await story.press(HAO, "paper-approve")).answer == "paper-second-wanted"
    _, said = await later(story, days=2)
    assert "exposure-late" in said[HAO]
    assert said[ADA] == ["exposure-late"]
    assert (await paper(story)).status is PaperStatus.DRAFT
    assert (await later(story, days=20))[1].messages == []


async def test_a_draft_that_nobody_looks_at_is_reported_and_never_sent(story: Story) -> None:
    await office(story, HAO, LAN)
    await may(story)
    await run(story)
    _, said = await later(story, days=4)
    assert (said[HAO], said[ADA]) == (["exposure-late"], ["exposure-late"])
    assert (await story.press(HAO, "paper-approve")).answer == "exposure-hear-first"
    assert said[QIN] == []


async def test_a_month_with_no_inspections_says_so_once_and_publishes_nothing(story: Story) -> None:
    await office(story, HAO, LAN)
    result, said = await run(story)
    assert result["empty"]
    assert (said[HAO], said[LAN]) == (["exposure-empty"], ["exposure-empty"])
    assert (await later(story, days=1))[1].messages == []


async def test_inspections_that_come_late_make_the_list_late(story: Story) -> None:
    await office(story, HAO, LAN)
    await run(story)
    await may(story)
    result, said = await later(story, hours=1)
    assert (result["drafted"], said[HAO]) == (30, ["paper-card"])


async def test_a_month_in_which_no_place_was_seen_twice_makes_no_list(story: Story) -> None:
    await office(story, HAO, LAN)
    await may(story, each=0)
    result, _ = await run(story)
    assert result["empty"]


async def test_the_job_run_twice_early_and_late_drafts_once(story: Story) -> None:
    await office(story, HAO, LAN)
    await may(story)
    story.now -= timedelta(hours=10)
    early, said = await run(story)
    assert early["month"] == "2024-04"
    assert said.messages == []
    story.now += timedelta(hours=10)
    assert (await run(story))[0]["drafted"] == 30
    assert (await run(story))[0] == {"ran": False}
    result, said = await later(story, hours=1)
    assert (result, said.messages) == ({"ran": True}, [])
    result, said = await later(story, days=400)
    assert result["month"] == "2025-06"


async def test_at_night_the_draft_is_made_and_nobody_is_woken(story: Story) -> None:
    await office(story, HAO, LAN)
    await may(story)
    story.now -= timedelta(hours=8)
    result, said = await run(story)
    assert (result, said.messages) == ({"ran": True, "month": "2024-05", "drafted": 30}, [])
    _, said = await later(story, hours=8)
    assert said[HAO] == ["paper-card"]


async def test_later_inspections_change_nothing_but_a_draft_can_be_made_anew(story: Story) -> None:
    await office(story, HAO, LAN)
    await may(story)
    await run(story)
    await inspect(story, [visit("market-1", 25, 60)])
    await story.press(HAO, "exposure-kinds")
    assert listed(await paper(story), "best")[0] == "market-1"
    await story.press(HAO, "exposure-anew")
    assert listed(await paper(story), "worst")[0] == "market-1"
    await story.press(HAO, "exposure-hear")
    await inspect(story, [visit("market-2", 25, 90)])
    await later(story, days=3)
    assert "market-2" not in listed(await paper(story), "worst")


async def test_a_worst_entry_costs_two_points_and_a_release_takes_nothing_away(story: Story) -> None:
    """S17: −2 for Dalang in May; after the release in June the line is the same and June has none."""
    await office(story, HAO, LAN)
    await may(story)
    await published(story)
    async with story.read() as tx:
        before = [line for line in await ledger.lines(tx, [DALANG]) if line.place == "M"]
    assert [(line.points, line.month, line.released_on) for line in before] == [(-2, MAY, None)]
    story.pass_time(days=20)
    async with story.write() as tx:
        released = await ledger.release(tx, "M", date(2024, 6, 24), story.now)
        assert [entry.place for entry in released] == ["M"]
        assert "M" not in [entry.place for entry in await listings.worst(tx, story.now)]
        assert "M" in [entry.place for entry in await listings.worst(tx, story.now - timedelta(days=1))]
        after = [line for line in await ledger.lines(tx, [DALANG]) if line.place == "M"]
        assert [(line.points, line.month, line.released_on) for line in after] == [
            (-2, MAY, date(2024, 6, 24))
        ]
        assert await ledger.lines(tx, month=date(2024, 6, 1)) == []
        assert await ledger.release(tx, "M", date(2024, 6, 25), story.now) == []


async def test_everybody_sees_the_published_list_and_nobody_the_draft(story: Story) -> None:
    await office(story, HAO, LAN)
    await may(story)
    await run(story)
    assert (await story.say(YING, "/exposure"))[YING] == ["exposure-none-published"]
    await story.press(HAO, "exposure-hear")
    await later(story, days=3)
    await story.press(LAN, "paper-approve")
    said = await story.say(YING, "/exposure")
    assert said[YING] == ["exposure-public"]
    assert "大朗市场：50 分（检查 2 次）" in said.to(YING)[0].words


async def test_a_town_sees_its_entries_and_what_they_cost(story: Story) -> None:
    await office(story, HAO, LAN)
    await may(story)
    await published(story)
    said = await story.say(QIN, "/exposure")
    assert said[QIN] == ["exposure-own"]
    assert "大朗市场" in said.to(QIN)[0].words
    said = await story.press(QIN, "exposure-ledger")
    assert "大朗市场：-2 分（曝光）" in said.to(QIN)[0].words
    assert "虎门" not in said.to(QIN)[0].words


async def test_the_office_sees_the_card_of_the_draft(story: Story) -> None:
    await office(story, HAO, LAN)
    await may(story)
    await run(story)
    assert (await story.say(LAN, "/exposure"))[LAN] == ["paper-card", "exposure-none-published"]
