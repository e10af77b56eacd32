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


def codes(jiejing: Jiejing) -> list[str]:
    return sorted(place["code"] for place in json.loads(jiejing("places", "list", "--json").out))


def test_a_place_has_the_code_it_was_given_or_the_next_one_of_its_kind(jiejing: Jiejing) -> None:
    for more in ((), (), ("--code", "HM-7")):
        jiejing("places", "add", "--name", "连升市场", "--kind", "market", *SPOT, *more)
    assert codes(jiejing) == ["HM-7", "HM-MARKET-001", "HM-MARKET-002"]


def test_a_road_needs_no_point_but_an_area(jiejing: Jiejing) -> None:
    added = jiejing("places", "add", "--name", "连升路", "--kind", "road", "--area", "虎门镇")
    (place,) = json.loads(jiejing("places", "list", "--json").out)
    assert (added.code, place["code"], place["latitude"]) == (0, "HM-ROAD-001", None)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--latitude", "31.2", "--longitude", "121.5"),
            "--latitude, --longitude: 31.2, 121.5 is outside the city",
        ),
        ((*SPOT, "--area", "杭州"), "--area: "),
        (("--latitude", "99", "--longitude", "113"), "--latitude, --longitude: "),
        (("--latitude", "22.8", "--area", "虎门镇"), "--latitude, --longitude: give both, or neither"),
        (("--kind", "road"), "--area: is needed for a place without --latitude and --longitude"),
        (("--area", "东莞"), "--area: the whole city is no place; name a unit or a village"),
        ((*SPOT, "--code", "虎门"), "--code: '虎门' is not a code of at most 32 letters, digits and hyphens"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(jiejing: Jiejing, words: tuple[str, ...], said: str) -> None:
    refused: Said = jiejing("places", "add", "--name", "公园", *words)

    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert refused.err.startswith(f"jiejing: {said}")
