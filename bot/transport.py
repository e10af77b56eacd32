"""python-telegram-bot over one shared aiohttp session instead of httpx, for several times the requests."""

import json
from io import BytesIO
from typing import Any, Final

import orjson
from aiohttp import ClientSession, ClientTimeout, DummyCookieJar, FormData, TCPConnector
from telegram._utils.types import ODVInput  # how BaseRequest types a timeout; it has no public name
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData

from bot.exchange import NotSent, exchange

MIB: Final = 2**20
CONNECT, READ, WRITE, UPLOAD, DOWNLOAD = 5.0, 10.0, 5.0, 30.0, 120.0
UNSET: Final = BaseRequest.DEFAULT_NONE


class AiohttpRequest(BaseRequest):
    """Only `api_url`'s own server is ever asked (T9), through `proxy` if given; the environ is ignored."""

    def __init__(
        self, api_url: str = "https://api.telegram.org", proxy: str | None = None, body_limit: int = 32 * MIB
    ) -> None:
        self._prefix = api_url.rstrip("/") + "/"
        self._proxy = proxy
        self._body_limit = body_limit
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds between two reads when a call names none."""
        return READ

    async def initialize(self) -> None:
        """Open the session; needs a running loop. A second call is harmless."""
        if self._session is None or self._session.closed:
            self._session = ClientSession(
                connector=TCPConnector(limit=256),
                cookie_jar=DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                proxy=self._proxy,
            )

    async def shutdown(self) -> None:
        """Close every connection; calls under way fail."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = UNSET,
        write_timeout: ODVInput[float] = UNSET,
        connect_timeout: ODVInput[float] = UNSET,
        pool_timeout: ODVInput[float] = UNSET,
    ) -> tuple[int, bytes]:
        """Raises what `exchange` raises, and BadRequest for what cannot be written as JSON."""
        write = UPLOAD if request_data is not None and request_data.contains_files else WRITE
        timeout = _timeout(
            _given(connect_timeout, CONNECT), _given(write_timeout, write), _given(read_timeout, READ)
        )
        body = _body(request_data) if request_data else {}
        status, payload = await exchange(self._open(url), method, url, (timeout, self._body_limit), **body)
        return status, payload if status < 300 else _plain(payload)

    async def download(self, url: str, limit: int = 20 * MIB) -> bytes:
        """The file at `url`. Raises BadRequest where another try is vain, else NetworkError."""
        timeout = ClientTimeout(total=DOWNLOAD, connect=CONNECT, sock_read=READ)
        status, payload = await exchange(self._open(url), "GET", url, (timeout, limit))
        if 300 <= status < 400:
            raise BadRequest("the file server redirects, and that is not followed")
        if status != 200:
            raise NetworkError(f"the file server answered {status}")
        return payload

    def _open(self, url: str) -> ClientSession:
        if not url.startswith(self._prefix):
            raise BadRequest("only the configured Bot API server is asked")
        if self._session is None or self._session.closed:
            raise NotSent("the connection is closed")
        return self._session

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """The JSON in `payload`; the TelegramError for what is none does not quote it."""
        try:
            return orjson.loads(payload)
        except orjson.JSONDecodeError:
            return _leniently(payload)


def _given(value: ODVInput[float], default: float) -> float | None:
    return default if value is UNSET else value  # type: ignore[return-value]  # UNSET is the only DefaultValue here


def _timeout(connect: float | None, write: float | None, read: float | None) -> ClientTimeout:
    """aiohttp bounds no single write, so the sum of the parts bounds the whole."""
    whole = None if connect is None or write is None or read is None else connect + write + read
    return ClientTimeout(total=whole, connect=connect, sock_read=read)


def _body(data: RequestData) -> dict[str, Any]:
    try:
        plain = orjson.dumps(data.parameters)
    except (
        TypeError
    ) as error:  # a lone surrogate, an integer over 64 bits; a form could not carry them either
        raise BadRequest(f"not to be written as JSON: {error}") from error
    if not data.contains_files:
        return {"data": plain, "headers": {"Content-Type": "application/json"}}
    form = FormData(data.json_parameters, quote_fields=False)  # Telegram shows a quoted file name as it is
    for name, (filename, content, mimetype) in data.multipart_data.items():
        part = BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, part, filename=filename, content_type=mimetype)
    return {"data": form}


def _leniently(payload: bytes) -> Any:
    """Lone surrogates and NaN, too: one update that holds them must not keep all others from coming."""
    try:
        return json.loads(payload)
    except (ValueError, RecursionError):
        failure = TelegramError("Invalid server response")
    raise failure


def _plain(payload: bytes) -> bytes:
    """An error's body if it is a JSON object, else an empty one: PTB would quote a proxy's whole page."""
    try:
        return payload if isinstance(orjson.loads(payload), dict) else b"{}"
    except orjson.JSONDecodeError:
        return b"{}"
