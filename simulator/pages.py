"""The same acts of people over HTTP, and what they see over a WebSocket: for the page of the demo."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import orjson
from aiohttp import WSMsgType, web

from simulator import forms
from simulator.description import Upload
from simulator.faults import Fault
from simulator.methods.profile import commands_for, menu_button
from simulator.people import People
from simulator.refusals import Mistaken, Refused
from simulator.telegram import Telegram
from simulator.world import Chat, Person, seen

FOLDER = Path(__file__).with_name("page")
POLICY = "default-src 'self'; img-src 'self' blob: data:; connect-src 'self'; style-src 'self'"
HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
}
OnControl = Callable[[dict[str, Any]], Awaitable[Any]]
Act = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Pages:
    def __init__(
        self,
        tg: Telegram,
        people: People,
        map: dict[str, Any] | None = None,
        samples: Path | None = None,
        on_clock: OnControl | None = None,
        on_reset: OnControl | None = None,
    ) -> None:
        self._tg = tg
        self._people = people
        self._map = map
        self._samples = forms.Samples(samples)
        self._on_clock = on_clock
        self._on_reset = on_reset

    def routes(self) -> list[web.RouteDef]:
        person = r"/people/{id:-?\d+}"
        acts: dict[str, Act] = {
            "text": self.text,
            "photo": self.photo,
            "location": self.location,
            "press": self.press,
            "edit": self.edit,
            "start": self.start,
            "block": self.block,
            "sticker": self.sticker,
            "voice": self.voice,
        }
        return [
            web.get("/", self.index),
            web.get("/favicon.ico", self.favicon),
            web.get("/page/{path:.+}", self.static),
            web.get("/people", self.overview),
            web.get("/people/map", self.map),
            web.get("/people/samples", self.samples),
            web.get("/people/samples/{name}", self.sample),
            web.get("/people/files/{file_id}", self.file),
            web.get("/people/events", self.events),
            web.get(f"{person}/chats", self.chats),
            web.patch(person, self.change),
            *(web.post(f"{person}/{name}", act) for name, act in acts.items()),
            web.post("/control/clock", self.clock),
            web.post("/control/reset", self.reset),
            web.post("/control/fault", self.fault),
            web.get("/control/calls", self.calls),
        ]

    async def index(self, request: web.Request) -> web.StreamResponse:
        return page("index.html")

    async def static(self, request: web.Request) -> web.StreamResponse:
        return page(request.match_info["path"])

    async def favicon(self, request: web.Request) -> web.StreamResponse:
        return web.Response(status=204)

    async def overview(self, request: web.Request) -> web.StreamResponse:
        world = self._tg.world
        bot = {name: world.bot[name] for name in ("id", "username", "first_name")}
        groups = [
            {**chat.about(), "members": sorted(chat.members)}
            for chat in world.chats.values()
            if not chat.private and chat.moved_to is None
        ]
        people = [self._card(person) for person in world.people.values()]
        return forms.answer({"bot": bot, "people": people, "groups": groups, "now": world.now().isoformat()})

    def _card(self, person: Person) -> dict[str, Any]:
        names = ("id", "first_name", "last_name", "username", "language_code", "role", "title", "open")
        return {
            **{name: getattr(person, name) for name in names},
            "started": person.started,
            "blocked": person.blocked,
            "commands": commands_for(self._tg.profile, person),
            "menu_button": menu_button(self._tg.profile, person.id),
        }

    async def map(self, request: web.Request) -> web.StreamResponse:
        return forms.answer(self._map or {"type": "FeatureCollection", "features": []})

    async def samples(self, request: web.Request) -> web.StreamResponse:
        return forms.answer(self._samples.listed())

    async def sample(self, request: web.Request) -> web.StreamResponse:
        return forms.picture(self._samples.read(request.match_info["name"]))

    async def file(self, request: web.Request) -> web.StreamResponse:
        file = self._tg.files.get(request.match_info["file_id"])
        return forms.picture(Upload("", file.content, file.mime))

    async def chats(self, request: web.Request) -> web.StreamResponse:
        person = self._tg.world.person(forms.person(request))
        chats = [self._tg.world.chats[person.id]]
        chats += [chat for chat in self._tg.world.chats.values() if person.id in chat.members]
        return forms.answer({"chats": [self._chat(chat) for chat in chats if chat.moved_to is None]})

    def _chat(self, chat: Chat) -> dict[str, Any]:
        messages = [
            {**seen(message), "reactions": chat.reactions.get(number, [])}
            for number, message in chat.messages.items()
        ]
        topics = [{"message_thread_id": number, "name": name} for number, name in chat.topics.items()]
        return {
            "chat": chat.about(),
            "topics": topics,
            "messages": messages,
            "reply_keyboard": chat.keyboard,
        }

    async def text(self, request: web.Request) -> web.StreamResponse:
        given = await forms.given(
            request, ("text",), text=str, chat_id=int, reply_to_message_id=int, message_thread_id=int
        )
        given["thread_id"] = given.pop("message_thread_id", None)
        return forms.answer({"message": seen(await self._people.text(forms.person(request), **given))})

    async def photo(self, request: web.Request) -> web.StreamResponse:
        fields, files = await forms.form(request)
        if "sample" in fields:
            files.append(self._samples.read(fields.pop("sample")))
        as_file = fields.pop("as", "photo") == "file"
        given = forms.typed(fields, caption=str, chat_id=int, reply_to_message_id=int, message_thread_id=int)
        given["thread_id"] = given.pop("message_thread_id", None)
        messages = await self._people.photo(forms.person(request), *files, as_file=as_file, **given)
        return forms.answer({"messages": [seen(message) for message in messages]})

    async def location(self, request: web.Request) -> web.StreamResponse:
        given = await forms.given(
            request,
            ("latitude", "longitude"),
            latitude=float,
            longitude=float,
            live_period=int,
            venue=dict,
            chat_id=int,
        )
        message = await self._people.location(forms.person(request), **given)
        return forms.answer({"message": message})

    async def press(self, request: web.Request) -> web.StreamResponse:
        given = await forms.given(request, ("message_id", "data"), chat_id=int, message_id=int, data=str)
        return forms.answer({"answer": await self._people.press(forms.person(request), **given)})

    async def edit(self, request: web.Request) -> web.StreamResponse:
        given = await forms.given(
            request, ("message_id",), chat_id=int, message_id=int, text=str, caption=str
        )
        return forms.answer({"message": seen(await self._people.edit(forms.person(request), **given))})

    async def start(self, request: web.Request) -> web.StreamResponse:
        given = await forms.given(request, parameter=str)
        return forms.answer({"message": await self._people.start(forms.person(request), **given)})

    async def block(self, request: web.Request) -> web.StreamResponse:
        given = await forms.given(request, ("blocked",), blocked=bool)
        await self._people.block(forms.person(request), **given)
        return forms.answer({"blocked": self._tg.world.person(forms.person(request)).blocked})

    async def sticker(self, request: web.Request) -> web.StreamResponse:
        given = await forms.given(request, chat_id=int)
        return forms.answer({"message": await self._people.sticker(forms.person(request), **given)})

    async def voice(self, request: web.Request) -> web.StreamResponse:
        given = await forms.given(request, chat_id=int)
        return forms.answer({"message": await self._people.voice(forms.person(request), **given)})

    async def change(self, request: web.Request) -> web.StreamResponse:
        given = await forms.given(request, language_code=str, open=bool)
        return forms.answer(self._card(await self._people.change(forms.person(request), **given)))

    async def clock(self, request: web.Request) -> web.StreamResponse:
        return await self._control(
            "clock", self._on_clock, await forms.given(request, ("minutes",), minutes=float)
        )

    async def reset(self, request: web.Request) -> web.StreamResponse:
        return await self._control("reset", self._on_reset, {})

    async def _control(self, event: str, do: OnControl | None, given: dict[str, Any]) -> web.StreamResponse:
        if do is None:
            raise Mistaken(f"nothing here answers {event}")
        result = await do(given)
        self._tg.world.events.tell({"event": event, "now": self._tg.world.now().isoformat()})
        return forms.answer(result)

    async def fault(self, request: web.Request) -> web.StreamResponse:
        """{"clear": true}, or the fields of a Fault."""
        given = await forms.body(request)
        if given.pop("clear", False):
            self._tg.faults.clear()
        if given:
            try:
                self._tg.faults.add(Fault(**given))
            except (TypeError, ValueError) as error:
                raise Mistaken(f"not a fault: {error}") from error
        return forms.answer({"ok": True})

    async def calls(self, request: web.Request) -> web.StreamResponse:
        return forms.answer({"calls": list(self._tg.calls)})

    async def events(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        queue = self._tg.world.events.watch()
        sender = asyncio.create_task(self._pass_on(queue, socket))
        try:
            async for message in socket:
                if message.type == WSMsgType.ERROR:
                    break
        finally:
            sender.cancel()
            self._tg.world.events.leave(queue)
        return socket

    async def _pass_on(self, queue: asyncio.Queue[dict[str, Any]], socket: web.WebSocketResponse) -> None:
        while not socket.closed:
            event = await queue.get()
            event.setdefault("now", self._tg.world.now().isoformat())
            await socket.send_str(orjson.dumps(event).decode())


def page(path: str) -> web.StreamResponse:
    found = (FOLDER / path).resolve()
    if not found.is_relative_to(FOLDER.resolve()) or not found.is_file():
        return forms.answer({"error": f"there is no page {path}"}, 404)
    return web.FileResponse(found, headers=HEADERS)


@web.middleware
async def explain(request: web.Request, handler: Act) -> web.StreamResponse:
    """Turns what a person may not do into 400, and refuses what another site's page sends."""
    origin = request.headers.get("Origin")
    if origin and not request.path.startswith("/bot") and origin.partition("://")[2] != request.host:
        return forms.answer({"error": "only this page may do that"}, 403)
    try:
        return await handler(request)
    except Mistaken as mistaken:
        return forms.answer({"error": str(mistaken)}, 400)
    except Refused as refused:
        return forms.answer({"error": refused.description}, refused.code)
