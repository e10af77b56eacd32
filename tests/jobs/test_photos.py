"""Two replicas fetch the same photo: what the first made of it stays."""

import pytest
from sqlalchemy import func, select

from domain.delivery import Rejected
from jobs.photos import PhotoFetcher
from storage import people, photos
from storage.darkroom import Darkroom
from storage.database import Database
from storage.photo_files import PhotoFiles
from storage.photos import Photo
from storage.tables import outbox
from tests.conftest import NOON
from tests.story import dongguan

YING = 1001


async def gone(_: str) -> bytes:
    raise Rejected("file is gone")


async def waiting(database: Database) -> Photo:
    async with database.write() as tx:
        ying = await people.add(tx, YING, "Ying", NOON)
        of_draft = {"draft_of": ying.id, "by": ying.id, "chat": YING, "is_document": False}
        found = await photos.get(tx, await photos.add(tx, photos.BEFORE, NOON, **of_draft))
    assert found is not None
    return found


@pytest.mark.parametrize(("by_another", "told"), [(photos.STORED, 0), (photos.WANTED, 1)])
async def test_what_another_has_kept_is_not_refused_and_a_refusal_is_said_once(
    database: Database, by_another: str, told: int
) -> None:
    photo = await waiting(database)
    async with database.write() as tx:
        await photos.change(tx, photo.id, status=by_another)
    darkroom = Darkroom()
    fetcher = PhotoFetcher(database, PhotoFiles.open("memory:///"), darkroom, gone, dongguan, lambda: NOON)
    async with darkroom:
        await fetcher.process(photo)
        await fetcher.process(photo)
    async with database.read() as tx:
        assert (await tx.execute(select(func.count()).select_from(outbox))).scalar_one() == told
        now = await photos.get(tx, photo.id)
        assert now is not None
        assert now.status == (photos.REFUSED if told else photos.STORED)
