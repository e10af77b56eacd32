"""What an update must look like where we read it: PTB takes any value for any field, and so does SQLite."""

from typing import Any, Final

NUMBER: Final = (int, float)

# A trailing "!" marks what is never absent; types are those of the Bot API's description.
SHAPES: Final[dict[str, dict[str, Any]]] = {
    "Update": {
        "message": "Message",
        "edited_message": "Message",
        "callback_query": "CallbackQuery",
        "my_chat_member": "ChatMemberUpdated",
    },
    "Message": {
        "message_id!": int,
        "date!": int,
        "chat!": "Chat",
        "from": "User",
        "message_thread_id": int,
        "is_topic_message": bool,
        "media_group_id": str,
        "text": str,
        "caption": str,
        "photo": ["File"],
        "document": "File",
        "location": "Location",
        "venue": "Venue",
        "reply_to_message": "Message",
        "migrate_to_chat_id": int,
    },
    "CallbackQuery": {"id!": str, "from!": "User", "message": "Held", "data": str},
    "Held": {"message_id!": int, "chat!": "Chat", "date!": int, "message_thread_id": int, "photo": ["File"]},
    "ChatMemberUpdated": {"chat!": "Chat", "from!": "User", "date!": int, "new_chat_member!": "Member"},
    "Member": {"status!": str, "user!": "User"},
    "User": {"id!": int, "is_bot!": bool, "first_name!": str, "last_name": str, "language_code": str},
    "Chat": {"id!": int, "type!": str, "title": str},
    "File": {"file_id!": str, "file_unique_id!": str, "mime_type": str, "file_name": str},
    "Location": {"latitude!": NUMBER, "longitude!": NUMBER},
    "Venue": {"location!": "Location", "title!": str, "address!": str},
}
FIELDS: Final = {
    kind: tuple((name.rstrip("!"), wanted, name.endswith("!")) for name, wanted in shape.items())
    for kind, shape in SHAPES.items()
}
LARGEST: Final = 2**63 - 1


class Malformed(Exception):
    """It came as an update and is none: no other try will do."""


def flaw(thing: Any, kind: Any = "Update") -> str | None:
    """Where `thing` is not what the Bot API describes: the path of the first such field."""
    if isinstance(kind, list):
        return _first(thing, kind[0]) if isinstance(thing, list) else "[]"
    if not isinstance(kind, str):
        return None if _is(thing, kind) else "?"
    if not isinstance(thing, dict):
        return "{}"
    for key, wanted, is_needed in FIELDS[kind]:
        inner = thing.get(key)
        if inner is None:
            if is_needed:
                return key
        elif type(inner) is not wanted or wanted is int:
            found = flaw(inner, wanted)
            if found:
                return f"{key}.{found}"
    return None


def _first(things: list[Any], kind: Any) -> str | None:
    return next((found for thing in things if (found := flaw(thing, kind))), None)


def _is(thing: Any, kind: Any) -> bool:
    if isinstance(thing, bool):
        return kind is bool
    return isinstance(thing, kind) and not (isinstance(thing, int) and abs(thing) > LARGEST)
