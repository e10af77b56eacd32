"""An update as it came, kept as JSON, and the lane it belongs to. Survives whatever a stranger sends."""

import json
from typing import Any

import orjson

LARGEST = 2**63 - 1

# Where an update that is no callback names its chat.
WITH_CHAT = (
    "message",
    "edited_message",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "channel_post",
    "edited_channel_post",
    "message_reaction",
    "message_reaction_count",
    "business_message",
    "edited_business_message",
    "chat_boost",
    "removed_chat_boost",
)


def lane_of(update: dict[str, Any]) -> int:
    """The chat an update belongs to (a press: the chat of its message), else its sender, else 0."""
    press = update.get("callback_query")
    for content in (_dict(press).get("message"), *(update.get(kind) for kind in WITH_CHAT)):
        number = _number(_dict(_dict(content).get("chat")).get("id"))
        if number:
            return number
    for content in update.values():
        number = _number(_dict(_dict(content).get("from")).get("id"))
        if number:
            return number
    return 0


def is_update(thing: Any) -> bool:
    """Whether it is an object with a usable update_id."""
    return isinstance(thing, dict) and _number(thing.get("update_id")) > 0


def pack(update: dict[str, Any]) -> str:
    """JSON without what no database keeps (NUL, lone surrogates); what nests too deep is its number alone."""
    try:
        packed = orjson.dumps(update).decode()
        # NaN and ∞ come out as null, and a place of nulls would be none.
        return json.dumps(_clean(update)) if "\\u0000" in packed or ":null" in packed else packed
    except TypeError:
        return _pack_leniently(update)


def _pack_leniently(update: dict[str, Any]) -> str:
    try:
        return json.dumps(_clean(update))
    except RecursionError:
        return json.dumps({"update_id": update["update_id"]})


def unpack(payload: str) -> dict[str, Any]:
    try:
        update: dict[str, Any] = orjson.loads(payload)
    except orjson.JSONDecodeError:
        # Numbers of any size, NaN.
        update = json.loads(payload)
    return update


def _dict(thing: Any) -> dict[str, Any]:
    return thing if isinstance(thing, dict) else {}


def _number(thing: Any) -> int:
    return thing if type(thing) is int and -LARGEST <= thing <= LARGEST else 0


def _clean(thing: Any) -> Any:
    if isinstance(thing, str):
        return thing.replace("\0", "").encode("utf-8", "replace").decode()
    if isinstance(thing, dict):
        return {_clean(key): _clean(value) for key, value in thing.items()}
    return [_clean(value) for value in thing] if isinstance(thing, list) else thing
