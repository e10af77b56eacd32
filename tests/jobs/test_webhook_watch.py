"""Whether the webhook stands, told by Telegram itself."""

from datetime import UTC, datetime
from typing import Any

import pytest

from jobs.webhook_watch import WebhookWatch

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
URL = "https://jiejing.example/telegram/webhook"
AGO = int(NOON.timestamp())


class EnoughError(Exception):
    """Ends a loop that has no end."""


class Telegram:
    def __init__(self, answer: dict[str, Any] | Exception) -> None:
        self.answer = answer

    async def call(self, method: str, parameters: dict[str, object]) -> Any:
        assert (method, parameters) == ("getWebhookInfo", {})
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.mark.parametrize(
    ("answer", "last_good"),
    [
        ({"url": URL, "pending_update_count": 0}, NOON),
        ({"url": URL, "pending_update_count": 3}, NOON),
        ({"url": URL, "pending_update_count": 0, "last_error_date": AGO - 10}, NOON),
        ({"url": URL, "pending_update_count": 3, "last_error_date": AGO - 121}, NOON),
        ({"url": URL, "pending_update_count": 3, "last_error_date": AGO - 10}, None),
        ({"url": "", "pending_update_count": 0}, None),
        (OSError("gone"), None),
    ],
)
async def test_the_webhook_is_good_while_it_is_ours_and_takes_what_waits(
    answer: dict[str, Any] | Exception, last_good: datetime | None
) -> None:
    watch = WebhookWatch(Telegram(answer), URL, lambda: NOON)

    await watch.once()

    assert watch.last_good == last_good


async def test_it_goes_on_asking() -> None:
    telegram = Telegram(OSError("gone"))
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        telegram.answer = {"url": URL}
        if len(pauses) == 2:
            raise EnoughError

    watch = WebhookWatch(telegram, URL, lambda: NOON, pause)
    with pytest.raises(EnoughError):
        await watch.run()

    assert (pauses, watch.last_good) == ([60.0, 60.0], NOON)
