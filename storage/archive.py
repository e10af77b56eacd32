"""The file of a backup: a tar of tables and photos; the manifest, its last member, seals the others."""

import gzip
import hashlib
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Self

import orjson

from storage.whole_file import whole_file

MANIFEST = "manifest.json"
FORMAT = 1
CHUNK = 2**20
Advance = Callable[[int, int], None]
"""`advance(done, total)`: how far something long has come."""


class BadArchive(Exception):
    """A file that is no backup or no whole one; `str()` is one line that says why."""


class ArchiveWriter:
    """Members go in one after the other; `finish` seals them."""

    def __init__(self, file: IO[bytes], folder: Path) -> None:
        """Members that are written line by line lie in `folder` until they are whole."""
        self._folder = folder
        self._members: dict[str, dict[str, Any]] = {}
        self._tar = tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT)  # noqa: SIM115

    def add(self, name: str, content: IO[bytes]) -> None:
        """Adds what `content` holds from its beginning."""
        sha256 = _digest(_rewound(content))
        info = tarfile.TarInfo(name)
        info.size = content.tell()
        self._tar.addfile(info, _rewound(content))
        self._members[name] = {"size": info.size, "sha256": sha256}

    @contextmanager
    def lines(self, name: str) -> Iterator[gzip.GzipFile]:
        """A member to write lines to; compressed, and kept beside the archive until it is whole."""
        with tempfile.TemporaryFile(dir=self._folder) as spool:
            with gzip.GzipFile(fileobj=spool, mode="wb", compresslevel=6, mtime=0) as packed:
                yield packed
            self.add(name, spool)

    def finish(self, facts: dict[str, Any]) -> None:
        manifest = {"format": FORMAT, **facts, "members": self._members}
        self.add(MANIFEST, BytesIO(orjson.dumps(manifest, option=orjson.OPT_INDENT_2)))
        self._tar.close()


@contextmanager
def new_archive(path: Path) -> Iterator[ArchiveWriter]:
    """An archive that gets its name once it is finished."""
    with whole_file(path) as file:
        yield ArchiveWriter(file, path.parent)


class Archive:
    """A backup to read from, every member compared with the manifest before anything is believed."""

    def __init__(self, path: Path, advance: Advance) -> None:
        """Raises BadArchive, or OSError where the file cannot be read."""
        self._path = path
        try:
            self._tar = tarfile.open(path, "r:")  # noqa: SIM115  closed by the caller
        except tarfile.TarError:
            raise BadArchive(f"{path} is not a backup") from None
        try:
            self.manifest = self._read_manifest()
            self._check(advance)
        except (tarfile.TarError, EOFError):
            self._tar.close()
            raise BadArchive(f"{path} is cut off") from None
        except BaseException:
            self._tar.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._tar.close()

    def names(self, folder: str) -> list[str]:
        return [name for name in self.manifest["members"] if name.startswith(f"{folder}/")]

    def read(self, name: str) -> bytes:
        with self._open(name) as member:
            return member.read()

    def lines(self, name: str) -> Iterator[bytes]:
        with self._open(name) as member, gzip.GzipFile(fileobj=member) as unpacked:
            yield from unpacked

    def _read_manifest(self) -> dict[str, Any]:
        if MANIFEST not in self._tar.getnames():
            raise BadArchive(f"{self._path} is not a backup, or cut off: it has no manifest")
        try:
            manifest = orjson.loads(self.read(MANIFEST))
            found = manifest["format"]
            sealed = {name: (each["size"], each["sha256"]) for name, each in manifest["members"].items()}
        except (ValueError, KeyError, TypeError, AttributeError):
            raise BadArchive(f"{self._path}: the manifest is broken") from None
        if found != FORMAT:
            raise BadArchive(f"{self._path} has format {found}, this version reads format {FORMAT}")
        present = set(self._tar.getnames()) - {MANIFEST}
        for name in sorted(present ^ set(sealed)):
            fault = "not in the manifest" if name in present else "missing"
            raise BadArchive(f"{self._path}: {name} is {fault}")
        return dict(manifest)

    def _check(self, advance: Advance) -> None:
        members = self.manifest["members"]
        total, done = sum(each["size"] for each in members.values()), 0
        for name, sealed in members.items():
            with self._open(name) as member:
                if _digest(member) != sealed["sha256"]:
                    raise BadArchive(f"{self._path}: {name} is damaged: the manifest has another hash")
            done += sealed["size"]
            advance(done, total)

    def _open(self, name: str) -> IO[bytes]:
        member = self._tar.extractfile(name)
        if member is None:
            raise BadArchive(f"{self._path}: {name} is not a file")
        return member


def _digest(content: IO[bytes]) -> str:
    found = hashlib.sha256()
    while chunk := content.read(CHUNK):
        found.update(chunk)
    return found.hexdigest()


def _rewound(content: IO[bytes]) -> IO[bytes]:
    content.seek(0)
    return content
