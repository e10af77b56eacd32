"""Whatever comes is kept, and belongs to a chat."""

from typing import Any

import pytest

from storage.payloads import is_update, lane_of, pack, unpack

CHAT = {"chat": {"id": -100}}
SENDER = {"from": {"id": 7}}


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"message": CHAT | SENDER}, -100),
        ({"edited_message": CHAT}, -100),
        ({"callback_query": SENDER | {"message": CHAT}}, -100),
        ({"callback_query": SENDER | {"inline_message_id": "x"}}, 7),
        ({"my_chat_member": CHAT | SENDER}, -100),
        ({"inline_query": SENDER}, 7),
        ({"something_new": SENDER}, 7),
        ({"poll": {"id": "1"}}, 0),
        ({"message": None}, 0),
        ({"message": {"chat": {"id": "7"}}}, 0),
        ({"message": {"chat": {"id": 2**70}}}, 0),
        ({"message": {"chat": [1]}, "callback_query": 5}, 0),
        ({"message": {"chat": {"id": True}}}, 0),
    ],
)
def test_an_update_belongs_to_its_chat_else_to_its_sender(update: dict[str, Any], lane: int) -> None:
    assert lane_of({"update_id": 1} | update) == lane


@pytest.mark.parametrize(
    ("thing", "usable"),
    [
        ({"update_id": 1}, True),
        ({"update_id": 0}, False),
        ({"update_id": "1"}, False),
        ({"update_id": 2**63}, False),
        ({}, False),
        ([], False),
        (None, False),
    ],
)
def test_an_update_has_a_number(thing: Any, usable: bool) -> None:
    assert is_update(thing) is usable


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"a": "洁净 <b>"}, {"a": "洁净 <b>"}),
        ({"a": "x\0y", "b\0": ["\0"]}, {"a": "xy", "b": [""]}),
        ({"a": "x\ud800y"}, {"a": "x?y"}),
        ({"a": 2**70}, {"a": 2**70}),
        ({"a": r"\u0000"}, {"a": r"\u0000"}),
    ],
)
def test_what_no_database_keeps_is_left_out(given: dict[str, Any], kept: dict[str, Any]) -> None:
    packed = pack(given)
    assert unpack(packed) == kept
    packed.encode()
