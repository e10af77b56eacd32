"""Groups and topics: cards go there, members fix there, everybody else is not answered."""

import pytest

from domain.cases import Status
from domain.people import Role
from storage import rooms
from tests.story import ADA, CHEN, DANING, HUI, LIN, MEI, WU, YING, Group, Someone, Story

GROUP, TOPIC = Group(-100123), Group(-100123, thread=7)
CHANGAN_TOWN = "441900119"


async def bind(story: Story, into: Group = TOPIC) -> None:
    assert (await story.say(WU, "/bind 大宁社区", into=into))[into] == ["bound"]


async def report_in_daning(story: Story, picture: int = 1) -> None:
    await story.photo(YING, "垃圾成堆", picture)
    await story.say(YING, "虎门镇大宁社区市场门口")
    await story.press(YING, "submit")


async def test_cards_of_a_village_go_to_its_topic(story: Story) -> None:
    await bind(story)
    await report_in_daning(story)
    card = story.chat(GROUP)[-1]
    assert (card.key, card.thread) == ("card", 7)


@pytest.mark.parametrize("into", [GROUP, TOPIC])
async def test_a_member_fixes_by_replying_to_the_card_with_a_photo(story: Story, into: Group) -> None:
    await story.appoint(HUI, Role.RECTIFIER, DANING)
    await bind(story, into)
    await report_in_daning(story)
    said = await story.photo(HUI, picture=2, reply_to=story.chat(into)[-1], into=into)
    assert "after-photo-comparing" in said[into]
    case, hui = await story.case(), await story.person(HUI)
    assert (case.status, case.rectified_by) == (Status.CHECKING, hui.id)


async def test_a_press_by_somebody_not_allowed_is_answered_to_them_alone(story: Story) -> None:
    await bind(story)
    await report_in_daning(story)
    said = await story.press(MEI, "accept", into=TOPIC)
    assert (said.answer, said.answers[0].alert, said.messages) == ("not-allowed", True, [])
    stranger = await story.press(Someone("Stranger", 9), "accept", into=TOPIC)
    assert (len(stranger.answers), stranger.messages) == (1, [])


@pytest.mark.parametrize(
    "words", ["大家好", "/todo", "/bind 大宁社区", "/case HM-261121-0001", "/help", "/nonsense"]
)
async def test_residents_and_strangers_are_not_answered_in_groups(story: Story, words: str) -> None:
    for who in (MEI, Someone("Stranger", 9)):
        assert (await story.say(who, words, into=GROUP)).messages == []


async def test_a_photo_that_replies_to_nothing_is_left_alone(story: Story) -> None:
    await bind(story)
    assert (await story.photo(CHEN, into=TOPIC)).messages == []


async def test_a_command_for_another_bot_is_ignored(story: Story) -> None:
    await bind(story)
    await report_in_daning(story)
    for text in ("/todo@other_bot", "/help@other_bot"):
        assert (await story.say(CHEN, text, reply_to=story.chat(GROUP)[-1], into=TOPIC)).messages == []
    assert (await story.say(CHEN, "/todo@Jiejing_Bot", into=TOPIC))[TOPIC] == ["todo-list"]


async def test_only_the_town_or_an_admin_binds(story: Story) -> None:
    for who in (CHEN, LIN):
        assert (await story.say(who, "/bind 大宁社区", into=GROUP))[GROUP] == ["not-allowed"]
    assert (await story.say(WU, "/bind 长安镇", into=GROUP))[GROUP] == ["not-allowed"]
    assert (await story.say(ADA, "/bind 长安镇", into=GROUP))[GROUP] == ["bound"]
    assert (await story.say(WU, "/bind 大宁社区"))[WU] == ["bind-in-group"]


async def test_an_unbound_topic_receives_no_more(story: Story) -> None:
    await bind(story)
    assert (await story.say(CHEN, "/unbind", into=TOPIC))[TOPIC] == ["not-allowed"]
    assert (await story.say(WU, "/unbind", into=TOPIC))[TOPIC] == ["unbound"]
    await report_in_daning(story)
    assert [told.key for told in story.chat(TOPIC)] == ["bound", "not-allowed", "unbound"]


async def test_a_group_never_learns_which_of_its_members_reported(story: Story) -> None:
    await story.appoint(MEI, Role.RECTIFIER, CHANGAN_TOWN)
    await bind(story)
    code = (await story.report(WU)).code
    assert story.chat(WU)[-1].buttons, "to herself she is the reporter"
    said = await story.say(WU, f"/case {code}", into=TOPIC)
    assert [(told.key, told.buttons) for told in said.to(TOPIC)] == [("case-shown", ())]
    await story.photo(MEI, "垃圾成堆", picture=2)
    await story.say(MEI, "虎门镇大宁社区市场门口")
    await story.press(MEI, "submit")
    card = story.chat(TOPIC)[-1]
    assert card.key == "card"
    assert (await story.say(MEI, "/case HM-261121-0002", into=TOPIC))[TOPIC] == ["case-not-found"]
    said = await story.say(MEI, "还在那里", reply_to=card, into=TOPIC)
    assert said.messages == []


async def test_only_an_admin_says_where_the_public_reads(story: Story) -> None:
    channel = Group(-1001234567890)
    for who in (WU, CHEN, YING):
        assert (await story.say(who, f"/bind public {channel.id}"))[who] == ["not-allowed"]
    assert (await story.say(ADA, "/bind public"))[ADA] == ["bind-public-how"]
    assert (await story.say(ADA, "/bind public @channel"))[ADA] == ["bind-public-how"]
    assert (await story.say(ADA, f"/bind public {channel.id}"))[ADA] == ["bound-public"]
    async with story.read() as tx:
        assert await rooms.public(tx) == [(channel.id, 0)]
    assert (await story.say(ADA, f"/unbind public {channel.id}"))[ADA] == ["unbound"]
    assert (await story.say(ADA, f"/unbind public {channel.id}"))[ADA] == ["not-bound"]


async def test_a_group_may_be_where_the_public_reads(story: Story) -> None:
    assert (await story.say(WU, "/bind public", into=TOPIC))[TOPIC] == ["not-allowed"]
    assert (await story.say(ADA, "/bind public", into=TOPIC))[TOPIC] == ["bound-public"]
    async with story.read() as tx:
        assert await rooms.public(tx) == [(GROUP.id, 7)]
    assert (await story.say(WU, "/unbind", into=TOPIC))[TOPIC] == ["not-allowed"]
    assert (await story.say(ADA, "/unbind", into=TOPIC))[TOPIC] == ["unbound"]
