"""What Telegram refuses in keyboards beyond the types of their fields."""

import re
from typing import Any
from urllib.parse import urlsplit

from simulator.refusals import bad_request

ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
STYLES = {"danger", "success", "primary"}
MOST_BUTTONS = 100
PRIVATE_ONLY = {
    "request_location": "location can be requested in private chats only",
    "request_contact": "phone number can be requested in private chats only",
    "request_users": "users can be requested in private chats only",
    "request_chat": "chats can be requested in private chats only",
    "web_app": "BUTTON_TYPE_INVALID",
}


def check_markup(markup: dict[str, Any], private: bool) -> None:
    """Raises Refused (400) where the keyboard can't be shown in such a chat."""
    if "inline_keyboard" in markup:
        check_inline(markup["inline_keyboard"], private)
    elif "keyboard" in markup:
        check_reply(markup["keyboard"], private)
    elif markup.get("remove_keyboard") is False or markup.get("force_reply") is False:
        raise bad_request("object expected as reply markup")
    if len(markup.get("input_field_placeholder") or "") > 64:
        raise bad_request("input field placeholder is too long")


def check_inline(rows: list[list[dict[str, Any]]], private: bool) -> None:
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for row in rows:
        for button in row:
            check_inline_button(button, private)


def check_inline_button(button: dict[str, Any], private: bool) -> None:
    if not button["text"].strip():
        raise bad_request("can't parse inline keyboard button: text must be non-empty")
    check_style(button)
    actions = [name for name in ACTIONS if button.get(name) is not None]
    if not actions:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise bad_request(f"can't parse inline keyboard button: both {actions[0]} and {actions[1]} are given")
    check_action(actions[0], button[actions[0]], private)


def check_action(name: str, value: Any, private: bool) -> None:
    if name == "callback_data" and not 1 <= len(value.encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if name == "copy_text" and not 1 <= len(value["text"]) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if name == "url":
        check_address(value)
    if name == "web_app":
        if not private:
            raise bad_request("BUTTON_TYPE_INVALID")
        check_web_app(value["url"])


def check_address(address: str) -> None:
    """A link of a button: http(s) with a host that has a dot, or one of the apps' own schemes."""
    if re.match(r"(tg|ton|mailto|tel):", address):
        return
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
    except ValueError:
        raise bad_request("BUTTON_URL_INVALID") from None
    if parts.scheme not in ("http", "https") or " " in address:
        raise bad_request("BUTTON_URL_INVALID")
    if "." not in (parts.hostname or "") and ":" not in (parts.hostname or ""):
        raise bad_request(f"inline keyboard button URL '{address}' is invalid: Wrong HTTP URL")


def check_web_app(address: str) -> None:
    if not address.startswith("https://"):
        raise bad_request(
            f"inline keyboard button Web App URL '{address}' is invalid: Only HTTPS links are allowed"
        )


def check_style(button: dict[str, Any]) -> None:
    if button.get("style") is not None and button["style"] not in STYLES:
        raise bad_request("BUTTON_STYLE_INVALID")


def check_reply(rows: list[list[dict[str, Any]]], private: bool) -> None:
    if sum(map(len, rows)) > 3 * MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for row in rows:
        for button in row:
            if not button["text"].strip():
                raise bad_request("can't parse keyboard button: text must be non-empty")
            check_style(button)
            for name, words in PRIVATE_ONLY.items():
                if button.get(name) and not private:
                    raise bad_request(words)


def find_button(message: dict[str, Any], data: str) -> dict[str, Any] | None:
    """The inline button of `message` that holds `data`."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return next((one for row in rows for one in row if one.get("callback_data") == data), None)
