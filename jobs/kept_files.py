"""Files that are kept as they came, minutes of a summons: fetched and stored like a photo, never opened."""

from hashlib import sha256

from storage import photos
from storage.database import Database, Tx
from storage.photo_files import PhotoFiles, key_of
from storage.photos import Photo

ABOUT = "summons:"
"""How the subject of such a file begins (storage/summons.py)."""


async def keep(database: Database, files: PhotoFiles, photo: Photo, data: bytes) -> None:
    """The file first, then the row."""
    seal = await put(files, data)
    async with database.write() as tx:
        await settle(tx, photo, seal)


async def put(files: PhotoFiles, data: bytes) -> str:
    """Keeps the file under the name of a photo, so that backups bring it along; gives its hash."""
    seal = sha256(data).hexdigest()
    await files.put(key_of(seal), data)
    return seal


async def settle(tx: Tx, photo: Photo, seal: str) -> Photo | None:
    """The row as it was until now; None if another fetch was quicker."""
    current = await photos.get(tx, photo.id)
    if current is None or current.status != photos.WANTED:
        return None
    await photos.change(tx, photo.id, status=photos.STORED, fetch_at=None, sha256=seal)
    return current
