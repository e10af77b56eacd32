"""The Bot API over HTTP."""

import asyncio
import json
from typing import Any

import orjson
from aiohttp import web

from simulator import bodies
from simulator.description import WHOLE, Upload
from simulator.faults import BEFORE, PAGE_502, Fault, Kind
from simulator.refusals import Refused
from simulator.telegram import Telegram

LONG = 3_600.0
"""Seconds of silence that outlast any caller's patience."""


class Api:
    def __init__(self, tg: Telegram, token: str) -> None:
        self._tg = tg
        self._token = token

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    async def call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            if request.match_info["token"] != self._token:
                raise Refused(401, "Unauthorized")
            raw, uploads = await bodies.read(request)
        except Refused as refused:
            return answer(refused.body(), refused.code)
        fault = self._tg.faults.strike(method, chat_of(raw))
        if fault is not None and fault.kind in BEFORE:
            return refuse(request, fault, self._tg, method, raw)
        body, status = await self._perform(method, raw, uploads)
        if fault is None:
            return answer(body, status)
        return await spoil(request, fault, body, status)

    async def _perform(
        self, method: str, raw: dict[str, Any], uploads: dict[str, Upload]
    ) -> tuple[dict[str, Any], int]:
        known = self._tg.description.method(method)
        for name, file in uploads.items():
            if known is not None and name in known.fields and name not in raw:
                raw[name] = file
        try:
            return {"ok": True, "result": await self._tg.call(method, raw, uploads)}, 200
        except Refused as refused:
            return refused.body(), refused.code

    async def download(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self._token:
            return answer(Refused(401, "Unauthorized").body(), 401)
        fault = self._tg.faults.strike("file", None)
        if fault is not None and fault.kind in BEFORE:
            return refuse(request, fault, self._tg, "file", {})
        file = self._tg.files.at(request.match_info["path"], self._tg.world.now())
        if file is None:
            return answer(Refused(404, "Not Found").body(), 404)
        if fault is None:
            return web.Response(body=file.content, content_type="application/octet-stream")
        return await spoil(request, fault, file.content, 200)


def answer(body: Any, status: int = 200) -> web.Response:
    content = body if isinstance(body, bytes) else encoded(body)
    return web.Response(body=content, status=status, content_type="application/json")


def encoded(body: Any) -> bytes:
    """JSON, also of updates that a test made: lone surrogates, NaN and numbers of any size."""
    try:
        return orjson.dumps(body)
    except TypeError:
        return json.dumps(body).encode()


def chat_of(raw: dict[str, Any]) -> Any:
    chat_id = raw.get("chat_id")
    return int(chat_id) if isinstance(chat_id, str) and WHOLE.fullmatch(chat_id) else chat_id


def refuse(
    request: web.Request, fault: Fault, tg: Telegram, method: str, raw: dict[str, Any]
) -> web.StreamResponse:
    """What a fault answers in place of the call, which is written down but not done."""
    record = {"method": method, "parameters": raw, "at": tg.world.now().isoformat(), "fault": str(fault.kind)}
    tg.calls.append(record)
    tg.world.events.stir()
    if fault.kind in (Kind.CUT, Kind.DOWN):
        return cut(request)
    if fault.kind == Kind.BAD_GATEWAY:
        return web.Response(text=PAGE_502, status=502, content_type="text/html")
    refused = fault.refusal()
    return answer(refused.body(), refused.code)


async def spoil(request: web.Request, fault: Fault, body: Any, status: int) -> web.StreamResponse:
    """What becomes of the answer to a call that was done."""
    if fault.kind == Kind.CUT_BODY:
        return await halve(request, body if isinstance(body, bytes) else encoded(body))
    await asyncio.sleep(LONG if fault.delay is None else fault.delay)
    return cut(request) if fault.kind == Kind.SILENT else answer(body, status)


async def halve(request: web.Request, content: bytes) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": str(len(content))})
    response.content_type = "application/json"
    await response.prepare(request)
    await response.write(content[: len(content) // 2])
    await asyncio.sleep(0)
    return cut(request)


def cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
