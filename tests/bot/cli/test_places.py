"""`jiejing places`: a code for a place, made at a terminal."""

import json

import pytest

from tests.bot.cli.conftest import Jiejing, Said

SPOT = ("--latitude", "22.8145", "--longitude", "113.6735")


def test_a_place_gets_a_link_and_is_listed(jiejing: Jiejing) -> None:
    added = jiejing(
        "places", "add", "--name", "连升市场", "--name-en", "Liansheng market", "--kind", "market", *SPOT
    )
    link = added.out.strip()
    (place,) = json.loads(jiejing("places", "list", "--json").out)

    assert (added.code, added.err, link.startswith("https://t.me/YOUR_BOT?start=p_")) == (0, "", True)
    assert (place["link"], place["name"], place["area"]) == (link, "连升市场", "441900121")


def test_two_places_of_one_name_get_links_of_their_own(jiejing: Jiejing) -> None:
    links = {jiejing("places", "add", "--name", "公园", *SPOT).out for _ in range(2)}
    assert len(links) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--latitude", "31.2", "--longitude", "121.5"),
            "--latitude, --longitude: 31.2, 121.5 is outside the city",
        ),
        ((*SPOT, "--area", "杭州"), "--area: "),
        (("--latitude", "99", "--longitude", "113"), "--latitude, --longitude: "),
    ],
)
def test_what_is_wrong_is_said_in_one_line(jiejing: Jiejing, words: tuple[str, ...], said: str) -> None:
    refused: Said = jiejing("places", "add", "--name", "公园", *words)

    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert refused.err.startswith(f"jiejing: {said}")
