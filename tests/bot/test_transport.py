import asyncio
import gzip
import traceback
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.exchange import Cut, NotSent, TooLong
from bot.transport import AiohttpRequest
from tests.bot.conftest import TOKEN, Answer, FakeApi


@pytest.fixture
async def request_(api: FakeApi) -> AsyncIterator[AiohttpRequest]:
    async with AiohttpRequest(api.url, body_limit=2000) as request:
        yield request


def url(api: FakeApi, method: str = "sendMessage") -> str:
    return f"{api.url}/bot{TOKEN}/{method}"


async def cut_off(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def stay_silent(request: web.Request) -> web.StreamResponse:
    await asyncio.sleep(30)
    return web.Response()


async def half_an_answer(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "100"})
    await response.prepare(request)
    await response.write(b'{"ok":')
    return await cut_off(request)


async def endless(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    for _ in range(1000):
        await response.write(b"x" * 1000)
    return response


async def packed(_: web.Request) -> web.StreamResponse:
    return web.Response(body=gzip.compress(b" " * 100_000), headers={"Content-Encoding": "gzip"})


async def test_ptb_calls_through_it(api: FakeApi, request_: AiohttpRequest) -> None:
    api.answer(
        "sendMessage", {"message_id": 7, "date": 0, "chat": {"id": 1, "type": "private"}, "text": "好"}
    )
    bot = Bot(TOKEN, base_url=f"{api.url}/bot", request=request_, get_updates_request=request_)

    message = await bot.send_message(1, "好")

    assert (message.text, api.asked) == ("好", [("sendMessage", {"chat_id": 1, "text": "好"})])


async def test_ptb_uploads_through_it(api: FakeApi, request_: AiohttpRequest) -> None:
    api.answer("sendPhoto", {"message_id": 7, "date": 0, "chat": {"id": 1, "type": "private"}})
    bot = Bot(TOKEN, base_url=f"{api.url}/bot", request=request_, get_updates_request=request_)

    await bot.send_photo(1, InputFile(b"\xff\xd8", "bin.jpg"), caption="满")

    assert api.asked == [("sendPhoto", {"chat_id": "1", "caption": "满", "photo": ("bin.jpg", b"\xff\xd8")})]


async def test_nobody_listening_means_not_sent(api: FakeApi, unused_tcp_port: int) -> None:
    origin = f"http://127.0.0.1:{unused_tcp_port}"
    async with AiohttpRequest(origin) as request:
        with pytest.raises(NotSent):
            await request.post(f"{origin}/bot{TOKEN}/getMe")


async def test_a_closed_connection_means_not_sent(api: FakeApi, request_: AiohttpRequest) -> None:
    await request_.shutdown()

    with pytest.raises(NotSent):
        await request_.post(url(api))


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (cut_off, Cut),
        (half_an_answer, Cut),
        (stay_silent, TimedOut),
        (endless, TooLong),
        (packed, TooLong),
    ],
)
async def test_what_goes_wrong_after_writing_is_told_apart_and_keeps_the_token_secret(
    api: FakeApi,
    request_: AiohttpRequest,
    answer: Answer,
    kind: type[TelegramError],
    caplog: pytest.LogCaptureFixture,
) -> None:
    api.answers["sendMessage"] = answer

    with pytest.raises(kind) as caught:
        await request_.post(url(api), read_timeout=0.05)

    seen = "".join(traceback.format_exception(caught.value)) + caplog.text + repr(request_)
    assert TOKEN not in seen
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


async def test_an_upload_that_breaks_off_in_the_middle_was_not_sent(
    api: FakeApi, request_: AiohttpRequest
) -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1000)
        writer.transport.abort()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    origin = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    photo = RequestParameter("photo", None, [InputFile(bytes(2**25), "a.jpg")])
    async with server, AiohttpRequest(origin) as request:
        with pytest.raises(NotSent):
            await request.post(f"{origin}/bot{TOKEN}/sendPhoto", RequestData([photo]))


@pytest.mark.parametrize(
    "page", [f"<html>cannot reach /bot{TOKEN}/x</html>".encode(), b'{"ok": fal', b"[]", b""]
)
async def test_a_page_that_is_no_answer_is_not_quoted(
    api: FakeApi, request_: AiohttpRequest, page: bytes
) -> None:
    api.fail("sendMessage", 502, page)

    with pytest.raises(NetworkError) as caught:
        await request_.post(url(api))

    assert caught.value.message == "Bad Gateway (502)"


async def test_a_good_status_with_a_broken_body_is_not_quoted_either(
    api: FakeApi, request_: AiohttpRequest
) -> None:
    api.fail("sendMessage", 200, TOKEN.encode())

    with pytest.raises(TelegramError, match=r"^Invalid server response$"):
        await request_.post(url(api))


async def test_another_host_is_never_asked(api: FakeApi, request_: AiohttpRequest) -> None:
    elsewhere = f"{api.url}.example.org/bot{TOKEN}/getMe"

    with pytest.raises(BadRequest):
        await request_.post(elsewhere)
    with pytest.raises(BadRequest):
        await request_.download(elsewhere)


async def test_a_redirect_is_not_followed(api: FakeApi, request_: AiohttpRequest) -> None:
    async def send_away(_: web.Request) -> web.StreamResponse:
        raise web.HTTPFound(f"{api.url}/elsewhere")

    api.answers["sendMessage"] = send_away

    with pytest.raises(NetworkError, match="Found"):
        await request_.post(url(api))
    with pytest.raises(BadRequest, match="redirects"):
        await request_.download(url(api))
    assert [name for name, _ in api.asked] == ["sendMessage", "sendMessage"]


async def test_a_download_stops_at_its_limit(api: FakeApi, request_: AiohttpRequest) -> None:
    api.fail("photos/1.jpg", 200, b"x" * 11)

    assert await request_.download(url(api, "photos/1.jpg"), limit=11) == b"x" * 11
    with pytest.raises(TooLong):
        await request_.download(url(api, "photos/1.jpg"), limit=10)


async def test_it_opens_again_after_a_shutdown(api: FakeApi, request_: AiohttpRequest) -> None:
    await request_.shutdown()
    await request_.initialize()

    assert await request_.post(url(api)) is True
