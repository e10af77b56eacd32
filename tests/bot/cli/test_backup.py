"""Backup and restore from the command line: what a person sees, and what is refused."""

import json
import tarfile
from pathlib import Path

import pytest

from storage.migrate import NEWEST
from tests.bot.cli.conftest import Jiejing, failed
from tests.storage.test_backup import rewritten

CHEN = ("--telegram-id", "5", "--name", "Chief Chen", "--role", "chief", "--area", "Humen")


def staff(jiejing: Jiejing, **settings: str) -> list[str]:
    return [row["name"] for row in json.loads(jiejing("staff", "list", "--json", **settings).out)]


def test_a_backup_comes_back_in_another_folder(jiejing: Jiejing) -> None:
    jiejing("staff", "add", *CHEN)
    made = jiejing("backup", "all.tar")
    elsewhere = {"DATABASE_URL": "sqlite:///other/x.db", "PHOTOS_URL": "other/photos"}

    restored = jiejing("restore", "all.tar", **elsewhere)

    assert (made.code, made.err, restored.code, restored.err) == (0, "", 0, "")
    assert restored.out == made.out.replace("0 photos", "0 files of photos restored")
    assert staff(jiejing, **elsewhere) == ["Chief Chen"]
    assert jiejing("audit", "verify", **elsewhere).code == 0


@pytest.mark.postgres
def test_a_backup_of_sqlite_comes_back_in_postgresql(jiejing: Jiejing, own_postgresql: str) -> None:
    jiejing("staff", "add", *CHEN)
    jiejing("backup", "all.tar")

    assert jiejing("restore", "all.tar", DATABASE_URL=own_postgresql).code == 0
    assert staff(jiejing, DATABASE_URL=own_postgresql) == ["Chief Chen"]
    more = ("--telegram-id", "6", "--name", "Lin", "--role", "inspector", "--area", "Humen")
    assert jiejing("staff", "add", *more, DATABASE_URL=own_postgresql).code == 0


def test_a_database_in_use_is_replaced_only_by_force(jiejing: Jiejing) -> None:
    jiejing("backup", "empty.tar")
    jiejing("staff", "add", *CHEN)

    refused = jiejing("restore", "empty.tar")
    assert refused == failed("the database is in use: --force replaces all that is in it")
    assert staff(jiejing) == ["Chief Chen"]

    assert jiejing("restore", "empty.tar", "--force").code == 0
    assert staff(jiejing) == []


def test_a_backup_of_another_schema_is_refused_with_the_way_out(jiejing: Jiejing, tmp_path: Path) -> None:
    jiejing("backup", "all.tar")
    manifest = json.loads(_member(tmp_path / "all.tar", "manifest.json")) | {"schema": "9999"}

    with rewritten(tmp_path / "all.tar", "manifest.json", json.dumps(manifest).encode()) as other:
        said = jiejing("restore", other.name)

    wanted = f"this is schema {NEWEST}: restore with that version, then upgrade"
    assert said == failed(f"the backup is of version 0.1.0 with schema 9999, {wanted}")


def test_what_is_no_backup_and_where_none_can_go_is_told_in_one_line(
    jiejing: Jiejing, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("milk")

    assert jiejing("restore", "notes.txt") == failed("notes.txt is not a backup")
    assert jiejing("backup", "nowhere/all.tar") == failed("nowhere: there is no such folder")
    assert not list(tmp_path.glob("*.tar"))


def test_a_photo_store_that_cannot_be_used_is_named(jiejing: Jiejing, tmp_path: Path) -> None:
    (tmp_path / "photos").write_text("a file where a folder should be")

    said = jiejing("backup", "all.tar", PHOTOS_URL="photos")

    assert (said.code, said.err.count("\n")) == (1, 1)
    assert said.err.startswith("jiejing: PHOTOS_URL: photos cannot be kept in ")


def _member(file: Path, name: str) -> bytes:
    with tarfile.open(file) as archive:
        member = archive.extractfile(name)
        assert member
        return member.read()
