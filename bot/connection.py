"""How updates reach us: Telegram is told to bring them, or to let them be fetched."""

import asyncio

import structlog

from bot.telegram import ALLOWED_UPDATES, Telegram
from domain.delivery import TryLater

LONGEST_WAIT = 60.0

log = structlog.get_logger()


async def agree(telegram: Telegram, webhook: str | None, secret: str | None) -> None:
    """Sets the webhook at this address, or takes an earlier one away; tries again while Telegram is down.

    What waits at Telegram is kept either way.
    """
    tries = 0
    while True:
        try:
            if webhook:
                wanted: dict[str, object] = {"url": webhook, "secret_token": secret}
                wanted["allowed_updates"] = list(ALLOWED_UPDATES)
                await telegram.call("setWebhook", wanted)
            else:
                await telegram.call("deleteWebhook", {})
        except TryLater as later:
            tries += 1
            log.warning("Telegram cannot be reached yet", tries=tries)
            await asyncio.sleep(min(max(later.wait, 2.0**tries), LONGEST_WAIT))
        else:
            return
