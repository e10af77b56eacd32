"""Which kind of failure an error of Telegram's is: the one place that knows its wordings."""

import os
from datetime import timedelta
from typing import Final

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.exchange import Cut, CutAnswer, NotSent
from domain.delivery import Gone, Moved, Refused, Rejected, TryLater, Undelivered, Unmodified

# PTB's documented way to have `retry_after` as a timedelta; without it every 429 gives a deprecation warning.
os.environ["PTB_TIMEDELTA"] = "true"

# First waits in seconds; the caller backs off from there.
NETWORK: Final = 1.0
SERVER: Final = 2.0
CONFLICT: Final = 5.0
UNKNOWN: Final = 60.0

# As the Bot API server words them, in lower case. A 403 that is not here may well pass.
FOR_GOOD: Final = (
    "bot was blocked by the user",
    "user is deactivated",
    "bot was kicked",
    "bot is not a member",
    "bot can't initiate conversation",
    "bot can't send messages to bots",
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "group chat was deactivated",
)


def kind_of(error: TelegramError, description: str | None = None) -> Undelivered:
    """What `error` means for the message; `description` is Telegram's own wording where the error lost it."""
    reason = description or error.message
    text = reason.lower()
    match error:
        case RetryAfter():
            return TryLater(_seconds(error.retry_after), reason=reason, exact=True)
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case InvalidToken():
            return Rejected(reason) if "method not found" in text else Refused(reason)
        case Forbidden():
            return Gone(reason) if _for_good(text) else TryLater(UNKNOWN, reason=reason)
        case BadRequest():
            return _kind_of_bad_request(reason, text)
        case Conflict():
            return TryLater(CONFLICT, reason=f"another process takes this bot's updates: {reason}")
        case NotSent():
            return TryLater(NETWORK, reason=reason)
        case TimedOut() | Cut():
            begun = isinstance(error, CutAnswer)
            return TryLater(NETWORK, maybe_sent=True, reason=reason, answered=begun)
        case NetworkError():  # an answer of 5xx: the server says that it failed, only a gateway cannot know
            return TryLater(SERVER, maybe_sent="gateway time" in text, reason=reason)
        case _:  # 200 with a body that is not an answer
            return TryLater(SERVER, maybe_sent=True, reason=reason)


def _kind_of_bad_request(reason: str, text: str) -> Undelivered:
    if "message is not modified" in text:
        return Unmodified()
    if "temporarily unavailable" in text:
        return TryLater(UNKNOWN, reason=reason)
    return Gone(reason) if _for_good(text) else Rejected(reason)


def _for_good(text: str) -> bool:
    return any(wording in text for wording in FOR_GOOD)


def _seconds(wait: float | timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
