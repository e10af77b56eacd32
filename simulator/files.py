"""Files that were sent: kept in memory, found again by their file_id."""

import asyncio
import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from simulator.description import Upload
from simulator.pictures import Size, shrink
from simulator.refusals import Refused, bad_request

LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
LINK_LIVES = timedelta(hours=1)
MOST_BYTES = 512 * 1024 * 1024
PREFIXES = {"Photo": "AgACAg", "Document": "BQACAg", "Sticker": "CAACAg", "Voice": "AwACAg"}
FOLDERS = {"Photo": "photos", "Document": "documents", "Sticker": "stickers", "Voice": "voice"}


@dataclass(frozen=True, slots=True)
class File:
    kind: str
    file_id: str
    unique_id: str
    path: str
    content: bytes
    mime: str
    about: tuple[dict[str, Any], ...]
    """What a message says of it: the PhotoSizes of a photo, else one object."""


class Files:
    """Holds at most MOST_BYTES; the oldest are forgotten first, as if Telegram had lost them."""

    def __init__(self) -> None:
        self._by_id: OrderedDict[str, File] = OrderedDict()
        self._by_path: dict[str, File] = {}
        self._links: dict[str, datetime] = {}
        self._shrunk: OrderedDict[bytes, tuple[Size, ...]] = OrderedDict()
        self._count = 0
        self._bytes = 0

    def get(self, file_id: str) -> File:
        """Raises Refused for an unknown file_id."""
        found = self._by_id.get(file_id)
        if found is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return found

    def open_link(self, file: File, now: datetime) -> None:
        """Lets the file be fetched by its path, for an hour."""
        self._links[file.path] = now + LINK_LIVES

    def at(self, path: str, now: datetime) -> File | None:
        """The file behind a link that getFile gave less than an hour ago."""
        if path not in self._links or self._links[path] < now:
            return None
        return self._by_path.get(path)

    async def add_photo(self, upload: Upload) -> list[dict[str, Any]]:
        """The PhotoSizes of a newly uploaded photo. Raises Refused as `shrink` does."""
        sizes = await self._sizes(upload.content)
        named = [(*self._name("Photo"), size) for size in sizes]
        about = tuple(
            {
                "file_id": file_id,
                "file_unique_id": unique_id,
                "width": size.width,
                "height": size.height,
                "file_size": len(size.content),
            }
            for file_id, unique_id, size in named
        )
        for file_id, unique_id, size in named:
            self._keep("Photo", file_id, unique_id, size.content, "image/jpeg", "jpg", about)
        return list(about)

    async def _sizes(self, content: bytes) -> tuple[Size, ...]:
        key = hashlib.sha256(content).digest()
        if key not in self._shrunk:
            self._shrunk[key] = await asyncio.to_thread(shrink, content)
            if len(self._shrunk) > 64:
                self._shrunk.popitem(last=False)
        return self._shrunk[key]

    def add_document(self, upload: Upload) -> dict[str, Any]:
        """The Document of an upload, which is kept byte for byte."""
        about = {"file_name": upload.name, "mime_type": upload.mime}
        return self.add("Document", upload, about)

    def add(self, kind: str, upload: Upload, about: dict[str, Any]) -> dict[str, Any]:
        if len(upload.content) > LARGEST_UPLOAD:
            raise Refused(413, "Request Entity Too Large")
        if not upload.content:
            raise bad_request("file must be non-empty")
        file_id, unique_id = self._name(kind)
        whole = {
            "file_id": file_id,
            "file_unique_id": unique_id,
            "file_size": len(upload.content),
            **about,
        }
        ending = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        self._keep(kind, file_id, unique_id, upload.content, upload.mime, ending, (whole,))
        return whole

    def _name(self, kind: str) -> tuple[str, str]:
        self._count += 1
        token = hashlib.blake2b(self._count.to_bytes(8, "big"), digest_size=24).hexdigest()
        return f"{PREFIXES[kind]}ADGQAD{token}", f"AQAD{token[:12]}"

    def _keep(
        self,
        kind: str,
        file_id: str,
        unique_id: str,
        content: bytes,
        mime: str,
        ending: str,
        about: tuple[dict[str, Any], ...],
    ) -> None:
        ending = ending if ending.isascii() and ending.isalnum() else "bin"
        path = f"{FOLDERS[kind]}/file_{self._count}_{unique_id[4:8]}.{ending}"
        file = File(kind, file_id, unique_id, path, content, mime, about)
        self._by_id[file_id] = self._by_path[path] = file
        self._bytes += len(content)
        while self._bytes > MOST_BYTES:
            _, oldest = self._by_id.popitem(last=False)
            del self._by_path[oldest.path]
            self._links.pop(oldest.path, None)
            self._bytes -= len(oldest.content)

    async def resolve(self, kind: str, given: str | Upload, uploads: dict[str, Upload]) -> Any:
        """What a parameter of type InputFile means: an upload, `attach://name`, or a file_id.

        Answers a list of PhotoSizes for "Photo", else one Document. Raises Refused.
        """
        if isinstance(given, str) and given.startswith("attach://"):
            if given[9:] not in uploads:
                raise bad_request(f'file "{given[9:]}" isn\'t attached')
            given = uploads[given[9:]]
        if isinstance(given, Upload):
            return await self.add_photo(given) if kind == "Photo" else self.add_document(given)
        if given.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        known = self._by_id.get(given)
        if known is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if known.kind != kind:
            raise bad_request(f"can't use file of type {known.kind} as {kind}")
        return list(known.about) if kind == "Photo" else known.about[0]
