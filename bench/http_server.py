"""HTTP/1.1 for the benchmarks' Bot API, bare so that the server is never what is measured.

A request costs about 20 µs here; aiohttp.web takes five times that, a good part of what a bot itself needs.
"""

import asyncio
import re
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import parse_qsl

import orjson

Serve = Callable[["Request"], None]
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.I)
CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.I)
CONTENT_TYPE = re.compile(rb"\r\ncontent-type: *([^\r]+)", re.I)
PART_NAME = re.compile(rb'[; ]name="([^"]*)"')


class Request:
    """What was asked; answer it once, at once or later."""

    __slots__ = ("_body", "_connection", "_kind", "path")

    def __init__(self, connection: "Connection", path: str, kind: bytes, body: bytes) -> None:
        self._connection = connection
        self.path = path
        self._kind = kind
        self._body = body

    def parameters(self) -> dict[str, Any]:
        """JSON, a form or its parts; the values of the latter two are strings."""
        if self._kind.startswith(b"application/json"):
            return orjson.loads(self._body or b"{}")  # type: ignore[no-any-return]
        if self._kind.startswith(b"multipart/"):
            return _parts(self._body, self._kind)
        return dict(parse_qsl(self._body.decode()))

    def answer(self, body: bytes, kind: bytes = b"application/json", status: bytes = b"200 OK") -> None:
        self._connection.write(body, kind, status)


class Connection(asyncio.Protocol):
    """One keep-alive connection; a client sends its next request after the answer to the one before."""

    def __init__(self, serve: Serve) -> None:
        self._serve = serve
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is no subclass of it

    def connection_lost(self, error: Exception | None) -> None:
        self._transport = None

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self._buffer[:end]
        body = _body(head, self._buffer[end + 4 :])
        if body is None:
            return
        self._buffer = b""
        kind = CONTENT_TYPE.search(head)
        path = head[: head.index(b"\r\n")].split(b" ")[1].decode()
        self._serve(Request(self, path, kind[1] if kind else b"", body))

    def write(self, body: bytes, kind: bytes, status: bytes) -> None:
        if self._transport is not None:
            shape = b"HTTP/1.1 %b\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n"
            head = shape % (status, kind, len(body))
            self._transport.write(head + body)


def _body(head: bytes, rest: bytes) -> bytes | None:
    """The whole body, or None while some of it is still to come."""
    length = LENGTH.search(head)
    if length is not None:
        return rest if len(rest) >= int(length[1]) else None
    if CHUNKED.search(head) is None:
        return b""
    if not rest.endswith(b"0\r\n\r\n"):
        return None
    body = b""
    while (size := int(rest[: rest.index(b"\r\n")], 16)) > 0:
        start = rest.index(b"\r\n") + 2
        body += rest[start : start + size]
        rest = rest[start + size + 2 :]
    return body


def _parts(body: bytes, kind: bytes) -> dict[str, Any]:
    boundary = b"--" + kind.split(b"boundary=")[1].split(b";")[0].strip(b'"')
    found = {}
    for part in body.split(boundary)[1:-1]:
        head, _, value = part.partition(b"\r\n\r\n")
        name = PART_NAME.search(head)
        if name is not None and b"filename=" not in head:
            found[name[1].decode()] = value[:-2].decode()
    return found
