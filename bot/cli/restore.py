"""`jiejing restore`: takes a backup back."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.failures import Failed
from bot.cli.session import Bar, in_store, now, read_config
from bot.store import open_photos
from storage import audit
from storage.archive import Archive
from storage.backup import is_in_use, restore, restore_photos
from storage.database import Database
from storage.migrate import NEWEST
from storage.photo_files import PhotoFiles
from storage.run_lock import RunLock


def command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="A file of `jiejing backup`.")
    ],
    force: Annotated[bool, typer.Option("--force", help="Replace a database that is in use.")] = False,
) -> None:
    """Replace database and photos by those of a backup. Stop the bot first.

    The whole file is checked before anything is touched, and then it is all or nothing. The backup may come
    from the other engine; it must come from a version with the same schema (`jiejing version`).
    """
    config = read_config()
    photos = open_photos(config)
    with Bar("checking") as bar, Archive(file, bar) as archive:
        _check_schema(archive)
        rows, files = in_store(lambda db: _restore(db, photos, archive, force, bar), config)
    print(f"{file}: {rows} rows, {files} files of photos restored")


def _check_schema(archive: Archive) -> None:
    found = archive.manifest.get("schema")
    if found != NEWEST:
        made_by = f"version {archive.manifest.get('version')} with schema {found}"
        raise Failed(
            f"the backup is of {made_by}, this is schema {NEWEST}: restore with that version, then upgrade"
        )


async def _restore(
    db: Database, photos: PhotoFiles, archive: Archive, force: bool, bar: Bar
) -> tuple[int, int]:
    async with RunLock(db):
        async with db.read() as tx:
            if not force and await is_in_use(tx):
                raise Failed("the database is in use: --force replaces all that is in it")
        bar.words("restoring photos")
        files = await restore_photos(photos, archive, bar)
        bar.words("restoring rows")
        async with db.write() as tx:
            rows = await restore(tx, archive, bar)
            await audit.note(tx, now(), "restored", facts={"made_at": archive.manifest.get("made_at")})
            tx.wake("city")
    return rows, files
