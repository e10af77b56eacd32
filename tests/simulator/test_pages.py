"""The same acts over HTTP, and what the page hears."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import FormData

from simulator import Simulator, Upload
from tests.simulator.conftest import FORUM, LIN, NOON, YING, Bot, Client, Clock

KEYS = {"inline_keyboard": [[{"text": "Accept", "callback_data": "accept:1"}]]}
MAP = {"type": "FeatureCollection", "features": []}


async def test_the_overview_names_bot_people_and_groups(client: Client, bot: Bot) -> None:
    await bot("setMyCommands", commands=[{"command": "report", "description": "Report"}])
    status, body = await client.ask("GET", "/people")
    assert (status, body["bot"], body["now"]) == (
        200,
        {"id": 100001, "username": "jiejing_bot", "first_name": "洁净"},
        NOON.isoformat(),
    )
    assert body["people"][0] == {
        "id": YING,
        "first_name": "Ying",
        "last_name": None,
        "username": "ying",
        "language_code": "zh-hans",
        "role": None,
        "title": None,
        "open": True,
        "started": True,
        "blocked": False,
        "commands": [{"command": "report", "description": "Report"}],
        "menu_button": {"type": "commands"},
    }
    assert body["groups"][1] == {
        "id": FORUM,
        "type": "supergroup",
        "title": "Village",
        "is_forum": True,
        "members": [8, 9],
    }


async def test_chats_show_messages_files_and_keyboard(
    client: Client, bot: Bot, photo: Callable[..., bytes]
) -> None:
    markup = {"keyboard": [[{"text": "Yes"}]]}
    await client.simulator.people.photo(YING, photo(40, 40))
    await bot("sendMessage", chat_id=YING, text="x", reply_markup=markup)
    _, body = await client.ask("GET", f"/people/{YING}/chats")
    own, street = body["chats"]
    assert (own["reply_keyboard"], own["messages"][1]["text"], street["chat"]["title"]) == (
        markup,
        "x",
        "Street",
    )
    address = own["messages"][0]["photo"][0]["file_url"]
    status, content = await client.ask("GET", address)
    assert (status, content[:2]) == (200, b"\xff\xd8")


@pytest.mark.parametrize(
    ("path", "given", "kinds"),
    [
        ("text", {"text": "hello"}, ["text"]),
        ("start", {"parameter": "abc"}, ["entities", "text"]),
        ("start", {}, ["entities", "text"]),
        ("location", {"latitude": 22.8, "longitude": 114}, ["location"]),
        (
            "location",
            {"latitude": 1, "longitude": 2, "venue": {"title": "a", "address": "b"}},
            ["location", "venue"],
        ),
        ("sticker", {}, ["sticker"]),
        ("voice", {}, ["voice"]),
    ],
)
async def test_acts_write_messages(
    client: Client, bot: Bot, path: str, given: dict[str, Any], kinds: list[str]
) -> None:
    status, body = await client.ask("POST", f"/people/{YING}/{path}", json=given)
    assert (status, sorted(body["message"].keys() - {"message_id", "from", "chat", "date"})) == (200, kinds)
    assert len(await bot.updates()) == 1


@pytest.mark.parametrize("as_file", [False, True])
async def test_photos_come_as_parts(client: Client, photo: Callable[..., bytes], as_file: bool) -> None:
    form = FormData({"caption": "x", "as": "file" if as_file else "photo"})
    for name in ("a.jpg", "b.jpg"):
        form.add_field("file", photo(50, 50), filename=name, content_type="image/jpeg")
    status, body = await client.ask("POST", f"/people/{YING}/photo", data=form)
    assert (status, len(body["messages"]), body["messages"][0]["caption"]) == (200, 2, "x")
    assert all(("document" in one) == as_file for one in body["messages"])


async def test_a_press_gives_the_answer(client: Client, bot: Bot) -> None:
    sent = await bot("sendMessage", chat_id=YING, text="x", reply_markup=KEYS)
    given = {"chat_id": YING, "message_id": sent["message_id"], "data": "accept:1"}
    press = asyncio.create_task(client.ask("POST", f"/people/{YING}/press", json=given))
    [update] = await bot.updates(timeout=5)
    await bot("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="taken")
    assert await press == (200, {"answer": {"text": "taken", "show_alert": False}})


async def test_edits_blocks_and_changes_are_taken(client: Client, bot: Bot) -> None:
    sent = await client.simulator.people.text(YING, "a")
    status, body = await client.ask(
        "POST", f"/people/{YING}/edit", json={"message_id": sent["message_id"], "text": "b"}
    )
    assert (status, body["message"]["text"]) == (200, "b")
    assert await client.ask("POST", f"/people/{YING}/block", json={"blocked": True}) == (
        200,
        {"blocked": True},
    )
    _, person = await client.ask("PATCH", f"/people/{YING}", json={"language_code": "en", "open": False})
    assert (person["language_code"], person["open"], person["blocked"]) == ("en", False, True)


@pytest.mark.parametrize(
    ("verb", "path", "how", "words"),
    [
        ("POST", "/people/404/text", {"json": {"text": "x"}}, "there is no person 404"),
        ("POST", "/people/7/text", {"data": b"{"}, "a JSON object is expected"),
        ("POST", "/people/7/text", {"json": {"words": "x"}}, "unknown field words"),
        ("POST", "/people/7/text", {"json": {"text": 5}}, "text must be str"),
        ("POST", "/people/7/text", {"json": {}}, "text is missing"),
        ("POST", "/people/7/location", {"json": {"latitude": "x", "longitude": 1}}, "latitude must be float"),
        (
            "POST",
            "/people/7/location",
            {"json": {"latitude": 1, "longitude": 1, "venue": {}}},
            "a venue has title and address",
        ),
        ("POST", "/people/7/photo", {"json": {"sample": "none.jpg"}}, "there is no sample none.jpg"),
        ("POST", "/people/7/block", {"json": {"blocked": "yes"}}, "blocked must be bool"),
        ("GET", "/people/samples/..%2Fsecret", {}, "there is no sample ../secret"),
        ("POST", "/control/clock", {"json": {"minutes": 5}}, "nothing here answers clock"),
    ],
)
async def test_wrong_input_is_explained(
    client: Client, verb: str, path: str, how: dict[str, Any], words: str
) -> None:
    assert await client.ask(verb, path, **how) == (400, {"error": words})


async def test_a_broken_photo_is_explained(client: Client) -> None:
    form = FormData()
    form.add_field("file", b"x", filename="a.jpg", content_type="image/jpeg")
    assert await client.ask("POST", f"/people/{YING}/photo", data=form) == (
        400,
        {"error": "Bad Request: IMAGE_PROCESS_FAILED"},
    )


async def test_pages_of_others_are_refused(client: Client) -> None:
    for origin, status in (("http://evil.example", 403), (client.simulator.url, 200)):
        answered, _ = await client.ask(
            "POST", f"/people/{YING}/text", json={"text": "x"}, headers={"Origin": origin}
        )
        assert answered == status


@pytest.mark.parametrize("path", ["/page/none.js", "/page/..%2Fserver.py", "/page/%2Fetc%2Fpasswd"])
async def test_only_files_of_the_page_are_served(client: Client, path: str) -> None:
    assert (await client.ask("GET", path))[0] == 404


async def test_the_page_is_served(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.pages.FOLDER", tmp_path)
    assert await client.ask("GET", "/") == (404, {"error": "there is no page index.html"})
    (tmp_path / "index.html").write_text("<title>x</title>")
    assert await client.ask("GET", "/") == (200, b"<title>x</title>")
    assert (await client.ask("GET", "/favicon.ico"))[0] == 204


async def test_the_page_runs_nothing_but_its_own(client: Client) -> None:
    for path in ("/", "/page/app.js"):
        async with client.session.get(f"{client.simulator.url}{path}") as answer:
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Content-Security-Policy"] == (
                "default-src 'self'; img-src 'self' blob: data:; connect-src 'self'; style-src 'self'"
            )


async def test_what_a_person_sent_is_never_taken_for_a_page(
    client: Client, photo: Callable[..., bytes]
) -> None:
    [shown] = await client.simulator.people.photo(YING, photo(40, 40))
    page = Upload("page.html", b"<script>alert(1)</script>", "text/html")
    [saved] = await client.simulator.people.photo(YING, page, as_file=True)
    _, body = await client.ask("GET", f"/people/{YING}/chats")
    messages = {one["message_id"]: one for one in body["chats"][0]["messages"]}
    image = messages[shown["message_id"]]["photo"][0]["file_url"]
    file = messages[saved["message_id"]]["document"]["file_url"]
    for address, kind, way in ((image, "image/jpeg", None), (file, "application/octet-stream", "attachment")):
        async with client.session.get(f"{client.simulator.url}{address}") as answer:
            headers = answer.headers
            assert (answer.content_type, headers.get("Content-Disposition")) == (kind, way)
            assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.fixture
async def demo(tmp_path: Path, photo: Callable[..., bytes], clock: Clock) -> AsyncIterator[Client]:
    """A stand-in with a map, samples and controls, as the demo makes it."""
    for name in ("alley", "bin", "street"):
        (tmp_path / f"{name}.jpg").write_bytes(photo(30, 30))
    (tmp_path / "titles.json").write_text('{"bin.jpg": {"zh": "垃圾桶", "en": "Bin"}}')

    async def move(given: dict[str, Any]) -> dict[str, Any]:
        clock.move(given["minutes"] * 60)
        return {"jobs": 3}

    async def reset(given: dict[str, Any]) -> dict[str, Any]:
        return {"ok": True}

    simulator = Simulator(now=clock, map=MAP, samples=tmp_path, on_clock=move, on_reset=reset)
    simulator.add_person(YING, "Ying")
    async with simulator, aiohttp.ClientSession() as session:
        yield Client(session, simulator)


async def test_map_and_samples_are_offered(demo: Client) -> None:
    assert await demo.ask("GET", "/people/map") == (200, MAP)
    _, samples = await demo.ask("GET", "/people/samples")
    assert samples == [
        {"name": "bin.jpg", "title": {"zh": "垃圾桶", "en": "Bin"}, "url": "/people/samples/bin.jpg"},
        {"name": "alley.jpg", "title": {"zh": "alley", "en": "alley"}, "url": "/people/samples/alley.jpg"},
        {
            "name": "street.jpg",
            "title": {"zh": "street", "en": "street"},
            "url": "/people/samples/street.jpg",
        },
    ]
    assert (await demo.ask("GET", samples[0]["url"]))[0] == 200
    form = FormData({"sample": "bin.jpg", "as": "photo"})
    status, body = await demo.ask("POST", f"/people/{YING}/photo", data=form)
    assert (status, body["messages"][0]["photo"][-1]["width"]) == (200, 30)


async def test_the_page_hears_what_happens(demo: Client) -> None:
    bot = Bot(demo.simulator)
    async with demo.session.ws_connect(f"{demo.simulator.url}/people/events") as socket:
        await demo.simulator.until(lambda: demo.simulator.tg.world.events.watched)
        await demo.ask("POST", f"/people/{YING}/text", json={"text": "hello"})
        sent = await bot("sendMessage", chat_id=YING, text="x", reply_markup=KEYS)
        await bot("sendChatAction", chat_id=YING, action="typing")
        await bot("editMessageText", chat_id=YING, message_id=sent["message_id"], text="y")
        await bot(
            "setMessageReaction", chat_id=YING, message_id=1, reaction=[{"type": "emoji", "emoji": "👍"}]
        )
        await bot("deleteMessage", chat_id=YING, message_id=sent["message_id"])
        await demo.ask("PATCH", f"/people/{YING}", json={"open": False})
        assert await demo.ask("POST", "/control/clock", json={"minutes": 60}) == (200, {"jobs": 3})
        assert await demo.ask("POST", "/control/reset", json={}) == (200, {"ok": True})
        heard = [await socket.receive_json(timeout=5) for _ in range(9)]
    kinds = ["message", "updates", "message", "action", "edit", "reaction", "delete", "people", "clock"]
    assert [one["event"] for one in heard] == kinds
    assert (heard[0]["person"], heard[0]["chat_id"], heard[0]["message"]["text"]) == (YING, YING, "hello")
    assert heard[8] == {"event": "clock", "now": "2026-11-21T05:00:00+00:00"}


async def test_every_member_of_a_group_sees_what_happens_there(simulator: Simulator, bot: Bot) -> None:
    queue = simulator.tg.world.events.watch()
    await bot("sendMessage", chat_id=FORUM, text="x")
    assert [queue.get_nowait()["person"] for _ in range(queue.qsize())] == [8, LIN]


async def test_faults_and_calls_are_at_hand(client: Client) -> None:
    assert await client.ask("POST", "/control/fault", json={"kind": "server_error", "times": None}) == (
        200,
        {"ok": True},
    )
    assert (await client.call("getMe"))[0] == 500
    await client.ask("POST", "/control/fault", json={"clear": True})
    assert (await client.call("getMe"))[0] == 200
    _, body = await client.ask("GET", "/control/calls")
    assert [("fault" in one, "result" in one) for one in body["calls"]] == [(True, False), (False, True)]
    assert (await client.ask("POST", "/control/fault", json={"kind": "storm"}))[0] == 400
