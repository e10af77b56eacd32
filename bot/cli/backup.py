"""`jiejing backup`: database and photos in one file."""

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.failures import Failed
from bot.cli.session import Bar, in_store, now, read_config
from bot.store import open_photos
from storage import audit
from storage.archive import new_archive
from storage.backup import Copied, back_up
from storage.database import Database
from storage.migrate import NEWEST
from storage.photo_files import PhotoFiles


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False, help="Where to; a .tar.")],
) -> None:
    """Copy the database and the photos into one file, while the bot goes on working.

    The file holds everybody's data: it is readable for its owner only, keep it so. It gets its name once
    it is whole, so an earlier backup of that name survives a failure. SQLite and PostgreSQL make the same
    kind of file.
    """
    if not file.absolute().parent.is_dir():
        raise Failed(f"{file.parent}: there is no such folder")
    config = read_config()
    photos = open_photos(config)
    with Bar("backing up") as bar:
        copied = in_store(lambda db: _back_up(db, photos, file.absolute(), bar), config)
    print(f"{file}: {copied.rows} rows, {copied.photos} photos")
    if copied.absent:
        raise Failed(f"{len(copied.absent)} photos are missing in the store, the first is {copied.absent[0]}")


async def _back_up(db: Database, photos: PhotoFiles, file: Path, bar: Bar) -> Copied:
    moment = now()
    async with db.write() as tx:
        await audit.note(tx, moment, "backed-up")
    facts = {
        "version": version("jiejing"),
        "schema": NEWEST,
        "made_at": moment.isoformat(),
        "engine": db.dialect,
    }
    with new_archive(file) as archive:
        return await back_up(db, photos, archive, facts, bar)
