"""The office changes its draft; what was published wrongly is corrected as openly as it was published."""

from domain.papers import PaperStatus
from storage import ledger, listings
from tests.stories.inspected import (
    DALANG,
    HAO,
    LAN,
    MAY,
    QIN,
    later,
    listed,
    may,
    office,
    paper,
    published,
    run,
)
from tests.story import ADA, MEI, WU, Group, Story

CHANNEL = Group(-1001234567890)


GUARDED = (
    "exposure-hear:1:0",
    "exposure-anew:1:0",
    "exposure-kinds:2024-05",
    "exposure-kind:2024-05:market",
    "exposure-place:2024-05:M",
    "exposure-out:2024-05:M:next",
    "exposure-back:2024-05:M",
    "exposure-photo:2024-05:M",
    "exposure-photos:2024-05:M",
    "exposure-mark:1:cleared",
    "exposure-correct:2024-05",
    "exposure-wrong:1",
    "appeal-uphold:1",
)


async def draft(story: Story) -> None:
    await office(story, HAO, LAN)
    await may(story)
    await run(story)


async def leave_out(story: Story, place: str, button: str = "next") -> None:
    await story.press(HAO, "exposure-kinds")
    await story.press(HAO, "exposure-kind:2024-05:market")
    await story.press(HAO, f"exposure-place:2024-05:{place}")
    await story.press(HAO, f"exposure-out:2024-05:{place}:{button}")
    assert "exposure-out-done" in (await story.say(HAO, "六月已拆除"))[HAO]


async def test_a_place_is_left_out_with_a_reason_and_the_next_moves_up(story: Story) -> None:
    await draft(story)
    await leave_out(story, "M")
    assert listed(await paper(story), "worst") == ["market-7", "market-6", "market-5"]
    assert "不列入：大朗市场（六月已拆除）" in story.chat(LAN)[-1].words


async def test_a_place_is_put_back(story: Story) -> None:
    await draft(story)
    await leave_out(story, "M")
    await story.press(HAO, "exposure-kind:2024-05:market")
    await story.press(HAO, "exposure-place:2024-05:M")
    assert (await story.press(HAO, "exposure-back:2024-05:M")).answer == "exposure-back-done"
    assert listed(await paper(story), "worst")[0] == "M"


async def test_three_worst_and_no_best_need_a_reason(story: Story) -> None:
    """S18."""
    await draft(story)
    for place in ("market-1", "market-2", "market-3"):
        await leave_out(story, place, "vacant")
    assert listed(await paper(story), "best") == []
    await story.press(HAO, "exposure-hear")
    await later(story, days=3)
    assert (await story.press(LAN, "paper-approve"))[LAN] == ["ask-paper-override"]
    assert (await paper(story)).status is PaperStatus.DRAFT
    said = await story.say(LAN, "五月市场普遍不达标")
    assert said[QIN] == ["exposure-letter"]
    assert "五月市场普遍不达标" in said.to(QIN)[0].words


async def test_who_edits_the_final_list_does_not_approve_it_alone(story: Story) -> None:
    await draft(story)
    await story.press(HAO, "exposure-hear")
    await later(story, days=3)
    await story.press(LAN, "exposure-kinds")
    await story.press(LAN, "exposure-kind:2024-05:market")
    await story.press(LAN, "exposure-place:2024-05:market-1")
    await story.press(LAN, "exposure-out:2024-05:market-1:next")
    await story.say(LAN, "六月已拆除")
    assert (await story.press(LAN, "paper-approve")).answer == "paper-signed"
    assert (await story.press(HAO, "paper-approve")).answer == "paper-sent"


async def test_who_moves_up_after_the_round_is_heard_first(story: Story) -> None:
    await draft(story)
    await story.press(HAO, "exposure-hear")
    await later(story, days=3)
    await story.press(LAN, "exposure-kinds")
    await story.press(LAN, "exposure-kind:2024-05:market")
    await story.press(LAN, "exposure-place:2024-05:M")
    await story.press(LAN, "exposure-out:2024-05:M:next")
    said = await story.say(LAN, "六月已拆除")
    assert said[WU] == ["exposure-heads-up"]
    assert (await story.press(HAO, "paper-approve")).answer == "exposure-appeals-running"
    await later(story, days=1, hours=1)
    assert (await story.press(HAO, "paper-approve")).answer == "paper-sent"


