"""`jiejing look-back`: the dates of the rounds at a terminal."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.bot.cli.conftest import Jiejing, Said


def test_the_next_round_is_moved_and_listed(jiejing: Jiejing) -> None:
    before = rounds(jiejing)
    assert {each["state"] for each in before} == {"planned"}
    assert len(before) in (4, 5)
    month, day = before[0]["month"], tomorrow()
    assert jiejing("look-back", "set", day) == Said(0, f"the round of {month} is on {day}\n", "")
    assert rounds(jiejing)[0] == before[0] | {"date": day}
    assert str(before[0]["month"]) in jiejing("look-back", "list").out


def test_a_round_of_another_month_is_added(jiejing: Jiejing) -> None:
    day = tomorrow()
    assert jiejing("look-back", "set", day, "--round", "2026-01").out == f"the round of 2026-01 is on {day}\n"
    assert rounds(jiejing)[0]["month"] == "2026-01"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("soon",), "jiejing: DATE: 'soon' is no date like 2024-06-25\n"),
        (("2024-06-25",), "jiejing: DATE: 2024-06-25 is not after today\n"),
        (("2099-06-25",), "jiejing: DATE: 2099-06-25 is more than a year ahead\n"),
        (("2099-06-25", "--round", "x"), "jiejing: --round: 'x' is no month like 2024-06\n"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(jiejing: Jiejing, words: tuple[str, ...], said: str) -> None:
    assert jiejing("look-back", "set", *words) == Said(1, "", said)


def rounds(jiejing: Jiejing) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(jiejing("look-back", "list", "--json").out)
    return found


def tomorrow() -> str:
    """Two days ahead, so that no time zone makes it today."""
    return (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
