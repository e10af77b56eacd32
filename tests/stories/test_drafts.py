"""A report in the making loses nothing, whatever comes."""

from datetime import timedelta
from io import BytesIO

from PIL import Image

from domain.drafts import Asked, Draft
from storage import drafts, photos
from storage.database import Database
from tests.stories.road import buttons
from tests.story import HUMEN, YING, Story

STICKER = {
    "sticker": {
        "file_id": "s",
        "file_unique_id": "s",
        "type": "regular",
        "width": 1,
        "height": 1,
        "is_animated": False,
        "is_video": False,
    }
}
VOICE = {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}}
PAPER = {
    "document": {"file_id": "d", "file_unique_id": "d", "mime_type": "application/pdf", "file_name": "a.pdf"}
}
CONTACT = {"contact": {"phone_number": "1", "first_name": "X"}}


async def draft_of_ying(story: Story) -> Draft | None:
    async with story.read() as tx:
        return await drafts.of_person(tx, (await story.person(YING)).id)


async def to_photo(story: Story) -> None:
    await story.say(YING, "/report")


async def to_place(story: Story) -> None:
    await story.photo(YING, "很臭")


async def to_unit(story: Story) -> None:
    await to_place(story)
    await story.say(YING, "小学对面")


async def to_category(story: Story) -> None:
    await to_place(story)
    await story.location(YING, *HUMEN)


async def to_review(story: Story) -> None:
    await to_category(story)
    await story.press(YING, "cat:CLN-01")


async def to_duplicate(story: Story) -> None:
    await story.report(YING, "垃圾成堆")
    await to_category(story)
    await story.press(YING, "cat:CLN-01")
    await story.press(YING, "submit")


STEPS = {
    Asked.PHOTO: to_photo,
    Asked.PLACE: to_place,
    Asked.UNIT: to_unit,
    Asked.CATEGORY: to_category,
    Asked.REVIEW: to_review,
    Asked.DUPLICATE: to_duplicate,
}


async def test_what_cannot_be_used_is_answered_with_what_is_wanted_at_every_step(story: Story) -> None:
    for step, lead in STEPS.items():
        await lead(story)
        before = await draft_of_ying(story)
        assert before
        assert before.asked is step
        for content in (STICKER, VOICE, PAPER, CONTACT):
            said = await story._message(YING, content)
            assert said[YING] == [f"wanted-{step}"]
            assert said.to(YING)[0].words
        assert await draft_of_ying(story) == before
        await story.say(YING, "/cancel")


async def test_after_a_restart_the_report_goes_on_at_every_step(story: Story) -> None:
    for step, lead in STEPS.items():
        await lead(story)
        before = await draft_of_ying(story)
        assert before
        await restart(story)
        assert await draft_of_ying(story) == before
        said = await story.photo(YING, picture=5)
        assert said[YING]
        async with story.read() as tx:
            assert len(await photos.of_draft(tx, before.person)) == (1 if step is Asked.PHOTO else 2)
        await story.say(YING, "/cancel")
    await story.database.close()


async def restart(story: Story) -> None:
    """The same file or server, everything else new."""
    again = Database.open(story.database.url.render_as_string(hide_password=False))
    await story.database.close()
    story.database = story._photos._database = again


async def test_words_at_the_category_are_understood_as_one(story: Story) -> None:
    await to_category(story)
    said = await story.say(YING, "路灯不亮")
    assert said[YING] == ["draft-review"]
    draft = await draft_of_ying(story)
    assert draft
    assert (draft.category, draft.category_by, draft.note) == ("MUN-02", "words", "很臭\n路灯不亮")


async def test_words_that_name_no_kind_are_a_note_and_the_likely_kinds_are_shown(story: Story) -> None:
    await to_category(story)
    said = await story.say(YING, "已经三天了")
    assert said[YING] == ["draft-ask-category"]


async def test_a_report_can_begin_with_words(story: Story) -> None:
    said = await story.say(YING, "电线杆上贴满小广告")
    assert said[YING] == ["draft-ask-photo"]
    draft = await draft_of_ying(story)
    assert draft
    assert draft.category == "SIX-07"


async def test_small_talk_begins_nothing(story: Story) -> None:
    said = await story.say(YING, "早上好")
    assert said[YING] == ["wanted-photo-first"]
    assert await draft_of_ying(story) is None


