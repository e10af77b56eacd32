"""What people do, and what they cannot."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from simulator import Mistaken, Simulator
from tests.simulator.conftest import CHEN, FORUM, LIN, STREET, YING, Bot

KEYS = {"inline_keyboard": [[{"text": "Accept", "callback_data": "accept:1"}]]}


async def test_a_first_word_opens_the_chat(simulator: Simulator, bot: Bot) -> None:
    await simulator.people.start(CHEN, "HM-1_a")
    assert (await bot("sendMessage", chat_id=CHEN, text="welcome"))["message_id"] == 2


async def test_a_press_gives_the_bot_s_answer(simulator: Simulator, bot: Bot) -> None:
    sent = await bot("sendMessage", chat_id=YING, text="x", reply_markup=KEYS)
    press = asyncio.create_task(simulator.people.press(YING, sent["message_id"], "accept:1"))
    [update] = await bot.updates(timeout=5)
    await bot(
        "answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="taken", show_alert=True
    )
    assert await press == {"text": "taken", "show_alert": True}


async def test_an_unanswered_press_gives_nothing(simulator: Simulator, bot: Bot) -> None:
    sent = await bot("sendMessage", chat_id=YING, text="x", reply_markup=KEYS)
    assert await simulator.people.press(YING, sent["message_id"], "accept:1", wait=0.001) is None


async def test_a_changed_app_can_press_what_is_not_there(simulator: Simulator, bot: Bot) -> None:
    sent = await bot("sendMessage", chat_id=YING, text="x", reply_markup=KEYS)
    await simulator.people.press(YING, sent["message_id"], "close:99", wait=0, forged=True)
    assert [update["callback_query"]["data"] for update in await bot.updates()] == ["close:99"]


async def test_edits_reach_the_bot(simulator: Simulator, bot: Bot, photo: Callable[..., bytes]) -> None:
    text = await simulator.people.text(YING, "before")
    [shot] = await simulator.people.photo(YING, photo(), caption="before")
    await simulator.people.edit(YING, text["message_id"], text="/after")
    await simulator.people.edit(YING, shot["message_id"], caption="after")
    _, _, first, second = await bot.updates()
    assert first["edited_message"] == {
        **text,
        "text": "/after",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        "edit_date": text["date"],
    }
    assert (second["edited_message"]["caption"], second["edited_message"]["photo"]) == (
        "after",
        shot["photo"],
    )


async def test_every_kind_of_message_is_a_proper_update(
    simulator: Simulator, bot: Bot, photo: Callable[..., bytes]
) -> None:
    people = simulator.people
    await people.text(YING, "hello")
    await people.photo(YING, photo())
    await people.photo(YING, photo(), as_file=True)
    await people.location(YING, 22.8, 114.1, live_period=900)
    await people.location(YING, 22.8, 114.1, venue={"title": "Park", "address": "Road 1"})
    await people.sticker(YING)
    await people.voice(YING)
    await people.contact(YING, "+8613000000000")
    await people.share_users(YING, 1, CHEN, LIN)
    await people.share_chat(YING, 2, FORUM)
    standing = {"message_id", "from", "chat", "date"}
    kinds = [sorted(update["message"].keys() - standing) for update in await bot.updates()]
    assert kinds == [
        ["text"],
        ["photo"],
        ["document"],
        ["location"],
        ["location", "venue"],
        ["sticker"],
        ["voice"],
        ["contact"],
        ["users_shared"],
        ["chat_shared"],
    ]


async def test_a_reply_names_what_it_replies_to(
    simulator: Simulator, bot: Bot, photo: Callable[..., bytes]
) -> None:
    card = await bot("sendMessage", chat_id=STREET, text="card")
    await simulator.people.photo(CHEN, photo(), chat_id=STREET, reply_to_message_id=card["message_id"])
    [update] = await bot.updates()
    assert update["message"]["reply_to_message"] == card


async def test_people_take_turns_with_one_time_keyboards(simulator: Simulator, bot: Bot) -> None:
    markup = {"keyboard": [[{"text": "Yes"}]], "one_time_keyboard": True}
    await bot("sendMessage", chat_id=YING, text="x", reply_markup=markup)
    await simulator.people.text(YING, "Yes")
    assert simulator.tg.world.chats[YING].keyboard is None


@pytest.mark.parametrize(
    ("act", "given", "words"),
    [
        ("text", {"person_id": 404, "text": "x"}, "there is no person 404"),
        ("text", {"person_id": YING, "text": " "}, "a text has 1-4096 characters"),
        ("text", {"person_id": YING, "text": "x" * 4097}, "a text has 1-4096 characters"),
        ("text", {"person_id": YING, "text": "x", "chat_id": FORUM}, "the person is not in this chat"),
        (
            "text",
            {"person_id": YING, "text": "x", "reply_to_message_id": 99},
            "there is no message to reply to",
        ),
        (
            "text",
            {"person_id": LIN, "text": "x", "chat_id": FORUM, "thread_id": 99},
            "there is no such topic",
        ),
        ("start", {"person_id": YING, "parameter": "x" * 65}, "a start parameter is 1-64 of A-Za-z0-9_-"),
        ("start", {"person_id": YING, "parameter": "a b"}, "a start parameter is 1-64 of A-Za-z0-9_-"),
        ("location", {"person_id": YING, "latitude": 91, "longitude": 0}, "there is no such place"),
        ("location", {"person_id": YING, "latitude": float("nan"), "longitude": 0}, "there is no such place"),
        ("press", {"person_id": YING, "message_id": 99, "data": "x"}, "there is no such button"),
        ("edit", {"person_id": YING, "message_id": 99, "text": "x"}, "only an own message can be edited"),
        ("photo", {"person_id": YING}, "an album has 2-10 photos"),
        ("contact", {"person_id": 404, "phone_number": "1"}, "there is no person 404"),
    ],
)
async def test_an_app_does_not_offer_it(
    simulator: Simulator, act: str, given: dict[str, Any], words: str
) -> None:
    with pytest.raises(Mistaken) as mistaken:
        await getattr(simulator.people, act)(**given)
    assert str(mistaken.value) == words


async def test_who_blocked_the_bot_must_start_it_again(simulator: Simulator) -> None:
    await simulator.people.block(YING)
    with pytest.raises(Mistaken, match=r"^the person has blocked the bot$"):
        await simulator.people.text(YING, "x")
    await simulator.people.start(YING)


async def test_a_deleted_account_does_nothing(simulator: Simulator) -> None:
    simulator.deactivate(YING)
    with pytest.raises(Mistaken, match=r"^a deleted account does nothing$"):
        await simulator.people.text(YING, "x")
