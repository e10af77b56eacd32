"""The same twice is once (T16), and a code tells nothing to others (T17)."""

from sqlalchemy import func, select

from storage.tables import case, photo
from tests.story import HUMEN, MEI, YING, Story


async def count(story: Story) -> int:
    async with story.read() as tx:
        return int((await tx.execute(select(func.count()).select_from(case))).scalar_one())


async def test_a_double_tap_on_submit_makes_one_case(story: Story) -> None:
    await story.photo(YING, "垃圾成堆")
    await story.location(YING, *HUMEN)
    await story.press(YING, "submit")
    said = await story.data(YING, "submit")
    assert (said.answer, await count(story)) == ("draft-gone", 1)


async def test_an_album_is_one_report_however_late_its_parts_come(story: Story) -> None:
    said = await story.photo(YING, "垃圾成堆", album="a")
    assert said[YING] == ["draft-ask-place"]
    assert (await story.photo(YING, picture=2, album="a"))[YING] == []
    await story.location(YING, *HUMEN)
    await story.press(YING, "submit")
    assert (await story.photo(YING, picture=3, album="a"))[YING] == []
    async with story.read() as tx:
        kept = (await tx.execute(select(photo.c.case_id))).scalars().all()
    assert (list(kept), await count(story)) == ([1, 1, 1], 1)


async def test_an_edited_caption_changes_the_note_of_the_one_report(story: Story) -> None:
    await story.photo(YING, "垃圾成堆")
    sent = {
        "message_id": 500_001,
        "date": 1,
        "chat": {"id": YING.id, "type": "private"},
        "from": YING.as_user(),
    }
    edited = sent | {"edit_date": 2, "caption": "垃圾成堆，很臭", "photo": []}
    await story.update({"edited_message": edited})
    await story.location(YING, *HUMEN)
    await story.press(YING, "submit")
    assert ((await story.case()).note, await count(story)) == ("垃圾成堆，很臭", 1)


async def test_the_same_spot_by_somebody_else_is_offered_as_one(story: Story) -> None:
    await story.report(YING)
    await story.photo(MEI, "垃圾成堆")
    await story.location(MEI, *HUMEN)
    assert (await story.press(MEI, "submit"))[MEI] == ["draft-duplicate"]
    assert (await story.press(MEI, "same"))[MEI] == ["draft-sent", "joined"]
    assert await count(story) == 1


async def test_a_code_of_somebody_else_is_answered_like_one_that_is_not_there(story: Story) -> None:
    found = await story.report(YING)
    theirs = (await story.say(MEI, f"/case {found.code}")).to(MEI)[0]
    nobodys = (await story.say(MEI, "/case HM-261121-0999")).to(MEI)[0]
    assert theirs.words.replace(found.code, "HM-261121-0999") == nobodys.words
    assert (await story.say(YING, f"/case {found.code}"))[YING] == ["case-shown"]
