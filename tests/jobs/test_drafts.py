"""Reports left unfinished end kindly, and nothing of them stays."""

from typing import Any

import pytest
from sqlalchemy import func, insert, select

from domain.messages import Message
from storage import drafts, inbox, outbox, people, photos
from storage.photo_files import Kind, PhotoFiles, key_of
from storage.tables import inbox as updates
from storage.tables import photo as photo_table
from tests.jobs.jobbing import begin, do
from tests.story import MEI, YING, Story

STREET, CORNER = "ab" * 32, "cd" * 32
STRANGER = 5001


@pytest.fixture
def files() -> PhotoFiles:
    return PhotoFiles.open("memory:///")


async def keep(story: Story, files: PhotoFiles, sha256: str, **values: Any) -> int:
    """A photo that was fetched and stored."""
    for kind in Kind:
        await files.put(key_of(sha256, kind), b"jpeg")
    async with story.write() as tx:
        number = await photos.add(tx, photos.BEFORE, story.now, is_document=False, **values)
        await photos.change(tx, number, status=photos.STORED, sha256=sha256)
    return number


async def kept(story: Story, files: PhotoFiles) -> tuple[list[int], set[str]]:
    """Rows and files that are left."""
    async with story.read() as tx:
        ids = list((await tx.execute(select(photo_table.c.id).order_by(photo_table.c.id))).scalars())
    return ids, {key async for key in files.keys()}  # noqa: SIM118  it is no dict


async def test_a_report_left_for_a_day_is_given_up_and_said_so_once(story: Story, files: PhotoFiles) -> None:
    draft = await begin(story)
    await keep(story, files, STREET, draft_of=draft.person)
    story.pass_time(hours=23, minutes=59)
    assert await do(story, "drafts", files) == {"ran": True}
    story.pass_time(minutes=1)
    await begin(story, MEI)
    expected = {"ran": True, "drafts": 1, "told": [{"person": draft.person, "key": "draft-expired"}]}
    assert await do(story, "drafts", files) == expected
    said = await story.deliver()
    assert (said[YING], said[MEI]) == (["draft-expired"], [])
    async with story.read() as tx:
        assert await drafts.of_person(tx, draft.person) is None
    story.pass_time(minutes=10)
    assert await do(story, "drafts", files) == {"ran": True, "photos": 1}
    assert await kept(story, files) == ([], set())


async def test_whoever_cannot_be_reached_loses_the_draft_without_a_word(story: Story) -> None:
    draft = await begin(story)
    async with story.write() as tx:
        await people.change(tx, draft.person, reachable=False)
    story.pass_time(hours=24)
    assert await do(story, "drafts") == {"ran": True, "drafts": 1, "told": []}


async def test_a_file_that_another_case_shows_stays(story: Story, files: PhotoFiles) -> None:
    await keep(story, files, STREET)
    needed = await keep(story, files, STREET, case_id=1)
    drafted = await keep(story, files, CORNER, draft_of=(await begin(story)).person)
    assert await do(story, "drafts", files) == {"ran": True, "photos": 1}
    both = {key_of(sha256, kind) for sha256 in (STREET, CORNER) for kind in Kind}
    assert await kept(story, files) == ([needed, drafted], both)


async def test_more_photos_than_one_transaction_takes_go_all(story: Story, files: PhotoFiles) -> None:
    values = {"kind": "before", "is_document": False, "status": "stored", "received_at": story.now}
    async with story.write() as tx:
        await tx.execute(
            insert(photo_table), [values | {"sha256": f"{number:064x}"} for number in range(250)]
        )
    assert await do(story, "drafts", files) == {"ran": True, "photos": 250}


async def test_what_is_still_to_be_fetched_waits_for_it(story: Story, files: PhotoFiles) -> None:
    async with story.write() as tx:
        await photos.add(tx, photos.BEFORE, story.now, is_document=False)
    assert await do(story, "drafts", files) == {"ran": True}


async def test_without_the_store_no_photo_loses_its_row(story: Story, files: PhotoFiles) -> None:
    number = await keep(story, files, STREET)
    assert await do(story, "drafts") == {"ran": True}
    assert (await kept(story, files))[0] == [number]


async def test_a_crash_between_file_and_row_is_made_good(story: Story, files: PhotoFiles) -> None:
    await keep(story, files, STREET)
    for kind in Kind:
        await files.delete(key_of(STREET, kind))
    assert await do(story, "drafts", files) == {"ran": True, "photos": 1}


async def test_words_of_a_stranger_are_erased_after_a_day_with_the_notice(story: Story) -> None:
    message = {"message": {"chat": {"id": STRANGER}, "text": "垃圾"}}
    async with story.write() as tx:
        await inbox.put(tx, [{"update_id": 1, **message}], story.now)
        await inbox.hold(tx, 1)
        await outbox.put(tx, Message(STRANGER, "privacy-notice"), story.now)
    story.pass_time(hours=24)
    assert await do(story, "drafts") == {"ran": True}
    story.pass_time(minutes=10)
    assert await do(story, "drafts") == {"ran": True, "held": 1}
    async with story.read() as tx:
        assert (await tx.execute(select(func.count()).select_from(updates))).scalar_one() == 0
    assert (await story.deliver()).messages == []


async def test_a_dry_run_tells_the_same_and_changes_nothing(story: Story, files: PhotoFiles) -> None:
    draft = await begin(story)
    number = await keep(story, files, STREET)
    story.pass_time(hours=24)
    told = await do(story, "drafts", files, dry_run=True)
    assert (await kept(story, files))[0] == [number]
    async with story.read() as tx:
        assert await drafts.of_person(tx, draft.person) == draft
    assert (await story.deliver()).messages == []
    assert told == await do(story, "drafts", files)
