"""What the bot writes, changes and takes back."""

from collections.abc import Callable
from typing import Any

import pytest

from simulator import Refused, Upload
from tests.simulator.conftest import FORUM, LIN, STAFF, STREET, YING, Bot, Clock

KEYS: dict[str, Any] = {"inline_keyboard": [[{"text": "Accept", "callback_data": "accept:1"}]]}
REPLY_KEYS: dict[str, Any] = {"keyboard": [[{"text": "Here", "request_location": True}]]}
SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly"
    " the same as a current content and reply markup of the message"
)


async def test_a_message_is_whole(bot: Bot) -> None:
    await bot.simulator.people.text(YING, "hello")
    sent = await bot(
        "sendMessage",
        chat_id=YING,
        text="<b>洁净</b>",
        parse_mode="HTML",
        reply_markup=KEYS,
        reply_parameters={"message_id": 1},
        protect_content=True,
    )
    assert sent == {
        "message_id": 2,
        "from": {"id": 100001, "is_bot": True, "first_name": "洁净", "username": "jiejing_bot"},
        "chat": {"id": 7, "type": "private", "first_name": "Ying", "username": "ying"},
        "date": 1795233600,
        "text": "洁净",
        "entities": [{"type": "bold", "offset": 0, "length": 2}],
        "reply_to_message": bot.simulator.messages(YING)[0],
        "has_protected_content": True,
        "reply_markup": KEYS,
    }
    assert bot.simulator.sent(YING) == [sent]


async def test_form_fields_are_words_and_become_values(bot: Bot) -> None:
    sent = await bot("sendLocation", chat_id=str(YING), latitude="22.8", longitude="114", live_period="900")
    assert sent["location"] == {"latitude": 22.8, "longitude": 114.0, "live_period": 900}


async def test_the_longest_texts_pass(bot: Bot) -> None:
    text = "<b>" + "洁" * 4096 + "</b>"
    assert len((await bot("sendMessage", chat_id=YING, text=text, parse_mode="html"))["text"]) == 4096


async def test_numbers_of_messages_grow_in_each_chat(bot: Bot) -> None:
    numbers = [(await bot("sendMessage", chat_id=chat, text="x"))["message_id"] for chat in (YING, YING, LIN)]
    assert numbers == [1, 2, 1]


async def test_a_reply_to_nothing_can_be_allowed(bot: Bot) -> None:
    parameters = {"message_id": 99, "allow_sending_without_reply": True}
    sent = await bot("sendMessage", chat_id=YING, text="x", reply_parameters=parameters)
    assert "reply_to_message" not in sent


async def test_a_topic_takes_messages(bot: Bot) -> None:
    topic = await bot("createForumTopic", chat_id=FORUM, name="Tangxia")
    thread = topic["message_thread_id"]
    sent = await bot("sendMessage", chat_id=FORUM, text="x", message_thread_id=thread)
    reply = await bot(
        "sendMessage", chat_id=FORUM, text="y", reply_parameters={"message_id": sent["message_id"]}
    )
    assert [sent["message_thread_id"], reply["message_thread_id"]] == [thread, thread]


async def test_an_edit_changes_text_and_takes_the_keyboard_away(bot: Bot, clock: Clock) -> None:
    sent = await bot("sendMessage", chat_id=YING, text="x", reply_markup=KEYS)
    clock.move(5)
    edited = await bot("editMessageText", chat_id=YING, message_id=sent["message_id"], text="y")
    expected = {**sent, "text": "y", "edit_date": sent["date"] + 5}
    del expected["reply_markup"]
    assert edited == expected
    assert bot.simulator.messages(YING) == [edited]


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("editMessageText", {"text": "x", "reply_markup": KEYS}),
        ("editMessageReplyMarkup", {"reply_markup": KEYS}),
    ],
)
async def test_an_edit_must_change_something(bot: Bot, method: str, given: dict[str, Any]) -> None:
    sent = await bot("sendMessage", chat_id=YING, text="x", reply_markup=KEYS)
    with pytest.raises(Refused) as refused:
        await bot(method, chat_id=YING, message_id=sent["message_id"], **given)
    assert refused.value.description == SAME


