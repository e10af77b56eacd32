"""A summons: drafted, dated, sent, received, written up, followed up; seen by two offices alone (S20)."""

from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from domain.papers import PaperStatus
from domain.people import Role
from storage import papers, summons
from storage.photo_files import key_of
from tests.stories.listed import MARKET, QIN, listed, run_on, visit
from tests.story import CHEN, LIN, WU, YING, Said, Someone, Story

PING = Someone("Ping", 2022)
"""Of the town office of Chang'an."""
CHANGAN_TOWN = "441900119"
JUNE = date(2024, 6, 28)


@pytest.fixture(autouse=True)
async def drafted(story: Story) -> None:
    """The market failed twice; the draft was made on 28 June."""
    await story.meet(QIN, PING)
    await story.appoint(QIN, Role.CITY, story.city.code)
    await story.appoint(PING, Role.TOWN, CHANGAN_TOWN)
    await listed(story, MARKET, date(2024, 1, 31))
    for number, day in enumerate((date(2024, 3, 29), JUNE), 1):
        await run_on(story, day)
        await visit(story, MARKET, "fail", f"第{number}次", picture=number)


async def sent(story: Story) -> None:
    await story.press(QIN, "sm-date")
    await story.say(QIN, "7月2日 15:00")
    await story.press(QIN, "paper-approve")


async def paper(story: Story) -> Any:
    async with story.read() as tx:
        found = await papers.get(tx, 1)
    assert found
    return found


async def test_the_card_lists_exactly_the_two_failed_rounds_with_dates_and_photos(story: Story) -> None:
    card = next(told for told in story.chat(QIN) if told.key == "paper-card")
    reports = [line for line in card.words.split("\n") if line.startswith("· ")]
    assert [("3月29日" in line, "6月28日" in line) for line in reports] == [(True, False), (False, True)]
    assert "城管委办负责人" in card.words
    assert len([told for told in story.chat(QIN) if told.key == "summons-photo" and told.photo]) == 2


async def test_without_a_date_it_cannot_be_approved(story: Story) -> None:
    assert (await story.press(QIN, "paper-approve")).answer == "summons-date-wanted"
    await story.press(QIN, "sm-date")
    assert (await story.say(QIN, "下周吧"))[QIN] == ["summons-date-wrong"]
    assert (await story.say(QIN, "2024-06-01 15:00"))[QIN] == ["summons-date-past"]
    assert (await story.say(QIN, "7月2日 15:00"))[QIN] == ["paper-card", "summons-date-set"]


async def test_the_unit_gets_it_with_the_photos_and_says_received(story: Story) -> None:
    await story.press(QIN, "sm-date")
    await story.say(QIN, "7月2日 15:00")
    said = await story.press(QIN, "paper-approve")
    assert said[WU] == ["summons-letter", "summons-photo", "summons-photo"]
    assert "7月2日（周二）15:00" in said.to(WU)[0].words
    assert (said[PING], said[YING], said[CHEN]) == ([], [], [])
    assert "summons-sent" in said[QIN]
    assert (await paper(story)).status is PaperStatus.SENT
    assert (await story.press(WU, "button-paper-received")).answer == "paper-read-first"


async def test_nobody_else_can_open_it(story: Story) -> None:
    for data in ("sm:1", "paper-again:1:441900121", "paper-read:1:441900121"):
        assert (await story.data(WU, data)).answer == "not-allowed", "not before it is sent"
    await sent(story)
    for who in (YING, PING, LIN, CHEN):
        for data in ("sm:1", "paper-again:1:441900121", "paper-read:1:441900121", "paper-again:1:441900119"):
            assert (await story.data(who, data)).answer == "not-allowed"
    for who, answer in ((YING, "not-allowed"), (PING, "city-only"), (WU, "city-only")):
        for data in ("paper:1", "sm-date:1", "sm-minutes:1", "sm-follow:1", "sm-person:1"):
            assert (await story.data(who, data)).answer == answer
    said = await story.data(WU, "sm:1")
    assert said[WU] == ["summons-shown", "summons-photo", "summons-photo"]
    assert said.to(WU)[0].buttons == ()


async def test_a_name_stands_there_only_if_the_city_writes_it(story: Story) -> None:
    await story.press(QIN, "sm-person")
    said = await story.say(QIN, "大宁社区书记")
    assert said[QIN] == ["paper-card", "summons-person-set"]
    assert "大宁社区书记" in said.to(QIN)[0].words


async def test_minutes_are_kept_in_words_photos_and_files(story: Story) -> None:
    await sent(story)
    for content in ("words", "photo", "file"):
        await story.data(QIN, "sm-minutes:1")
        if content == "words":
            said = await story.say(QIN, "承诺一周内整改")
        elif content == "photo":
            said = await story.photo(QIN, "签到表", picture=9)
        else:
            said = await document(story, "纪要/1.docx", b"PK minutes")
        assert said[QIN][-1] == "summons-minutes-kept", content
    said = await story.data(QIN, "sm:1")
    assert "承诺一周内整改" in said.to(QIN)[0].words
    assert "纪要/1.docx" in said.to(QIN)[0].words
    assert said[QIN][-2:] == ["summons-minutes-photo", "summons-minutes-file"]
    seal = sha256(b"PK minutes").hexdigest()
    attached = said.to(QIN)[-1].attachment
    assert attached == {"kind": "file", "facts": {"file": key_of(seal), "name": "minutes-1.docx"}}
    assert await story.files.get(key_of(seal)) == b"PK minutes"


async def document(story: Story, name: str, data: bytes) -> Said:
    story._sent_files["minutes"] = data
    size = {"file_id": "minutes", "file_unique_id": "minutes"}
    return await story._message(QIN, {"document": size | {"file_name": name}})


async def test_the_meeting_and_the_follow_up_are_called_to_mind(story: Story) -> None:
    await sent(story)
    await story.deliver()
    keys: dict[str, list[str]] = {}
    for day in (29, 30):
        keys[f"6-{day}"] = await told_on(story, date(2024, 6, day))
    for day in range(1, 4):
        keys[f"7-{day}"] = await told_on(story, date(2024, 7, day))
    await story.data(QIN, "sm-follow:1")
    assert (await story.say(QIN, "昨天"))[QIN] == ["look-back-date-wrong"]
    assert (await story.say(QIN, "7月20日"))[QIN] == ["summons-follow-up-set"]
    for day in (4, 5, 19, 20, 21):
        keys[f"7-{day}"] = await told_on(story, date(2024, 7, day))
    assert keys == {
        "6-29": [],
        "6-30": [],
        "7-1": [],
        "7-2": ["summons-tomorrow", "summons-tomorrow"],
        "7-3": [],
        "7-4": ["summons-minutes-missing"],
        "7-5": [],
        "7-19": [],
        "7-20": ["summons-follow-up-due", "summons-follow-up-due"],
        "7-21": [],
    }


async def told_on(story: Story, day: date) -> list[str]:
    told = (await run_on(story, day)).get("told", [])
    return [each["key"] for each in told if each["key"].startswith("summons")]


async def test_what_is_sent_is_never_drafted_again(story: Story) -> None:
    await sent(story)
    async with story.write() as tx:
        again = await summons.propose(
            tx, story.city, summons.subject(MARKET.code, JUNE), "441900121", {}, story.now
        )
    assert again is None
