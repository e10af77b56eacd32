"""Several photos or several documents as one album."""

from typing import Any

from simulator.methods.outgoing import address, caption_of
from simulator.refusals import bad_request
from simulator.telegram import Call, Telegram
from simulator.world import Message

FEWEST, MOST = 2, 10
KINDS = {"photo": "Photo", "document": "Document"}


async def send_album(tg: Telegram, call: Call) -> list[Message]:
    envelope = address(tg, call.given)
    media = call.given["media"]
    check(media)
    contents = [await content_of(tg, item, call) for item in media]
    tg.limits.take(envelope.chat.id, envelope.chat.private, len(contents))
    album = str(tg.world.count())
    return [
        tg.world.post(envelope.chat, tg.world.bot, {**envelope.body, "media_group_id": album, **content})
        for content in contents
    ]


def check(media: list[dict[str, Any]]) -> None:
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) < FEWEST:
        raise bad_request("too few messages to send as an album")
    if len(media) > MOST:
        raise bad_request("too many messages to send as an album")
    kinds = {item["type"] for item in media}
    if "document" in kinds and len(kinds) > 1:
        raise bad_request("document can't be mixed with other media types")
    if kinds - KINDS.keys():
        raise bad_request("media of this type is not supported by the stand-in")


async def content_of(tg: Telegram, item: dict[str, Any], call: Call) -> dict[str, Any]:
    """The content of a message that shows an InputMedia. Raises Refused."""
    if item["type"] not in KINDS:
        raise bad_request("media of this type is not supported by the stand-in")
    content = caption_of(item)
    content[item["type"]] = await tg.files.resolve(KINDS[item["type"]], item["media"], call.uploads)
    if item.get("has_spoiler"):
        content["has_media_spoiler"] = True
    return content
