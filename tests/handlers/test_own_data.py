"""What is kept of a person is shown to them alone, and forgotten when they wish it."""

from pathlib import Path

from sqlalchemy import select

from domain.cases import Status
from storage import forgetting
from storage.photo_files import PhotoFiles
from storage.tables import audit, history, metadata, person, photo
from tests.story import ADA, CHEN, MEI, WU, YING, Group, Someone, Story

ROSE = Someone("Rosamunde Quellenhof", 7654321098, "en")
NOTE, ADDRESS, MORE = (
    "垃圾成堆 beside the violet kiosk",
    "虎门镇大宁社区 Peppermint Lane 7",
    "still there, said the baker",
)
TRACES = [str(ROSE.id), ROSE.name, "violet kiosk", "Peppermint", "said the baker"]


async def everything(story: Story) -> str:
    """All rows of all tables, as words."""
    found = []
    async with story.read() as tx:
        for table in metadata.sorted_tables:
            rows = (await tx.execute(select(table))).mappings().all()
            found += [f"{table.name}: {dict(row)}" for row in rows]
    return "\n".join(found)


async def stored(files: PhotoFiles) -> bytes:
    keys = [key async for key in files.keys()]  # noqa: SIM118  not a dict
    return b"".join([await files.get(key) for key in keys])


async def rose_reports(story: Story) -> None:
    """A case that went back and forth, another draft, and words in everybody's chats."""
    await story.meet(ROSE)
    await story.photo(ROSE, NOTE)
    await story.say(ROSE, ADDRESS)
    said = await story.press(ROSE, "submit")
    await story.say(ROSE, MORE, reply_to=said.to(ROSE)[-1])
    await story.press(CHEN, "accept")
    await story.photo(ROSE, "another violet kiosk", picture=3)


async def test_forgotten_is_nowhere_and_the_case_stays(story: Story) -> None:
    await rose_reports(story)
    before = await everything(story)
    assert [trace for trace in TRACES if trace not in before] == []
    await story.say(ROSE, "/forget")
    said = await story.press(ROSE, "forget:yes")
    assert (said.answer, said[ROSE]) == ("forget-done", [])
    left = await everything(story)
    assert [trace for trace in TRACES if trace in left] == []
    case = await story.case()
    assert (case.status, case.note, case.address) == (Status.HANDLING, None, None)
    said = await story.photo(CHEN, picture=5, reply_to=story.chat(CHEN)[-1])
    assert (await story.case()).status is Status.CHECKING


async def test_not_even_the_file_of_the_database_or_the_photos_remember(story: Story) -> None:
    await rose_reports(story)
    await story.say(ROSE, "/forget")
    await story.press(ROSE, "forget:yes")
    assert await forgetting.settle(story.database)
    traces = [trace.encode() for trace in TRACES]
    pictures = await stored(story.files)
    assert [trace for trace in traces if trace in pictures] == []
    if story.database.dialect == "sqlite":
        file = Path(story.database.url.database or "")
        kept = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
        # SQLite keeps a whole number in its six lowest bytes.
        traces.append(ROSE.id.to_bytes(6, "big"))
        assert [trace for trace in traces if trace in kept] == []


async def test_evidence_stays_without_its_sender(story: Story) -> None:
    await rose_reports(story)
    await story.say(ROSE, "/forget")
    await story.press(ROSE, "forget:yes")
    async with story.read() as tx:
        rows = (await tx.execute(select(photo.c.by, photo.c.chat).where(photo.c.case_id == 1))).all()
        assert {tuple(row) for row in rows} == {(None, None)}
        names = (
            (await tx.execute(select(person.c.name).where(person.c.telegram_id.is_(None)))).scalars().all()
        )
        assert list(names) == [""]
        seals = (await tx.execute(select(audit.c.action))).scalars().all()
        assert list(seals) == ["forgotten"]


async def test_others_keep_what_is_theirs(story: Story) -> None:
    await rose_reports(story)
    await story.report(MEI, "路灯不亮 by the mill")
    await story.say(ROSE, "/forget")
    await story.press(ROSE, "forget:yes")
    assert (await story.case(2)).note == "路灯不亮 by the mill"
    assert (await story.say(MEI, "/my"))[MEI] == ["my-list"]


async def test_no_is_no(story: Story) -> None:
    await rose_reports(story)
    await story.say(ROSE, "/forget")
    assert (await story.press(ROSE, "forget:no"))[ROSE] == ["forget-not"]
    assert (await story.case()).note == NOTE


async def test_whoever_owes_work_hands_it_over_first(story: Story) -> None:
    await rose_reports(story)
    await story.say(CHEN, "/forget")
    assert (await story.press(CHEN, "forget:yes")).answer == "forget-work-first"


async def test_the_last_admin_is_not_forgotten(story: Story) -> None:
    await story.say(ADA, "/forget")
    assert (await story.press(ADA, "forget:yes")).answer == "last-admin"
    assert (await story.person(ADA)).name == ADA.name


async def test_staff_leave_no_name_in_groups_and_lose_their_posts(story: Story) -> None:
    group = Group(-100123)
    await story.say(WU, "/bind 虎门镇", into=group)
    await story.say(WU, "/forget")
    assert (await story.press(WU, "forget:yes")).answer == "forget-done"
    left = await everything(story)
    assert [trace for trace in (str(WU.id), "'Wu'", '"Wu"') if trace in left] == []


async def test_whoever_comes_back_is_a_stranger(story: Story) -> None:
    await rose_reports(story)
    await story.say(ROSE, "/forget")
    await story.press(ROSE, "forget:yes")
    assert (await story.say(ROSE, "/my"))[ROSE] == ["privacy-notice"]


async def test_my_data_is_complete_mine_alone_and_written_down(story: Story) -> None:
    await rose_reports(story)
    await story.report(YING, "路灯不亮 by the mill")
    said = await story.say(ROSE, "/mydata")
    words = "\n".join(told.words for told in said.to(ROSE))
    assert all(len(told.words) <= 4096 for told in said.to(ROSE))
    assert [trace for trace in [*TRACES, NOTE, ADDRESS, MORE, "HM-261121-0001"] if trace not in words] == []
    assert "by the mill" not in words
    async with story.read() as tx:
        assert list((await tx.execute(select(audit.c.action))).scalars()) == ["own-data"]


async def test_long_words_are_shown_whole(story: Story) -> None:
    await story.photo(YING, "垃圾" + "长" * 1900 + "尾")
    said = await story.say(YING, "/mydata")
    assert sum(told.words.count("长") for told in said.to(YING)) == 1900
    assert all(len(told.words) <= 4096 for told in said.to(YING))


async def test_a_co_reporter_does_not_see_the_words_of_the_first(story: Story) -> None:
    await story.report(YING, "垃圾成堆 by the mill")
    await story.photo(MEI, "垃圾成堆", picture=4)
    await story.location(MEI, 22.81, 113.67)
    await story.press(MEI, "submit")
    await story.press(MEI, "same")
    words = "".join(told.words for told in (await story.say(MEI, "/mydata")).to(MEI))
    assert "by the mill" not in words
    async with story.read() as tx:
        assert (await tx.execute(select(history.c.id).where(history.c.action == "join"))).first()