async def test_who_moves_up_at_night_is_not_published_before_the_unit_knows(story: Story) -> None:
    await draft(story)
    await story.press(HAO, "exposure-hear")
    await later(story, days=3)
    story.pass_time(hours=14)
    await leave_out(story, "M")
    assert (await story.press(LAN, "paper-approve")).answer == "exposure-appeals-running"
    _, said = await later(story, hours=9)
    assert said[WU] == ["exposure-heads-up"]


async def test_a_photo_with_a_face_blocks_publication_until_it_is_replaced(story: Story) -> None:
    """S16."""
    await draft(story)
    await story.say(ADA, f"/bind public {CHANNEL.id}")
    await story.press(HAO, "exposure-kinds")
    await story.press(HAO, "exposure-kind:2024-05:market")
    await story.press(HAO, "exposure-place:2024-05:M")
    await story.press(HAO, "exposure-photo:2024-05:M")
    assert "exposure-photo-check" in (await story.photo(HAO, picture=3))[HAO]
    await story.press(HAO, "exposure-mark:1:face")
    await story.press(HAO, "exposure-hear")
    await later(story, days=3)
    assert (await story.press(LAN, "paper-approve")).answer == "exposure-face"
    await story.press(HAO, "exposure-photo:2024-05:M")
    await story.photo(HAO, picture=4)
    await story.press(HAO, "exposure-mark:2:cleared")
    said = await story.press(LAN, "paper-approve")
    assert said.answer == "paper-sent"
    assert [(told.key, told.photo) for told in said.to(CHANNEL)] == [
        ("exposure-public", None),
        ("exposure-public-photo", 2),
    ]


async def test_a_photo_that_nobody_looked_at_is_not_published(story: Story) -> None:
    await draft(story)
    await story.say(ADA, f"/bind public {CHANNEL.id}")
    await story.press(HAO, "exposure-kinds")
    await story.press(HAO, "exposure-kind:2024-05:market")
    await story.press(HAO, "exposure-place:2024-05:M")
    await story.press(HAO, "exposure-photo:2024-05:M")
    await story.photo(HAO, picture=3)
    await story.press(HAO, "exposure-hear")
    await later(story, days=3)
    said = await story.press(LAN, "paper-approve")
    assert [told.photo for told in said.to(CHANNEL)] == [None]


async def test_a_correction_names_the_entry_the_old_the_new_and_the_reason(story: Story) -> None:
    await office(story, HAO, LAN)
    await may(story)
    await story.say(ADA, f"/bind public {CHANNEL.id}")
    await published(story)
    await story.say(HAO, "/exposure")
    await story.press(HAO, "exposure-correct:2024-05")
    while not any(button.words.endswith("大朗市场") for button in story.chat(HAO)[-1].buttons):
        await story.press(HAO, story.chat(HAO)[-1].buttons[-1].data or "")
    wrong = next(button for button in story.chat(HAO)[-1].buttons if button.words.endswith("大朗市场"))
    await story.press(HAO, wrong.data or "")
    assert (await story.say(HAO, "检查员记错了市场"))[LAN] == ["paper-card"]
    said = await story.press(LAN, "paper-approve")
    assert said[QIN] == ["exposure-correction-letter"]
    words = said.to(QIN)[0].words
    for part in ("市场最脏乱差第 1 名", "大朗市场，50 分", "更正为：不列入", "检查员记错了市场"):
        assert part in words
    assert said[CHANNEL] == ["exposure-public-correction"]
    assert "大朗市场" not in (await story.say(MEI, "/exposure")).to(MEI)[0].words
    async with story.read() as tx:
        lines = [line for line in await ledger.lines(tx, [DALANG], MAY) if line.place == "M"]
        assert [(line.points, line.why) for line in lines] == [(-2, "exposed"), (2, "corrected")]
        assert "M" not in [entry.place for entry in await listings.worst(tx, story.now)]


async def test_residents_and_towns_change_nothing(story: Story) -> None:
    await draft(story)
    before = (await paper(story)).version
    for data in GUARDED:
        assert (data, (await story.data(MEI, data)).answer) == (data, "not-allowed")
        assert (data, (await story.data(QIN, data)).answer) == (data, "city-only")
    assert (await paper(story)).version == before