async def test_a_file_that_is_no_picture_is_refused_and_the_draft_stays(story: Story) -> None:
    await to_category(story)
    for bad in (b"no picture", b""):
        said = await story.photo(YING, picture=bad, as_file=True)
        assert "photo-refused" in said[YING]
    draft = await draft_of_ying(story)
    assert draft
    assert (draft.unit, draft.note) == ("441900121", "很臭")
    await story.press(YING, "cat:CLN-01")
    said = await story.press(YING, "submit")
    assert said[YING] == ["draft-sent", "receipt"]


async def test_a_picture_of_too_many_points_is_refused_and_another_asked_for(story: Story) -> None:
    out = BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    said = await story.photo(YING, "很臭", picture=out.getvalue(), as_file=True)
    assert said[YING] == ["draft-reading-file", "photo-refused", "draft-ask-photo"]
    said = await story.photo(YING)
    assert said[YING] == ["draft-ask-place"]
    draft = await draft_of_ying(story)
    assert draft
    assert draft.note == "很臭"


async def test_the_eleventh_photo_is_too_many(story: Story) -> None:
    for number in range(10):
        await story.photo(YING, picture=number % 2, album="many")
    said = await story.photo(YING)
    assert said[YING] == ["draft-too-many-photos"]


async def test_note_and_photo_are_added_and_shown(story: Story) -> None:
    await to_review(story)
    said = await story.press(YING, "draft-note")
    assert said[YING] == ["draft-ask-note"]
    said = await story.say(YING, "在垃圾站后面")
    assert said[YING] == ["draft-review"]
    assert "在垃圾站后面" in said.to(YING)[0].words
    await story.press(YING, "draft-photo")
    said = await story.photo(YING, picture=5)
    assert said[YING] == ["draft-review"]
    async with story.read() as tx:
        assert len(await photos.of_draft(tx, (await story.person(YING)).id)) == 2


async def test_a_note_that_was_asked_for_and_not_given_swallows_nothing_later(story: Story) -> None:
    await to_review(story)
    await story.press(YING, "draft-note")
    await story.press(YING, "submit")
    said = await story.say(YING, "早上好")
    assert said[YING] == ["wanted-photo-first"]
    said = await story.photo(YING, "垃圾成堆", picture=6)
    assert said[YING] == ["draft-ask-place"]


async def test_the_kind_can_be_changed_before_sending(story: Story) -> None:
    await to_review(story)
    await story.press(YING, "cats:")
    await story.press(YING, "cats:MUN")
    await story.press(YING, "cats:")
    await story.press(YING, "cats:MUN")
    said = await story.press(YING, "cat:MUN-01")
    assert said[YING] == ["draft-review"]


async def test_cancel_leaves_nothing_and_the_next_photo_begins_anew(story: Story) -> None:
    await to_review(story)
    said = await story.press(YING, "draft-cancel")
    assert said[YING] == ["draft-cancelled"]
    assert await draft_of_ying(story) is None
    said = await story.say(YING, "/cancel")
    assert said[YING] == ["nothing-to-cancel"]
    said = await story.data(YING, "submit")
    assert said.answer == "draft-gone"
    said = await story.photo(YING)
    assert said[YING] == ["draft-ask-place"]


async def test_submit_pressed_twice_makes_one_case(story: Story) -> None:
    await to_review(story)
    await story.press(YING, "submit")
    said = await story.data(YING, "submit")
    assert (said.answer, said.messages) == ("draft-gone", [])


async def test_a_changed_caption_changes_the_note_until_it_is_sent(story: Story) -> None:
    await story.photo(YING, "很臭")
    async with story.read() as tx:
        message_id = (await photos.of_draft(tx, (await story.person(YING)).id))[0].message_id
    frame = story._frame(YING, None, message_id or 0) | {"from": YING.as_user(), "edit_date": 1}
    await story.update({"edited_message": frame | {"caption": "非常臭", "photo": []}})
    draft = await draft_of_ying(story)
    assert draft
    assert draft.note == "非常臭"


async def test_a_report_in_the_making_is_kept_for_a_day(story: Story) -> None:
    await to_place(story)
    draft = await draft_of_ying(story)
    assert draft
    assert draft.expires_at == story.now + timedelta(hours=24)


async def test_the_review_offers_all_there_is_to_do(story: Story) -> None:
    await to_review(story)
    assert buttons(story.chat(YING)[-1]) == [
        "submit",
        "draft-note",
        "draft-photo",
        "cats",
        "draft-place",
        "draft-cancel",
    ]
