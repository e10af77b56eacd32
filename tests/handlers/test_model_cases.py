"""Model cases: proposed by a town, decided by the city office, read by everybody (S28)."""

from datetime import date

import pytest

from domain.people import Role
from tests.stories.listed import MARKET, QIN, listed
from tests.story import ADA, WU, YING, Group, Someone, Story

PING = Someone("Ping", 2022)
"""Of the town office of Chang'an."""
CHANNEL = Group(-1001234567)


@pytest.fixture(autouse=True)
async def offices(story: Story) -> None:
    await story.meet(QIN, PING)
    await story.appoint(QIN, Role.CITY, story.city.code)
    await story.appoint(PING, Role.TOWN, "441900119")


async def test_a_town_proposes_a_model_case_and_the_city_decides(story: Story) -> None:
    await listed(story, MARKET, date(2024, 5, 6))
    await story.say(ADA, f"/bind public {CHANNEL.id}")
    assert (await story.say(WU, f"/model {MARKET.code}"))[WU] == ["model-words-wanted"]
    assert (await story.say(PING, f"/model {MARKET.code} 我们的"))[PING] == ["not-allowed"]
    said = await story.say(WU, f"/model {MARKET.code} 日扫夜洗")
    assert (said[WU], said[QIN]) == (["model-proposed"], ["model-asked"])
    assert (await story.say(WU, f"/model {MARKET.code} 日扫夜洗"))[WU] == ["model-already"]
    assert (await story.data(WU, "model-yes:1")).answer == "city-only"
    assert (await story.say(YING, "/model"))[YING] == ["model-none"]
    said = await story.press(QIN, "model-yes")
    assert (said[WU], said[CHANNEL]) == (["model-told-published"], ["model-public"])
    assert (await story.data(QIN, "model-no:1")).answer is None
    assert (await story.say(QIN, "改主意了"))[QIN] == ["model-decided"]
    assert (await story.say(YING, "/model 夜洗"))[YING] == ["model-list"]
    assert (await story.say(YING, "/model 花园"))[YING] == ["model-none-found"]


async def test_what_the_city_declines_is_explained_and_may_come_again(story: Story) -> None:
    await listed(story, MARKET, date(2024, 5, 6))
    await story.say(WU, f"/model {MARKET.code} 日扫夜洗")
    await story.press(QIN, "model-no")
    said = await story.say(QIN, "先做满三个月")
    assert (said[QIN], said[WU]) == (["model-declined"], ["model-told-declined"])
    assert "先做满三个月" in said.to(WU)[0].words
    assert (await story.say(WU, f"/model {MARKET.code} 日扫夜洗"))[WU] == ["model-proposed"]
    assert (await story.say(YING, "/model"))[YING] == ["model-none"]
