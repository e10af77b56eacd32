"""The bot's connection to Telegram: raw answers, named errors, and the token in no text that leaves here."""

import logging
import re
from typing import Any, Final

from telegram import Bot, InputFile
from telegram.error import InvalidToken, TelegramError
from telegram.request import RequestData
from telegram.request._requestparameter import (
    RequestParameter,
)  # RequestData is public, its parts are not

from bot.telegram_errors import kind_of
from bot.transport import MIB, AiohttpRequest
from domain.delivery import Rejected, TryLater, Undelivered

ALLOWED_UPDATES: Final = ("message", "edited_message", "callback_query", "my_chat_member")
LONG_POLL_SLACK: Final = 10.0
# What the Bot API server makes of file paths: documents/file_12.jpg.
FILE_PATH: Final = re.compile(r"(?!.*\.\.)[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*", re.ASCII)

# They write URLs, which hold the token, and people's messages at DEBUG and INFO.
for _name in ("httpx", "httpcore", "telegram.Bot", "telegram.ext.ExtBot"):
    logging.getLogger(_name).setLevel(logging.WARNING)


class QuietBot(Bot):
    """A Bot that tells nobody its token."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "QuietBot[]"

    async def initialize(self) -> None:
        """Raises InvalidToken without the token, which PTB would quote."""
        try:
            return await super().initialize()
        except InvalidToken:
            failure = InvalidToken("the Bot API server refuses BOT_TOKEN")
        raise failure


class Telegram:
    """One bot's way to the Bot API at `api_url`; call `open` first, `close` at the end.

    Every failure is a kind of domain.delivery.Undelivered, except those of `bot`, which are telegram.error's.
    """

    def __init__(self, token: str, api_url: str, request: AiohttpRequest) -> None:
        self._token = token
        self._api = f"{api_url.rstrip('/')}/bot{token}/"
        self._files = f"{api_url.rstrip('/')}/file/bot{token}/"
        self._request = request
        self.bot: Bot = QuietBot(
            token,
            base_url=f"{api_url.rstrip('/')}/bot",
            base_file_url=f"{api_url.rstrip('/')}/file/bot",
            request=request,
            get_updates_request=request,
        )

    def __repr__(self) -> str:
        return "Telegram()"

    async def open(self) -> None:
        """Make `call` usable. Asks nothing of the network; `bot.initialize()` does."""
        await self._request.initialize()

    async def close(self) -> None:
        """Cut what is under way."""
        await self._request.shutdown()

    async def call(
        self,
        method: str,
        parameters: dict[str, object],
        files: dict[str, bytes] | None = None,
        read_timeout: float | None = None,
    ) -> Any:
        """The raw `result` of `method`. None among the `parameters` is left out.

        A key of `files` is the part's name and its file name: refer to it as `attach://<key>`, or let it be
        the parameter's own name.
        """
        fields = [RequestParameter(name, value, None) for name, value in parameters.items()]
        fields += [
            RequestParameter(name, None, [InputFile(data, name)]) for name, data in (files or {}).items()
        ]
        wait = self._request.DEFAULT_NONE if read_timeout is None else read_timeout
        try:
            return await self._request.post(self._api + method, RequestData(fields), read_timeout=wait)
        except TelegramError as error:
            failure = self._named(error)
        except (KeyError, TypeError):  # JSON, but not an answer of the Bot API
            failure = TryLater(1.0, maybe_sent=True, reason="the answer has no result")
        raise failure

    async def updates(self, offset: int, timeout: int) -> list[dict[str, Any]]:  # noqa: ASYNC109
        """Raw updates from `offset` on, which confirms all before. Telegram waits `timeout` seconds for one.

        Raises Refused when the token is not (or no longer) valid: polling on is vain.
        """
        wish = {"offset": offset, "timeout": timeout, "limit": 100, "allowed_updates": ALLOWED_UPDATES}
        wait = timeout + LONG_POLL_SLACK
        try:
            batch = await self.call("getUpdates", wish, read_timeout=wait)
        except Rejected:
            # More than we take at once: then one by one.
            batch = await self.call("getUpdates", wish | {"limit": 1}, read_timeout=wait)
        if not isinstance(batch, list):
            raise TryLater(1.0, reason="getUpdates gave no list")
        return batch

    async def file(self, file_id: str, limit: int = 20 * MIB) -> bytes:
        """The file's bytes. Raises Rejected if it is longer than `limit` or its path leads elsewhere (T9)."""
        found = await self.call("getFile", {"file_id": file_id})
        if not isinstance(found, dict):
            raise TryLater(1.0, reason="getFile gave no file")
        size = found.get("file_size")
        if isinstance(size, int) and size > limit:
            raise Rejected(f"the file has {size} bytes, {limit} are allowed")
        path = _checked(found.get("file_path"))
        try:
            return await self._request.download(self._files + path, limit)
        except TelegramError as error:
            failure = self._named(error)
        raise failure

    def _named(self, error: TelegramError) -> Undelivered:
        """The kind of `error`. A server that quotes the token back must not bring it into logs or tables."""
        return kind_of(error, error.message.replace(self._token, "<token>"))


def _checked(path: object) -> str:
    if isinstance(path, str) and path.startswith("/"):
        raise Rejected("the Bot API server gives absolute file paths: run it without --local")
    if not isinstance(path, str) or not FILE_PATH.fullmatch(path):
        raise Rejected("the Bot API server gave an unsafe file path")
    return path
