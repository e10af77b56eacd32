"""What comes to the bot: updates, presses, files."""

import re
from datetime import timedelta
from typing import Any

from simulator.files import LARGEST_DOWNLOAD
from simulator.refusals import bad_request, conflict
from simulator.telegram import Call, Telegram
from simulator.webhook import Hook

ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
ANSWERABLE = timedelta(seconds=150)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


async def get_updates(tg: Telegram, call: Call) -> list[dict[str, Any]]:
    if tg.webhook.hook is not None:
        raise conflict(ACTIVE)
    if "allowed_updates" in call.given:
        tg.updates.allowed = frozenset(call.given["allowed_updates"]) or None
    limit = min(100, max(1, call.given.get("limit", 100)))
    wait = min(50, max(0, call.given.get("timeout", 0)))
    return await tg.updates.fetch(call.given.get("offset", 0), limit, wait)


async def set_webhook(tg: Telegram, call: Call) -> bool:
    """Plain http is taken too, as by a local Bot API server."""
    given = call.given
    if not re.match(r"https?://(\[[0-9a-fA-F:]+\]|[\w.-]+)(:\d{1,5})?(/|$)", given["url"]):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = given.get("secret_token")
    if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    connections = given.get("max_connections", 40)
    if not 1 <= connections <= 100:
        raise bad_request("max_connections must be between 1 and 100")
    if given.get("drop_pending_updates"):
        tg.updates.drop()
    if "allowed_updates" in given:
        tg.updates.allowed = frozenset(given["allowed_updates"]) or None
    tg.updates.end_poll("terminated by setWebhook request")
    await tg.webhook.set(Hook(given["url"], secret, connections, given.get("ip_address")))
    return True


async def delete_webhook(tg: Telegram, call: Call) -> bool:
    await tg.webhook.unset()
    if call.given.get("drop_pending_updates"):
        tg.updates.drop()
    return True


def get_webhook_info(tg: Telegram, call: Call) -> dict[str, Any]:
    hook = tg.webhook.hook
    info: dict[str, Any] = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(tg.updates),
    }
    if hook is not None:
        info["max_connections"] = hook.max_connections
        if hook.ip_address:
            info["ip_address"] = hook.ip_address
        if hook.last_error is not None:
            at, words = hook.last_error
            info |= {"last_error_date": int(at.timestamp()), "last_error_message": words}
    if tg.updates.allowed:
        info["allowed_updates"] = sorted(tg.updates.allowed)
    return info


def get_file(tg: Telegram, call: Call) -> dict[str, Any]:
    file = tg.files.get(call.given["file_id"])
    if len(file.content) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    tg.files.open_link(file, tg.world.now())
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
        "file_path": file.path,
    }


def own_link(tg: Telegram, url: str) -> str:
    """Without a game, a press may only open the bot's own deep link."""
    if not re.fullmatch(rf"https?://t\.me/{tg.world.bot['username']}\?start=[A-Za-z0-9_-]{{1,64}}", url):
        raise bad_request("URL_INVALID")
    return url


def answer_query(tg: Telegram, call: Call) -> bool:
    query = tg.world.queries.get(call.given["callback_query_id"])
    if query is None or tg.world.now() - query.at > ANSWERABLE:
        raise bad_request(TOO_OLD)
    text = call.given.get("text", "")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {"text": text, "show_alert": bool(call.given.get("show_alert"))}
    if "url" in call.given:
        answer["url"] = own_link(tg, call.given["url"])
    if query.answer is None:
        query.answer = answer
        query.answered.set()
        tg.world.events.tell(
            {
                "event": "answer",
                "person": query.person,
                "chat_id": query.chat_id,
                "query_id": query.id,
                **answer,
            }
        )
    return True
