"""What a letter looks like as a call of the Bot API."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.delivery import TryLater
from domain.messages import Attachment, Button, Message
from jobs.rendering import Call, Rendering
from printing.press import Press
from printing.sheet import Printed, Sheet
from storage.letters import Letter, Picture
from storage.photo_files import Kind, PhotoFiles, key_of
from tests.conftest import NOON
from tests.jobs.fakes import Words
from tests.story import dongguan

YING, GROUP = 11, -100
SHA = "ab" * 32
PLAIN = {"parse_mode": "HTML"}
NO_PREVIEW = {"link_preview_options": {"is_disabled": True}}


def letter(message: Message, **known: Any) -> Letter:
    shown = Letter(
        id=1,
        chat=message.chat,
        thread=message.thread,
        key=message.key,
        facts=dict(message.facts),
        form=message.form(),
        target=message.target,
        language=message.language,
        case_id=None,
        urgent=False,
        attempts=0,
        doubts=0,
        put_at=NOON,
        standing=None,
        standing_has_photo=False,
        reachable=True,
    )
    return replace(shown, **known)


async def render(shown: Letter, files: PhotoFiles | None = None, anew: bool = False) -> Call:
    return await Rendering(Words(), files or PhotoFiles.open("memory:///")).render(shown, NOON, anew)


async def test_a_message_is_worded_in_its_readers_language() -> None:
    call = await render(letter(Message(YING, "hello", {"name": "x"}), language="en"))
    assert call == Call("sendMessage", {"chat_id": YING, "text": "en hello name=x"} | PLAIN | NO_PREVIEW)


async def test_a_group_without_a_language_reads_chinese_in_its_topic_and_may_be_spared_the_noise() -> None:
    call = await render(letter(Message(GROUP, "hello", thread=3, reply_to=9, silent=True)))
    assert call.parameters == PLAIN | NO_PREVIEW | {
        "chat_id": GROUP,
        "text": "zh hello",
        "message_thread_id": 3,
        "reply_parameters": {"message_id": 9, "allow_sending_without_reply": True},
        "disable_notification": True,
    }


async def test_buttons_press_open_or_copy() -> None:
    buttons = (
        (Button("accept", "accept:1", style="success"),),
        (Button("map", url="https://example.org"), Button("code", None, {"c": 1}, copy="HM-1")),
    )
    call = await render(letter(Message(YING, "card", buttons=buttons)))
    assert call.parameters["reply_markup"] == {
        "inline_keyboard": [
            [{"text": "zh accept", "callback_data": "accept:1", "style": "success"}],
            [
                {"text": "zh map", "url": "https://example.org"},
                {"text": "zh code c=1", "copy_text": {"text": "HM-1"}},
            ],
        ]
    }


@pytest.mark.parametrize(
    ("message", "markup"),
    [
        (
            Message(YING, "where", keyboard=((Button("share", share_place=True), Button("other")),)),
            {
                "keyboard": [[{"text": "zh share", "request_location": True}, {"text": "zh other"}]],
                "resize_keyboard": True,
            },
        ),
        (Message(YING, "thanks", drop_keyboard=True), {"remove_keyboard": True}),
        (Message(GROUP, "where", keyboard=((Button("share", share_place=True),),)), None),
    ],
)
async def test_keyboards_are_for_private_chats(message: Message, markup: dict[str, Any] | None) -> None:
    assert (await render(letter(message))).parameters.get("reply_markup") == markup


CAPTION = "editMessageCaption"
PHOTO = Picture(5, file_id="tg", is_document=False, sent_file_id=None, status="wanted", sha256=None)


@pytest.mark.parametrize(
    ("picture", "shown"),
    [
        (PHOTO, "tg"),
        (replace(PHOTO, is_document=True, sent_file_id="ours"), "ours"),
        (replace(PHOTO, is_document=True, status="stored", sha256=SHA), "attach://picture"),
        (replace(PHOTO, is_document=True, status="stored", sha256="cd" * 32), None),
        (replace(PHOTO, is_document=True, status="refused"), None),
    ],
)
async def test_a_picture_costs_as_little_as_can_be(picture: Picture, shown: str | None) -> None:
    files = PhotoFiles.open("memory:///")
    await files.put(key_of(SHA), b"jpeg")
    call = await render(letter(Message(YING, "card", photo=5), picture=picture), files)
    assert call.parameters.get("photo") == shown
    assert call.method == ("sendPhoto" if shown else "sendMessage")
    assert call.files == ({"picture": b"jpeg"} if call.uploads else {})


async def test_a_picture_that_is_being_fetched_is_waited_for_but_not_for_ever() -> None:
    waiting = letter(Message(YING, "card", photo=5), picture=replace(PHOTO, is_document=True))
    with pytest.raises(TryLater):
        await render(waiting)
    old = replace(waiting, put_at=NOON - timedelta(seconds=61))
    assert (await render(old)).method == "sendMessage"


@pytest.mark.parametrize(
    ("message", "known", "method", "edits"),
    [
        (Message(YING, "k", edit=4), {}, "editMessageText", 4),
        (Message(YING, "k", edit=4, edit_caption=True), {}, "editMessageCaption", 4),
        (Message(YING, "k", target="t"), {"standing": 4}, "editMessageText", 4),
        (
            Message(YING, "k", target="t"),
            {"standing": 4, "standing_has_photo": True},
            "editMessageCaption",
            4,
        ),
        (Message(YING, "k", target="t"), {}, "sendMessage", None),
    ],
)
async def test_what_stands_is_edited(
    message: Message, known: dict[str, Any], method: str, edits: int | None
) -> None:
    call = await render(letter(message, **known))
    assert (call.method, call.edits, call.parameters.get("message_id")) == (method, edits, edits)
    assert (await render(letter(message, **known), anew=True)).method == "sendMessage"


def stamp(sheet: Sheet) -> Printed:
    """Prints what it was given."""
    shown = [sheet.say("hello"), sheet.facts["month"], *sheet.pictures.values(), sheet.file or b""]
    return Printed(repr(shown).encode(), "stamp.png", is_picture=sheet.facts["month"] == 11)


def smudge(sheet: Sheet) -> Printed:
    raise ValueError("no ink")


def pressed(files: PhotoFiles) -> Rendering:
    return Rendering(Words(), files, Press(Words(), dongguan, {"stamp": stamp, "smudge": smudge}))


async def test_a_paper_is_printed_of_facts_pictures_and_a_file_in_the_readers_language() -> None:
    files = PhotoFiles.open("memory:///")
    await files.put(key_of(SHA, Kind.MAIN), b"jpeg")
    await files.put("letter", b"docx")
    facts = {"month": 12, "pictures": [SHA, "cd" * 32], "file": "letter"}
    rendering = pressed(files)
    shown = letter(Message(YING, "hello", attachment=Attachment("stamp", facts)), language="en")
    call = await rendering.render(shown, NOON)
    printed = repr(["en hello", 12, b"jpeg", b"docx"]).encode()
    assert (call.method, call.files) == ("sendDocument", {"stamp.png": printed})
    assert call.parameters == PLAIN | {
        "chat_id": YING,
        "caption": "en hello",
        "document": "attach://stamp.png",
    }
    rendering.remember(call, "DOC")
    again = await rendering.render(letter(replace_chat(shown, 12), language="en"), NOON)
    assert (again.files, again.parameters["document"]) == ({}, "DOC")
    other = await rendering.render(letter(replace_chat(shown, 13), language="zh"), NOON)
    assert other.files != {}


def replace_chat(shown: Letter, chat: int) -> Message:
    return Message(chat, shown.key, attachment=Attachment("stamp", shown.form["attachment"]["facts"]))


async def test_a_picture_of_figures_is_shown_in_the_chat() -> None:
    shown = letter(Message(YING, "hello", attachment=Attachment("stamp", {"month": 11})))
    call = await pressed(PhotoFiles.open("memory:///")).render(shown, NOON)
    assert (call.method, call.parameters["photo"]) == ("sendPhoto", "attach://stamp.png")


@pytest.mark.parametrize("kind", ["smudge", "unheard-of"])
async def test_what_cannot_be_printed_leaves_the_words(kind: str) -> None:
    shown = letter(Message(YING, "hello", attachment=Attachment(kind, {"month": 1})), language="zh")
    call = await pressed(PhotoFiles.open("memory:///")).render(shown, NOON)
    assert call == Call("sendMessage", {"chat_id": YING, "text": "zh hello"} | PLAIN | NO_PREVIEW)
