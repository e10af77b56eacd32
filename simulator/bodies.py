"""Parameters of a call, however they were sent: query, JSON, form, multipart."""

from typing import Any
from urllib.parse import parse_qsl

import orjson
from aiohttp import BodyPartReader, web

from simulator.description import Upload
from simulator.refusals import Refused, bad_request

LARGEST = 60 * 1024 * 1024
TOO_LARGE = Refused(413, "Request Entity Too Large")


async def read(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Parameters, and uploads by the name of their part. Raises Refused."""
    raw: dict[str, Any] = dict(request.query) if request.query_string else {}
    if not request.body_exists:
        return raw, {}
    kind = request.content_type
    try:
        if kind == "multipart/form-data":
            return await read_parts(request, raw)
        body = await request.read()
        if kind == "application/json":
            return raw | json_object(body), {}
        return raw | dict(parse_qsl(body.decode(), keep_blank_values=True)), {}
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    except web.HTTPRequestEntityTooLarge:
        raise TOO_LARGE from None


def json_object(body: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(body) if body else {}
    except orjson.JSONDecodeError:
        found = None
    if not isinstance(found, dict):
        raise bad_request("can't parse request parameters: JSON object expected")
    return found


async def read_parts(request: web.Request, raw: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Upload]]:
    """A part with a file name is an upload; it counts as a parameter where nothing refers to it."""
    uploads: dict[str, Upload] = {}
    size = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            raise bad_request("can't parse multipart body")
        content = await part.read()
        size += len(content)
        if size > LARGEST:
            raise TOO_LARGE
        if part.filename is None:
            raw[part.name] = content.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream").partition(";")[0]
            uploads[part.name] = Upload(part.filename, bytes(content), mime)
    return raw, uploads
