"""Trade, else chief, else town, else nobody; the nearest area first; of several the least loaded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dispatch import Choice, choose
from domain.people import Post, Role

VILLAGE, SECTOR, UNIT = "daning", "small-01", "humen"
AREAS = (VILLAGE, SECTOR, UNIT)
CHEN, HE, WU, LAO = 1, 2, 3, 4


def nobody_busy(_: int) -> int:
    return 0


def sweeper(person: int, area: str = VILLAGE, trade: str | None = "sanitation") -> Post:
    return Post(person, Role.RECTIFIER, area, trade)


def chief(person: int, area: str = VILLAGE) -> Post:
    return Post(person, Role.CHIEF, area)


OFFICE = Post(WU, Role.TOWN, UNIT)


@pytest.mark.parametrize(
    ("posts", "choice"),
    [
        ([OFFICE, chief(CHEN), sweeper(HE)], Choice(HE, "trade", VILLAGE)),
        ([OFFICE, chief(CHEN), sweeper(HE, SECTOR)], Choice(HE, "trade", SECTOR, "wider-area")),
        ([chief(CHEN), sweeper(HE, UNIT), sweeper(LAO, SECTOR)], Choice(LAO, "trade", SECTOR, "wider-area")),
        ([OFFICE, chief(CHEN), sweeper(HE, trade="all")], Choice(HE, "trade", VILLAGE)),
        ([OFFICE, chief(CHEN), sweeper(HE, trade=None)], Choice(HE, "trade", VILLAGE)),
        ([OFFICE, chief(CHEN), sweeper(HE, trade="greening")], Choice(CHEN, "chief", VILLAGE, "no-trade")),
        ([OFFICE, chief(CHEN, SECTOR)], Choice(CHEN, "chief", SECTOR, "no-trade")),
        ([OFFICE, chief(CHEN, UNIT), chief(HE, SECTOR)], Choice(HE, "chief", SECTOR, "no-trade")),
        ([OFFICE, chief(CHEN, "changan")], Choice(None, "town", UNIT, "no-chief")),
        ([OFFICE], Choice(None, "town", UNIT, "no-chief")),
        ([Post(LAO, Role.DEPUTY, VILLAGE)], Choice(None, "nobody", UNIT, "no-town")),
        ([], Choice(None, "nobody", UNIT, "no-town")),
    ],
)
def test_the_ladder_of_a_dispatch(posts: list[Post], choice: Choice) -> None:
    assert choose(posts, "sanitation", AREAS, nobody_busy) == choice


def test_of_two_the_one_with_fewer_open_cases_is_chosen() -> None:
    posts = [chief(CHEN), chief(HE)]
    assert choose(posts, "sanitation", AREAS, {CHEN: 3, HE: 2}.__getitem__).handler == HE


def test_of_two_as_busy_the_one_longer_in_post_is_chosen() -> None:
    assert choose([chief(HE), chief(CHEN)], "sanitation", AREAS, nobody_busy).handler == HE


POSTS = st.lists(
    st.builds(
        Post,
        person=st.integers(1, 6),
        role=st.sampled_from([Role.RECTIFIER, Role.CHIEF, Role.TOWN, Role.DEPUTY]),
        area=st.sampled_from([*AREAS, "elsewhere"]),
        trade=st.sampled_from([None, "sanitation", "greening", "all"]),
    ),
    max_size=8,
)


@given(POSTS, st.dictionaries(st.integers(1, 6), st.integers(0, 3)))
def test_the_choice_can_be_replayed_and_says_the_truth(posts: list[Post], open_cases: dict[int, int]) -> None:
    def load(person: int) -> int:
        return open_cases.get(person, 0)

    choice = choose(posts, "sanitation", AREAS, load)
    assert choose(posts, "sanitation", AREAS, load) == choice
    assert choice.area in AREAS
    if choice.handler is None:
        assert not [post for post in posts if post.role is Role.CHIEF and post.area in AREAS]
        return
    wanted = {"trade": Role.RECTIFIER, "chief": Role.CHIEF}[choice.rule]
    peers = [
        post
        for post in posts
        if (post.role, post.area) == (wanted, choice.area)
        and (wanted is Role.CHIEF or post.trade != "greening")
    ]
    assert load(choice.handler) == min(load(post.person) for post in peers)
