"""Where photos are kept: a folder, an S3-compatible store, or memory."""

import asyncio
import os
from collections.abc import AsyncIterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, MemoryStore, S3Store

if TYPE_CHECKING:
    from obstore.store import ObjectStore


class Kind(StrEnum):
    """What of a photo a file holds; the value is the end of its key."""

    MAIN = ".jpg"
    THUMBNAIL = ".thumb.jpg"


class Missing(Exception):
    """There is no file under `key`."""

    def __init__(self, key: str) -> None:
        super().__init__(f"no photo under {key}")
        self.key = key


def key_of(sha256: str, kind: Kind = Kind.MAIN) -> str:
    """The key of a photo by the hash of its main JPEG, for example `ab/cdef….thumb.jpg`.

    The same photo has the same key in every case that shows it: delete only what no other case needs.
    """
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError(f"not a sha256 in hex: {sha256!r}")
    return f"{sha256[:2]}/{sha256[2:]}{kind.value}"


class PhotoFiles:
    """Files by key. A put is seen whole or not at all, and putting the same again changes nothing."""

    def __init__(self, store: "ObjectStore") -> None:
        self._store = store

    @classmethod
    def open(cls, url: str) -> Self:
        """The store at `url`: a folder (made if absent), `s3://bucket/prefix` or `memory:///`.

        The S3 store takes its credentials, region and endpoint from AWS_… in the environment by itself.
        Raises ValueError with one line that says what is wrong with `url`.
        """
        try:
            return cls(_store(url))
        except (BaseError, OSError) as error:
            raise ValueError(f"photos cannot be kept in {url!r}: {_first_line(error)}") from error

    async def put(self, key: str, content: bytes) -> None:
        """Returns when `content` would outlast a power cut; an error of the store's is its own BaseError."""
        await obstore.put_async(self._store, key, content, use_multipart=False)
        if isinstance(self._store, LocalStore) and self._store.prefix is not None:
            await asyncio.to_thread(_settle, self._store.prefix / key)

    async def get(self, key: str) -> bytes:
        """Raises Missing."""
        try:
            return bytes(await (await obstore.get_async(self._store, key)).bytes_async())
        except FileNotFoundError:
            raise Missing(key) from None

    async def delete(self, key: str) -> None:
        """Without complaint where there is none."""
        try:
            await obstore.delete_async(self._store, key)
        except FileNotFoundError:
            return

    async def keys(self) -> AsyncIterator[str]:
        """Every key there is, in no order."""
        async for some in obstore.list(self._store):
            for entry in some:
                yield entry["path"]


def _store(url: str) -> "ObjectStore":
    scheme = urlsplit(url).scheme
    if not url.strip() or scheme not in ("", "memory", "s3"):
        raise ValueError(f"photos can be kept in a folder, s3://… or memory:///, not in {url!r}")
    if scheme == "memory":
        return MemoryStore()
    if scheme == "s3":
        if not urlsplit(url).netloc:
            raise ValueError(f"the bucket is missing in {url!r}: s3://bucket/prefix")
        return S3Store.from_url(url)
    return LocalStore(url, mkdir=True)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


def _settle(path: Path) -> None:
    """Writes the file, its name and its folder through to the disk, which the store leaves out."""
    for target in (path, path.parent, path.parent.parent):
        handle = os.open(target, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
