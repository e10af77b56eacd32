"""Commands nobody knows, buttons of yesterday, buttons of others: always a clear answer, never a change."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from domain.cases import Status
from handlers.routes import PRESSES
from storage.tables import audit, history
from tests.stories.road import buttons, card, closed, reported, taken
from tests.story import CHEN, WU, YING, Story


async def steps(story: Story) -> int:
    async with story.read() as tx:
        return int((await tx.execute(select(func.count()).select_from(history))).scalar_one())


async def test_an_unknown_command_is_answered(story: Story) -> None:
    for command in ("/nonsense", "/Start2 x", "/nonsense@jiejing_bot"):
        said = await story.say(YING, command)
        assert (command, said[YING]) == (command, ["command-unknown"])


async def test_another_bots_command_is_not_ours_to_answer(story: Story) -> None:
    said = await story.say(YING, "/start@other_bot")
    assert said.messages == []


async def test_a_button_that_was_never_made_is_answered(story: Story) -> None:
    await closed(story, WU)
    for data in (
        "",
        "nonsense",
        "accept",
        "accept:x",
        "accept:1:2:3",
        "pass:",
        "same:1e9",
        "verdict:1:maybe",
    ):
        said = await story.data(YING, data)
        assert said.answer in ("button-unknown", "not-allowed", "draft-gone"), data
        assert said.messages == []


async def test_the_buttons_of_yesterday_say_where_the_case_stands(story: Story) -> None:
    await closed(story, WU)
    before = await steps(story)
    for who, data in ((CHEN, "accept:1"), (CHEN, "send-back:1"), (CHEN, "rectify:1"), (WU, "pass:1")):
        said = await story.data(who, data)
        assert (data, said.answer) == (data, "move-not-now")
    assert await steps(story) == before
    assert (await story.case()).status is Status.CLOSED


async def test_accept_pressed_twice_is_one_step(story: Story) -> None:
    await taken(story)
    before = await steps(story)
    said = await story.data(CHEN, "accept:1")
    assert (said.answer, said.messages) == ("move-not-now", [])
    assert await steps(story) == before


async def test_a_refused_press_leaves_a_trace_for_the_admins(story: Story) -> None:
    await reported(story)
    await story.data(YING, "pass:1")
    async with story.read() as tx:
        kept = list(await tx.execute(select(audit)))
    assert "pass:1" in str(kept)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(sorted(PRESSES)),
    st.lists(st.sampled_from(["1", "2", "x", "", "yes", "CLN-01", "-1", "9" * 30, "mistake"]), max_size=4),
    st.sampled_from([YING, CHEN, WU]),
)
async def test_no_button_however_it_is_filled_in_breaks_a_turn(
    story: Story, verb: str, arguments: list[str], who: object
) -> None:
    """Every press is answered exactly once."""
    said = await story.data(who, ":".join([verb, *arguments]))  # type: ignore[arg-type]
    assert len(said.answers) == 1


async def test_the_card_offers_only_what_can_be_done_now(story: Story) -> None:
    case = await reported(story)
    assert buttons(card(story, CHEN, case)) == ["accept", "send-back", "rectify", "ask"]
    await story.press(CHEN, "accept:1")
    assert buttons(card(story, CHEN, case)) == ["rectify", "ask-delay", "ask"]
    await story.photo(CHEN, picture=2, reply_to=card(story, CHEN, case))
    assert buttons(card(story, CHEN, case)) == []
    assert buttons(card(story, WU, case)) == ["pass", "fail", "ask"]