async def test_an_edit_back_and_forth_must_change_something_too(bot: Bot) -> None:
    number = (await bot("sendMessage", chat_id=YING, text="x"))["message_id"]
    await bot("editMessageText", chat_id=YING, message_id=number, text="y")
    with pytest.raises(Refused, match=r"^Bad Request: message is not modified"):
        await bot("editMessageText", chat_id=YING, message_id=number, text="y")


async def test_messages_of_others_and_with_reply_keyboards_cannot_be_edited(bot: Bot) -> None:
    theirs = await bot.simulator.people.text(YING, "hello")
    own = await bot("sendMessage", chat_id=YING, text="x", reply_markup=REPLY_KEYS)
    for message in (theirs, own):
        with pytest.raises(Refused, match=r"^Bad Request: message can't be edited$"):
            await bot("editMessageText", chat_id=YING, message_id=message["message_id"], text="y")


async def test_captions_and_media_are_edited(bot: Bot, photo: Callable[..., bytes]) -> None:
    red, blue = (Upload("a.jpg", photo(colour=one), "image/jpeg") for one in ("red", "blue"))
    sent = await bot("sendPhoto", chat_id=YING, photo=red, caption="before")
    where = {"chat_id": YING, "message_id": sent["message_id"]}
    captioned = await bot("editMessageCaption", **where, caption="middle", reply_markup=KEYS)
    assert (captioned["caption"], captioned["photo"], captioned["reply_markup"]) == (
        "middle",
        sent["photo"],
        KEYS,
    )
    media = {"type": "photo", "media": "attach://b", "caption": "after"}
    changed = await bot("editMessageMedia", {"b": blue}, **where, media=media)
    assert changed["caption"] == "after"
    assert changed["photo"] != sent["photo"]
    with pytest.raises(Refused, match=r"^Bad Request: there is no text in the message to edit$"):
        await bot("editMessageText", **where, text="x")


async def test_a_text_has_no_caption_to_edit(bot: Bot) -> None:
    sent = await bot("sendMessage", chat_id=YING, text="x")
    with pytest.raises(Refused, match=r"^Bad Request: there is no caption in the message to edit$"):
        await bot("editMessageCaption", chat_id=YING, message_id=sent["message_id"], caption="x")


async def test_messages_are_deleted_for_48_hours(bot: Bot, clock: Clock) -> None:
    numbers = [(await bot("sendMessage", chat_id=YING, text=text))["message_id"] for text in "abc"]
    await bot("deleteMessage", chat_id=YING, message_id=numbers[0])
    await bot("deleteMessages", chat_id=YING, message_ids=[*numbers[:2], 99])
    clock.move(48 * 3600 + 1)
    with pytest.raises(Refused, match=r"^Bad Request: message can't be deleted for everyone$"):
        await bot("deleteMessage", chat_id=YING, message_id=numbers[2])
    assert [one["text"] for one in bot.simulator.messages(YING)] == ["c"]


async def test_a_member_cannot_delete_what_others_wrote(bot: Bot) -> None:
    theirs = await bot.simulator.people.text(LIN, "hello", STAFF)
    with pytest.raises(Refused, match=r"^Bad Request: message can't be deleted for everyone$"):
        await bot("deleteMessage", chat_id=STAFF, message_id=theirs["message_id"])


async def test_copies_have_no_origin_and_forwards_have_one(bot: Bot, photo: Callable[..., bytes]) -> None:
    [theirs] = await bot.simulator.people.photo(YING, photo(), caption="before")
    source = {"from_chat_id": YING, "message_id": theirs["message_id"], "chat_id": STREET}
    copied = await bot("copyMessage", **source, caption="after")
    forwarded = await bot("forwardMessage", **source)
    copy = bot.simulator.messages(STREET)[0]
    assert copy["message_id"] == copied["message_id"]
    assert (copy["photo"], copy["caption"], "forward_origin" in copy) == (theirs["photo"], "after", False)
    assert (forwarded["photo"], forwarded["caption"]) == (theirs["photo"], "before")
    assert forwarded["forward_origin"] == {
        "type": "user",
        "date": theirs["date"],
        "sender_user": theirs["from"],
    }


