import pytest
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

from bot.exchange import Cut, NotSent, TooLong
from bot.telegram_errors import kind_of
from domain.delivery import Gone, Moved, Refused, Rejected, TryLater, Undelivered, Unmodified


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (ChatMigrated(-1001), Moved(-1001)),
        (InvalidToken("Unauthorized"), Refused("Unauthorized")),
        (InvalidToken("Not Found"), Refused("Not Found")),
        (InvalidToken("Not Found: method not found"), Rejected("Not Found: method not found")),
        (Forbidden("Forbidden: bot was blocked by the user"), Gone("Forbidden: bot was blocked by the user")),
        (Forbidden("Forbidden: user is deactivated"), Gone("Forbidden: user is deactivated")),
        (
            Forbidden("Forbidden: bot was kicked from the supergroup chat"),
            Gone("Forbidden: bot was kicked from the supergroup chat"),
        ),
        (
            Forbidden("Forbidden: bot can't initiate conversation with a user"),
            Gone("Forbidden: bot can't initiate conversation with a user"),
        ),
        (Forbidden("Forbidden: not today"), TryLater(60.0, reason="Forbidden: not today")),
        (BadRequest("Bad Request: chat not found"), Gone("Chat not found")),
        (BadRequest("Bad Request: message is not modified: specified"), Unmodified()),
        (BadRequest("Bad Request: message to edit not found"), Rejected("Message to edit not found")),
        (BadRequest("Bad Request: can't parse entities"), Rejected("Can't parse entities")),
        (TooLong("the answer is longer"), Rejected("the answer is longer")),
        (
            BadRequest("Bad Request: wrong file_id or the file is temporarily unavailable"),
            TryLater(60.0, reason="Wrong file_id or the file is temporarily unavailable"),
        ),
        (Conflict("two"), TryLater(5.0, reason="another process takes this bot's updates: two")),
        (NetworkError("Internal Server Error (500)"), TryLater(2.0, reason="Internal Server Error (500)")),
        (NetworkError("Bad Gateway (502)"), TryLater(2.0, reason="Bad Gateway (502)")),
        (
            NetworkError("Gateway Timeout (504)"),
            TryLater(2.0, maybe_sent=True, reason="Gateway Timeout (504)"),
        ),
        (NotSent("refused"), TryLater(1.0, reason="refused")),
        (TimedOut(), TryLater(1.0, maybe_sent=True, reason="Timed out")),
        (Cut("cut"), TryLater(1.0, maybe_sent=True, reason="cut")),
        (TelegramError("Invalid"), TryLater(2.0, maybe_sent=True, reason="Invalid")),
    ],
    ids=lambda value: str(value) if isinstance(value, TelegramError) else "",
)
def test_every_error_is_one_kind(error: TelegramError, kind: Undelivered) -> None:
    assert kind_of(error) == kind


@pytest.mark.parametrize("seconds", [1, 35, 3600])
def test_a_flood_wait_is_exactly_what_telegram_asked_for(seconds: int) -> None:
    kind = kind_of(RetryAfter(seconds), "Too Many Requests")

    assert kind == TryLater(float(seconds), reason="Too Many Requests", exact=True)


def test_a_description_goes_before_what_the_error_kept_of_it() -> None:
    assert kind_of(BadRequest("?"), "chat not found") == Gone("chat not found")
