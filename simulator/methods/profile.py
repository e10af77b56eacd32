"""What the bot says of itself: commands, descriptions, menu buttons."""

import re
from typing import Any

from simulator.keyboards import check_web_app
from simulator.refusals import bad_request
from simulator.telegram import Call, Profile, Telegram
from simulator.world import Person

COMMAND = re.compile(r"[a-z0-9_]+")
LONGEST = {"Name": 64, "Description": 512, "ShortDescription": 120}
FIELDS = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}


def get_me(tg: Telegram, call: Call) -> dict[str, Any]:
    abilities = [
        "can_read_all_group_messages",
        "supports_inline_queries",
        "can_connect_to_business",
        "has_main_web_app",
    ]
    return {**tg.world.bot, "can_join_groups": True, **dict.fromkeys(abilities, False)}


def agree(tg: Telegram, call: Call) -> bool:
    return True


def set_commands(tg: Telegram, call: Call) -> bool:
    commands = call.given["commands"]
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for one in commands:
        check_command(one["command"].removeprefix("/"), one["description"])
    tg.profile.commands[key(tg, call.given)] = [
        {**one, "command": one["command"].removeprefix("/")} for one in commands
    ]
    tg.world.events.tell({"event": "people", "person": None})
    return True


def check_command(command: str, description: str) -> None:
    if not command:
        raise bad_request("command must be non-empty")
    if len(command) > 32:
        raise bad_request("command length must not exceed 32")
    if not COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description.strip():
        raise bad_request("command description must be non-empty")
    if len(description) > 256:
        raise bad_request("command description length must not exceed 256")


def get_commands(tg: Telegram, call: Call) -> list[dict[str, str]]:
    return tg.profile.commands.get(key(tg, call.given), [])


def delete_commands(tg: Telegram, call: Call) -> bool:
    tg.profile.commands.pop(key(tg, call.given), None)
    return True


def key(tg: Telegram, given: dict[str, Any]) -> tuple[str, str]:
    scope = given.get("scope") or {"type": "default"}
    name = scope["type"]
    if "chat_id" in scope:
        name = f"{name}:{tg.world.find(scope['chat_id']).id}"
    if "user_id" in scope:
        name = f"{name}:{scope['user_id']}"
    return name, language(given)


def language(given: dict[str, Any]) -> str:
    code: str = given.get("language_code", "")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def commands_for(profile: Profile, person: Person) -> list[dict[str, str]]:
    """The commands that a person is offered in the private chat: the narrowest scope, then the language."""
    spoken = (person.language_code or "")[:2]
    for scope in (f"chat:{person.id}", "all_private_chats", "default"):
        for code in (spoken, ""):
            if profile.commands.get((scope, code)):
                return profile.commands[scope, code]
    return []


def set_text(tg: Telegram, call: Call) -> bool:
    what = call.method.removeprefix("setMy")
    text = call.given.get(FIELDS[what], "")
    if len(text) > LONGEST[what]:
        raise bad_request(f"{FIELDS[what].replace('_', ' ')} is too long")
    tg.profile.texts[what, language(call.given)] = text
    return True


def get_text(tg: Telegram, call: Call) -> dict[str, str]:
    what = call.method.removeprefix("getMy")
    texts = tg.profile.texts
    default = tg.world.bot["first_name"] if what == "Name" else ""
    return {FIELDS[what]: texts.get((what, language(call.given))) or texts.get((what, "")) or default}


def set_menu_button(tg: Telegram, call: Call) -> bool:
    button = call.given.get("menu_button") or {"type": "default"}
    if button["type"] == "web_app":
        check_web_app(button["web_app"]["url"])
    chat_id = tg.world.find(call.given["chat_id"]).id if "chat_id" in call.given else None
    tg.profile.menu_buttons[chat_id] = button
    tg.world.events.tell({"event": "people", "person": None})
    return True


def get_menu_button(tg: Telegram, call: Call) -> dict[str, Any]:
    return menu_button(tg.profile, call.given.get("chat_id"))


def menu_button(profile: Profile, chat_id: int | None) -> dict[str, Any]:
    buttons = profile.menu_buttons
    return buttons.get(chat_id) or buttons.get(None) or {"type": "commands"}
