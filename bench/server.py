"""A Bot API for benchmarks: hands out updates, answers calls after a set delay, and keeps the times.

Run as a process of its own: `python -m bench.server` prints `ready <port>`. `POST /go` with a Load begins
one, `GET /result` tells how far it is. It checks nothing that a bot sends; that is the simulator's work.
"""

import asyncio
import dataclasses
import io
import itertools
import sys
import time
from collections import deque
from typing import Any

import orjson
import uvloop
from PIL import Image

from bench.conversations import DATE, Conversation, Kind, Load, Update
from bench.http_server import Connection, Request

ME = {"id": 110201543, "is_bot": True, "first_name": "Jiejing", "username": "jiejing_bot"}
TRUE = b'{"ok":true,"result":true}'
EMPTY = b'{"ok":true,"result":[]}'
# A press is numbered chat * CHAT + update, so that its answer names both.
CHAT = 10**9
LISTS = frozenset({"getMyCommands", "getForumTopicIconStickers", "setGameScore"})


class Server:
    """The pending updates, the conversations under way and the times of each update."""

    def __init__(self) -> None:
        self._load = Load(Kind.ECHO, 0)
        self._update_ids = itertools.count(1)
        self._message_ids = itertools.count(100)
        self._pending: deque[tuple[int, bytes]] = deque()
        self._poll: tuple[Request, int] | None = None
        self._polls = 0
        self._to_begin: deque[int] = deque()
        self._chats: dict[int, Conversation] = {}
        self._waiting: dict[int, tuple[int, float]] = {}
        self._latencies: list[float] = []
        self._finished = self._released = self._calls = 0
        self._started = self._ended = 0.0
        self._file = b""

    def serve(self, request: Request) -> None:
        path, _, _ = request.path.partition("?")
        if path == "/go":
            self._go(Load(**request.parameters()))
            return request.answer(TRUE)
        if path == "/result":
            return request.answer(orjson.dumps(self._result()))
        self._calls += path.rpartition("/")[2] != "getUpdates"
        if path.startswith("/file/"):
            return request.answer(self._file, b"image/jpeg")
        return self._api(path.rpartition("/")[2], request)

    def _go(self, load: Load) -> None:
        self._load = dataclasses.replace(load, kind=Kind(load.kind))
        self._file = _jpeg(load.photo)
        self._to_begin = deque(range(load.first, load.first + load.chats))
        self._chats, self._waiting, self._latencies = {}, {}, []
        self._finished = self._released = 0
        self._started = self._ended = time.perf_counter()
        if load.rate:
            self._begin_at_rate()
        else:
            for _ in range(min(load.window, load.chats)):
                self._begin_next()

    def _begin_at_rate(self) -> None:
        """As many as are due by now, so that a late timer does not lower the rate."""
        due = int((time.perf_counter() - self._started) * self._load.rate) + 1
        while self._to_begin and self._load.chats - len(self._to_begin) < due:
            self._begin_next()
        if self._to_begin:
            asyncio.get_running_loop().call_later(1 / self._load.rate, self._begin_at_rate)

    def _begin_next(self) -> None:
        if self._to_begin:
            chat = self._to_begin.popleft()
            self._chats[chat] = Conversation(chat, self._load.kind)
            self._release(chat, self._chats[chat].begin())

    def _release(self, chat: int, update: Update) -> None:
        number = next(self._update_ids)
        if "callback_query" in update:
            update["callback_query"]["id"] = str(chat * CHAT + number)
        else:
            update["message"]["message_id"] = number
        self._pending.append((number, orjson.dumps({"update_id": number, **update})))
        self._waiting[chat] = (number, time.perf_counter())
        self._released += 1
        if self._poll is not None:
            asyncio.get_running_loop().call_soon(self._hand_out)

    def _hand_out(self) -> None:
        """Answer the waiting poll if there is something: the same again until an offset confirms it."""
        if self._poll is None or not self._pending:
            return
        request, limit = self._poll
        self._poll = None
        batch = [raw for _, raw in itertools.islice(self._pending, limit)]
        request.answer(b'{"ok":true,"result":[%b]}' % b",".join(batch))

    def _take_poll(self, request: Request) -> None:
        asked = request.parameters()
        offset, limit = int(asked.get("offset") or 0), int(asked.get("limit") or 100)
        while self._pending and self._pending[0][0] < offset:
            self._pending.popleft()
        self._end_poll(self._poll)
        self._polls += 1
        self._poll = (request, limit)
        self._hand_out()
        if self._poll is not None:
            asyncio.get_running_loop().call_later(
                float(asked.get("timeout") or 0), self._end_poll, self._poll
            )

    def _end_poll(self, poll: tuple[Request, int] | None) -> None:
        if poll is not None and self._poll is poll:
            self._poll = None
            poll[0].answer(EMPTY)

    def _api(self, method: str, request: Request) -> None:
        if method == "getUpdates":
            return self._take_poll(request)
        asked = request.parameters()
        result = self._result_of(method, asked)
        body = TRUE if result is True else orjson.dumps({"ok": True, "result": result})
        if self._load.delay and ("chat_id" in asked or method == "answerCallbackQuery"):
            asyncio.get_running_loop().call_later(self._load.delay, request.answer, body)
            return None
        return request.answer(body)

    def _result_of(self, method: str, asked: dict[str, Any]) -> Any:
        if method == "getMe":
            return {**ME, "can_join_groups": True, "can_read_all_group_messages": False}
        if method == "getFile":
            return {
                "file_id": asked["file_id"],
                "file_unique_id": "U",
                "file_path": f"photos/{asked['file_id']}.jpg",
            }
        if method == "answerCallbackQuery":
            self._first_answer(*divmod(int(asked["callback_query_id"]), CHAT))
        if method.startswith(("send", "edit", "copy")) and "chat_id" in asked and method != "sendChatAction":
            return self._message(asked)
        return [] if method in LISTS else True

    def _message(self, asked: dict[str, Any]) -> dict[str, Any]:
        chat = int(asked["chat_id"])
        message = {
            "message_id": int(asked.get("message_id") or next(self._message_ids)),
            "date": DATE,
            "from": ME,
            "chat": {"id": chat, "type": "private", "first_name": "Ying"},
            "text": asked.get("text", ""),
        }
        markup = asked.get("reply_markup")
        markup = orjson.loads(markup) if isinstance(markup, str) else markup
        if markup and "inline_keyboard" in markup:
            message["reply_markup"] = markup
        self._ended = time.perf_counter()
        self._first_answer(chat)
        self._go_on(chat, message)
        return message

    def _first_answer(self, chat: int, number: int | None = None) -> None:
        """The chat's last update has its answer; that to a press counts for this press (`number`) only."""
        asked, released = self._waiting.get(chat, (None, 0.0))
        if asked is not None and number in (None, asked):
            del self._waiting[chat]
            self._latencies.append(time.perf_counter() - released)

    def _go_on(self, chat: int, message: dict[str, Any]) -> None:
        conversation = self._chats.get(chat)
        if conversation is None or conversation.done:
            return
        update = conversation.hear(message)
        if conversation.done:
            self._finished += 1
            if not self._load.rate:
                self._begin_next()
        elif update is not None:
            asyncio.get_running_loop().call_later(self._load.pause, self._release, chat, update)

    def _result(self) -> dict[str, Any]:
        latencies = sorted(self._latencies)
        return {
            "polls": self._polls,
            "calls": self._calls,
            "chats": self._finished,
            "released": self._released,
            "answered": len(latencies),
            "seconds": self._ended - self._started,
            "p50_ms": _quantile(latencies, 0.5) * 1000,
            "p99_ms": _quantile(latencies, 0.99) * 1000,
        }


def _quantile(ordered: list[float], share: float) -> float:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0


def _jpeg(side: int) -> bytes:
    out = io.BytesIO()
    Image.radial_gradient("L").resize((side, side)).convert("RGB").save(out, "JPEG")
    return out.getvalue()


async def main() -> None:
    server = Server()
    listening = await asyncio.get_running_loop().create_server(
        lambda: Connection(server.serve), "127.0.0.1", 0
    )
    sys.stdout.write(f"ready {listening.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await listening.serve_forever()


if __name__ == "__main__":
    uvloop.run(main())
