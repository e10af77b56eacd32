"""The privacy notice comes once, before anything is kept."""

from sqlalchemy import func, select

from domain.people import Role
from storage.tables import draft, inbox, outbox, person, photo
from tests.stories.road import buttons, card, reported
from tests.story import CHEN, DANING, Said, Someone, Story

BO = Someone("Bo", 1020)


async def accept(story: Story, who: Someone) -> Said:
    return await story.press(who, "notice:1:yes")


async def count(story: Story, table: object, *conditions: object) -> int:
    async with story.read() as tx:
        found = await tx.execute(select(func.count()).select_from(table).where(*conditions))  # type: ignore[arg-type]
        return int(found.scalar_one())


async def test_the_photo_waits_unread_and_starts_the_report_once_accepted(story: Story) -> None:
    said = await story.photo(BO, "垃圾成堆")
    assert said[BO] == ["privacy-notice"]
    assert await count(story, person, person.c.telegram_id == BO.id) == 0
    assert await count(story, photo) == 0
    said = await accept(story, BO)
    assert said[BO] == ["privacy-accepted", "draft-ask-place"]
    assert await count(story, photo) == 1


async def test_an_album_shows_the_notice_once_and_loses_no_part(story: Story) -> None:
    first = await story.photo(BO, "垃圾成堆", album="a")
    second = await story.photo(BO, picture=2, album="a")
    assert (first[BO], second[BO]) == (["privacy-notice"], [])
    await accept(story, BO)
    assert await count(story, photo) == 2


async def test_declined_leaves_nothing(story: Story) -> None:
    await story.photo(BO, "垃圾成堆")
    said = await story.press(BO, "notice:1:no")
    assert said[BO] == ["privacy-declined"]
    for table, column in ((person, person.c.telegram_id), (outbox, outbox.c.chat)):
        kept = 1 if table is outbox else 0
        assert await count(story, table, column == BO.id) <= kept, "the goodbye only"
    assert await count(story, photo) == await count(story, draft) == 0
    # The numbers of the updates stay, so that none is handled twice; what was in them is gone.
    assert await count(story, inbox, inbox.c.payload.contains("垃圾成堆")) == 0


async def test_who_declined_may_think_again(story: Story) -> None:
    await story.photo(BO, "垃圾成堆")
    await story.press(BO, "notice:1:no")
    said = await story.photo(BO, "垃圾成堆")
    assert said[BO] == ["privacy-notice"]
    said = await accept(story, BO)
    assert said[BO] == ["privacy-accepted", "draft-ask-place"]


async def test_without_a_photo_the_next_step_is_told(story: Story) -> None:
    await story.say(BO, "/start")
    said = await accept(story, BO)
    assert said[BO][0] in ("privacy-accepted", "privacy-accepted-send-photo")


async def test_other_buttons_wait_for_the_notice(story: Story) -> None:
    said = await story.data(BO, "submit")
    assert (said.answer, said[BO]) == ("privacy-first", [])


async def test_staff_appointed_by_number_accept_before_they_act(story: Story) -> None:
    lao = Someone("Lao", 2010)
    await story.appoint(lao, Role.RECTIFIER, DANING, trade="sanitation")
    case = await reported(story)
    assert buttons(card(story, lao, case)) == ["accept", "send-back", "rectify", "ask"]
    said = await story.press(lao, "accept")
    assert said.answer == "privacy-first"
    said = await story.say(lao, "/start")
    assert said[lao] == ["privacy-notice"]
    await accept(story, lao)
    said = await story.press(lao, "accept")
    assert said.answer == "done-accept"


async def test_a_person_appointed_twice_has_one_card(story: Story) -> None:
    await story.appoint(CHEN, Role.CHIEF, DANING)
    await story.appoint(CHEN, Role.RECTIFIER, DANING, trade="all")
    case = await reported(story)
    cards = [told for told in story.chat(CHEN) if told.key == "card" and told.case_id == case.id]
    assert len(cards) == 1
    assert case.rule == "trade"


async def test_who_blocked_the_bot_is_left_alone_and_hears_again_after_coming_back(story: Story) -> None:
    def blocked(who: Someone, status: str) -> dict[str, object]:
        member = {"user": {"id": 1, "is_bot": True, "first_name": "Jiejing"}}
        return {
            "my_chat_member": {
                "chat": {"id": who.id, "type": "private", "first_name": who.name},
                "from": who.as_user(),
                "date": int(story.now.timestamp()),
                "old_chat_member": member | {"status": "member"},
                "new_chat_member": member | {"status": status, "until_date": 0},
            }
        }

    await story.meet(BO)
    case = await reported(story, BO)
    await story.update(blocked(BO, "kicked"))
    said = await story.press(CHEN, f"accept:{case.id}")
    assert said[BO] == []
    await story.update(blocked(BO, "member"))
    said = await story.photo(CHEN, picture=2, reply_to=card(story, CHEN, case))
    assert said[BO] == ["told-rectified"]
    await story.update(blocked(BO, "kicked"))
    await story.say(BO, "/my")
    assert (await story.person(BO)).reachable
