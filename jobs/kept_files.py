"""Files that are kept as they came, minutes of a summons: fetched and stored like a photo, never opened."""

from hashlib import sha256

from storage import photos
from storage.database import Database
from storage.photo_files import PhotoFiles, key_of
from storage.photos import Photo

ABOUT = "summons:"
"""How the subject of such a file begins (storage/summons.py)."""


async def keep(database: Database, files: PhotoFiles, photo: Photo, data: bytes) -> None:
    """The file first, then the row; under the name of a photo, so that backups bring it along."""
    seal = sha256(data).hexdigest()
    await files.put(key_of(seal), data)
    async with database.write() as tx:
        current = await photos.get(tx, photo.id)
        if current and current.status == photos.WANTED:
            await photos.change(tx, photo.id, status=photos.STORED, fetch_at=None, sha256=seal)
