"""One file with everything, made while the bot writes, taken back by either engine (D7)."""

import asyncio
import hashlib
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select, text

from storage.archive import Archive, BadArchive, new_archive
from storage.backup import TABLES, back_up, is_in_use, restore, restore_photos
from storage.database import Database, Tx
from storage.photo_files import Kind, PhotoFiles, key_of
from storage.tables import case, case_number, city, history, job_run, person, photo, post, state
from tests.stores import fresh_database

NOON = datetime(2026, 11, 21, 4, 0, 0, 123456, tzinfo=UTC)
WAYS = [
    ("sqlite", "sqlite"),
    *(
        pytest.param(*way, marks=pytest.mark.postgres)
        for way in [("postgresql", "postgresql"), ("sqlite", "postgresql"), ("postgresql", "sqlite")]
    ),
]


def quiet(_done: int, _total: int) -> None:
    """Nobody looks at the bar."""


def case_values(number: int) -> dict[str, Any]:
    return {
        "code": f"HM-261121-{number:04}",
        "status": "handling",
        "version": 1,
        "category": "C-01",
        "unit": "441900121",
        "source": "resident",
        "emergency": False,
        "latitude": 22.1 + 0.1,
        "longitude": 113.7,
        "datum_sure": True,
        "note": "垃圾 \u202e “quoted” \\ \n 🧹",
        "escalation": "none",
        "reported_at": NOON,
        "rework": 0,
        "late": False,
        "draws_look_back": False,
    }


async def report(tx: Tx, photos: PhotoFiles, number: int) -> None:
    """A case with its first history row and its photo, as one transaction writes them."""
    await tx.execute(insert(case), case_values(number))
    id_ = (await tx.execute(select(func.max(case.c.id)))).scalar_one()
    step = {
        "case_id": id_,
        "at": NOON,
        "action": "collect",
        "part": "rule",
        "status": "collected",
        "facts": {},
    }
    await tx.execute(insert(history), step)
    content = b"jpeg %d" % number
    sha256 = hashlib.sha256(content).hexdigest()
    await photos.put(key_of(sha256), content)
    await photos.put(key_of(sha256, Kind.THUMBNAIL), b"small " + content)
    values = {
        "kind": "before",
        "is_document": False,
        "status": "ready",
        "received_at": NOON,
        "hash": -(2**63) + number,
    }
    await tx.execute(insert(photo), {"case_id": id_, "sha256": sha256, **values})


async def furnish(db: Database, photos: PhotoFiles) -> None:
    async with db.write() as tx:
        info = {"name": "东莞", "bbox": [113.5, 22.6], "none": None}
        await tx.execute(insert(city), {"code": "441900", "version": 1, "files": info, "loaded_at": NOON})
        await tx.execute(insert(person), {"telegram_id": 2**52, "name": "Ying 莹", "created_at": NOON})
        await tx.execute(insert(post), {"person": 1, "role": "chief", "area": "441900121", "since": NOON})
        await tx.execute(insert(case_number), {"unit": "441900121", "day": date(2026, 11, 21), "last": 3})
        await tx.execute(
            insert(job_run), {"name": "draw", "period": "2026-W47", "started_at": NOON, "owner": "a"}
        )
        await tx.execute(insert(state), {"key": "offset", "value": 0.1})
        for number in range(3):
            await report(tx, photos, number)


async def contents(db: Database) -> dict[str, list[dict[str, Any]]]:
    async with db.read() as tx:
        return {
            table.name: [
                dict(row) for row in (await tx.execute(select(table).order_by(*table.primary_key))).mappings()
            ]
            for table in TABLES
        }


async def make_backup(db: Database, photos: PhotoFiles, file: Path) -> dict[str, Any]:
    with new_archive(file) as archive:
        await back_up(db, photos, archive, {"schema": "0001"}, quiet)
    with Archive(file, quiet) as archive:
        return archive.manifest


async def take_back(db: Database, photos: PhotoFiles, file: Path) -> None:
    with Archive(file, quiet) as archive:
        await restore_photos(photos, archive, quiet)
        async with db.write() as tx:
            await restore(tx, archive, quiet)


def archives(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir() if ".tar" in entry.name)


@contextmanager
def rewritten(file: Path, name: str, content: bytes | None) -> Iterator[Path]:
    """The same archive with another member under `name`, or without it."""
    target = file.with_suffix(".changed")
    with tarfile.open(file) as old, tarfile.open(target, "w") as new:
        for member in old:
            data = content if member.name == name else (old.extractfile(member) or BytesIO()).read()
            if data is not None:
                member.size = len(data)
                new.addfile(member, BytesIO(data))
    yield target


