"""`jiejing calendar`: the working days at a terminal."""

import json
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Jiejing, Said

DONGGUAN = Path(__file__).parents[3] / "city" / "dongguan"


def test_a_day_is_set_and_stays_when_the_city_is_loaded_again(jiejing: Jiejing) -> None:
    assert jiejing("calendar", "set", "2026-11-21", "on", "--name", "调休") == Said(
        0, "2026-11-21 is on now\n", ""
    )
    assert jiejing("city", "load", str(DONGGUAN)).code == 0
    days = json.loads(jiejing("calendar", "list", "--year", "2026", "--json").out)
    assert len(days) == 365
    (day,) = [day for day in days if day["date"] == "2026-11-21"]
    assert day == {"date": "2026-11-21", "is_workday": True, "name": "调休", "source": "edited"}
    assert "2026-11-21  on   调休" in jiejing("calendar", "list", "--year", "2026").out.replace("│", " ")


def test_an_estimated_year_is_confirmed(jiejing: Jiejing) -> None:
    assert jiejing("calendar", "confirm", "2027").out == "2027: 365 estimated days are certain now\n"
    assert jiejing("calendar", "confirm", "2027").out == "2027: 0 estimated days are certain now\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2026-02-30", "on"), "jiejing: DATE: '2026-02-30' is not a date like 2027-02-06\n"),
        (("2026-02-03", "maybe"), "jiejing: on|off: 'maybe' is neither on nor off\n"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(jiejing: Jiejing, words: tuple[str, ...], said: str) -> None:
    assert jiejing("calendar", "set", *words) == Said(1, "", said)
