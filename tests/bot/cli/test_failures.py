"""What a person at a terminal reads of a failure."""

from errno import EADDRINUSE

import pytest

from bot.cli.failures import explain
from domain.delivery import Refused

BUSY = OSError(EADDRINUSE, "error while attempting to bind on address ('127.0.0.1', 80)")


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (Refused("Unauthorized"), "BOT_TOKEN: Telegram does not know this token: Unauthorized"),
        (BUSY, f"HTTP_PORT: another program listens there: {BUSY.strerror}"),
        (FileNotFoundError(2, "No such file", "a.csv"), "a.csv: No such file"),
    ],
)
def test_a_failure_names_the_setting_or_the_file(error: Exception, line: str) -> None:
    assert explain(error) == (1, line)


def test_what_nobody_expected_is_shown_where_it_happened() -> None:
    assert explain(ZeroDivisionError()) == (1, None)