@pytest.mark.parametrize(("source", "target"), WAYS)
async def test_a_backup_made_while_the_bot_writes_is_one_moment_and_comes_back_whole(
    source: str, target: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("storage.backup.PAGE", 2)
    here, there = PhotoFiles.open(str(tmp_path / "here")), PhotoFiles.open(str(tmp_path / "there"))
    written = asyncio.Event()

    async def write_on(db: Database) -> None:
        for number in range(3, 60):
            async with db.write() as tx:
                await report(tx, here, number)
            written.set()

    async with fresh_database(source, tmp_path) as old, fresh_database(target, tmp_path) as new:
        await furnish(old, here)
        async with asyncio.TaskGroup() as group:
            group.create_task(write_on(old))
            await written.wait()
            manifest = await make_backup(old, here, tmp_path / "backup.tar")
        await take_back(new, there, tmp_path / "backup.tar")
        before, after = await contents(old), await contents(new)

        counts = manifest["tables"]
        assert {name: len(rows) for name, rows in after.items()} == counts
        assert after == {name: rows[: counts[name]] for name, rows in before.items()}
        # One moment: no case without its history and its photo, and none half copied.
        assert 4 <= counts["cases"] == counts["history"] == counts["photo"] == manifest["photos"] < 60
        for row in after["photo"]:
            assert hashlib.sha256(await there.get(key_of(row["sha256"]))).hexdigest() == row["sha256"]
            assert (await there.get(key_of(row["sha256"], Kind.THUMBNAIL))).startswith(b"small jpeg")
        await check_integrity(new)


async def check_integrity(db: Database) -> None:
    """And the next row gets a number of its own."""
    async with db.write() as tx:
        if tx.dialect == "sqlite":
            assert (await tx.execute(text("PRAGMA integrity_check"))).scalar() == "ok"
            assert (await tx.execute(text("PRAGMA foreign_key_check"))).all() == []
        highest = (await tx.execute(select(func.max(case.c.id)))).scalar_one()
        await tx.execute(insert(case), case_values(9999))
        assert (await tx.execute(select(func.max(case.c.id)))).scalar_one() == highest + 1
        nothing = (await tx.execute(select(func.count()).where(job_run.c.result.is_(None)))).scalar()
        assert nothing in (0, 1)


async def test_a_photo_that_is_gone_is_told_and_a_damaged_one_stops_the_backup(tmp_path: Path) -> None:
    photos = PhotoFiles.open("memory:///")
    async with fresh_database("sqlite", tmp_path) as db:
        await furnish(db, photos)
        first = hashlib.sha256(b"jpeg 0").hexdigest()
        await photos.delete(key_of(first))

        manifest = await make_backup(db, photos, tmp_path / "backup.tar")
        assert (manifest["absent_photos"], manifest["photos"]) == ([first], 2)

        await photos.put(key_of(first), b"rotten")
        with pytest.raises(BadArchive, match="is damaged: it is not what its hash says"):
            await make_backup(db, photos, tmp_path / "other.tar")
        assert archives(tmp_path) == ["backup.tar"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("tables/cases.jsonl.gz", b"other", "tables/cases.jsonl.gz is damaged"),
        ("tables/cases.jsonl.gz", None, "tables/cases.jsonl.gz is missing"),
        ("manifest.json", None, "is not a backup, or cut off: it has no manifest"),
        ("manifest.json", b"{}", "the manifest is broken"),
        ("manifest.json", b"[", "the manifest is broken"),
        ("manifest.json", b'{"format": 2, "members": {}}', "has format 2, this version reads format 1"),
        ("manifest.json", b'{"format": 1, "members": {}}', "is not in the manifest"),
    ],
)
async def test_an_archive_that_was_changed_is_refused_before_anything_is_touched(
    name: str, content: bytes | None, words: str, tmp_path: Path
) -> None:
    photos = PhotoFiles.open("memory:///")
    async with fresh_database("sqlite", tmp_path) as db:
        await furnish(db, photos)
        await make_backup(db, photos, tmp_path / "backup.tar")

    with rewritten(tmp_path / "backup.tar", name, content) as changed, pytest.raises(BadArchive, match=words):
        Archive(changed, quiet)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6])
async def test_a_file_that_was_cut_off_is_refused(share: float, tmp_path: Path) -> None:
    photos = PhotoFiles.open("memory:///")
    async with fresh_database("sqlite", tmp_path) as db:
        await furnish(db, photos)
        await make_backup(db, photos, tmp_path / "backup.tar")
    whole = (tmp_path / "backup.tar").read_bytes()
    (tmp_path / "cut.tar").write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(BadArchive):
        Archive(tmp_path / "cut.tar", quiet)


async def test_a_restore_that_fails_in_its_middle_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    photos = PhotoFiles.open("memory:///")
    async with fresh_database("sqlite", tmp_path) as db:
        await furnish(db, photos)
        await make_backup(db, photos, tmp_path / "backup.tar")
        before = await contents(db)

        async def fail(_: Tx) -> None:
            raise OSError("the power went")

        monkeypatch.setattr("storage.backup._renumber", fail)
        with pytest.raises(OSError, match="the power went"):
            await take_back(db, photos, tmp_path / "backup.tar")

        assert await contents(db) == before


async def test_postgresql_does_not_cut_off_a_restore_that_reads_for_long(
    database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    photos = PhotoFiles.open("memory:///")
    await furnish(database, photos)
    await make_backup(database, photos, tmp_path / "backup.tar")
    patience = []

    async def look(tx: Tx) -> None:
        if tx.dialect == "postgresql":
            patience.append((await tx.execute(text("SHOW idle_in_transaction_session_timeout"))).scalar())

    monkeypatch.setattr("storage.backup._renumber", look)
    await take_back(database, photos, tmp_path / "backup.tar")

    assert patience == (["0"] if database.dialect == "postgresql" else [])


async def test_only_people_cases_and_updates_make_a_database_one_that_is_in_use(tmp_path: Path) -> None:
    async with fresh_database("sqlite", tmp_path) as db, db.write() as tx:
        await tx.execute(insert(city), {"code": "441900", "version": 1, "files": {}, "loaded_at": NOON})
        assert not await is_in_use(tx)
        await tx.execute(insert(person), {"name": "Ying", "created_at": NOON + timedelta(days=1)})
        assert await is_in_use(tx)


async def test_a_backup_is_for_its_owner_only_and_replaces_the_one_before(tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    file.write_text("older")
    async with fresh_database("sqlite", tmp_path) as db:
        await make_backup(db, PhotoFiles.open("memory:///"), file)

    assert file.stat().st_mode & 0o777 == 0o600
    assert tarfile.is_tarfile(file)
