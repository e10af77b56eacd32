"""What happened at a place, a coded spot or a case, with dates and offices (S01), and model cases (S28)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from domain.people import Role
from tests.stories.listed import MARKET, QIN, SPOT, coded, listed, local, run_on, visit
from tests.stories.road import reported
from tests.story import CHEN, LIN, MEI, WU, YING, Someone, Story

PING = Someone("Ping", 2022)
"""Of the town office of Chang'an."""


@pytest.fixture(autouse=True)
async def offices(story: Story) -> None:
    await story.meet(QIN, PING)
    await story.appoint(QIN, Role.CITY, story.city.code)
    await story.appoint(PING, Role.TOWN, "441900119")


async def market(story: Story) -> None:
    """Worst of April, published on 6 May; coded on 1 June; passed on 28 June; a model case on 10 July."""
    await listed(story, MARKET, date(2024, 5, 6), date(2024, 4, 1))
    await coded(story, date(2024, 6, 1))
    await run_on(story, date(2024, 6, 28))
    await visit(story, MARKET, "pass")
    story.now = local(story, date(2024, 7, 10))
    await story.say(QIN, f"/model {MARKET.code} 夜间清洗，每平方米 5 元")


async def days(story: Story, who: Someone, code: str = MARKET.code) -> list[str]:
    said = await story.say(who, f"/chain {code}")
    assert said[who] == ["chain"], said.to(who)
    return [f"{facts['day']} {facts['what']['text'][0]}" for facts in lines(said.to(who)[0].facts)]


def lines(of: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [facts for key, facts in of["lines"]["lines"] if key == "chain-line"]


ALL = [
    "2024-05-06 chain-worst",
    "2024-06-01 chain-coded",
    "2024-06-28 chain-passed",
    "2024-07-10 chain-model",
]
OPEN_TO_ALL = [ALL[0], ALL[2], ALL[3]]


async def test_a_market_has_four_dated_links_and_no_service(story: Story) -> None:
    await market(story)
    assert await days(story, QIN) == ALL
    words = story.chat(QIN)[-1].words
    assert words.count("尚无") == 1
    assert "服务：尚无" in words
    assert "Lin" not in words
    assert "Qin" not in words


async def test_the_town_sees_its_own_and_everybody_what_is_public(story: Story) -> None:
    await market(story)
    assert await days(story, WU) == ALL
    for who in (YING, PING, CHEN, LIN):
        assert await days(story, who) == OPEN_TO_ALL
        assert "服务" not in story.chat(who)[-1].words
    assert await days(story, QIN, SPOT.lower()) == ALL


async def test_what_is_not_public_looks_as_if_it_were_not_there(story: Story) -> None:
    case = await reported(story)
    for code in (case.code, "HM-240101-0001", "XX-MARKET-001"):
        said = await story.say(MEI, f"/chain {code}")
        assert said[MEI] == ["chain-unknown"]
    assert (await story.say(MEI, "/chain"))[MEI] == ["chain-code-wanted"]
    said = await story.say(WU, f"/chain {case.code}")
    assert [facts["what"]["text"][0] for facts in lines(said.to(WU)[0].facts)] == ["chain-problem"]
    assert said.to(WU)[0].words.count("尚无") == 4
