"""Invitations and the end of a post (T4, T20)."""

from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from storage import people
from storage.tables import audit, invite
from tests.story import ADA, BOT, CHEN, DANING, HUI, LIN, MEI, TOWN, WU, YING, Someone, Story


async def link(story: Story, who: Someone, words: str) -> str:
    """What follows /start in the link that `who` is given."""
    said = await story.say(who, f"/invite {words}")
    assert said[who] == ["invite-link"]
    parsed = urlsplit(str(said.to(who)[0].facts["link"]))
    assert (parsed.netloc, parsed.path) == ("t.me", f"/{BOT}")
    return str(parse_qs(parsed.query)["start"][0])


async def posts(story: Story, who: Someone) -> set[tuple[str, str]]:
    person = await story.person(who)
    async with story.read() as tx:
        return {(str(post.role), post.area) for post in await people.posts_of(tx, person.id)}


async def test_an_invited_person_holds_the_post_once_the_inviter_confirms(story: Story) -> None:
    start = await link(story, ADA, "chief 大宁社区")
    said = await story.say(HUI, f"/start {start}")
    assert (said[HUI], said[ADA]) == (["invite-waiting"], ["invite-redeemed"])
    assert HUI.name in said.to(ADA)[0].words
    assert await posts(story, HUI) == set()
    said = await story.press(ADA, "invite-yes")
    assert (said[ADA], said[HUI]) == (["invite-granted"], ["invite-welcome"])
    assert await posts(story, HUI) == {("chief", DANING)}


async def test_a_declined_person_gets_nothing(story: Story) -> None:
    await story.say(HUI, f"/start {await link(story, ADA, 'chief 大宁社区')}")
    said = await story.press(ADA, "invite-no")
    assert (said[ADA], said[HUI]) == (["invite-declined"], ["invite-not-granted"])
    assert (await story.data(ADA, "invite-yes:1")).answer == "invite-settled"
    assert await posts(story, HUI) == set()


async def test_used_late_edited_and_own_links_are_answered_alike(story: Story) -> None:
    start = await link(story, ADA, "chief 大宁社区")
    assert (await story.say(ADA, f"/start {start}"))[ADA] == ["link-unknown"]
    assert (await story.say(HUI, f"/start {start[:-1]}!"))[HUI] == ["link-unknown"]
    await story.say(HUI, f"/start {start}")
    assert (await story.say(MEI, f"/start {start}"))[MEI] == ["link-unknown"]
    start = await link(story, ADA, "chief 大宁社区")
    story.pass_time(minutes=10, seconds=1)
    assert (await story.say(MEI, f"/start {start}"))[MEI] == ["link-unknown"]


async def test_the_link_fits_and_only_its_hash_is_among_the_invitations(story: Story) -> None:
    start = await link(story, ADA, "rectifier 虎门镇 sanitation duty")
    assert len(start) <= 64
    async with story.read() as tx:
        row = (await tx.execute(select(invite))).mappings().one()
    assert start.removeprefix("i_") not in str(dict(row))
    assert (row["role"], row["area"], row["duty"]) == ("rectifier", TOWN, True)


@pytest.mark.parametrize(
    ("who", "words", "answer"),
    [
        (WU, "chief 大宁社区", "invite-link"),
        (WU, "片长 大宁社区", "invite-link"),
        (WU, "town 虎门镇", "not-allowed"),
        (WU, "chief 长安镇", "not-allowed"),
        (WU, "admin 4419", "not-allowed"),
        (ADA, "admin 4419", "invite-link"),
        (CHEN, "chief 大宁社区", "not-allowed"),
        (YING, "chief 大宁社区", "not-allowed"),
        (ADA, "", "invite-how"),
        (ADA, "king 大宁社区", "invite-how"),
        (ADA, "chief Atlantis", "area-unknown"),
        (ADA, "chief 虎门正", "area-unclear"),
    ],
)
async def test_who_may_invite_whom(story: Story, who: Someone, words: str, answer: str) -> None:
    assert (await story.say(who, f"/invite {words}"))[who] == [answer]


async def test_nobody_else_confirms_and_who_lost_the_right_cannot(story: Story) -> None:
    await story.say(HUI, f"/start {await link(story, WU, 'chief 大宁社区')}")
    for who in (HUI, MEI, LIN):
        assert (await story.data(who, "invite-yes:1")).answer == "not-allowed"
    wu = await story.person(WU)
    async with story.write() as tx:
        await people.dismiss(tx, wu.id)
    assert (await story.press(WU, "invite-yes")).answer == "not-allowed"
    assert await posts(story, HUI) == set()


async def test_everything_is_in_the_access_log_without_a_name(story: Story) -> None:
    await story.say(HUI, f"/start {await link(story, ADA, 'chief 大宁社区')}")
    await story.press(ADA, "invite-yes")
    async with story.read() as tx:
        rows = (await tx.execute(select(audit.c.action, audit.c.subject, audit.c.facts))).all()
    assert [row.action for row in rows] == ["invited", "invite-redeemed", "appointed"]
    assert HUI.name not in str(rows)


async def test_an_admin_takes_a_post_away_and_it_holds_at_once(story: Story) -> None:
    await story.photo(YING, "垃圾成堆")
    await story.say(YING, "虎门镇大宁社区市场门口")
    await story.press(YING, "submit")
    await story.say(ADA, "/staff")
    await story.press(ADA, f"remove:{(await story.person(CHEN)).id}:chief")
    said = await story.press(ADA, "button-remove-sure")
    assert said[ADA] == ["staff-removed"]
    assert await posts(story, CHEN) == set()
    assert (await story.press(CHEN, "accept")).answer == "not-allowed"


async def test_the_last_admin_stays(story: Story) -> None:
    ada = await story.person(ADA)
    said = await story.data(ADA, f"remove:{ada.id}:admin:4419:yes")
    assert (said.answer, said.messages) == ("last-admin", [])
    assert await posts(story, ADA) == {("admin", "4419")}


async def test_only_admins_see_the_staff(story: Story) -> None:
    for who in (YING, CHEN, WU):
        assert (await story.say(who, "/staff"))[who] == ["not-allowed"]
