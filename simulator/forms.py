"""Small pieces of the people's HTTP: bodies in, JSON and pictures out, the folder of samples."""

import mimetypes
from pathlib import Path
from typing import Any

import orjson
from aiohttp import BodyPartReader, web

from simulator.description import Upload
from simulator.people import upload
from simulator.refusals import Mistaken

LARGEST = 60 * 1024 * 1024
PICTURES = (".jpg", ".jpeg", ".png", ".webp")
SAFE = ("image/jpeg", "image/png", "image/webp", "image/gif")


def answer(body: Any, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(body), status=status, content_type="application/json")


def picture(file: Upload) -> web.Response:
    """A stored file: shown where it is a picture, else only offered for saving."""
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=3600"}
    if file.mime not in SAFE:
        headers["Content-Disposition"] = "attachment"
    mime = file.mime if file.mime in SAFE else "application/octet-stream"
    return web.Response(body=file.content, content_type=mime, headers=headers)


def person(request: web.Request) -> int:
    return int(request.match_info["id"])


async def body(request: web.Request) -> dict[str, Any]:
    content = await request.read()
    try:
        found = orjson.loads(content) if content else {}
    except orjson.JSONDecodeError:
        found = None
    if not isinstance(found, dict):
        raise Mistaken("a JSON object is expected")
    return found


async def given(request: web.Request, needed: tuple[str, ...] = (), **types: type) -> dict[str, Any]:
    """The named fields of a JSON body. Raises Mistaken for missing ones, others and wrong types."""
    found = typed(await body(request), **types)
    for name in needed:
        if name not in found:
            raise Mistaken(f"{name} is missing")
    return found


def typed(fields: dict[str, Any], **types: type) -> dict[str, Any]:
    found = {}
    for name, value in fields.items():
        if value is None:
            continue
        if name not in types:
            raise Mistaken(f"unknown field {name}")
        found[name] = converted(name, value, types[name])
    return found


def converted(name: str, value: Any, wanted: type) -> Any:
    """Numbers may come as words, for they do in forms."""
    if wanted in (int, float) and not isinstance(value, bool):
        try:
            return wanted(value)
        except (TypeError, ValueError):
            pass
    elif isinstance(value, wanted):
        return value
    raise Mistaken(f"{name} must be {wanted.__name__}")


async def form(request: web.Request) -> tuple[dict[str, Any], list[Upload]]:
    """Fields and files of a multipart body; a plain form and a JSON body have only fields."""
    if request.content_type == "application/x-www-form-urlencoded":
        return dict(await request.post()), []
    if request.content_type != "multipart/form-data":
        return await body(request), []
    fields: dict[str, Any] = {}
    files: list[Upload] = []
    size = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            raise Mistaken("multipart/form-data is expected")
        content = await part.read()
        size += len(content)
        if size > LARGEST:
            raise Mistaken("at most 60 MB")
        if part.filename is None:
            fields[part.name] = content.decode(errors="replace")
        else:
            files.append(upload(part.filename, bytes(content)))
    return fields, files


class Samples:
    """Pictures of a folder, which the page offers so that nobody needs a camera.

    Titles and order come from `titles.json` in the folder ({"name.jpg": {"zh", "en"}}); what it does not name
    comes last, under its own name.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def listed(self) -> list[dict[str, Any]]:
        titles = self._titles()
        order = [*titles, *(path.name for path in self._paths() if path.name not in titles)]
        return [
            {
                "name": path.name,
                "title": titles.get(path.name) or {"zh": path.stem, "en": path.stem},
                "url": f"/people/samples/{path.name}",
            }
            for path in sorted(self._paths(), key=lambda path: order.index(path.name))
        ]

    def read(self, name: str) -> Upload:
        found = next((path for path in self._paths() if path.name == name), None)
        if found is None:
            raise Mistaken(f"there is no sample {name}")
        mime = mimetypes.guess_type(name)[0] or "image/jpeg"
        return Upload(name, found.read_bytes(), mime)

    def _paths(self) -> list[Path]:
        if self._folder is None or not self._folder.is_dir():
            return []
        return sorted(path for path in self._folder.iterdir() if path.suffix.lower() in PICTURES)

    def _titles(self) -> dict[str, dict[str, str]]:
        file = self._folder / "titles.json" if self._folder else None
        return orjson.loads(file.read_bytes()) if file is not None and file.is_file() else {}
