"""Fetches what was sent, cleans and keeps it, and lets what depends on it go on.

Evidence never depends on Telegram keeping a file; an after-photo counts only once it is compared.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog

from domain.delivery import Gone, Rejected, TryLater, Undelivered
from domain.rulebook import Rulebook
from jobs import after_photos, draft_photos, kept_files, paper_files
from storage import notes, photos
from storage.darkroom import Darkroom
from storage.database import Database, Tx
from storage.photo_files import Kind, PhotoFiles, key_of
from storage.photos import Photo
from storage.picture_formats import Unreadable
from storage.pictures import Picture

POLL_SECONDS = 1.0
AT_ONCE = 4
MOST_TRIES = 8
LONGEST_WAIT = 300

Fetch = Callable[[str], Awaitable[bytes]]

log = structlog.get_logger()


class PhotoFetcher:
    """Fetches wanted photos until cancelled. `fetch` gives the bytes of a file_id."""

    def __init__(
        self,
        database: Database,
        files: PhotoFiles,
        darkroom: Darkroom,
        fetch: Fetch,
        city: Callable[[], Rulebook],
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self.files = files
        self.darkroom = darkroom
        self._fetch = fetch
        self._city = city
        self._now = now

    async def run(self) -> None:
        while True:
            self._database.signals.clear("photos")
            try:
                found = await self.round()
            except Exception:
                log.exception("photos could not be looked for")
                found = 0
            if not found:
                await self._database.signals.wait("photos", POLL_SECONDS)

    async def round(self) -> int:
        """Fetches what is wanted now; gives how many that were."""
        async with self._database.read() as tx:
            wanted = await photos.wanted(tx, self._now(), AT_ONCE)
        await asyncio.gather(*(self.process(photo) for photo in wanted))
        return len(wanted)

    async def process(self, photo: Photo) -> None:
        """One photo: fetched, kept, and what waits for it decided; or refused; or tried again later."""
        try:
            if photo.kind == photos.FILE:
                await self._keep_file(photo, await self._fetch(photo.file_id or ""))
                return
            await self._keep(photo, await self.darkroom.develop(lambda: self._fetch(photo.file_id or "")))
        except Unreadable as unreadable:
            await self._refuse(photo, str(unreadable.reason))
        except (Gone, Rejected):
            await self._refuse(photo, "unavailable")
        except (Undelivered, OSError) as error:
            await self._later(photo, error)
        except Exception as error:
            # One bad photo must neither stop the others nor be tried for ever.
            log.exception("photo could not be kept", photo=photo.id)
            await self._later(photo, error)

    async def _keep_file(self, photo: Photo, data: bytes) -> None:
        """No picture: a paper that the office edited, or minutes, which are kept as they came."""
        if (photo.about or "").startswith(kept_files.ABOUT):
            await kept_files.keep(self._database, self.files, photo, data)
        else:
            await paper_files.keep(self._database, self.files, self._city(), photo, data, self._now())

    async def _keep(self, photo: Photo, picture: Picture) -> None:
        """The files first, then the row: a row never names what is not there."""
        await self.files.put(key_of(picture.sha256), picture.main)
        await self.files.put(key_of(picture.sha256, Kind.THUMBNAIL), picture.thumbnail)
        pair = await after_photos.make_pair(self, photo, picture, self._database)
        async with self._database.write() as tx:
            # Its report may have been sent meanwhile: what counts is what the row says now.
            current = await photos.get(tx, photo.id)
            if current and await photos.store(tx, photo.id, picture):
                await self._go_on(tx, current, picture, pair)

    async def _go_on(self, tx: Tx, photo: Photo, picture: Picture, pair: Picture | None) -> None:
        if photo.kind == photos.AFTER:
            await after_photos.settle(tx, self._city(), photo, picture, pair, self._now())
        elif photo.draft_of is not None and photo.is_document:
            await draft_photos.place(tx, self._city(), photo, picture, self._now())

    async def _refuse(self, photo: Photo, why: str) -> None:
        async with self._database.write() as tx:
            current = await photos.get(tx, photo.id)
            if current is None or not await photos.refuse(tx, photo.id, why):
                return
            await notes.photo_refused(tx, current, why, self._now())
            if current.draft_of is not None:
                await draft_photos.go_on_without(tx, self._city(), current, self._now())

    async def _later(self, photo: Photo, error: Exception) -> None:
        """Again after doubling waits; what Telegram says to wait for is waited for."""
        tries = photo.attempts + 1
        if tries >= MOST_TRIES:
            await self._refuse(photo, "unavailable")
            return
        wait = error.wait if isinstance(error, TryLater) else 0.0
        at = self._now() + timedelta(seconds=max(wait, min(2**tries, LONGEST_WAIT)))
        async with self._database.write() as tx:
            await photos.change(tx, photo.id, attempts=tries, fetch_at=at)
        log.info("photo will be fetched again", photo=photo.id, tries=tries, error=type(error).__name__)
