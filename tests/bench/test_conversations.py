from typing import Any

from bench.conversations import Conversation, Kind


def shown(*buttons: str) -> dict[str, Any]:
    return {
        "message_id": 9,
        "reply_markup": {"inline_keyboard": [[{"text": "", "callback_data": b}] for b in buttons]},
    }


def pressed(update: dict[str, Any] | None) -> str | None:
    return update["callback_query"]["data"] if update else None


def test_a_report_is_a_photo_a_place_the_first_button_and_submit() -> None:
    chat = Conversation(5, Kind.REPORT)

    photo = chat.begin()
    place = chat.hear({})
    category = chat.hear(shown("category:1", "category:2"))
    submit = chat.hear(shown("cancel", "submit:5"))

    assert "photo" in photo["message"]
    assert place is not None
    assert "location" in place["message"]
    assert (pressed(category), pressed(submit), chat.done) == ("category:1", "submit:5", False)
    assert (chat.hear({}), chat.done) == (None, True)


def test_a_message_without_a_button_is_waited_past() -> None:
    chat = Conversation(5, Kind.REPORT)
    chat.begin()
    chat.hear({})

    assert (chat.hear({"text": "thank you"}), chat.done) == (None, False)
    assert pressed(chat.hear(shown("submit"))) == "submit"


def test_endless_questions_are_not_answered_for_ever() -> None:
    chat = Conversation(5, Kind.REPORT)
    chat.begin()
    chat.hear({})

    answers = [pressed(chat.hear(shown("again"))) for _ in range(9)]

    assert answers == ["again"] * 8 + [None]


def test_a_draft_is_a_photo_and_ends_with_the_answer() -> None:
    chat = Conversation(5, Kind.DRAFT)

    assert "photo" in chat.begin()["message"]
    assert (chat.hear(shown("cancel")), chat.done) == (None, True)


def test_an_echo_is_four_texts() -> None:
    chat = Conversation(5, Kind.ECHO)

    texts = [chat.begin(), *(chat.hear({}) for _ in range(4))]

    assert [bool(text) for text in texts] == [True] * 4 + [False]
    assert chat.done