async def test_a_press_is_answered_within_150_seconds(bot: Bot, clock: Clock) -> None:
    sent = await bot("sendMessage", chat_id=YING, text="x", reply_markup=KEYS)
    await bot.simulator.people.press(YING, sent["message_id"], "accept:1", wait=0)
    [update] = await bot.updates()
    query = update["callback_query"]
    assert (query["data"], query["message"], query["from"]["id"]) == ("accept:1", sent, YING)
    with pytest.raises(Refused, match=r"^Bad Request: MESSAGE_TOO_LONG$"):
        await bot("answerCallbackQuery", callback_query_id=query["id"], text="x" * 201)
    with pytest.raises(Refused, match=r"^Bad Request: URL_INVALID$"):
        await bot("answerCallbackQuery", callback_query_id=query["id"], url="https://a.cn")
    assert await bot("answerCallbackQuery", callback_query_id=query["id"], text="x" * 200)
    clock.move(151)
    with pytest.raises(Refused, match=r"^Bad Request: query is too old"):
        await bot("answerCallbackQuery", callback_query_id=query["id"])


async def test_reply_keyboards_stay_until_they_are_removed(bot: Bot) -> None:
    chat = bot.simulator.tg.world.chats[YING]
    await bot("sendMessage", chat_id=YING, text="x", reply_markup=REPLY_KEYS)
    await bot("sendMessage", chat_id=YING, text="y", reply_markup=KEYS)
    assert chat.keyboard == REPLY_KEYS
    await bot("sendMessage", chat_id=YING, text="z", reply_markup={"remove_keyboard": True})
    assert chat.keyboard is None


async def test_reactions_are_one_known_emoji(bot: Bot) -> None:
    theirs = await bot.simulator.people.text(YING, "hello")
    where = {"chat_id": YING, "message_id": theirs["message_id"]}
    await bot("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "👍"}])
    assert bot.simulator.tg.world.chats[YING].reactions == {1: [{"type": "emoji", "emoji": "👍"}]}
    for reaction in ([{"type": "emoji", "emoji": "🧹"}], [{"type": "emoji", "emoji": "👍"}] * 2):
        with pytest.raises(Refused, match="REACTION"):
            await bot("setMessageReaction", **where, reaction=reaction)


async def test_pins_are_put_and_taken(bot: Bot) -> None:
    sent = await bot("sendMessage", chat_id=FORUM, text="x")
    where = {"chat_id": FORUM, "message_id": sent["message_id"]}
    await bot("pinChatMessage", **where)
    assert (await bot("getChat", chat_id=FORUM))["pinned_message"] == sent
    await bot("unpinChatMessage", **where)
    assert "pinned_message" not in await bot("getChat", chat_id=FORUM)


async def test_members_have_a_status(bot: Bot) -> None:
    statuses = [
        (await bot("getChatMember", chat_id=FORUM, user_id=user))["status"] for user in (100001, LIN, YING)
    ]
    assert statuses == ["administrator", "member", "left"]


async def test_a_left_group_is_closed(bot: Bot) -> None:
    await bot("leaveChat", chat_id=FORUM)
    with pytest.raises(Refused, match=r"^Forbidden: bot is not a member of the supergroup chat$"):
        await bot("sendMessage", chat_id=FORUM, text="x")


async def test_venues_and_actions_are_taken(bot: Bot) -> None:
    sent = await bot("sendVenue", chat_id=YING, latitude=22.8, longitude=114, title="Park", address="Road 1")
    assert sent["venue"] == {
        "location": {"latitude": 22.8, "longitude": 114},
        "title": "Park",
        "address": "Road 1",
    }
    assert await bot("sendChatAction", chat_id=YING, action="typing") is True


async def test_old_messages_and_calls_are_forgotten(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.world.MOST_MESSAGES", 3)
    for text in "abcde":
        await bot("sendMessage", chat_id=YING, text=text)
    assert [one["text"] for one in bot.simulator.messages(YING)] == ["c", "d", "e"]
    assert bot.simulator.tg.calls.maxlen == 10_000


async def test_clearing_forgets_what_was_said_and_keeps_the_people(bot: Bot) -> None:
    await bot.simulator.people.text(YING, "hello")
    bot.simulator.clear()
    assert (bot.simulator.messages(YING), len(bot.simulator.updates), bot.simulator.calls()) == ([], 0, [])
    assert not bot.simulator.tg.world.person(YING).started
