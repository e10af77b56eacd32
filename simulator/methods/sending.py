"""Messages of the bot, one at a time."""

from typing import Any

from simulator.methods.outgoing import CONTENT, address, caption_of, post, text_of
from simulator.refusals import bad_request
from simulator.telegram import Call, Telegram
from simulator.world import Message

ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


def send_message(tg: Telegram, call: Call) -> Message:
    envelope = address(tg, call.given)
    return post(tg, envelope, text_of(call.given))


async def send_photo(tg: Telegram, call: Call) -> Message:
    envelope = address(tg, call.given)
    content = caption_of(call.given)
    content["photo"] = await tg.files.resolve("Photo", call.given["photo"], call.uploads)
    if call.given.get("has_spoiler"):
        content["has_media_spoiler"] = True
    return post(tg, envelope, content)


async def send_document(tg: Telegram, call: Call) -> Message:
    envelope = address(tg, call.given)
    content = caption_of(call.given)
    content["document"] = await tg.files.resolve("Document", call.given["document"], call.uploads)
    return post(tg, envelope, content)


def send_location(tg: Telegram, call: Call) -> Message:
    envelope = address(tg, call.given)
    return post(tg, envelope, {"location": location_of(call.given)})


def send_venue(tg: Telegram, call: Call) -> Message:
    envelope = address(tg, call.given)
    location = location_of(call.given)
    venue = {"location": location, "title": call.given["title"], "address": call.given["address"]}
    return post(tg, envelope, {"location": location, "venue": venue})


def location_of(given: dict[str, Any]) -> dict[str, Any]:
    if abs(given["latitude"]) > 90 or abs(given["longitude"]) > 180:
        raise bad_request("wrong location specified")
    if "live_period" in given and not (
        60 <= given["live_period"] <= 86_400 or given["live_period"] == 0x7FFFFFFF
    ):
        raise bad_request("wrong live location period specified")
    if not 0 <= given.get("horizontal_accuracy", 0) <= 1500:
        raise bad_request("wrong horizontal accuracy specified")
    names = (
        "latitude",
        "longitude",
        "horizontal_accuracy",
        "live_period",
        "heading",
        "proximity_alert_radius",
    )
    return {name: given[name] for name in names if name in given}


def send_action(tg: Telegram, call: Call) -> bool:
    chat = tg.world.reach(call.given["chat_id"])
    if call.given["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    tg.world.show("action", chat, action=call.given["action"])
    return True


def copy_message(tg: Telegram, call: Call) -> dict[str, int]:
    message = source(tg, call, "copy")
    envelope = address(tg, call.given)
    content = {name: value for name, value in message.items() if name in CONTENT}
    if "caption" in call.given and "text" not in content:
        content = {name: value for name, value in content.items() if not name.startswith("caption")}
        content |= caption_of(call.given)
    return {"message_id": post(tg, envelope, content)["message_id"]}


def forward_message(tg: Telegram, call: Call) -> Message:
    message = source(tg, call, "forward")
    if message.get("has_protected_content"):
        raise bad_request("message has protected content and can't be forwarded")
    envelope = address(tg, call.given)
    content = {name: value for name, value in message.items() if name in CONTENT}
    origin = {"type": "user", "date": message["date"], "sender_user": message["from"]}
    return post(tg, envelope, {**content, "forward_origin": message.get("forward_origin", origin)})


def source(tg: Telegram, call: Call, verb: str) -> Message:
    message = tg.world.find(call.given["from_chat_id"]).messages.get(call.given["message_id"])
    if message is None:
        raise bad_request(f"message to {verb} not found")
    if not CONTENT & message.keys():
        raise bad_request("message can't be copied" if verb == "copy" else "message can't be forwarded")
    return message
