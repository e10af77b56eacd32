"""What is no update as the Bot API describes it is told from what is one."""

from typing import Any

import pytest

from storage.shapes import flaw

CHAT = {"id": 7, "type": "private"}
USER = {"id": 7, "is_bot": False, "first_name": "Ying"}
MESSAGE = {"message_id": 1, "date": 1, "chat": CHAT, "from": USER}
PHOTO = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
PRESS = {"id": "1", "from": USER, "message": {"message_id": 1, "date": 0, "chat": CHAT}, "data": "submit"}


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1},
        {"poll": "whatever we never read"},
        {"message": MESSAGE | {"text": "垃圾", "caption": None}},
        {"message": MESSAGE | {"photo": PHOTO, "reply_to_message": MESSAGE, "invented": {}}},
        {"message": MESSAGE | {"location": {"latitude": float("nan"), "longitude": 113}}},
        {"callback_query": PRESS},
        {"callback_query": {"id": "1", "from": USER, "chat_instance": "1"}},
    ],
)
def test_what_telegram_may_send_is_well_formed(update: dict[str, Any]) -> None:
    assert flaw(update) is None


@pytest.mark.parametrize(
    ("update", "where"),
    [
        ([], "{}"),
        ({"message": 5}, "message.{}"),
        ({"message": MESSAGE | {"chat": None}}, "message.chat"),
        ({"message": MESSAGE | {"chat": {"id": "7", "type": "private"}}}, "message.chat.id.?"),
        ({"message": MESSAGE | {"text": {"bold": 1}}}, "message.text.?"),
        ({"message": MESSAGE | {"message_id": True}}, "message.message_id.?"),
        ({"message": MESSAGE | {"date": 2**70}}, "message.date.?"),
        ({"message": MESSAGE | {"photo": [{"file_id": "a"}]}}, "message.photo.file_unique_id"),
        ({"message": MESSAGE | {"reply_to_message": {}}}, "message.reply_to_message.message_id"),
        ({"callback_query": PRESS | {"data": 3}}, "callback_query.data.?"),
    ],
)
def test_a_flaw_is_named_by_its_path(update: Any, where: str) -> None:
    assert flaw(update) == where
